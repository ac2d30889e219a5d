//! What stands where nothing is, or nothing yet.

use crate::ui::components::DoorGlyph;
use crate::ui::door::Door;
use crate::ui::preferences::use_words;
use leptos::prelude::*;

/// Nothing here: one reason, one or two actions.
#[component]
pub fn Empty(
    #[prop(into)] title: TextProp,
    #[prop(optional, into)] reason: Option<TextProp>,
    /// Three of these doors stand above: outlines where houses are missing, lit ones where all is done.
    #[prop(optional)]
    door: Option<Door>,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let is_celebration = matches!(door, Some(Door::Beyond | Door::Reached | Door::HouseReached));
    let doors = door.map(|door| {
        view! { <span class="row3" aria-hidden="true">{[door; 3].map(|door| view! { <DoorGlyph door/> }).collect_view()}</span> }
    });
    view! {
        <div class="empty" class:ok=is_celebration>
            {doors}
            <h2>{move || title.get()}</h2>
            {reason.map(|reason| view! { <p class="sub">{move || reason.get()}</p> })}
            {children.map(|children| view! { <div class="flow middle">{children()}</div> })}
        </div>
    }
}

/// Rows that are on their way. They show only when it takes longer than 300 ms.
#[component]
pub fn Skeleton(#[prop(default = 3)] rows: usize) -> impl IntoView {
    let words = use_words();
    let row = |_| {
        view! {
            <li class="row">
                <span class="sk pl"></span>
                <span class="b">
                    <span class="sk w5"></span>
                    <span class="sk w7"></span>
                </span>
            </li>
        }
    };
    view! {
        <ul class="card flat list skeleton" aria-busy="true" aria-label=move || words.get().common.loading>
            {(0..rows).map(row).collect_view()}
        </ul>
    }
}
