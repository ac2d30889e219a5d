//! Erasing what is known of a home or a person who asked for it: folded away behind taking off the list.

use crate::engine::commands::erase;
use crate::model::{HouseholdId, Subject};
use crate::ui::components::{Dialog, Icon, use_toasts};
use crate::ui::engine::use_engine;
use crate::ui::frame::use_leave;
use crate::ui::pages::form::{forget, key_of};
use crate::ui::preferences::use_words;
use crate::ui::route;
use crate::ui::saving::{use_busy, use_saving};
use crate::words::Words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Says what erasing does, asks once more, and erases.
#[component]
pub fn Erase(
    subject: Subject,
    /// The person's name; empty for a home.
    name: String,
    /// The home to go to once the person is erased.
    home: HouseholdId,
) -> impl IntoView {
    let words = use_words();
    let is_home = subject.is_household();
    let is_asked = RwSignal::new(false);
    let erase = use_erase(subject, home);
    let pick = move |of_home: fn(&Words) -> &'static str, of_person: fn(&Words) -> &'static str| {
        move || if is_home { of_home(words.get()) } else { of_person(words.get()) }
    };
    view! {
        <details class="card">
            <summary class="head unbroken">
                <strong>{pick(|words| words.erasure.of_home, |words| words.erasure.of_person)}</strong>
                <Icon name="down" class="chev"/>
            </summary>
            <div class="stack">
                <p>{pick(|words| words.erasure.what_home, |words| words.erasure.what_person)}</p>
                <p>{move || words.get().erasure.everywhere}</p>
                {(!is_home).then(|| view! { <p>{move || words.get().erasure.notes_stay}</p> })}
                <p>{move || words.get().erasure.files_stay}</p>
                <button class="btn danger wide" type="button" on:click=move |_| is_asked.set(true)>
                    <Icon name="trash"/>
                    {pick(|words| words.erasure.begin_home, |words| words.erasure.begin_person)}
                </button>
            </div>
        </details>
        <Dialog
            open=is_asked
            on_close=move |()| is_asked.set(false)
            title=move || {
                let text = &words.get().erasure;
                if is_home { text.sure_home.to_owned() } else { (text.sure_person)(&name) }
            }
        >
            <p>{move || words.get().erasure.no_way_back}</p>
            <button class="btn main wide" type="button" on:click=move |_| is_asked.set(false)>
                {move || words.get().erasure.keep}
            </button>
            <button
                class="btn danger wide"
                type="button"
                on:click=move |_| {
                    is_asked.set(false);
                    erase.run(());
                }
            >
                {move || words.get().erasure.erase}
            </button>
        </Dialog>
    }
}

/// Returns what erases, says so, and leaves the form.
fn use_erase(subject: Subject, home: HouseholdId) -> Callback<()> {
    let engine = use_engine();
    let saving = use_saving();
    let toasts = use_toasts();
    let words = use_words();
    let leave = StoredValue::new_local(use_leave());
    let busy = use_busy();
    Callback::new(move |()| {
        if !busy.begin() {
            return;
        }
        spawn_local(async move {
            let erased = engine.save(erase::Erase(subject)).await;
            busy.end();
            if let Err(refusal) = erased {
                return saving.refuse(&refusal);
            }
            // After an event the words of this moment are meant.
            let text = &words.get_untracked().erasure;
            let (said, place, form) = match subject {
                Subject::Household(id) => (text.erased_home, route::HOMES.to_owned(), route::edit_household(id)),
                Subject::Resident(id) => (text.erased_person, route::household(home), route::person(home, id)),
            };
            // What stands half written in the form speaks of them too.
            forget(&key_of(&form));
            toasts.show(said, None);
            leave.try_with_value(|leave| leave(&place));
        });
    })
}
