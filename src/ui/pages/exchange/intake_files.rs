//! The files this device took in, and the ways back.

use crate::bridge::Refusal;
use crate::engine::Fault;
use crate::engine::commands::undo::{GiveBackTaken, PackageGivenBack, Staying, UndoTaken, WhyStays};
use crate::engine::queries::IntakeKind;
use crate::engine::queries::exchange_view::IntakeEntry;
use crate::ui::clock::use_today;
use crate::ui::components::{Dialog, Empty, Kind, Note, Tag, use_toasts};
use crate::ui::engine::use_engine;
use crate::ui::pages::exchange::record_row::title;
use crate::ui::preferences::use_words;
use crate::ui::refusal::toast_refusal;
use crate::ui::when::day_and_time;
use crate::words::Words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A way back from a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// A package is forgotten, as if it had never come.
    Forget,
    /// What somebody built on a register stays.
    UndoRegister,
    /// What a package replaced is given back, by a change that others are told of.
    GiveBack,
}

impl Way {
    const fn of(entry: &IntakeEntry) -> Option<Self> {
        match entry.kind {
            IntakeKind::Package if entry.is_undoable => Some(Self::Forget),
            IntakeKind::Register if entry.is_undoable => Some(Self::UndoRegister),
            _ if entry.can_be_given_back => Some(Self::GiveBack),
            _ => None,
        }
    }

    const fn act(self, words: &Words) -> &'static str {
        match self {
            Self::Forget | Self::UndoRegister => words.exchange.undo_file,
            Self::GiveBack => words.intake.give_back,
        }
    }

    const fn sure(self, words: &Words) -> &'static str {
        match self {
            Self::Forget | Self::UndoRegister => words.exchange.undo_file_sure,
            Self::GiveBack => words.intake.give_back_sure,
        }
    }

    const fn why(self, words: &Words) -> &'static str {
        match self {
            Self::Forget => words.exchange.undo_package_why,
            Self::UndoRegister => words.exchange.undo_file_why,
            Self::GiveBack => words.intake.give_back_why,
        }
    }
}

/// Taking a file back, from the question to what came of it. Kept by the page: the list of files is shown anew meanwhile.
#[derive(Clone, Copy)]
pub struct TakingBack {
    /// The number of the file that is asked about, and the way.
    asked: RwSignal<Option<(u32, Way)>>,
    /// What stays of a file that was given back.
    given_back: RwSignal<Option<PackageGivenBack>>,
}

impl TakingBack {
    pub fn new() -> Self {
        Self { asked: RwSignal::new(None), given_back: RwSignal::new(None) }
    }
}

/// Files taken in, newest first. What stays of one that was given back is told above them.
#[component]
pub fn Files(intakes: Vec<IntakeEntry>, taking_back: TakingBack) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let toasts = use_toasts();
    let TakingBack { asked, given_back } = taking_back;
    let go_back = move || {
        let Some((number, way)) = asked.get_untracked() else { return };
        asked.set(None);
        spawn_local(async move {
            let outcome = match way {
                Way::Forget | Way::UndoRegister => engine.save(UndoTaken(number)).await.map(|()| None),
                Way::GiveBack => engine.save(GiveBackTaken(number)).await.map(Some),
            };
            // After an event the words of this moment are meant.
            let words = words.get_untracked();
            match outcome {
                Ok(None) => toasts.show(words.exchange.undo_file_done, None),
                // The page may have been left meanwhile.
                Ok(Some(told)) => {
                    given_back.try_set(Some(told));
                }
                // Something stands on it: the other way is open.
                Err(Refusal::Engine(Fault::NotUndoable)) if way == Way::Forget => {
                    asked.try_set(Some((number, Way::GiveBack)));
                }
                Err(refusal) => toast_refusal(toasts, words, &refusal),
            }
        });
    };
    if intakes.is_empty() {
        return view! { <Empty title=move || words.get().exchange.intake_empty/> }.into_any();
    }
    let entries = intakes.into_iter();
    let of_way = move |of: fn(Way, &'static Words) -> &'static str| {
        asked.get().map(|(_, way)| of(way, words.get())).unwrap_or_default()
    };
    view! {
        {move || given_back.get().map(|given_back| view! { <GivenBack given_back/> })}
        <ul class="card flat list">
            {entries.map(|entry| view! { <Entry entry on_back=move |asks| asked.set(Some(asks))/> }).collect_view()}
        </ul>
        <Dialog
            open=Signal::derive(move || asked.get().is_some())
            on_close=move |()| asked.set(None)
            title=move || of_way(Way::sure)
        >
            <p>{move || of_way(Way::why)}</p>
            <button class="btn main wide" type="button" on:click=move |_| asked.set(None)>
                {move || words.get().exchange.keep}
            </button>
            <button class="btn danger wide" type="button" on:click=move |_| go_back()>
                {move || of_way(Way::act)}
            </button>
        </Dialog>
    }
    .into_any()
}

/// A package was given back; what of it stays, and why.
#[component]
fn GivenBack(given_back: PackageGivenBack) -> impl IntoView {
    let words = use_words();
    let left = given_back.total.saturating_sub(given_back.stays.len() as u32);
    let has_stays = given_back.total > 0;
    let row = move |staying: Staying| {
        view! {
            <li>
                {move || {
                    let words = words.get();
                    format!("{}: {}", title(&staying.head, words), why_it_stays(staying.why, words))
                }}
            </li>
        }
    };
    view! {
        <Note kind=Kind::Ok is_live=true title=move || words.get().intake.given_back>
            {has_stays
                .then(|| {
                    view! {
                        <p>{move || words.get().intake.stays}</p>
                        <ul class="stack-s">{given_back.stays.into_iter().map(row).collect_view()}</ul>
                    }
                })}
            {(left > 0)
                .then(|| {
                    view! { <p class="sub">{move || (words.get().intake.more_stays)(words.get().format, left)}</p> }
                })}
        </Note>
    }
}

const fn why_it_stays(why: WhyStays, words: &Words) -> &'static str {
    match why {
        WhyStays::Written => words.intake.was_written,
        WhyStays::Visited => words.intake.was_visited,
        WhyStays::LivedIn => words.intake.is_lived_in,
        WhyStays::HomeStays => words.intake.home_stays,
        WhyStays::Shared => words.intake.is_shared,
    }
}

#[component]
fn Entry(entry: IntakeEntry, #[prop(into)] on_back: Callback<(u32, Way)>) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    let (number, kind, at_ms, changes) = (entry.number, entry.kind, entry.at_ms, entry.changes);
    let way = Way::of(&entry);
    let file = move || {
        let words = &words.get().exchange;
        match kind {
            IntakeKind::Package => (words.intake_package)(&entry.source),
            IntakeKind::Register => (words.intake_register)(&entry.source),
        }
    };
    view! {
        <li class="row">
            <span class="b">
                <strong>{file}</strong>
                <span class="sub">
                    {move || day_and_time(words.get(), at_ms, today.get())} ", "
                    {move || (words.get().exchange.intake_changes)(words.get().format, changes)}
                </span>
                {entry
                    .is_undone
                    .then(|| view! { <Tag kind=Kind::Unknown icon="undo">{move || words.get().exchange.undone}</Tag> })}
                {way
                    .map(|way| {
                        view! {
                            <button class="btn small" type="button" on:click=move |_| on_back.run((number, way))>
                                {move || way.act(words.get())}
                            </button>
                        }
                    })}
            </span>
        </li>
    }
}
