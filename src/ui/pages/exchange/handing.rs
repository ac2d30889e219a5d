//! A file on its way out: what is in it, and the ways it can leave the device.

use crate::bridge::Answered;
use crate::engine::commands::make_package::{ConfirmHandOver, PackageMade};
use crate::ui::browser::is_ios;
use crate::ui::components::{Icon, Kind, Note, Say, use_toasts};
use crate::ui::device::{is_standalone, user_agent};
use crate::ui::engine::use_engine;
use crate::ui::files::{self, HandedOut};
use crate::ui::preferences::use_words;
use crate::ui::refusal::toast_refusal;
use crate::words::Words;
use js_sys::ArrayBuffer;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A file up to this size is offered as text to copy.
const COPY_LIMIT: u64 = 1_000_000;

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
    let is_refused = RwSignal::new(false);
    let can_share = files::can_share();
    let can_copy = package.bytes < COPY_LIMIT;
    let size = package.bytes;
    let counts = (package.households, package.residents, package.visits);
    let file = StoredValue::new_local((package.file_name, bytes));
    let hand_over = move |way: Way| {
        // The share sheet opens only straight from the tap, so the call to it comes before anything is awaited.
        let (name, bytes) = file.get_value();
        spawn_local(async move {
            let outcome = match way {
                Way::Share => files::share(&name, &bytes).await,
                Way::Save => files::download(&name, &bytes),
                Way::Copy => files::copy(&bytes).await,
            };
            is_refused.set(outcome == HandedOut::Refused);
            if outcome == HandedOut::Done {
                let confirmed: Answered<()> = engine.save(ConfirmHandOver).await;
                // An event is no reactive place: the words of this moment are meant.
                let words = words.get_untracked();
                match confirmed {
                    Ok(()) => toasts.show(way.done(words), None),
                    Err(refusal) => toast_refusal(toasts, words, &refusal),
                }
            }
        });
    };
    view! {
        <Note kind=Kind::Info icon=if is_locked { "lock" } else { "warn" } title=move || said().0>
            <p>{move || said().1}</p>
            <p class="sub">
                {move || (words.get().exchange.holds)(words.get().format, counts.0, counts.1, counts.2)}
            </p>
        </Note>
        <Show when=move || is_refused.get()>
            <Note kind=Kind::Bad title=move || words.get().exchange.share_refused/>
        </Show>
        <div class="stack">
            {can_share
                .then(|| {
                    view! {
                        <button class="btn main wide" type="button" on:click=move |_| hand_over(Way::Share)>
                            <Icon name="share"/>
                            {move || (words.get().exchange.share)(words.get().format.file_size(size))}
                        </button>
                    }
                })}
            {can_download()
                .then(|| {
                    view! {
                        <button class="btn wide" class:main=!can_share type="button" on:click=move |_| hand_over(Way::Save)>
                            <Icon name="disk"/>
                            {move || words.get().exchange.save}
                        </button>
                    }
                })}
            {can_copy
                .then(|| {
                    view! {
                        <button class="btn wide quiet" type="button" on:click=move |_| hand_over(Way::Copy)>
                            <Icon name="copy"/>
                            {move || words.get().exchange.copy}
                        </button>
                    }
                })}
            <p class="sub">{move || (words.get().exchange.size)(words.get().format.file_size(size))}</p>
        </div>
    }
    .into_any()
}

/// A way out of the device.
#[derive(Clone, Copy)]
enum Way {
    Share,
    Save,
    Copy,
}

impl Way {
    const fn done(self, words: &Words) -> &'static str {
        match self {
            Self::Share => words.exchange.sent,
            Self::Save => words.exchange.saved,
            Self::Copy => words.exchange.copied,
        }
    }
}

/// A download in an iPhone's home-screen app opens a preview nobody gets out of; there the share sheet is the way.
pub fn can_download() -> bool {
    !(is_ios(&user_agent()) && is_standalone())
}
