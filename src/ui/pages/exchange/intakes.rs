//! The intakes: every file this device took in, and the way back where there is one.

use crate::engine::commands::undo::UndoTaken;
use crate::engine::queries::IntakeKind;
use crate::engine::queries::exchange_view::{ExchangeView, IntakeEntry, WriterEntry};
use crate::ui::clock::use_today;
use crate::ui::components::{Dialog, Empty, Kind, Say, Tag, use_toasts};
use crate::ui::engine::use_engine;
use crate::ui::preferences::use_words;
use crate::ui::refusal::toast_refusal;
use crate::ui::when::day_and_time;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Whose work is here, and the files taken in, newest first.
#[component]
pub fn Intakes(exchange: ExchangeView) -> impl IntoView {
    let ExchangeView { writers, intakes, .. } = exchange;
    view! {
        <Writers writers/>
        <Files intakes/>
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

/// Files taken in, newest first.
#[component]
fn Files(intakes: Vec<IntakeEntry>) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let toasts = use_toasts();
    let asked = RwSignal::new(None::<(u32, IntakeKind)>);
    let undo = move || {
        let Some((number, _)) = asked.get_untracked() else { return };
        asked.set(None);
        spawn_local(async move {
            let outcome = engine.save(UndoTaken(number)).await;
            // After an event the words of this moment are meant.
            let words = words.get_untracked();
            match outcome {
                Ok(()) => toasts.show(words.exchange.undo_file_done, None),
                Err(refusal) => toast_refusal(toasts, words, &refusal),
            }
        });
    };
    if intakes.is_empty() {
        return view! { <Empty title=move || words.get().exchange.intake_empty/> }.into_any();
    }
    let entries = intakes.into_iter();
    view! {
        <ul class="card flat list">
            {entries.map(|entry| view! { <Entry entry on_undo=move |asks| asked.set(Some(asks))/> }).collect_view()}
        </ul>
        <Dialog
            open=Signal::derive(move || asked.get().is_some())
            on_close=move |()| asked.set(None)
            title=move || words.get().exchange.undo_file_sure
        >
            <p>
                {move || {
                    let text = &words.get().exchange;
                    match asked.get() {
                        Some((_, IntakeKind::Package)) => text.undo_package_why,
                        _ => text.undo_file_why,
                    }
                }}
            </p>
            <button class="btn main wide" type="button" on:click=move |_| asked.set(None)>
                {move || words.get().exchange.keep}
            </button>
            <button class="btn danger wide" type="button" on:click=move |_| undo()>
                {move || words.get().exchange.undo_file}
            </button>
        </Dialog>
    }
    .into_any()
}

#[component]
fn Entry(entry: IntakeEntry, #[prop(into)] on_undo: Callback<(u32, IntakeKind)>) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    let (number, kind, at_ms, changes) = (entry.number, entry.kind, entry.at_ms, entry.changes);
    let title = move || {
        let words = &words.get().exchange;
        match kind {
            IntakeKind::Package => (words.intake_package)(&entry.source),
            IntakeKind::Register => (words.intake_register)(&entry.source),
        }
    };
    view! {
        <li class="row">
            <span class="b">
                <strong>{title}</strong>
                <span class="sub">
                    {move || day_and_time(words.get(), at_ms, today.get())} ", "
                    {move || (words.get().exchange.intake_changes)(words.get().format, changes)}
                </span>
                {entry
                    .is_undone
                    .then(|| view! { <Tag kind=Kind::Unknown icon="undo">{move || words.get().exchange.undone}</Tag> })}
                {entry
                    .is_undoable
                    .then(|| {
                        view! {
                            <button class="btn small" type="button" on:click=move |_| on_undo.run((number, kind))>
                                {move || words.get().exchange.undo_file}
                            </button>
                        }
                    })}
            </span>
        </li>
    }
}
