//! Everything on this device as a file: saved for oneself, handed over to nobody.

use crate::bridge::Answered;
use crate::engine::commands::make_package::{MakePackage, PackageMade};
use crate::engine::commands::note_backup::NoteBackup;
use crate::model::file_name;
use crate::ui::clock;
use crate::ui::components::{Icon, Kind, Say};
use crate::ui::device::abilities;
use crate::ui::engine::use_engine;
use crate::ui::files;
use crate::ui::hand_over::HandedOut;
use crate::ui::pages::exchange::made::{Making, use_made};
use crate::ui::pages::exchange::seal::{SealChoice, SealedWith, Sealing};
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::saving::use_busy;
use js_sys::ArrayBuffer;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// What follows a save stands where the finger was: the second of two taps must not press it.
const BREATH: Duration = Duration::from_millis(600);

/// The file with everything, made before the tap that saves it. What it is locked with stays to be read until the person
/// is done.
#[component]
pub fn BackupFile(
    /// What follows once the file was handed to the device.
    children: ChildrenFn,
) -> impl IntoView {
    let sealing = Sealing::new();
    let made = use_made(Signal::stored(MakePackage::EVERYTHING), sealing);
    let is_saved = RwSignal::new(false);
    view! {
        <Show when=move || is_saved.get() fallback=move || view! { <SealChoice sealing/> }>
            <SealedWith sealing/>
        </Show>
        {move || match made.get() {
            None => view! { <Making sealing/> }.into_any(),
            Some(Err(refusal)) => view! { <RefusalNote refusal/> }.into_any(),
            Some(Ok(file)) => file.map(|file| view! { <SaveButton file is_saved/> }).into_any(),
        }}
        {move || is_saved.get().then(|| children())}
    }
}

#[component]
fn SaveButton(file: (PackageMade, ArrayBuffer), is_saved: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let overview = engine.overview();
    let busy = use_busy();
    let outcome = RwSignal::new(None::<HandedOut>);
    let (package, bytes) = file;
    let size = package.bytes;
    let file = StoredValue::new_local(bytes);
    let save = move |_| {
        if !busy.begin() {
            return;
        }
        outcome.set(None);
        // The share sheet opens only straight from the tap, so the call to it comes before anything is awaited.
        let bytes = file.get_value();
        // Told from what is sent day by day.
        let name = file_name(["sao-luu", &overview.read_untracked().ward.name], clock::read());
        spawn_local(async move {
            let handed_out = if abilities().saves_by_sheet() {
                files::share(&name, files::TEXT, &bytes).await
            } else {
                files::download(&name, files::TEXT, &bytes)
            };
            let settle = move || {
                // The page may have been left meanwhile, or another file is to be saved.
                let is_shown = outcome.try_set(Some(handed_out)).is_none();
                if is_shown && handed_out == HandedOut::Done {
                    is_saved.try_set(true);
                }
                busy.end();
            };
            if handed_out == HandedOut::Done {
                set_timeout(settle, BREATH);
                // Saved is saved, even where its day is not remembered.
                let _: Answered<()> = engine.save(NoteBackup).await;
            } else {
                settle();
            }
        });
    };
    let objection = move || match outcome.get()? {
        HandedOut::Done => None,
        HandedOut::Cancelled => Some(words.get().backup.cancelled),
        HandedOut::Refused => Some(words.get().backup.not_saved),
    };
    view! {
        {move || objection().map(|objection| view! { <Say kind=Kind::Bad is_live=true>{objection}</Say> })}
        <button
            class="btn wide"
            class:main=move || !is_saved.get()
            type="button"
            aria-disabled=move || busy.is_on().to_string()
            on:click=save
        >
            <Icon name="disk"/>
            {move || {
                let words = words.get();
                if is_saved.get() {
                    words.backup.save_again.to_owned()
                } else {
                    (words.backup.save)(words.format.file_size(size))
                }
            }}
        </button>
    }
}
