//! Taking a home or a person off the list: folded away at the end of their forms.

use crate::engine::basis::Basis;
use crate::engine::commands::remove;
use crate::model::{HouseholdId, Removal, Subject};
use crate::ui::components::{ChoiceLine, Icon, Kind, Note, fresh_id};
use crate::ui::engine::use_engine;
use crate::ui::frame::use_leave;
use crate::ui::preferences::use_words;
use crate::ui::route;
use crate::ui::saving::{use_busy, use_saving};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Asks why, and takes off the list.
#[component]
pub fn Remove(
    subject: Subject,
    /// The person's name; empty for a home.
    name: String,
    /// The home to go to once the person is off the list.
    home: HouseholdId,
    /// What the form shows.
    basis: Basis,
) -> impl IntoView {
    let words = use_words();
    let is_home = subject.is_household();
    let group = fresh_id("removal");
    let reason = RwSignal::new(None::<Removal>);
    let is_asked = RwSignal::new(false);
    let remove = use_remove(subject, name, home, basis);
    let on_remove = move || match reason.get_untracked() {
        Some(reason) => remove.run(reason),
        None => is_asked.set(true),
    };
    let option = move |option: Removal| {
        view! {
            <ChoiceLine
                name=group.clone()
                checked=Signal::derive(move || reason.get() == Some(option))
                on_change=move |_| reason.set(Some(option))
            >
                {move || (words.get().removal.reason)(option, is_home)}
            </ChoiceLine>
        }
    };
    view! {
        <details class="card">
            <summary class="head unbroken">
                <strong>
                    {move || {
                        let text = &words.get().removal;
                        if is_home { text.remove_home } else { text.remove_person }
                    }}
                </strong>
                <Icon name="down" class="chev"/>
            </summary>
            <div class="stack">
                <p class="sub">
                    {move || words.get().removal.safe}
                    {is_home.then(|| view! { " " {move || words.get().removal.home_goes_with_people} })}
                </p>
                <fieldset class="stack-s">
                    <legend>
                        {move || {
                            let text = &words.get().removal;
                            if is_home { text.why_home } else { text.why_person }
                        }}
                    </legend>
                    {Removal::ALL.iter().copied().map(option).collect_view()}
                </fieldset>
                <Show when=move || is_asked.get() && reason.get().is_none()>
                    <Note kind=Kind::Bad title=move || words.get().removal.choose_first/>
                </Show>
                <button class="btn danger wide" type="button" on:click=move |_| on_remove()>
                    {move || words.get().removal.remove}
                </button>
            </div>
        </details>
    }
}

/// Returns what takes something off the list, says so, and leaves its form.
fn use_remove(subject: Subject, name: String, home: HouseholdId, basis: Basis) -> Callback<Removal> {
    let engine = use_engine();
    let saving = use_saving();
    let words = use_words();
    let leave = StoredValue::new_local(use_leave());
    let busy = use_busy();
    Callback::new(move |reason| {
        if !busy.begin() {
            return;
        }
        let (name, basis) = (name.clone(), basis.clone());
        spawn_local(async move {
            let removed = engine.save(remove::Remove { subject, reason, basis }).await;
            busy.end();
            let token = match removed {
                Ok(token) => token,
                Err(refusal) => return saving.refuse(&refusal),
            };
            // After an event the words of this moment are meant.
            let text = &words.get_untracked().removal;
            let (said, place) = match subject {
                Subject::Household(_) => (text.removed_home.to_owned(), route::HOMES.to_owned()),
                Subject::Resident(_) => ((text.removed_person)(&name), route::household(home)),
            };
            saving.tell(said, token);
            leave.try_with_value(|leave| leave(&place));
        });
    })
}
