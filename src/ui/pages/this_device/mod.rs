//! The data on this device: whether they last, how much room they take, what was not sent yet, their lock, and their end.

mod backup;
mod lock;

use crate::ui::components::{Dock, Kind, Link, Note, Say, Sign};
use crate::ui::engine::use_engine;
use crate::ui::pages::this_device::backup::FullBackup;
use crate::ui::pages::this_device::lock::Lock;
use crate::ui::preferences::{use_address, use_words};
use crate::ui::route;
use crate::ui::storage_room::{ask_to_last, is_lasting, room};
use crate::ui::wipe::Wipe;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The page about the data on this device.
#[component]
pub fn ThisDevicePage() -> impl IntoView {
    let words = use_words();
    view! {
        <Sign
            title=move || words.get().this_device.title
            place=move || words.get().this_device.place
            back=route::SETTINGS
        />
        <main class="narrow" tabindex="-1">
            <Lasting/>
            <Unsent/>
            <FullBackup/>
            <Lock/>
            <WipeWard/>
        </main>
        <Dock/>
    }
}

/// Whether the browser keeps the data, and how much room there is.
#[component]
fn Lasting() -> impl IntoView {
    let words = use_words();
    let address = use_address();
    let lasts = RwSignal::new(None::<bool>);
    let was_refused = RwSignal::new(false);
    spawn_local(async move {
        let answer = is_lasting().await;
        lasts.try_set(answer);
    });
    let space = LocalResource::new(room);
    let ask = move |_| {
        spawn_local(async move {
            let agreed = ask_to_last().await;
            lasts.try_set(Some(agreed));
            was_refused.try_set(!agreed);
        });
    };
    let sentence = move || {
        space.get().flatten().map(|room| {
            let words = words.get();
            let size = |bytes| words.format.file_size(bytes);
            view! { <p class="sub">{(words.this_device.space)(&size(room.used), &size(room.free))}</p> }
        })
    };
    view! {
        <section class="stack">
            {move || match lasts.get() {
                Some(true) => {
                    view! { <Say kind=Kind::Ok is_live=true>{move || words.get().this_device.lasting}</Say> }.into_any()
                }
                Some(false) => view! {
                    <Note kind=Kind::Part icon="disk" title=move || words.get().this_device.not_lasting is_live=true>
                        <p>{move || (words.get().this_device.not_lasting_why)(address.get())}</p>
                        <Show when=move || was_refused.get()>
                            <p>{move || words.get().this_device.still_not_lasting}</p>
                        </Show>
                        <button class="btn" type="button" on:click=ask>
                            {move || words.get().this_device.ask_to_last}
                        </button>
                    </Note>
                }
                .into_any(),
                None => ().into_any(),
            }}
            {sentence}
        </section>
    }
}

/// What nobody else has yet: the only backup is somebody else's device.
#[component]
fn Unsent() -> impl IntoView {
    let words = use_words();
    let overview = use_engine().overview();
    let unsent = Memo::new(move |_| overview.read().unsent);
    view! {
        <Show
            when=move || { unsent.get() > 0 }
            fallback=move || view! { <Say kind=Kind::Ok>{move || words.get().this_device.nothing_unsent}</Say> }
        >
            <Note
                kind=Kind::Todo
                icon="send"
                title=move || (words.get().this_device.unsent)(words.get().format, unsent.get())
            >
                <Link href=route::EXCHANGE class="btn">
                    {move || words.get().this_device.send}
                </Link>
            </Note>
        </Show>
    }
}

/// The way to delete everything here; the practice ward has its own.
#[component]
fn WipeWard() -> impl IntoView {
    let words = use_words();
    let overview = use_engine().overview();
    let why = move || (words.get().this_device.wipe_why)(words.get().format, overview.read().households);
    let unsent = move || (words.get().this_device.wipe_unsent)(words.get().format, overview.read().unsent);
    view! {
        <Show when=move || !overview.read().is_practice>
            <Wipe>
                <p>{why}</p>
                <Show when=move || { overview.read().unsent > 0 }>
                    <Note kind=Kind::Bad title=unsent/>
                </Show>
            </Wipe>
        </Show>
    }
}
