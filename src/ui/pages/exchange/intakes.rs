//! The intakes: every file this device took in, and the way back where there is one.

use crate::engine::commands::undo::UndoTaken;
use crate::engine::queries::IntakeKind;
use crate::engine::queries::exchange_view::{ExchangeView, IntakeEntry};
use crate::ui::clock::use_today;
use crate::ui::components::{Dialog, Empty, Kind, Tag, use_toasts};
use crate::ui::engine::use_engine;
use crate::ui::preferences::use_words;
use crate::ui::refusal::toast_refusal;
use crate::ui::when::day_and_time;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Files taken in, newest first.
#[component]
pub fn Intakes(exchange: ExchangeView) -> impl IntoView {
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
    if exchange.intakes.is_empty() {
        return view! { <Empty title=move || words.get().exchange.intake_empty/> }.into_any();
    }
    let entries = exchange.intakes.into_iter();
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
