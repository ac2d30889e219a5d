//! Everything that was taken off the list.

use crate::engine::queries::removed::{ErasedEntry, RemovedQuestion, RemovedView};
use crate::model::Date;
use crate::model::text::join_filled;
use crate::ui::clock::use_today;
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
    let erased = view! { <ErasedEntries erased=view.erased/> };
    if view.entries.is_empty() {
        return view! {
            <Empty title=move || words.get().removal.none reason=move || words.get().removal.none_why/>
            {erased}
        }
        .into_any();
    }
    let earlier = view.total.saturating_sub(view.entries.len() as u32);
    let entries = view.entries.into_iter();
    view! {
        <ul class="card flat list">{entries.map(|entry| view! { <RemovedRow entry/> }).collect_view()}</ul>
        {(earlier > 0)
            .then(|| view! { <p class="sub">{move || (words.get().removal.more)(words.get().format, earlier)}</p> })}
        {erased}
    }
    .into_any()
}

/// That something was erased because somebody asked for it: when and by whom, and nothing else.
#[component]
fn ErasedEntries(erased: Vec<ErasedEntry>) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    if erased.is_empty() {
        return ().into_any();
    }
    let row = move |entry: ErasedEntry| {
        let day = move || words.get().format.date_near(Date::in_vietnam(entry.at_ms), today.get());
        let by = entry.by;
        view! {
            <li class="row">
                <span class="b">
                    <strong>{move || (words.get().erasure.kind)(entry.what)}</strong>
                    <span class="sub">{move || join_filled([day().as_str(), &by])}</span>
                </span>
            </li>
        }
    };
    view! {
        <section aria-labelledby="erased">
            <h2 id="erased">{move || words.get().erasure.list}</h2>
            <p class="sub">{move || words.get().erasure.list_why}</p>
            <ul class="card flat list">{erased.into_iter().map(row).collect_view()}</ul>
        </section>
    }
    .into_any()
}
