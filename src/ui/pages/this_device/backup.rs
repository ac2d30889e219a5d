//! Saving everything on this device as a file.

use crate::bridge::Answered;
use crate::engine::commands::make_package::{MakePackage, PackageMade};
use crate::engine::commands::note_backup::{BackupQuestion, NoteBackup};
use crate::model::file_name;
use crate::ui::clock::use_today;
use crate::ui::components::{Icon, use_toasts};
use crate::ui::device::abilities;
use crate::ui::engine::use_engine;
use crate::ui::files;
use crate::ui::hand_over::HandedOut;
use crate::ui::pages::exchange::made::{Making, use_made};
use crate::ui::pages::exchange::seal::{SealChoice, Sealing};
use crate::ui::preferences::{use_address, use_words};
use crate::ui::refusal::RefusalNote;
use crate::ui::when::day_and_time;
use crate::words::Words;
use js_sys::ArrayBuffer;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// When everything was last saved as a file, and the way to do it.
#[component]
pub fn FullBackup() -> impl IntoView {
    let words = use_words();
    let address = use_address();
    let engine = use_engine();
    let toasts = use_toasts();
    let today = use_today();
    let backup = engine.follow(|| BackupQuestion);
    let is_begun = RwSignal::new(false);
    let last = move || {
        let backup = backup.get()?.ok()?;
        let words = words.get();
        let text = &words.backup;
        Some(match backup {
            None => text.never.to_owned(),
            Some(backup) => {
                let last = (text.last)(day_and_time(words, backup.at_ms, today.get()));
                let newer = (backup.newer_changes > 0).then(|| (text.newer)(words.format, backup.newer_changes));
                [last, newer.unwrap_or_default()].join(" ")
            }
        })
    };
    let on_saved = move |()| {
        is_begun.set(false);
        // After an event the words of this moment are meant.
        toasts.show(words.get_untracked().backup.done, None);
    };
    view! {
        <section class="card" aria-labelledby="backup">
            <h2 id="backup">{move || words.get().backup.title}</h2>
            <p>{move || (words.get().backup.why)(address.get())}</p>
            {move || last().map(|last| view! { <p class="sub">{last}</p> })}
            <Show
                when=move || is_begun.get()
                fallback=move || {
                    view! {
                        <button class="btn wide" type="button" on:click=move |_| is_begun.set(true)>
                            <Icon name="disk"/>
                            {move || words.get().backup.begin}
                        </button>
                    }
                }
            >
                <BackupFile label=|words| words.backup.save on_saved/>
            </Show>
        </section>
    }
}

/// The file with everything, made before the tap that saves it.
#[component]
pub fn BackupFile(
    /// What the button says, with the file's size in it.
    label: fn(&Words) -> fn(String) -> String,
    /// Whether what follows the tap cannot be undone.
    #[prop(optional)]
    is_danger: bool,
    /// The file was saved.
    #[prop(into)]
    on_saved: Callback<()>,
) -> impl IntoView {
    let sealing = Sealing::new();
    let made = use_made(Signal::stored(MakePackage::EVERYTHING), sealing);
    view! {
        <SealChoice sealing/>
        {move || match made.get() {
            None => view! { <Making sealing/> }.into_any(),
            Some(Err(refusal)) => view! { <RefusalNote refusal/> }.into_any(),
            Some(Ok(file)) => file.map(|file| view! { <SaveButton file label is_danger on_saved/> }).into_any(),
        }}
    }
}

#[component]
fn SaveButton(
    file: (PackageMade, ArrayBuffer),
    label: fn(&Words) -> fn(String) -> String,
    is_danger: bool,
    on_saved: Callback<()>,
) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let toasts = use_toasts();
    let overview = engine.overview();
    let today = use_today();
    let (package, bytes) = file;
    let size = package.bytes;
    let file = StoredValue::new_local(bytes);
    let save = move |_| {
        // The share sheet opens only straight from the tap, so the call to it comes before anything is awaited.
        let bytes = file.get_value();
        // Told from what is sent day by day.
        let name = file_name(["sao-luu", &overview.read_untracked().ward.name], today.get_untracked());
        spawn_local(async move {
            let outcome = if abilities().saves_by_sheet() {
                files::share(&name, &bytes).await
            } else {
                files::download(&name, &bytes)
            };
            match outcome {
                HandedOut::Done => {
                    // Saved is saved, even where its day is not remembered.
                    let _: Answered<()> = engine.save(NoteBackup).await;
                    on_saved.run(());
                }
                HandedOut::Cancelled => {}
                // After an event the words of this moment are meant.
                HandedOut::Refused => toasts.warn(words.get_untracked().backup.not_saved),
            }
        });
    };
    view! {
        <button class="btn wide" class:main=!is_danger class:danger=is_danger type="button" on:click=save>
            <Icon name="disk"/>
            {move || {
                let words = words.get();
                label(words)(words.format.file_size(size))
            }}
        </button>
    }
}
