//! A file over which the app stopped the last time: it is not opened again unasked, or it would end the app every time.

use crate::ui::components::{Kind, Note};
use crate::ui::pages::exchange::arrival::Arrival;
use crate::ui::preferences::use_words;
use leptos::prelude::*;

/// Names the file, and offers to open it again or to do without it.
#[component]
pub fn Suspect(name: String, arrival: Arrival) -> impl IntoView {
    let words = use_words();
    let shown = move || if name.is_empty() { words.get().ways.nameless.to_owned() } else { name.clone() };
    view! {
        <Note kind=Kind::Bad is_live=true title=move || words.get().ways.stopped_over>
            <p>
                <strong class="file-name">{shown}</strong>
            </p>
            <p>{move || words.get().ways.stopped_over_why}</p>
        </Note>
        <button class="btn main wide" type="button" on:click=move |_| arrival.open_again()>
            {move || words.get().ways.open_again}
        </button>
        <button class="btn wide" type="button" on:click=move |_| arrival.drop_unopened()>
            {move || words.get().ways.drop_file}
        </button>
    }
}
