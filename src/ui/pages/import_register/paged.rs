//! A long list: its first rows, and more on demand.

use crate::ui::preferences::use_words;
use leptos::prelude::*;

/// How many rows are shown at once.
const PAGE: usize = 20;

/// The rows of a list.
#[component]
pub fn Paged(
    count: usize,
    /// Shows the row of this place.
    #[prop(into)]
    row: Callback<usize, AnyView>,
) -> impl IntoView {
    let words = use_words();
    let shown = RwSignal::new(PAGE);
    let left = move || words.get().format.number(count.saturating_sub(shown.get()) as u64);
    view! {
        <ul class="stack-s">{move || (0..count.min(shown.get())).map(|place| row.run(place)).collect_view()}</ul>
        <Show when=move || { count > shown.get() }>
            <button class="btn small quiet" type="button" on:click=move |_| shown.update(|shown| *shown += PAGE)>
                {move || (words.get().import_register.more)(&left())}
            </button>
        </Show>
    }
}
