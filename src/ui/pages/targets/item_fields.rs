//! The fields of an item.

use crate::model::{Area, AreaId, ItemUnit, Step};
use crate::ui::components::{Choice, ChoiceChip, Field, SelectField, fresh_id};
use crate::ui::item_form::{ItemDraft, ItemError};
use crate::ui::preferences::use_words;
use crate::words::Words;
use leptos::prelude::*;

/// The steps that can keep a promise: "not asked" cannot.
const PASSING: [Step; 4] = [Step::ALL[1], Step::ALL[2], Step::ALL[3], Step::ALL[4]];

/// Everything about an item but its code, which never changes.
#[component]
pub fn ItemFields(
    draft: RwSignal<ItemDraft>,
    wrong: RwSignal<Option<ItemError>>,
    /// The areas that can be given goals of their own.
    areas: Vec<(AreaId, Area)>,
) -> impl IntoView {
    let words = use_words();
    let error = move |mine: ItemError, say: fn(&Words) -> &'static str| {
        Signal::derive(move || (wrong.get() == Some(mine)).then(|| say(words.get()).to_owned()))
    };
    view! {
        <Field
            label=move || words.get().target_edit.name
            value=Signal::derive(move || draft.read().name.clone())
            on_input=move |typed| draft.update(|draft| draft.name = typed)
            error=error(ItemError::NameMissing, |words| words.target_edit.name_missing)
        />
        <UnitField draft/>
        <AudienceField draft error=error(ItemError::MinAge, |words| words.target_edit.number_wrong)/>
        <LadderFields draft wrong/>
        <Field
            label=move || words.get().target_edit.goal
            input_mode="numeric"
            value=Signal::derive(move || draft.read().goal.clone())
            on_input=move |typed| draft.update(|draft| draft.goal = typed)
            hint=move || words.get().target_edit.goal_hint
            error=error(ItemError::Goal, |words| words.target_edit.number_wrong)
        />
        {(areas.len() > 1).then(|| view! { <AreaGoals draft wrong areas/> })}
    }
}

/// Goals of single areas, where they are not the ward's.
#[component]
fn AreaGoals(
    draft: RwSignal<ItemDraft>,
    wrong: RwSignal<Option<ItemError>>,
    areas: Vec<(AreaId, Area)>,
) -> impl IntoView {
    let words = use_words();
    let is_open = draft.with_untracked(|draft| !draft.area_goals.is_empty());
    let field = move |(id, area): (AreaId, Area)| {
        let error = move || {
            let is_mine = wrong.get() == Some(ItemError::AreaGoal(id));
            is_mine.then(|| words.get().target_edit.number_wrong.to_owned())
        };
        view! {
            <Field
                label=area.name
                input_mode="numeric"
                value=Signal::derive(move || draft.with(|draft| draft.area_goal(id).to_owned()))
                on_input=move |typed| draft.update(|draft| draft.set_area_goal(id, typed))
                error=Signal::derive(error)
            />
        }
    };
    view! {
        <details class="fold" open=is_open>
            <summary>{move || words.get().target_edit.area_goals}</summary>
            <div class="stack">
                <p class="sub">{move || words.get().target_edit.area_goals_hint}</p>
                {areas.into_iter().map(field).collect_view()}
            </div>
        </details>
    }
}

#[component]
fn UnitField(draft: RwSignal<ItemDraft>) -> impl IntoView {
    let words = use_words();
    let name = fresh_id("unit");
    let chip = move |unit: ItemUnit| {
        let label = move || match unit {
            ItemUnit::Person => words.get().target_edit.unit_person,
            ItemUnit::Household => words.get().target_edit.unit_household,
        };
        view! {
            <ChoiceChip
                name=name.clone()
                checked=Signal::derive(move || draft.read().unit == unit)
                on_change=move |_| draft.update(|draft| draft.unit = unit)
            >
                {label}
            </ChoiceChip>
        }
    };
    view! {
        <fieldset class="stack-s">
            <legend>{move || words.get().target_edit.unit}</legend>
            <div class="flow">{ItemUnit::ALL.iter().copied().map(chip).collect_view()}</div>
        </fieldset>
    }
}

