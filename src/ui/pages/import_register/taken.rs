//! The register is in: how much it was, the way back, the way on.

use crate::engine::commands::undo::{Undo, UndoToken};
use crate::ui::components::{Icon, Kind, Link, Note};
use crate::ui::engine::use_engine;
use crate::ui::import_outcome;
use crate::ui::pages::import_register::work::Work;
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use leptos::prelude::*;

/// What was taken in, with its undo.
#[component]
pub fn Taken(work: Work) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    // This step shows one register that was taken in.
    let taken = work.taken.get_untracked();
    let undo = taken.and_then(|taken| taken.undo);
    let undoing = Action::new_local(move |token: &UndoToken| {
        let token = *token;
        async move { engine.save(Undo(token)).await }
    });
    let outcome = move || undoing.value().get();
    let is_undone = move || matches!(outcome(), Some(Ok(())));
    let sentence = move || {
        let words = words.get();
        let done = taken.map(|taken| import_outcome::report(words, &taken)).filter(|_| !is_undone());
        done.unwrap_or_else(|| words.import_register.undone.to_owned())
    };
    let button = undo.map(|token| {
        view! {
            <button
                class="btn wide"
                type="button"
                disabled=move || undoing.pending().get()
                on:click=move |_| {
                    undoing.dispatch(token);
                }
            >
                <Icon name="undo"/>
                {move || words.get().import_register.undo_import}
            </button>
        }
    });
    let button = StoredValue::new_local(button.map(IntoAny::into_any));
    view! {
        <Note kind=Kind::Ok title=sentence is_live=true>
            <Show when=move || !is_undone()>
                <p>{move || words.get().import_register.taken_why}</p>
            </Show>
        </Note>
        {move || match outcome() {
            Some(Err(refusal)) => view! { <RefusalNote refusal/> }.into_any(),
            Some(Ok(())) => view! {
                <button class="btn wide" type="button" on:click=move |_| work.restart()>
                    <Icon name="file"/>
                    {move || words.get().import_register.title}
                </button>
            }
            .into_any(),
            None => button.try_update_value(Option::take).flatten().into_any(),
        }}
        <Show when=move || engine.overview().read().me.is_none()>
            <Link href=route::ME class="btn wide">
                <Icon name="who"/>
                {move || words.get().import_register.to_me}
            </Link>
        </Show>
    }
}

/// The way on: to the homes.
#[component]
pub fn TakenButton() -> impl IntoView {
    let words = use_words();
    view! {
        <Link href=route::HOMES class="btn main wide">
            <Icon name="walk"/>
            {move || words.get().import_register.to_walk}
        </Link>
    }
}
