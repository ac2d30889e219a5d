//! What the household answered when asked whether its data may be kept, and asking again.

use crate::engine::basis::Edited;
use crate::engine::commands::save_record::SaveHousehold;
use crate::engine::queries::household_view::HouseholdView;
use crate::model::{Consent, ConsentState, ConsentWay, Date};
use crate::ui::clock::use_today;
use crate::ui::components::{
    Choice, ChoiceChip, ChoiceLine, Field, Icon, Kind, NamesButton, Note, Say, Steps, fresh_id,
};
use crate::ui::engine::use_engine;
use crate::ui::frame::focus_first_error;
use crate::ui::preferences::use_words;
use crate::ui::saving::use_saving;
use crate::words::{Words, inside};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The answer and, on demand, the form.
#[component]
pub fn ConsentCard(view: Arc<HouseholdView>) -> impl IntoView {
    let words = use_words();
    let is_open = RwSignal::new(false);
    let consent = view.household.consent.clone();
    let (kind, icon) = match consent.state {
        ConsentState::Given => (Kind::Ok, "shield"),
        ConsentState::NotAsked => (Kind::Unknown, "shield"),
        ConsentState::Refused | ConsentState::Withdrawn => (Kind::Part, "stop"),
    };
    let asked_by = view.consent_asked_by.clone();
    let details = {
        let consent = consent.clone();
        move || details(&consent, &asked_by, words.get())
    };
    view! {
        <section aria-label=move || words.get().field_names.name("consent")>
            <Note kind icon title=move || words.get().labels.consent_state(consent.state)>
                <p class="sub">
                    {details} " "
                    <NamesButton on_press=move |()| is_open.update(|is_open| *is_open = !*is_open)>
                        {move || words.get().household.consent_change}
                    </NamesButton>
                </p>
            </Note>
            <Show when=move || is_open.get()>
                <ConsentForm view=Arc::clone(&view) on_done=move |()| is_open.set(false)/>
            </Show>
        </section>
    }
}

/// Writes when, how and by whom it was asked.
fn details(consent: &Consent, asked_by: &str, words: &Words) -> String {
    let on = consent.on.map(|on| words.format.date(on));
    let way = consent.way.map(|way| inside(words.labels.consent_way(way)));
    let by = (!asked_by.is_empty()).then(|| (words.household.consent_with)(asked_by));
    let parts: Vec<String> = [on, way, by].into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!("{}.", parts.join(", ")) }
}

/// Asking: no answer is chosen before the household gave it.
#[component]
fn ConsentForm(view: Arc<HouseholdView>, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    let state = RwSignal::new(None::<ConsentState>);
    let way = RwSignal::new(None::<ConsentWay>);
    // The form opens with the day of asking; it is not to change under the person's hands at midnight.
    let day = RwSignal::new(today.get_untracked().code());
    let is_missing = RwSignal::new(false);
    let was_given = view.household.consent.state == ConsentState::Given;
    let save = use_save_consent(view, on_done);
    let on_save = move |_| {
        // An event: what is chosen now is meant.
        let Some(state) = state.get_untracked() else {
            is_missing.set(true);
            focus_first_error();
            return;
        };
        let way = way.get_untracked().filter(|_| state == ConsentState::Given);
        save.run((state, way, Date::parse(&day.read_untracked())));
    };
    let name = fresh_id("consent");
    let option = move |answer: ConsentState| {
        view! {
            <ChoiceLine
                name=name.clone()
                checked=Signal::derive(move || state.get() == Some(answer))
                on_change=move |_| {
                    state.set(Some(answer));
                    is_missing.set(false);
                }
            >
                {move || words.get().labels.consent_state(answer)}
            </ChoiceLine>
        }
    };
    let refusal = if was_given { ConsentState::Withdrawn } else { ConsentState::Refused };
    view! {
        <div class="card">
            <p>{move || words.get().household.consent_whom}</p>
            <Steps steps=Signal::derive(move || words.get().household.consent_facts.to_vec())/>
            <fieldset class="stack-s" aria-invalid=move || is_missing.get().to_string() tabindex="-1">
                <legend>{move || words.get().household.consent_ask}</legend>
                {[ConsentState::Given, refusal, ConsentState::NotAsked].map(option).collect_view()}
                <Show when=move || is_missing.get()>
                    <Say kind=Kind::Bad is_live=true>{move || words.get().household.consent_missing}</Say>
                </Show>
            </fieldset>
            <Show when=move || state.get() == Some(ConsentState::Given)>
                <WayChoice way/>
            </Show>
            <Field
                label=move || words.get().household.consent_on
                value=day
                on_input=move |typed| day.set(typed)
                input_type="date"
            />
            <div class="two">
                <button class="btn wide" type="button" on:click=on_save>
                    <Icon name="check"/>
                    {move || words.get().common.save}
                </button>
                <button class="btn quiet wide" type="button" on:click=move |_| on_done.run(())>
                    {move || words.get().common.cancel}
                </button>
            </div>
        </div>
    }
}

#[component]
fn WayChoice(way: RwSignal<Option<ConsentWay>>) -> impl IntoView {
    let words = use_words();
    let name = fresh_id("consent-way");
    let chip = move |one: ConsentWay| {
        view! {
            <ChoiceChip
                choice=Choice::One
                name=name.clone()
                checked=Signal::derive(move || way.get() == Some(one))
                on_change=move |_| way.set(Some(one))
            >
                {move || words.get().labels.consent_way(one)}
            </ChoiceChip>
        }
    };
    view! {
        <fieldset>
            <legend>{move || words.get().household.consent_way}</legend>
            <div class="flow">{ConsentWay::ALL.iter().copied().map(chip).collect_view()}</div>
        </fieldset>
    }
}

type Answered = (ConsentState, Option<ConsentWay>, Option<Date>);

/// Returns what saves an answer, asked by whoever holds the device.
fn use_save_consent(view: Arc<HouseholdView>, on_done: Callback<()>) -> Callback<Answered> {
    let engine = use_engine();
    let saving = use_saving();
    let words = use_words();
    Callback::new(move |(state, way, on): Answered| {
        let before = view.household.clone();
        let is_asked = state != ConsentState::NotAsked;
        // An event: whoever holds the device now is meant.
        let me = engine.overview().with_untracked(|overview| overview.me.as_ref().map(|(me, _)| *me));
        let consent = Consent { state, way, on: on.filter(|_| is_asked), asked_by: me.filter(|_| is_asked) };
        let mut after = before.clone();
        after.consent = consent;
        let command = SaveHousehold(Some(view.id), Edited { before, after, basis: view.basis.clone() });
        spawn_local(async move {
            match engine.save(command).await {
                Ok(saved) => {
                    saving.tell(words.get_untracked().household.consent_saved.to_owned(), saved.undo);
                    on_done.try_run(());
                }
                Err(refusal) => saving.refuse(&refusal),
            }
        });
    })
}
