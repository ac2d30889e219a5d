//! A file on its way out: what is in it, and the ways it can leave the device.

use crate::bridge::Answered;
use crate::engine::commands::make_package::{ConfirmHandOver, PackageMade};
use crate::ui::components::{Icon, Kind, Note, Say, use_toasts};
use crate::ui::device::abilities;
use crate::ui::engine::use_engine;
use crate::ui::files;
use crate::ui::hand_over::{COPY_LIMIT, HandedOut, Way, other_way};
use crate::ui::preferences::use_words;
use crate::ui::refusal::toast_refusal;
use crate::words::Words;
use js_sys::ArrayBuffer;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The file that was made, and the ways it can leave the device.
#[component]
pub fn Handing(made: (PackageMade, ArrayBuffer), is_locked: bool) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let toasts = use_toasts();
    let (package, bytes) = made;
    if package.changes == 0 {
        return view! { <Say kind=Kind::Ok is_live=true>{move || words.get().exchange.nothing_new}</Say> }.into_any();
    }
    let said = move || {
        let words = &words.get().exchange;
        if is_locked { (words.locked, words.locked_why) } else { (words.not_locked, words.not_locked_why) }
    };
    let size = package.bytes;
    let counts = (package.households, package.residents, package.visits);
    let abilities = abilities();
    let ways = abilities.ways(size);
    let file = StoredValue::new_local((package.file_name, bytes));
    // What became of the last try, where nothing was handed out.
    let failed = RwSignal::new(None::<(Way, HandedOut)>);
    // One share sheet at a time: browsers refuse a second.
    let is_busy = RwSignal::new(false);
    let hand_over = move |way: Way| {
        is_busy.set(true);
        // The share sheet opens only straight from the tap, so the call to it comes before anything is awaited.
        let (name, bytes) = file.get_value();
        spawn_local(async move {
            let outcome = match way {
                Way::Share => files::share(&name, &bytes).await,
                Way::Download => files::download(&name, &bytes),
                Way::Place => files::save_to_place(&name, &bytes).await,
                Way::Copy => files::copy(&bytes).await,
            };
            is_busy.try_set(false);
            failed.try_set((outcome != HandedOut::Done).then_some((way, outcome)));
            // Only what was really handed out counts as what others have.
            if outcome == HandedOut::Done {
                let confirmed: Answered<()> = engine.save(ConfirmHandOver).await;
                // An event is no reactive place: the words of this moment are meant.
                let words = words.get_untracked();
                match confirmed {
                    Ok(()) => toasts.show(done(way, words), None),
                    Err(refusal) => toast_refusal(toasts, words, &refusal),
                }
            }
        });
    };
    let button = move |(place, way): (usize, Way)| {
        let class = match (place, way) {
            (0, _) => "btn main wide",
            (_, Way::Copy) => "btn wide quiet",
            _ => "btn wide",
        };
        view! {
            <button class=class type="button" disabled=move || is_busy.get() on:click=move |_| hand_over(way)>
                <Icon name=icon(way)/>
                {move || label(way, words.get(), size)}
            </button>
        }
    };
    view! {
        <Note kind=Kind::Info icon=if is_locked { "lock" } else { "warn" } title=move || said().0>
            <p>{move || said().1}</p>
            <p class="sub">
                {move || (words.get().exchange.holds)(words.get().format, counts.0, counts.1, counts.2)}
            </p>
        </Note>
        {
            let ways = ways.clone();
            move || {
                failed
                    .get()
                    .map(|(way, outcome)| {
                        let other = other_way(&ways, way);
                        view! { <NotHandedOver way outcome other size/> }
                    })
            }
        }
        <div class="stack">
            {ways.into_iter().enumerate().map(button).collect_view()}
            {(size > COPY_LIMIT)
                .then(|| view! { <p class="sub">{move || words.get().ways.too_long_to_copy}</p> })}
            {abilities
                .traps_downloads()
                .then(|| view! { <p class="sub">{move || words.get().ways.save_by_sheet}</p> })}
            <p class="sub">{move || (words.get().exchange.size)(words.get().format.file_size(size))}</p>
        </div>
    }
    .into_any()
}

/// Says that a file is still here, why, and which way is left.
#[component]
fn NotHandedOver(way: Way, outcome: HandedOut, other: Option<Way>, size: u64) -> impl IntoView {
    let words = use_words();
    let is_cancelled = outcome == HandedOut::Cancelled;
    let title = move || {
        let ways = &words.get().ways;
        match way {
            Way::Share if is_cancelled => ways.not_sent,
            _ if is_cancelled => ways.not_saved,
            Way::Share => ways.share_refused,
            Way::Download => ways.save_refused,
            Way::Place => ways.place_refused,
            Way::Copy => ways.copy_refused,
        }
    };
    let way_out = move || {
        let words = words.get();
        other.map_or(words.ways.no_other.to_owned(), |other| (words.ways.try_other)(&label(other, words, size)))
    };
    view! {
        <Note kind=if is_cancelled { Kind::Info } else { Kind::Bad } is_live=true title=title>
            <p>{way_out}</p>
        </Note>
    }
}

fn label(way: Way, words: &Words, size: u64) -> String {
    match way {
        Way::Share => (words.exchange.share)(words.format.file_size(size)),
        Way::Download => words.exchange.save.to_owned(),
        Way::Place => words.ways.place.to_owned(),
        Way::Copy => words.exchange.copy.to_owned(),
    }
}

const fn icon(way: Way) -> &'static str {
    match way {
        Way::Share => "share",
        Way::Download | Way::Place => "disk",
        Way::Copy => "copy",
    }
}

const fn done(way: Way, words: &Words) -> &'static str {
    match way {
        Way::Share => words.exchange.sent,
        Way::Download => words.exchange.saved,
        Way::Place => words.ways.placed,
        Way::Copy => words.exchange.copied,
    }
}
