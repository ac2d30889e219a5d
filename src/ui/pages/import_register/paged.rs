//! A long list: its first rows, and more on demand.

use crate::ui::preferences::use_words;
use leptos::prelude::*;

/// How many rows are shown first, and at most how many more on each demand.
const FIRST: usize = 20;
const MOST_MORE: usize = 200;

/// The rows of a list.
#[component]
pub fn Paged(
    count: usize,
    /// Shows the row of this place.
    #[prop(into)]
    row: Callback<usize, AnyView>,
) -> impl IntoView {
    let words = use_words();
    let shown = RwSignal::new(FIRST);
    let left = move || words.get().format.number(count.saturating_sub(shown.get()) as u64);
    view! {
        <ul class="stack-s">
            <For each=move || 0..count.min(shown.get()) key=|place| *place children=move |place| row.run(place)/>
        </ul>
        <Show when=move || { count > shown.get() }>
            <button class="btn small quiet" type="button" on:click=move |_| shown.update(|shown| *shown += MOST_MORE.min(*shown))>
                {move || (words.get().import_register.more)(&left())}
            </button>
        </Show>
    }
}
