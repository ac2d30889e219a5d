//! The report as a short message: read here, then copied.

use crate::engine::queries::reports::ReportView;
use crate::ui::components::{Dialog, Icon, Kind, Note, use_toasts};
use crate::ui::files;
use crate::ui::preferences::use_words;
use crate::ui::report_text::report_text;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A button that opens the message.
#[component]
pub fn ReportText(view: ReportView) -> impl IntoView {
    let words = use_words();
    let toasts = use_toasts();
    let is_open = RwSignal::new(false);
    let has_failed = RwSignal::new(false);
    let view = StoredValue::new(view);
    let text = Memo::new(move |_| view.with_value(|view| report_text(view, words.get())));
    let copy = move |_| {
        let text = text.get_untracked();
        spawn_local(async move {
            let is_copied = files::copy_text(&text).await;
            // The page may have been left meanwhile.
            has_failed.try_set(!is_copied);
            if is_copied {
                is_open.try_set(false);
                // An event is no reactive place: the words of this moment are meant.
                toasts.show(words.get_untracked().report_text.copied, None);
            }
        });
    };
    view! {
        <button class="btn small" type="button" on:click=move |_| is_open.set(true)>
            <Icon name="copy" class="i-s"/>
            {move || words.get().report_text.open}
        </button>
        <Dialog open=is_open on_close=move |()| is_open.set(false) title=move || words.get().report_text.title>
            <p>{move || words.get().report_text.about}</p>
            <pre class="card figures" tabindex="0" role="region" aria-label=move || words.get().report_text.title>
                {text}
            </pre>
            <Show when=move || has_failed.get()>
                <Note kind=Kind::Bad title=move || words.get().report_text.not_copied/>
            </Show>
            <button class="btn main wide" type="button" on:click=copy>
                <Icon name="copy"/>
                {move || words.get().report_text.copy}
            </button>
            <button class="btn wide" type="button" on:click=move |_| is_open.set(false)>
                {move || words.get().report_text.close}
            </button>
        </Dialog>
    }
}
