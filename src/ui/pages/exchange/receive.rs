//! Taking in: choose, look, take or leave. Nothing is taken before it was looked at.

use crate::bridge::Refusal;
use crate::engine::commands::take_package::PackageTaken;
use crate::engine::commands::undo::{Undo, UndoToken};
use crate::exchange::{Lookalike, PackageFault, within_message};
use crate::ui::batch::Failure;
use crate::ui::components::{Icon, Kind, Link, Note, Say, TextArea, fresh_id, use_toasts};
use crate::ui::device::abilities;
use crate::ui::engine::use_engine;
use crate::ui::files::{self, NamedFile};
use crate::ui::hand_over::WayIn;
use crate::ui::pages::exchange::arrival::Arrival;
use crate::ui::pages::exchange::batch_list::BatchList;
use crate::ui::pages::exchange::codes::ReadCodes;
use crate::ui::pages::exchange::preview::Preview;
use crate::ui::pages::exchange::stage::{Stage, TakeAs};
use crate::ui::pages::exchange::suspect::Suspect;
use crate::ui::pages::exchange::unlock::Unlock;
use crate::ui::preferences::use_words;
use crate::ui::refusal::{RefusalNote, SaidNote, toast_refusal};
use crate::ui::route;
use crate::words::Words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlInputElement;

/// Chooses files and takes them in.
#[component]
pub fn Receive(
    arrival: Arrival,
    /// Something another app shared did not arrive.
    #[prop(into)]
    not_all_arrived: Signal<bool>,
) -> impl IntoView {
    let words = use_words();
    view! {
        <Show when=move || not_all_arrived.get()>
            <Note kind=Kind::Bad title=move || words.get().ways.not_arrived>
                <p>{move || words.get().ways.not_arrived_why}</p>
            </Note>
        </Show>
        {move || match arrival.stage.get() {
            Stage::Choosing => view! { <Choosing arrival/> }.into_any(),
            Stage::Suspect(name) => view! { <Suspect name arrival/> }.into_any(),
            Stage::Reading => view! { <Busy what=|words| words.exchange.reading/> }.into_any(),
            Stage::Locked(refusal) => view! { <Unlock refusal arrival/> }.into_any(),
            Stage::Unlocking => view! { <Busy what=|words| words.exchange.unlocking/> }.into_any(),
            Stage::Taking(TakeAs::Merge) => view! { <Busy what=|words| words.exchange.taking/> }.into_any(),
            Stage::Taking(TakeAs::Replace) => view! { <Busy what=|words| words.backup.replacing/> }.into_any(),
            Stage::Previewed(preview, refusal) => {
                view! {
                    {refusal.map(|refusal| view! { <RefusalNote refusal/> })}
                    <Preview
                        preview=*preview
                        on_take=move |()| arrival.take(TakeAs::Merge)
                        on_replace=move |()| arrival.take(TakeAs::Replace)
                        on_leave=move |()| arrival.leave()
                    />
                }
                    .into_any()
            }
            Stage::Taken(taken, way) => view! { <Taken taken way arrival/> }.into_any(),
            Stage::Failed(failure) => view! { <Failed failure arrival/> }.into_any(),
        }}
        <BatchList batch=arrival.batch/>
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

/// The ways a file comes in by hand; the others are watched all over the page.
#[component]
fn Choosing(arrival: Arrival) -> impl IntoView {
    let words = use_words();
    let id = fresh_id("file");
    let pasted = RwSignal::new(String::new());
    let way_in = abilities().way_in();
    let hint = move || {
        let ways = &words.get().ways;
        match way_in {
            WayIn::FilesApp => ways.in_files_app,
            WayIn::ShareSheet => ways.in_share_sheet,
            WayIn::Downloads => ways.in_downloads,
            WayIn::Desk => ways.in_desk,
        }
    };
    let on_pick = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            arrival.bring(files::files_of(input.files()).into_iter().map(NamedFile::from).collect());
            // The same file may be chosen again.
            input.set_value("");
        }
    };
    view! {
        <section class="card drop">
            <label class="btn main wide" for=id.clone()>
                <Icon name="inbox"/>
                {move || words.get().exchange.choose_file}
            </label>
            <input class="sr" id=id type="file" multiple on:change=on_pick/>
            <p class="sub">{hint}</p>
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
                    on:click=move |_| arrival.bring(vec![files::from_text(within_message(&pasted.get_untracked()))])
                >
                    {move || words.get().exchange.take_pasted}
                </button>
            </div>
        </details>
    }
}

/// A file is in.
#[component]
fn Taken(taken: PackageTaken, way: TakeAs, arrival: Arrival) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let toasts = use_toasts();
    let (changes, conflicts) = (taken.new_changes, taken.conflicts);
    let title = move || {
        let words = words.get();
        match way {
            TakeAs::Merge => (words.exchange.taken)(words.format, changes),
            TakeAs::Replace => (words.backup.replaced)(words.format, changes),
        }
    };
    let undo = move |token: UndoToken| {
        let epoch = arrival.epoch();
        spawn_local(async move {
            let undone = engine.save(Undo(token)).await;
            // After an event the words of this moment are meant.
            let words = words.get_untracked();
            match undone {
                Ok(()) => {
                    toasts.show(words.exchange.undo_file_done, None);
                    if !arrival.is_over(epoch) {
                        arrival.was_undone();
                    }
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
        // Files that wait come first.
        <Show when=move || arrival.waiting() == 0>
            <Link href=route::HOMES class="btn main wide">
                {move || words.get().exchange.to_walk}
            </Link>
        </Show>
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
        <button
            class="btn wide"
            class:main=move || { arrival.waiting() > 0 }
            type="button"
            on:click=move |_| arrival.next()
        >
            {move || match arrival.waiting() {
                0 => words.get().exchange.choose_file.to_owned(),
                files => (words.get().exchange.more_files)(files),
            }}
        </button>
    }
}
