//! Taking apart what was joined: folded away at the end of the forms of homes and people.

use crate::engine::commands::judge_same::TakeApart;
use crate::model::{HouseholdId, Subject};
use crate::ui::components::Icon;
use crate::ui::engine::use_engine;
use crate::ui::frame::use_leave;
use crate::ui::preferences::use_words;
use crate::ui::route;
use crate::ui::saving::{use_busy, use_saving};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Says what it does, and does it.
#[component]
pub fn TakeApartCard(
    subject: Subject,
    /// The home to go to then.
    home: HouseholdId,
) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let saving = use_saving();
    let leave = StoredValue::new_local(use_leave());
    let busy = use_busy();
    let take_apart = move |_| {
        if !busy.begin() {
            return;
        }
        spawn_local(async move {
            let taken_apart = engine.save(TakeApart(subject)).await;
            busy.end();
            match taken_apart {
                Ok(token) => {
                    // After an event the words of this moment are meant.
                    saving.tell(words.get_untracked().duplicates.taken_apart.to_owned(), token);
                    leave.try_with_value(|leave| leave(&route::household(home)));
                }
                Err(refusal) => saving.refuse(&refusal),
            }
        });
    };
    let title = move || match subject {
        Subject::Household(_) => words.get().duplicates.take_apart_home,
        Subject::Resident(_) => words.get().duplicates.take_apart_person,
    };
    view! {
        <details class="card">
            <summary class="head unbroken">
                <strong>{title}</strong>
                <Icon name="down" class="chev"/>
            </summary>
            <div class="stack">
                <p class="sub">{move || words.get().duplicates.take_apart_why}</p>
                <button class="btn wide" type="button" on:click=take_apart>
                    {move || words.get().duplicates.take_apart}
                </button>
            </div>
        </details>
    }
}
