//! The intakes: every file this device took in, and the way back where there is one.

use crate::engine::queries::exchange_view::{ExchangeView, WriterEntry};
use crate::model::text::join_filled;
use crate::ui::clock::use_today;
use crate::ui::components::{Kind, Say};
use crate::ui::pages::exchange::intake_files::{Files, TakingBack};
use crate::ui::preferences::use_words;
use crate::ui::when::day_and_time;
use leptos::prelude::*;

/// Whose work is here, and the files taken in, newest first.
#[component]
pub fn Intakes(exchange: ExchangeView, taking_back: TakingBack) -> impl IntoView {
    let ExchangeView { writers, intakes, unsent, .. } = exchange;
    let words = use_words();
    let told = move || {
        let words = words.get();
        match unsent {
            0 => words.sending.nothing_unsent.to_owned(),
            unsent => (words.sending.unsent)(words.format, unsent),
        }
    };
    view! {
        <Say kind=if unsent == 0 { Kind::Ok } else { Kind::Todo }>{told}</Say>
        <Writers writers/>
        <Files intakes taking_back/>
    }
}

/// The members of the ward, each with how much of their work is here.
#[component]
fn Writers(writers: Vec<WriterEntry>) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    if writers.is_empty() {
        return ().into_any();
    }
    let row = move |entry: WriterEntry| {
        let (changes, last_ms) = (entry.changes, entry.last_ms);
        let name = move || {
            if entry.is_me { (words.get().exchange.me)(&entry.name) } else { entry.name.clone() }
        };
        let written = move || {
            let words = words.get();
            let day = last_ms.map(|last_ms| day_and_time(words, last_ms, today.get()));
            (words.exchange.written)(words.format, changes, day)
        };
        let (is_me, device) = (entry.is_me, entry.device);
        let file = move || {
            let words = words.get();
            let Some(device) = device else { return words.sending.no_file.to_owned() };
            let lacks = match device.lacks {
                0 => words.sending.lacks_nothing.to_owned(),
                lacks => (words.sending.still_lacks)(words.format, lacks),
            };
            let file = (words.sending.last_file)(&day_and_time(words, device.made_at_ms, today.get()));
            join_filled([file, lacks])
        };
        let told = if changes == 0 {
            view! { <Say kind=Kind::Todo>{move || words.get().exchange.nothing_of}</Say> }.into_any()
        } else {
            view! { <Say kind=Kind::Ok>{written}</Say> }.into_any()
        };
        view! {
            <li class="row">
                <span class="b">
                    <strong>{name}</strong>
                    {told}
                    {(!is_me).then(|| view! { <span class="sub">{file}</span> })}
                </span>
            </li>
        }
    };
    view! {
        <section aria-labelledby="writers">
            <h2 id="writers">{move || words.get().exchange.writers}</h2>
            <p class="sub">{move || words.get().exchange.writers_why}</p>
            <ul class="card flat list">{writers.into_iter().map(row).collect_view()}</ul>
        </section>
    }
    .into_any()
}
