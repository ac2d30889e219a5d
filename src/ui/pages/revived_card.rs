//! Something that was taken off the list and came back by itself, and the choice what becomes of it.

use crate::engine::commands::remove::{Remove, Restore};
use crate::engine::queries::removed::Revived;
use crate::model::Subject;
use crate::ui::clock::use_today;
use crate::ui::components::fresh_id;
use crate::ui::engine::use_engine;
use crate::ui::pages::removed_row::removal_line;
use crate::ui::preferences::{use_address, use_words};
use crate::ui::saving::{use_busy, use_saving};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Who took it off, why and when; it stays or goes again.
#[component]
pub fn RevivedCard(revived: Revived) -> impl IntoView {
    let words = use_words();
    let address = use_address();
    let today = use_today();
    let engine = use_engine();
    let saving = use_saving();
    let heading = fresh_id("revived");
    let labelled_by = heading.clone();
    let busy = use_busy();
    let revived = StoredValue::new(revived);
    let title = move || {
        let text = &words.get().removal;
        revived.with_value(|revived| match revived.subject {
            Subject::Household(_) => text.revived_home.to_owned(),
            Subject::Resident(_) => (text.revived_person)(&revived.name),
        })
    };
    let origin =
        move || revived.with_value(|revived| removal_line(&revived.removal, revived.subject, words.get(), today.get()));
    let decide = move |stays: bool| {
        if !busy.begin() {
            return;
        }
        let Revived { subject, name, removal, basis } = revived.get_value();
        spawn_local(async move {
            let decided = if stays {
                engine.save(Restore(subject)).await
            } else {
                engine.save(Remove { subject, reason: removal.reason, basis }).await
            };
            busy.end();
            // After an event the words of this moment are meant.
            let text = &words.get_untracked().removal;
            let said = match subject {
                _ if stays => text.kept.to_owned(),
                Subject::Household(_) => text.removed_home.to_owned(),
                Subject::Resident(_) => (text.removed_person)(&name),
            };
            match decided {
                Ok(token) => saving.tell(said, token),
                Err(refusal) => saving.refuse(&refusal),
            }
        });
    };
    view! {
        <article class="card mark clash" aria-labelledby=labelled_by>
            <h3 id=heading>{title}</h3>
            <p class="sub">{origin}</p>
            <p>{move || (words.get().removal.revived_why)(address.get())}</p>
            <button class="btn main wide" type="button" on:click=move |_| decide(true)>
                {move || words.get().removal.keep}
            </button>
            <button class="btn wide" type="button" on:click=move |_| decide(false)>
                {move || words.get().removal.remove_again}
            </button>
        </article>
    }
}
