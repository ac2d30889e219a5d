//! Taking in: choose, look, take or leave. Nothing is taken before it was looked at.

use crate::bridge::Refusal;
use crate::engine::Fault;
use crate::engine::commands::take_package::{LeaveWaiting, PackagePreview, PackageTaken, PreviewPackage, TakePackage};
use crate::exchange::{self, Lookalike, PackageFault};
use crate::ui::clock::use_today;
use crate::ui::components::{Icon, Kind, Link, Note, Say, TextArea, fresh_id};
use crate::ui::engine::{Engine, use_engine};
use crate::ui::files::{self, IncomingFile};
use crate::ui::pages::exchange::send::when;
use crate::ui::preferences::use_words;
use crate::ui::refusal::{RefusalNote, SaidNote};
use crate::ui::route;
use crate::words::Words;
use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Blob, File, HtmlInputElement};
use std::collections::VecDeque;

/// How much of a file's beginning and end is looked at before it is read.
const GLANCE_BYTES: u32 = 4096;

/// Why a file does not come in.
#[derive(Clone, Debug)]
enum Failure {
    /// The browser does not hand its content out.
    Unreadable,
    Refused(Refusal),
}

/// A file in hand, or why it is not.
type Arrived = Result<IncomingFile, Failure>;

/// How far a file has come.
#[derive(Clone, Debug)]
enum Stage {
    Choosing,
    Reading,
    /// With what kept it from being taken, if it was tried.
    Previewed(Box<PackagePreview>, Option<Refusal>),
    Taking,
    Taken(PackageTaken),
    Failed(Failure),
}

/// Files on their way in, one after another.
#[derive(Clone, Copy)]
struct Arrival {
    engine: Engine,
    stage: RwSignal<Stage>,
    queue: RwSignal<VecDeque<Arrived>, LocalStorage>,
}

impl Arrival {
    fn bring(self, files: Vec<Arrived>) {
        self.queue.update(|queue| queue.extend(files));
        if matches!(self.stage.get_untracked(), Stage::Choosing | Stage::Taken(_) | Stage::Failed(_)) {
            self.next();
        }
    }

    /// Looks at the next file, or goes back to choosing.
    fn next(self) {
        let file = self.queue.try_update(VecDeque::pop_front).flatten();
        let file = match file {
            Some(Ok(file)) => file,
            Some(Err(failure)) => return self.stage.set(Stage::Failed(failure)),
            None => return self.stage.set(Stage::Choosing),
        };
        self.stage.set(Stage::Reading);
        spawn_local(async move {
            let ask = PreviewPackage { source: file.name };
            let stage = match self.engine.ask_with(ask, Some(file.bytes)).await {
                Ok((preview, _)) => Stage::Previewed(Box::new(preview), None),
                Err(refusal) => Stage::Failed(Failure::Refused(refusal)),
            };
            self.stage.set(stage);
        });
    }

    /// Takes the file that was looked at.
    fn take(self, preview: PackagePreview) {
        self.stage.set(Stage::Taking);
        spawn_local(async move {
            let stage = match self.engine.save(TakePackage).await {
                Ok(taken) => Stage::Taken(taken),
                // What the store did not keep waits in the engine: the same button takes it once there is room.
                Err(refusal @ Refusal::Engine(Fault::Store(_))) => Stage::Previewed(Box::new(preview), Some(refusal)),
                Err(refusal) => Stage::Failed(Failure::Refused(refusal)),
            };
            self.stage.set(stage);
        });
    }
}

/// Reads a file that may be a package; the first bytes of others tell what they are.
async fn open(file: &Blob) -> Arrived {
    let [head, tail] = files::read_ends(file, GLANCE_BYTES).await.ok_or(Failure::Unreadable)?;
    exchange::glance(&head, &tail, file.size() as u64).map_err(|fault| Failure::Refused(Refusal::Package(fault)))?;
    files::read(file).await.ok_or(Failure::Unreadable)
}

async fn open_all(files: &[Blob]) -> Vec<Arrived> {
    let mut opened = Vec::new();
    for file in files {
        opened.push(open(file).await);
    }
    opened
}

