//! The ways a file can leave the device, a button for each, and what is said when one did not do.

use crate::ui::components::{Icon, Kind, Note};
use crate::ui::device::abilities;
use crate::ui::files;
use crate::ui::hand_over::{COPY_LIMIT, HandedOut, Way, other_way};
use crate::ui::preferences::use_words;
use crate::words::Words;
use js_sys::ArrayBuffer;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is said once a file is out.
pub type Done = fn(&Words) -> &'static str;

/// A button for each way this device has, the best one first.
#[component]
pub fn WaysOut<F>(
    name: String,
    bytes: ArrayBuffer,
    size: u64,
    /// What kind of file it is. Text can be sent right away; anything else is kept on the device first.
    #[prop(default = files::TEXT)]
    media_type: &'static str,
    /// Whether somebody is to get it: what was copied or saved then still has to be sent.
    #[prop(optional)]
    is_hand_over: bool,
    /// Called once the file is out, even if the page was left while the share sheet was open.
    on_out: F,
) -> impl IntoView
where
    F: Fn(Done) + Copy + Send + Sync + 'static,
{
    let words = use_words();
    let abilities = abilities();
    let is_text = media_type == files::TEXT;
    let ways = StoredValue::new(if is_text { abilities.ways(size) } else { abilities.ways_to_keep() });
    let file = StoredValue::new_local((name, bytes));
    // What became of the last try, where nothing was handed out.
    let failed = RwSignal::new(None::<(Way, HandedOut)>);
    // One sheet at a time: browsers refuse a second.
    let open_sheet = RwSignal::new(None::<Way>);
    // Some phones never tell that their share sheet was closed; whoever sees the page again is past it.
    let listener = window_event_listener_untyped("visibilitychange", move |_| {
        if !document().hidden() {
            open_sheet.set(None);
        }
    });
    on_cleanup(move || listener.remove());
    // It lies in the clipboard or in a folder, and only the person knows when it is sent.
    let lies = RwSignal::new(None::<Way>);
    let hand_out = move |way: Way| {
        open_sheet.set(Some(way));
        // The share sheet opens only straight from the tap, so the call to it comes before anything is awaited.
        let (name, bytes) = file.get_value();
        spawn_local(async move {
            let outcome = match way {
                Way::Share => files::share(&name, media_type, &bytes).await,
                Way::Download => files::download(&name, media_type, &bytes),
                Way::Place => files::save_to_place(&name, &bytes).await,
                Way::Copy => files::copy(&bytes).await,
            };
            // The page may have been left while the sheet was open.
            open_sheet.try_update(|open| {
                if *open == Some(way) {
                    *open = None;
                }
            });
            failed.try_set((outcome != HandedOut::Done).then_some((way, outcome)));
            match outcome {
                HandedOut::Done if is_hand_over && way != Way::Share => {
                    lies.try_set(Some(way));
                }
                HandedOut::Done => on_out(done(way)),
                HandedOut::Cancelled | HandedOut::Refused => {}
            }
        });
    };
    let button = move |(place, way): (usize, Way)| {
        view! {
            <button
                class="btn wide"
                class:main=place == 0
                class:quiet=place != 0 && way == Way::Copy
                type="button"
                disabled=move || open_sheet.get() == Some(way)
                on:click=move |_| hand_out(way)
            >
                <Icon name=icon(way)/>
                {move || label(way, words.get(), size)}
            </button>
        }
    };
    let not_handed_out = move |(way, outcome)| {
        let other = ways.with_value(|ways| other_way(ways, way));
        view! { <NotHandedOut way outcome other size/> }
    };
    let still_here = move |way: Way| {
        let sent = move |_| {
            lies.set(None);
            on_out(|words| words.exchange.sent);
        };
        view! {
            <Note kind=Kind::Info is_live=true title=move || unsent(way, words.get())>
                <button class="btn main wide" type="button" on:click=sent>
                    {move || words.get().ways.was_sent}
                </button>
            </Note>
        }
    };
    view! {
        {move || failed.get().map(not_handed_out)}
        {move || lies.get().map(still_here)}
        <div class="stack">
            {ways.get_value().into_iter().enumerate().map(button).collect_view()}
            {(is_text && size > COPY_LIMIT).then(|| view! { <p class="sub">{move || words.get().ways.too_long_to_copy}</p> })}
            {abilities
                .saves_by_sheet()
                .then(|| view! { <p class="sub">{move || words.get().ways.save_by_sheet}</p> })}
            <p class="sub">{move || (words.get().exchange.size)(words.get().format.file_size(size))}</p>
        </div>
    }
}

/// Says that a file is still here, why, and which way is left.
#[component]
fn NotHandedOut(way: Way, outcome: HandedOut, other: Option<Way>, size: u64) -> impl IntoView {
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

const fn done(way: Way) -> Done {
    match way {
        Way::Share => |words| words.exchange.sent,
        Way::Download => |words| words.exchange.saved,
        Way::Place => |words| words.ways.placed,
        Way::Copy => |words| words.exchange.copied,
    }
}

/// Says where a file lies that still has to be sent.
const fn unsent(way: Way, words: &Words) -> &'static str {
    match way {
        Way::Share | Way::Download => words.ways.saved_unsent,
        Way::Place => words.ways.placed_unsent,
        Way::Copy => words.ways.copied_unsent,
    }
}
