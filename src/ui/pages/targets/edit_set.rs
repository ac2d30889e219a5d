//! Changing the set of targets: its name and days, and the way to its items.

use crate::engine::basis::{Basis, Edited};
use crate::engine::commands::save_record::SaveTargetSet;
use crate::engine::queries::targets::{TargetView, TargetsQuestion, TargetsView};
use crate::model::{Date, TargetSet, TargetSetId};
use crate::ui::components::{Dock, Empty, Field, Sign, Skeleton};
use crate::ui::engine::use_engine;
use crate::ui::pages::targets::item_list::TargetItems;
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use crate::ui::saving::use_saving;
use crate::words::Words;
use leptos::prelude::*;

/// The set and its items.
#[component]
pub fn EditTargetsPage() -> impl IntoView {
    let words = use_words();
    // What is being typed stays while other things are saved: the form is built anew only when its own data change.
    let answer = use_engine().follow(TargetsQuestion::default);
    let content = move || match answer.get() {
        None => view! { <Skeleton/> }.into_any(),
        Some(Err(refusal)) => view! { <RefusalNote refusal/> }.into_any(),
        Some(Ok(view)) => view! { <SetAndItems view/> }.into_any(),
    };
    view! {
        <Sign title=move || words.get().target_edit.title back=route::TARGETS/>
        <main tabindex="-1" class="narrow">{content}</main>
        <Dock/>
    }
}

#[component]
fn SetAndItems(view: TargetsView) -> impl IntoView {
    let words = use_words();
    let TargetsView { set, targets, basis, .. } = view;
    let Some((id, set)) = set else {
        return view! {
            <Empty title=move || words.get().targets.none reason=move || words.get().targets.none_why/>
        }
        .into_any();
    };
    let group = |target: TargetView| view! { <TargetItems target/> };
    view! {
        <SetForm id set basis/>
        <section aria-labelledby="targets-items">
            <h2 id="targets-items">{move || words.get().target_edit.items}</h2>
            {targets.into_iter().map(group).collect_view()}
        </section>
    }
    .into_any()
}

/// What is typed about the set.
#[derive(Clone, Copy)]
struct SetFields {
    name: RwSignal<String>,
    from: RwSignal<String>,
    until: RwSignal<String>,
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SetError {
    Name,
    From,
    Until,
    Order,
}

impl SetFields {
    fn of(set: &TargetSet) -> Self {
        let code = |date: Option<Date>| RwSignal::new(date.map(Date::code).unwrap_or_default());
        Self { name: RwSignal::new(set.name.clone()), from: code(set.from), until: code(set.until) }
    }

    /// Reads what stands in the fields now.
    fn read(self) -> Result<TargetSet, SetError> {
        let date = |text: String, error| {
            if text.is_empty() { Ok(None) } else { Date::parse(&text).map(Some).ok_or(error) }
        };
        let name = self.name.get_untracked();
        if name.trim().is_empty() {
            return Err(SetError::Name);
        }
        let from = date(self.from.get_untracked(), SetError::From)?;
        let until = date(self.until.get_untracked(), SetError::Until)?;
        if from.zip(until).is_some_and(|(from, until)| from > until) {
            return Err(SetError::Order);
        }
        Ok(TargetSet { name, from, until })
    }
}

#[component]
fn SetForm(id: TargetSetId, set: TargetSet, basis: Basis) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let told = use_saving();
    let fields = SetFields::of(&set);
    let wrong = RwSignal::new(None::<SetError>);
    let error = move |of: &'static [SetError], say: fn(&Words) -> &'static str| {
        Signal::derive(move || {
            let is_mine = wrong.get().is_some_and(|wrong| of.contains(&wrong));
            is_mine.then(|| say(words.get()).to_owned())
        })
    };
    let saving = Action::new_local(move |after: &TargetSet| {
        let edited = Edited { before: set.clone(), after: after.clone(), basis: basis.clone() };
        // The words of the moment of saving are meant.
        let message = words.get_untracked().target_edit.set_saved.to_owned();
        async move {
            // Told from here: by then what was saved may have replaced the form.
            engine.save(SaveTargetSet(id, edited)).await.map(|saved| told.tell(message, saved.undo))
        }
    });
    let refusal = move || saving.value().get().and_then(Result::err);
    let save = move |_| {
        let read = fields.read();
        wrong.set(read.as_ref().err().copied());
        if let Ok(after) = read {
            saving.dispatch(after);
        }
    };
    let order = move || match wrong.get() {
        Some(SetError::Order) => Some(words.get().target_edit.order_wrong.to_owned()),
        Some(SetError::Until) => Some(words.get().target_edit.date_wrong.to_owned()),
        _ => None,
    };
    view! {
        <section aria-labelledby="targets-set">
            <h2 id="targets-set">{move || words.get().target_edit.set}</h2>
            <Field
                label=move || words.get().target_edit.set_name
                value=fields.name
                on_input=move |typed| fields.name.set(typed)
                error=error(&[SetError::Name], |words| words.refusals.name_missing.what)
            />
            <div class="two">
                <Field
                    label=move || words.get().target_edit.from
                    input_type="date"
                    value=fields.from
                    on_input=move |typed| fields.from.set(typed)
                    error=error(&[SetError::From], |words| words.target_edit.date_wrong)
                />
                <Field
                    label=move || words.get().target_edit.until
                    input_type="date"
                    value=fields.until
                    on_input=move |typed| fields.until.set(typed)
                    hint=move || words.get().target_edit.until_hint
                    error=Signal::derive(order)
                />
            </div>
            {move || refusal().map(|refusal| view! { <RefusalNote refusal/> })}
            <button class="btn main" type="button" disabled=move || saving.pending().get() on:click=save>
                {move || words.get().target_edit.save_set}
            </button>
        </section>
    }
}
