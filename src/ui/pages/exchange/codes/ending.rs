//! How the screens of both sides end.

use crate::ui::components::{Kind, Note};
use crate::ui::preferences::use_words;
use leptos::prelude::*;

/// Says that the worker fell, and what is left.
#[component]
pub fn Fell() -> impl IntoView {
    let words = use_words();
    view! {
        <Note kind=Kind::Bad title=move || words.get().codes.fell>
            <p>{move || words.get().codes.fell_why}</p>
        </Note>
    }
}

/// Leaves the screen.
#[component]
pub fn CloseButton(on_close: Callback<()>) -> impl IntoView {
    let words = use_words();
    view! {
        <button class="btn wide quiet" type="button" on:click=move |_| on_close.run(())>
            {move || words.get().codes.stop}
        </button>
    }
}
