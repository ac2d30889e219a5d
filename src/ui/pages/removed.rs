//! Everything that was taken off the list.

use crate::engine::queries::removed::{RemovedQuestion, RemovedView};
use crate::ui::components::{Dock, Empty, Sign, Skeleton};
use crate::ui::engine::use_engine;
use crate::ui::pages::removed_row::RemovedRow;
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use leptos::prelude::*;

/// The homes and people taken off the list, the latest first.
#[component]
pub fn RemovedPage() -> impl IntoView {
    let words = use_words();
    let removed = use_engine().follow(|| RemovedQuestion);
    view! {
        <Sign
            title=move || words.get().removal.title
            place=move || words.get().removal.place
            back=route::SETTINGS
        />
        <main tabindex="-1">
            {move || match removed.get() {
                None => view! { <Skeleton/> }.into_any(),
                Some(Err(refusal)) => view! { <RefusalNote refusal/> }.into_any(),
                Some(Ok(view)) => view! { <Entries view/> }.into_any(),
            }}
        </main>
        <Dock/>
    }
}

#[component]
fn Entries(view: RemovedView) -> impl IntoView {
    let words = use_words();
    if view.entries.is_empty() {
        return view! {
            <Empty title=move || words.get().removal.none reason=move || words.get().removal.none_why/>
        }
        .into_any();
    }
    let earlier = view.total.saturating_sub(view.entries.len() as u32);
    let entries = view.entries.into_iter();
    view! {
        <ul class="card flat list">{entries.map(|entry| view! { <RemovedRow entry/> }).collect_view()}</ul>
        {(earlier > 0)
            .then(|| view! { <p class="sub">{move || (words.get().removal.more)(words.get().format, earlier)}</p> })}
    }
    .into_any()
}
