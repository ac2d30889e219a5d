//! Saving everything on this device as a file.

use crate::engine::commands::note_backup::BackupQuestion;
use crate::ui::clock::use_today;
use crate::ui::components::{Icon, Kind, Say};
use crate::ui::engine::use_engine;
use crate::ui::pages::exchange::BackupFile;
use crate::ui::preferences::{use_address, use_words};
use crate::ui::when::day_and_time;
use leptos::prelude::*;

/// When everything was last saved as a file, and the way to do it.
#[component]
pub fn FullBackup() -> impl IntoView {
    let words = use_words();
    let address = use_address();
    let engine = use_engine();
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
                <BackupFile>
                    <Say kind=Kind::Ok is_live=true>{move || words.get().backup.done}</Say>
                    <button class="btn main wide" type="button" on:click=move |_| is_begun.set(false)>
                        {move || words.get().backup.finish}
                    </button>
                </BackupFile>
            </Show>
        </section>
    }
}
