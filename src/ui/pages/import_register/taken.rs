//! The register is in: how much it was, the way back, the way on.

use crate::engine::commands::undo::{Undo, UndoToken};
use crate::ui::components::{Icon, Kind, Link, Note};
use crate::ui::engine::use_engine;
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
    let counts = work.done.with_untracked(|done| done.as_ref().map(|done| done.counts)).unwrap_or_default();
    let undo = work.taken.with_untracked(|taken| taken.as_ref().and_then(|taken| taken.undo));
    let undoing = Action::new_local(move |token: &UndoToken| {
        let token = *token;
        async move { engine.save(Undo(token)).await }
    });
    let outcome = move || undoing.value().get();
    let format = move |count: u32| words.get().format.number(count.into());
    let sentence = move || match outcome() {
        Some(Ok(())) => words.get().import_register.undone.to_owned(),
        _ => (words.get().import_register.taken)(&format(counts.households), &format(counts.residents)),
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
            <p>{move || words.get().import_register.taken_why}</p>
        </Note>
        {move || match outcome() {
            Some(Err(refusal)) => view! { <RefusalNote refusal/> }.into_any(),
            Some(Ok(())) => view! { <Link href=route::IMPORT>{move || words.get().import_register.title}</Link> }.into_any(),
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
