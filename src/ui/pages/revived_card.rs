//! Something that was taken off the list and came back by itself, and the choice what becomes of it.

use crate::bridge::Answered;
use crate::engine::commands::remove::{RemoveHousehold, RemoveResident, RestoreHousehold, RestoreResident};
use crate::engine::commands::undo::UndoToken;
use crate::engine::queries::removed::{RemovedWhat, Revived};
use crate::ui::clock::use_today;
use crate::ui::components::fresh_id;
use crate::ui::engine::{EngineLink, use_engine};
use crate::ui::pages::removed_row::removal_line;
use crate::ui::preferences::{use_address, use_words};
use crate::ui::saving::use_saving;
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
    let is_saving = StoredValue::new(false);
    let revived = StoredValue::new(revived);
    let title = move || {
        let text = &words.get().removal;
        revived.with_value(|revived| match revived.what {
            RemovedWhat::Household(_) => text.revived_home.to_owned(),
            RemovedWhat::Resident(_) => (text.revived_person)(&revived.name),
        })
    };
    let origin =
        move || revived.with_value(|revived| removal_line(&revived.removal, revived.what, words.get(), today.get()));
    let decide = move |stays: bool| {
        if is_saving.get_value() {
            return;
        }
        is_saving.set_value(true);
        let revived = revived.get_value();
        spawn_local(async move {
            let (what, name) = (revived.what, revived.name.clone());
            let decided = if stays { keep(engine, what).await } else { remove_again(engine, revived).await };
            is_saving.try_set_value(false);
            // After an event the words of this moment are meant.
            let text = &words.get_untracked().removal;
            let said = match what {
                _ if stays => text.kept.to_owned(),
                RemovedWhat::Household(_) => text.removed_home.to_owned(),
                RemovedWhat::Resident(_) => (text.removed_person)(&name),
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

async fn keep(engine: EngineLink, what: RemovedWhat) -> Answered<UndoToken> {
    match what {
        RemovedWhat::Household(id) => engine.save(RestoreHousehold(id)).await,
        RemovedWhat::Resident(id) => engine.save(RestoreResident(id)).await,
    }
}

async fn remove_again(engine: EngineLink, revived: Revived) -> Answered<UndoToken> {
    let (reason, basis) = (revived.removal.reason, revived.basis);
    match revived.what {
        RemovedWhat::Household(id) => engine.save(RemoveHousehold { id, reason, basis }).await,
        RemovedWhat::Resident(id) => engine.save(RemoveResident { id, reason, basis }).await,
    }
}
