//! The ways a file can leave the device: the share sheet, the downloads folder, the clipboard.

use crate::ui::browser::is_ios;
use crate::ui::components::{Icon, Kind, Note};
use crate::ui::device::{is_standalone, user_agent};
use crate::ui::files::{self, HandedOut};
use crate::ui::preferences::use_words;
use crate::words::Words;
use js_sys::ArrayBuffer;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A file up to this size is offered as text to copy.
const COPY_LIMIT: u64 = 1_000_000;

/// What is said once a file is out.
pub type Done = fn(&Words) -> &'static str;

/// A button for each way this device has.
#[component]
pub fn WaysOut(
    name: String,
    bytes: ArrayBuffer,
    size: u64,
    /// The file is out.
    #[prop(into)]
    on_out: Callback<Done>,
) -> impl IntoView {
    let words = use_words();
    let is_refused = RwSignal::new(false);
    let can_share = files::can_share();
    let can_copy = size < COPY_LIMIT;
    let file = StoredValue::new_local((name, bytes));
    let hand_out = move |way: Way| {
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
                on_out.run(way.done());
            }
        });
    };
    view! {
        <Show when=move || is_refused.get()>
            <Note kind=Kind::Bad title=move || words.get().exchange.share_refused/>
        </Show>
        <div class="stack">
            {can_share
                .then(|| {
                    view! {
                        <button class="btn main wide" type="button" on:click=move |_| hand_out(Way::Share)>
                            <Icon name="share"/>
                            {move || (words.get().exchange.share)(words.get().format.file_size(size))}
                        </button>
                    }
                })}
            {can_download()
                .then(|| {
                    view! {
                        <button class="btn wide" class:main=!can_share type="button" on:click=move |_| hand_out(Way::Save)>
                            <Icon name="disk"/>
                            {move || words.get().exchange.save}
                        </button>
                    }
                })}
            {can_copy
                .then(|| {
                    view! {
                        <button class="btn wide quiet" type="button" on:click=move |_| hand_out(Way::Copy)>
                            <Icon name="copy"/>
                            {move || words.get().exchange.copy}
                        </button>
                    }
                })}
            <p class="sub">{move || (words.get().exchange.size)(words.get().format.file_size(size))}</p>
        </div>
    }
}

/// A way out of the device.
#[derive(Clone, Copy)]
enum Way {
    Share,
    Save,
    Copy,
}

impl Way {
    const fn done(self) -> Done {
        match self {
            Self::Share => |words| words.exchange.sent,
            Self::Save => |words| words.exchange.saved,
            Self::Copy => |words| words.exchange.copied,
        }
    }
}

/// A download in an iPhone's home-screen app opens a preview nobody gets out of; there the share sheet is the way.
pub fn can_download() -> bool {
    !(is_ios(&user_agent()) && is_standalone())
}