/// Chooses files and takes them in.
#[component]
pub fn Receive() -> impl IntoView {
    let engine = use_engine();
    let arrival =
        Arrival { engine, stage: RwSignal::new(Stage::Choosing), queue: RwSignal::new_local(VecDeque::new()) };
    spawn_local(async move {
        let shared = files::take_inbox().await;
        if !shared.is_empty() {
            arrival.bring(open_all(&shared).await);
        }
    });
    let leave = move || {
        spawn_local(async move {
            // Leaving cannot fail in a way that matters: what waits is only in memory.
            let _ = engine.ask(LeaveWaiting).await;
            arrival.next();
        });
    };
    view! {
        {move || match arrival.stage.get() {
            Stage::Choosing => view! { <Choosing arrival/> }.into_any(),
            Stage::Reading => view! { <Busy what=|words| words.exchange.reading/> }.into_any(),
            Stage::Taking => view! { <Busy what=|words| words.exchange.taking/> }.into_any(),
            Stage::Previewed(preview, refusal) => {
                let looked_at = preview.clone();
                view! {
                    {refusal.map(|refusal| view! { <RefusalNote refusal/> })}
                    <Preview
                        preview=*preview
                        on_take=move |()| arrival.take((*looked_at).clone())
                        on_leave=move |()| leave()
                    />
                }
                    .into_any()
            }
            Stage::Taken(taken) => view! { <Taken taken arrival/> }.into_any(),
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
        <details class="card">
            <summary>{move || words.get().exchange.paste}</summary>
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

/// What a file would bring, before it is taken.
#[component]
fn Preview(
    preview: PackagePreview,
    #[prop(into)] on_take: Callback<()>,
    #[prop(into)] on_leave: Callback<()>,
) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    let (new_changes, made_at_ms, bytes) = (preview.new_changes, preview.made_at_ms, preview.bytes);
    let (sender, area, since_last) = (preview.sender.clone(), preview.area.clone(), preview.since_last);
    let from = move || {
        let words = &words.get().exchange;
        if sender.is_empty() { words.from_unknown.to_owned() } else { (words.from)(&sender) }
    };
    let covers = move || {
        let words = &words.get().exchange;
        match (&area, since_last) {
            (Some(area), _) => (words.covers_area)(area),
            (None, true) => words.covers_new.to_owned(),
            (None, false) => words.covers_all.to_owned(),
        }
    };
    view! {
        <section class="card" aria-labelledby="preview">
            <h2 id="preview" tabindex="-1">{move || words.get().exchange.preview}</h2>
            <p><strong>{from}</strong></p>
            <p class="sub">
                {covers} ". "
                {move || (words.get().exchange.made)(when(words.get().format, made_at_ms, today.get()))} ". "
                {move || words.get().format.file_size(bytes)}
            </p>
            <Tally preview=preview.clone()/>
            <Warnings preview/>
            {if new_changes == 0 {
                view! { <Say kind=Kind::Ok>{move || words.get().exchange.nothing_in_it}</Say> }.into_any()
            } else {
                view! {
                    <button class="btn main wide" type="button" on:click=move |_| on_take.run(())>
                        <Icon name="inbox"/>
                        {move || (words.get().exchange.take)(words.get().format, new_changes)}
                    </button>
                }
                    .into_any()
            }}
            <button class="btn wide" type="button" on:click=move |_| on_leave.run(())>
                {move || if new_changes == 0 { words.get().common.close } else { words.get().exchange.leave }}
            </button>
        </section>
    }
}

/// A number of a preview: its kind, its picture, how many, and of what.
type TallyEntry = (Kind, &'static str, u32, fn(&Words) -> &'static str);

/// The numbers of a preview, those that are nothing left out.
#[component]
fn Tally(preview: PackagePreview) -> impl IntoView {
    let words = use_words();
    let held = preview.changes - preview.new_changes;
    let numbers: [TallyEntry; 6] = [
        (Kind::Ok, "plus", preview.new_households, |words| words.exchange.new_households),
        (Kind::Ok, "team", preview.new_residents, |words| words.exchange.new_residents),
        (Kind::Ok, "walk", preview.new_visits, |words| words.exchange.new_visits),
        (Kind::Info, "pen", preview.changed_records, |words| words.exchange.changed_records),
        (Kind::Clash, "clash", preview.conflicts, |words| words.exchange.conflicts),
        (Kind::Unknown, "check", held, |words| words.exchange.held),
    ];
    let entry = move |(kind, icon, number, name): TallyEntry| {
        view! {
            <li class=kind.class()>
                <Icon name=icon/>
                <b>{move || words.get().format.number(number.into())}</b>
                <span>{move || name(words.get())}</span>
            </li>
        }
    };
    view! { <ul class="tally">{numbers.into_iter().filter(|(_, _, number, _)| *number > 0).map(entry).collect_view()}</ul> }
}

/// What is odd about a file.
#[component]
fn Warnings(preview: PackagePreview) -> impl IntoView {
    let words = use_words();
    let (ward, odd_times) = (preview.ward, preview.odd_times);
    view! {
        {preview
            .is_other_ward
            .then(|| {
                view! {
                    <Note kind=Kind::Bad title=move || (words.get().exchange.other_ward)(&ward)>
                        <p>{move || words.get().exchange.other_ward_why}</p>
                    </Note>
                }
            })}
        {(odd_times > 0)
            .then(|| {
                view! {
                    <Note kind=Kind::Part title=move || (words.get().exchange.odd_times)(words.get().format, odd_times)>
                        <p>{move || words.get().exchange.odd_times_why}</p>
                    </Note>
                }
            })}
    }
}

/// A file is in.
#[component]
fn Taken(taken: PackageTaken, arrival: Arrival) -> impl IntoView {
    let words = use_words();
    let (changes, conflicts) = (taken.new_changes, taken.conflicts);
    view! {
        <Note kind=Kind::Ok is_live=true title=move || (words.get().exchange.taken)(words.get().format, changes)>
            {(conflicts > 0)
                .then(|| {
                    view! { <p>{move || (words.get().exchange.taken_conflicts)(words.get().format, conflicts)}</p> }
                })}
        </Note>
        <Link href=route::HOMES class="btn main wide">
            {move || words.get().exchange.to_walk}
        </Link>
        <NextFile arrival/>
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
