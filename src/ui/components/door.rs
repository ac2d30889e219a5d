//! Doors on the screen.

use crate::ui::door::Door;
use crate::ui::preferences::use_words;
use leptos::prelude::*;

/// One door, hidden from screen readers: the same fact stands beside it in words.
#[component]
pub fn DoorGlyph(#[prop(into)] door: Signal<Door>) -> impl IntoView {
    view! {
        <svg class=move || format!("d {}", door.get().letter()) aria-hidden="true">
            <use_ href=move || format!("#d-{}", door.get().letter())></use_>
        </svg>
    }
}

/// Doors in a row, read out as one sentence.
#[component]
pub fn Doors(
    #[prop(into)] doors: Signal<Vec<Door>>,
    /// The sentence: "Ngõ 6: 22 nhà theo thứ tự, còn 3 nhà chưa đến".
    #[prop(into)]
    label: TextProp,
) -> impl IntoView {
    let glyphs = move || doors.read().iter().map(|door| view! { <DoorGlyph door=*door/> }).collect_view();
    view! { <span class="doors" role="img" aria-label=label>{glyphs}</span> }
}

/// What the doors of an item mean.
#[component]
pub fn DoorLegend() -> impl IntoView {
    let words = use_words();
    let entries = move || {
        let meanings = words.get().common.item_doors;
        let entry = |(door, meaning)| view! { <li><DoorGlyph door/> {meaning}</li> };
        Door::OF_ITEM.into_iter().zip(meanings).map(entry).collect_view()
    };
    view! { <ul class="legend">{entries}</ul> }
}