/// A condition: its name, how it is read, how it is set.
type Condition = (fn(&Words) -> &'static str, fn(&ItemDraft) -> bool, fn(&mut ItemDraft, bool));

/// The conditions on the person.
const OF_THE_PERSON: [Condition; 3] = [
    (|words| words.target_edit.smartphone, |draft| draft.smartphone, |draft, holds| draft.smartphone = holds),
    (|words| words.target_edit.permanent, |draft| draft.permanent, |draft, holds| draft.permanent = holds),
    (|words| words.target_edit.present, |draft| draft.present, |draft, holds| draft.present = holds),
];

/// The conditions on the household.
const OF_THE_HOUSEHOLD: [Condition; 2] = [
    (|words| words.target_edit.ocop, |draft| draft.ocop, |draft, holds| draft.ocop = holds),
    (|words| words.target_edit.farms, |draft| draft.farms, |draft, holds| draft.farms = holds),
];

#[component]
fn AudienceField(draft: RwSignal<ItemDraft>, error: Signal<Option<String>>) -> impl IntoView {
    let words = use_words();
    let name = fresh_id("audience");
    let is_person = Memo::new(move |_| draft.read().unit == ItemUnit::Person);
    let chip = move |(label, holds, set): Condition| {
        view! {
            <ChoiceChip
                choice=Choice::Several
                name=name.clone()
                checked=Signal::derive(move || draft.with(holds))
                on_change=move |checked| draft.update(|draft| set(draft, checked))
            >
                {move || label(words.get())}
            </ChoiceChip>
        }
    };
    let of_the_person = chip.clone();
    view! {
        <fieldset class="stack">
            <legend>{move || words.get().target_edit.audience}</legend>
            <p class="sub">{move || words.get().target_edit.audience_hint}</p>
            <div class="flow">
                {move || is_person.get().then(|| OF_THE_PERSON.map(&of_the_person).into_iter().collect_view())}
                {OF_THE_HOUSEHOLD.into_iter().map(chip).collect_view()}
            </div>
            <Show when=move || is_person.get()>
                <Field
                    label=move || words.get().target_edit.min_age
                    input_mode="numeric"
                    value=Signal::derive(move || draft.read().min_age.clone())
                    on_input=move |typed| draft.update(|draft| draft.min_age = typed)
                    hint=move || words.get().target_edit.min_age_hint
                    error
                />
            </Show>
        </fieldset>
    }
}

#[component]
fn LadderFields(draft: RwSignal<ItemDraft>, wrong: RwSignal<Option<ItemError>>) -> impl IntoView {
    let words = use_words();
    let label_of =
        move |step: Step| draft.with(|draft| draft.labels.get(usize::from(step.get())).cloned().unwrap_or_default());
    let field = move |step: Step| {
        let error = move || {
            let is_mine = wrong.get() == Some(ItemError::StepMissing(step));
            is_mine.then(|| words.get().target_edit.step_missing.to_owned())
        };
        let change = move |typed: String| {
            draft.update(|draft| {
                if let Some(label) = draft.labels.get_mut(usize::from(step.get())) {
                    *label = typed;
                }
            });
        };
        view! {
            <Field
                label=move || (words.get().target_edit.step)(step.get())
                value=Signal::derive(move || label_of(step))
                on_input=change
                error=Signal::derive(error)
            />
        }
    };
    let passes = Signal::derive(move || {
        let named = |step: Step| (step.get().to_string(), format!("{}. {}", step.get(), label_of(step)));
        PASSING.into_iter().map(named).collect()
    });
    let choose = move |code: String| {
        if let Some(step) = code.parse().ok().and_then(Step::new) {
            draft.update(|draft| draft.pass = step);
        }
    };
    view! {
        <fieldset class="stack">
            <legend>{move || words.get().target_edit.ladder}</legend>
            <p class="sub">{move || words.get().target_edit.ladder_hint}</p>
            {Step::ALL.into_iter().map(field).collect_view()}
        </fieldset>
        <SelectField
            label=move || words.get().target_edit.pass
            value=Signal::derive(move || draft.read().pass.get().to_string())
            options=passes
            on_change=choose
        />
    }
}
