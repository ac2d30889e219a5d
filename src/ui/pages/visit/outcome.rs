//! How the visit went: eight big buttons, the last of which opens the rarer answers.

use crate::model::Outcome;
use crate::ui::components::{ChoiceChip, ChoiceLine, Kind, Say, fresh_id};
use crate::ui::pages::visit::form::Form;
use crate::ui::preferences::use_words;
use crate::ui::visit_form::{OTHER_OUTCOMES, OUTCOMES};
use leptos::prelude::*;

/// The id of the field, for the focus.
pub const SECTION: &str = "visit-outcome";

const ERROR: &str = "visit-outcome-error";

/// The one answer a visit cannot be saved without.
#[component]
pub fn OutcomeField(form: Form) -> impl IntoView {
    let words = use_words();
    let name = fresh_id("outcome");
    let chosen = Memo::new(move |_| form.draft.read().outcome);
    let is_other = Memo::new(move |_| chosen.get().is_some_and(|outcome| OTHER_OUTCOMES.contains(&outcome)));
    let choose = move |outcome: Outcome| {
        form.lacks_outcome.set(false);
        form.change(|draft| draft.outcome = Some(outcome));
    };
    let button = {
        let name = name.clone();
        move |outcome: Outcome| {
            view! {
                <ChoiceLine
                    name=name.clone()
                    icon=icon(outcome)
                    checked=Signal::derive(move || chosen.get() == Some(outcome))
                    on_change=move |_| choose(outcome)
                >
                    {move || words.get().labels.outcome(outcome)}
                </ChoiceLine>
            }
        }
    };
    view! {
        <fieldset
            id=SECTION
            class="stack"
            aria-describedby=move || form.lacks_outcome.get().then_some(ERROR)
        >
            <legend>
                <h2>{move || words.get().visit.outcome}</h2>
            </legend>
            <Show when=move || form.lacks_outcome.get()>
                <div role="alert">
                    <Say kind=Kind::Bad id=ERROR>{move || words.get().visit.outcome_missing}</Say>
                </div>
            </Show>
            <div class="two outcomes">
                {OUTCOMES.into_iter().map(button).collect_view()}
                <ChoiceLine name icon="more" checked=is_other on_change=move |_| choose(Outcome::Other)>
                    {move || words.get().visit.other_outcomes}
                </ChoiceLine>
            </div>
            <Show when=move || is_other.get()>
                <OtherOutcomes chosen on_choose=choose/>
            </Show>
        </fieldset>
    }
}

#[component]
fn OtherOutcomes(chosen: Memo<Option<Outcome>>, #[prop(into)] on_choose: Callback<Outcome>) -> impl IntoView {
    let words = use_words();
    let name = fresh_id("other-outcome");
    let chip = move |outcome: Outcome| {
        let label = move || {
            let words = words.get();
            if outcome == Outcome::Other { words.visit.other_outcome } else { words.labels.outcome(outcome) }
        };
        view! {
            <ChoiceChip
                name=name.clone()
                checked=Signal::derive(move || chosen.get() == Some(outcome))
                on_change=move |_| on_choose.run(outcome)
            >
                {label}
            </ChoiceChip>
        }
    };
    view! {
        <fieldset class="stack-s">
            <legend>{move || words.get().visit.which_other}</legend>
            <div class="flow">{OTHER_OUTCOMES.into_iter().map(chip).collect_view()}</div>
        </fieldset>
    }
}

const fn icon(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Guided => "walk",
        Outcome::PartlyGuided => "half",
        Outcome::Informed => "talk",
        Outcome::Surveyed => "list",
        Outcome::Absent => "absent",
        Outcome::Postponed => "cal",
        Outcome::Refused => "stop",
        Outcome::NotAtAddress | Outcome::Uninhabited | Outcome::Other => "more",
    }
}
