//! Putting a file in the place of everything on this device: never by accident, and never without a copy.

use crate::engine::commands::take_package::PackagePreview;
use crate::ui::components::{Dialog, Kind, Note};
use crate::ui::engine::use_engine;
use crate::ui::pages::exchange::backup_file::BackupFile;
use crate::ui::preferences::use_words;
use crate::ui::saving::use_busy;
use leptos::prelude::*;

/// The way to replace everything with a whole file, where there is anything to replace.
#[component]
pub fn Replace(preview: PackagePreview, #[prop(into)] on_replace: Callback<()>) -> impl IntoView {
    let words = use_words();
    let overview = use_engine().overview();
    let is_asked = RwSignal::new(false);
    let (only_here, unsent) = (preview.only_here, preview.only_here_unsent);
    // As it was when the file was looked at.
    let is_offered = preview.is_whole && only_here > 0 && !overview.get_untracked().is_practice;
    let lost = move || (words.get().backup.replace_loses)(words.get().format, only_here);
    // The preview goes with the replacement, and comes back anew where nothing was replaced.
    let busy = use_busy();
    let replace = move || {
        if busy.begin() {
            is_asked.set(false);
            on_replace.run(());
        }
    };
    is_offered.then(|| {
        view! {
            <button class="btn wide quiet" type="button" on:click=move |_| is_asked.set(true)>
                {move || words.get().backup.replace}
            </button>
            <Dialog
                open=is_asked
                on_close=move |()| is_asked.set(false)
                title=move || words.get().backup.replace_sure
            >
                <p>{move || words.get().backup.replace_why}</p>
                <Note kind=Kind::Bad title=lost>
                    {(unsent > 0)
                        .then(|| view! { <p>{move || (words.get().backup.replace_unsent)(words.get().format, unsent)}</p> })}
                </Note>
                <button class="btn main wide" type="button" on:click=move |_| is_asked.set(false)>
                    {move || words.get().common.cancel}
                </button>
                <Show when=move || is_asked.get()>
                    <p class="sub">{move || words.get().backup.replace_first}</p>
                    <BackupFile>
                        <p>{move || words.get().backup.replace_look}</p>
                        <button class="btn danger wide" type="button" on:click=move |_| replace()>
                            {move || words.get().backup.replace_now}
                        </button>
                    </BackupFile>
                </Show>
            </Dialog>
        }
    })
}
