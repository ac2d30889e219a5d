//! The house-number plate.

use leptos::prelude::*;

/// How many characters stand large on a plate.
const SHORT_NUMBER: usize = 5;

/// A house number on blue enamel.
#[component]
pub fn Plate(
    #[prop(into)] number: TextProp,
    /// The household refused: its door is known, its people are not kept.
    #[prop(optional, into)]
    is_ghost: Signal<bool>,
    /// The size of a household's own page.
    #[prop(optional)]
    is_big: bool,
) -> impl IntoView {
    let shown = number.clone();
    let is_long = Memo::new(move |_| number.get().chars().count() >= SHORT_NUMBER);
    view! {
        <span
            class="plate"
            class:big=is_big
            class:ghost=is_ghost
            class:long=is_long
        >
            {move || shown.get()}
        </span>
    }
}
