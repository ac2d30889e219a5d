//! The bar of the visit: what is kept, and the one button that saves.

use crate::engine::commands::log_visit::VisitSaved;
use crate::ui::components::{Dock, Icon, Kind, Say};
use crate::ui::frame::{focus, use_leave};
use crate::ui::pages::visit::form::{Form, Kept};
use crate::ui::pages::visit::{next_visit, outcome, when};
use crate::ui::preferences::use_words;
use crate::ui::refusal::{RefusalNote, said};
use crate::ui::route;
use crate::ui::saving::use_saving;
use crate::ui::when::clock_time;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Says that the draft is safe, saves the visit and goes on to the next door.
#[component]
pub fn VisitDock(form: Form) -> impl IntoView {
    let words = use_words();
    let saving = use_saving();
    let leave = StoredValue::new_local(use_leave());
    let number = form.view.with_value(|view| view.household.number.as_str().to_owned());
    let next = form.view.with_value(|view| view.next_door.as_ref().map(|door| door.number.clone()));
    let save = move |_| {
        // An event is no reactive place: the form of this moment is meant.
        if form.is_saving.get_untracked() || !is_complete(form) {
            return;
        }
        // Before anything is waited for, so that the second of two taps finds it.
        form.is_saving.set(true);
        let number = number.clone();
        let words = words.get_untracked();
        let draft = form.draft.get_untracked();
        spawn_local(async move {
            let Ok(VisitSaved { undo, next_door }) = form.save().await else { return };
            let message =
                if number.is_empty() { words.visit.saved_unnumbered.to_owned() } else { (words.visit.saved)(&number) };
            saving.tell_visit(message, undo, draft);
            let to = next_door.map_or_else(|| route::HOMES.to_owned(), |door| route::household(door.household));
            // Who left the form meanwhile went where they wanted to.
            let _ = leave.try_with_value(|leave| leave(&to));
        });
    };
    let label = move || {
        let words = words.get();
        match &next {
            _ if form.is_saving.get() => words.visit.saving.to_owned(),
            None => words.visit.done.to_owned(),
            Some(number) if number.is_empty() => words.visit.done_next_unnumbered.to_owned(),
            Some(number) => (words.visit.done_next)(number),
        }
    };
    view! {
        <Dock has_nav=false>
            {move || form.refusal.get().map(|refusal| view! { <RefusalNote refusal/> })}
            <KeptLine form/>
            <button class="btn main wide" type="button" disabled=form.is_saving on:click=save>
                <Icon name="check"/>
                {label}
            </button>
        </Dock>
    }
}

#[component]
fn KeptLine(form: Form) -> impl IntoView {
    let words = use_words();
    let line = move || {
        let words = words.get();
        match form.kept.get() {
            Kept::Nothing => view! { <Say kind=Kind::Info>{words.visit.keeps_itself}</Say> },
            Kept::At(at_ms) => view! {
                <Say kind=Kind::Ok>
                    <strong>{(words.visit.kept_at)(&clock_time(words, at_ms))}</strong> " " {words.visit.kept_safe}
                </Say>
            },
            Kept::Failed(refusal) => {
                let said = said(&refusal, words);
                let why = format!("{} {}", said.what, said.way_out);
                view! { <Say kind=Kind::Bad>{(words.visit.not_kept)(&why)}</Say> }
            }
        }
        .into_any()
    };
    view! { <div role="status">{line}</div> }
}

/// Returns whether the visit can be saved; if not, the focus goes to what is missing.
fn is_complete(form: Form) -> bool {
    // Called from an event: the form of this moment is meant.
    let lacks_outcome = form.draft.with_untracked(|draft| draft.outcome.is_none());
    form.lacks_outcome.set(lacks_outcome);
    let wrong = if form.is_time_wrong.get_untracked() {
        Some(when::SECTION)
    } else if lacks_outcome {
        Some(outcome::SECTION)
    } else if form.is_day_wrong.get_untracked() {
        Some(next_visit::SECTION)
    } else {
        None
    };
    if let Some(section) = wrong {
        focus(&format!("#{section} input"));
    }
    wrong.is_none()
}
