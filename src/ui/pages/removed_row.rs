//! Something that was taken off the list, with the way back.

use crate::engine::commands::remove::Restore;
use crate::engine::queries::removed::{RemovalFact, RemovedEntry};
use crate::model::text::join_filled;
use crate::model::{Date, Subject};
use crate::ui::clock::use_today;
use crate::ui::engine::use_engine;
use crate::ui::preferences::use_words;
use crate::ui::saving::use_saving;
use crate::words::Words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Who or what, why, when and by whom it was taken off, and the button that puts it back.
#[component]
pub fn RemovedRow(entry: RemovedEntry) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    let engine = use_engine();
    let saving = use_saving();
    let subject = entry.subject;
    let entry = StoredValue::new(entry);
    let title = move || entry.with_value(|entry| whom(entry, words.get()));
    let why = move || entry.with_value(|entry| removal_line(&entry.removal, subject, words.get(), today.get()));
    let restore = move |_| {
        spawn_local(async move {
            match engine.save(Restore(subject)).await {
                Ok(token) => {
                    // After an event the words of this moment are meant.
                    let words = words.get_untracked();
                    let name = entry.try_with_value(|entry| whom(entry, words)).unwrap_or_default();
                    saving.tell((words.removal.restored)(&name), token);
                }
                Err(refusal) => saving.refuse(&refusal),
            }
        });
    };
    view! {
        <li class="row">
            <span class="b">
                <strong>{title}</strong>
                <span class="sub">{entry.with_value(|entry| entry.place.clone())}</span>
                <span class="sub">{why}</span>
            </span>
            <button
                class="btn small"
                type="button"
                aria-label=move || (words.get().removal.restore_whom)(&title())
                on:click=restore
            >
                {move || words.get().removal.restore}
            </button>
        </li>
    }
}

fn whom(entry: &RemovedEntry, words: &Words) -> String {
    match (entry.subject, entry.name.as_str()) {
        (Subject::Household(_), "") => words.removal.a_home.to_owned(),
        (Subject::Household(_), name) => (words.removal.home_of)(name),
        (Subject::Resident(_), name) => name.to_owned(),
    }
}

/// Says why, when and by whom something was taken off: "Đã chuyển đi, 12/6, Trần Thị Hạnh".
pub fn removal_line(removal: &RemovalFact, subject: Subject, words: &Words, today: Date) -> String {
    let reason = (words.removal.reason)(removal.reason, subject.is_household());
    let day = words.format.date_near(Date::in_vietnam(removal.at_ms), today);
    join_filled([reason, &day, &removal.by])
}
