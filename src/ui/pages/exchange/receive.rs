//! Taking in: choose, look, take or leave. Nothing is taken before it was looked at.

use crate::bridge::Refusal;
use crate::engine::commands::take_package::PackageTaken;
use crate::engine::commands::undo::{Undo, UndoToken};
use crate::exchange::{Lookalike, PackageFault};
use crate::ui::components::{Icon, Kind, Link, Note, Say, TextArea, fresh_id, use_toasts};
use crate::ui::engine::use_engine;
use crate::ui::files;
use crate::ui::pages::exchange::arrival::{Arrival, Failure, Stage, Way, open_all};
use crate::ui::pages::exchange::codes::ReadCodes;
use crate::ui::pages::exchange::preview::Preview;
use crate::ui::pages::exchange::unlock::Unlock;
use crate::ui::preferences::use_words;
use crate::ui::refusal::{RefusalNote, SaidNote, toast_refusal};
use crate::ui::route;
use crate::words::Words;
use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Blob, File, HtmlInputElement};

/// Chooses files and takes them in.
#[component]
pub fn Receive() -> impl IntoView {
    let arrival = Arrival::new();
    spawn_local(async move {
        let shared = files::take_inbox().await;
        if !shared.is_empty() {
            arrival.bring(open_all(&shared).await);
        }
    });
    view! {
        {move || match arrival.stage.get() {
            Stage::Choosing => view! { <Choosing arrival/> }.into_any(),
            Stage::Reading => view! { <Busy what=|words| words.exchange.reading/> }.into_any(),
            Stage::Locked(refusal) => view! { <Unlock refusal arrival/> }.into_any(),
            Stage::Unlocking => view! { <Busy what=|words| words.exchange.unlocking/> }.into_any(),
            Stage::Taking(Way::Merge) => view! { <Busy what=|words| words.exchange.taking/> }.into_any(),
            Stage::Taking(Way::Replace) => view! { <Busy what=|words| words.backup.replacing/> }.into_any(),
            Stage::Previewed(preview, refusal) => {
                let looked_at = preview.clone();
                let replacing = preview.clone();
                view! {
                    {refusal.map(|refusal| view! { <RefusalNote refusal/> })}
                    <Preview
                        preview=*preview
                        on_take=move |()| arrival.take((*looked_at).clone())
                        on_replace=move |()| arrival.replace((*replacing).clone())
                        on_leave=move |()| arrival.leave()
                    />
                }
                    .into_any()
            }
            Stage::Taken(taken, way) => view! { <Taken taken way arrival/> }.into_any(),
            Stage::Failed(failure) => view! { <Failed failure arrival/> }.into_any(),
        }}
    }
}

/// Something takes its time.
#[component]
fn Busy(what: fn(&Words) -> &'static str) -> impl IntoView {
    let words = use_words();
    view! {
        <Say kind=Kind::Unknown is_live=true>
            {move || what(words.get())}
        </Say>
    }
}

/// The ways a file comes in: picked, dropped or pasted.
#[component]
fn Choosing(arrival: Arrival) -> impl IntoView {
    let words = use_words();
    let id = fresh_id("file");
    let pasted = RwSignal::new(String::new());
    let bring = move |list: Vec<File>| {
        let list: Vec<Blob> = list.into_iter().map(Blob::from).collect();
        spawn_local(async move { arrival.bring(open_all(&list).await) });
    };
    let on_drop = move |event: DragEvent| {
        event.prevent_default();
        bring(files::files_of(event.data_transfer().and_then(|data| data.files())));
    };
    let on_pick = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            bring(files::files_of(input.files()));
            // The same file may be chosen again.
            input.set_value("");
        }
    };
    view! {
        <section class="card drop" on:dragover=|event: DragEvent| event.prevent_default() on:drop=on_drop>
            <label class="btn main wide" for=id.clone()>
                <Icon name="inbox"/>
                {move || words.get().exchange.choose_file}
            </label>
            <input class="sr" id=id type="file" multiple on:change=on_pick/>
            <p class="sub">{move || words.get().exchange.choose_hint}</p>
        </section>
        <ReadCodes arrival/>
        <details class="card">
            <summary class="head unbroken">
                <strong>{move || words.get().exchange.paste}</strong>
                <Icon name="down" class="chev"/>
            </summary>
            <div class="stack">
                <TextArea
                    label=move || words.get().exchange.paste
                    value=pasted
                    on_input=move |text| pasted.set(text)
                    hint=move || words.get().exchange.paste_hint
                />
                <button
                    class="btn wide"
                    type="button"
                    disabled=move || pasted.read().trim().is_empty()
                    on:click=move |_| arrival.bring(vec![Ok(files::from_text(&pasted.get_untracked()))])
                >
                    {move || words.get().exchange.take_pasted}
                </button>
            </div>
        </details>
    }
}

/// A file is in.
#[component]
fn Taken(taken: PackageTaken, way: Way, arrival: Arrival) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let toasts = use_toasts();
    let (changes, conflicts) = (taken.new_changes, taken.conflicts);
    let title = move || {
        let words = words.get();
        match way {
            Way::Merge => (words.exchange.taken)(words.format, changes),
            Way::Replace => (words.backup.replaced)(words.format, changes),
        }
    };
    let undo = move |token: UndoToken| {
        spawn_local(async move {
            let undone = engine.save(Undo(token)).await;
            // After an event the words of this moment are meant.
            let words = words.get_untracked();
            match undone {
                Ok(()) => {
                    toasts.show(words.exchange.undo_file_done, None);
                    arrival.next();
                }
                Err(refusal) => toast_refusal(toasts, words, &refusal),
            }
        });
    };
    view! {
        <Note kind=Kind::Ok is_live=true title=title>
            {(conflicts > 0)
                .then(|| {
                    view! { <p>{move || (words.get().exchange.taken_conflicts)(words.get().format, conflicts)}</p> }
                })}
        </Note>
        <Link href=route::HOMES class="btn main wide">
            {move || words.get().exchange.to_walk}
        </Link>
        <NextFile arrival/>
        {taken
            .undo
            .map(|token| {
                view! {
                    <button class="btn wide quiet" type="button" on:click=move |_| undo(token)>
                        <Icon name="undo"/>
                        {move || words.get().exchange.undo_file}
                    </button>
                }
            })}
    }
}

/// A file does not come in.
#[component]
fn Failed(failure: Failure, arrival: Arrival) -> impl IntoView {
    let words = use_words();
    let is_workbook = matches!(
        failure,
        Failure::Refused(Refusal::Package(
            PackageFault::NotText(Lookalike::Workbook) | PackageFault::NotAPackage(Lookalike::Workbook)
        ))
    );
    let said = match failure {
        Failure::Refused(refusal) => view! { <RefusalNote refusal/> }.into_any(),
        Failure::Unreadable => {
            view! { <SaidNote said=Signal::derive(move || words.get().refusals.file_unreadable)/> }.into_any()
        }
    };
    view! {
        {said}
        {is_workbook
            .then(|| {
                view! {
                    <Link href=route::IMPORT class="btn main wide">
                        {move || words.get().exchange.to_import}
                    </Link>
                }
            })}
        <NextFile arrival/>
    }
}

/// Goes on to the next file, or back to choosing.
#[component]
fn NextFile(arrival: Arrival) -> impl IntoView {
    let words = use_words();
    view! {
        <button class="btn wide" type="button" on:click=move |_| arrival.next()>
            {move || match arrival.queue.read().len() {
                0 => words.get().exchange.choose_file.to_owned(),
                files => (words.get().exchange.more_files)(files),
            }}
        </button>
    }
}
