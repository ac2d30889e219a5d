//! What became of each of several files.

use crate::ui::batch::{Batch, BatchFile, Failure, Fate};
use crate::ui::components::{Kind, Say};
use crate::ui::preferences::use_words;
use crate::ui::refusal::said;
use crate::words::Words;
use leptos::prelude::*;

/// The files of a batch with their fates, and how many were taken in once it is over. A file by itself needs no list.
#[component]
pub fn BatchList(#[prop(into)] batch: Signal<Batch>) -> impl IntoView {
    let words = use_words();
    let row = move |file: BatchFile| {
        let BatchFile { name, fate } = file;
        let kind = kind(&fate);
        view! {
            <li class="row">
                <span class="b">
                    <strong class="file-name">
                        {move || if name.is_empty() { words.get().ways.nameless.to_owned() } else { name.clone() }}
                    </strong>
                    <Say kind>{move || told(&fate, words.get())}</Say>
                </span>
            </li>
        }
    };
    let summary = move || {
        let (words, batch) = (words.get(), batch.read());
        let files = batch.files().len();
        batch.is_over().then(|| (words.ways.batch_taken)(words.format, batch.taken(), files))
    };
    view! {
        <Show when=move || { batch.read().files().len() > 1 }>
            <section aria-labelledby="batch">
                <h2 id="batch">{move || words.get().ways.batch}</h2>
                <p role="status">{summary}</p>
                <ul class="card flat list">{move || batch.get().files().iter().cloned().map(row).collect_view()}</ul>
            </section>
        </Show>
    }
}

const fn kind(fate: &Fate) -> Kind {
    match fate {
        Fate::Waiting | Fate::Left | Fate::Undone => Kind::Unknown,
        Fate::InHand => Kind::Info,
        Fate::Taken(_) | Fate::Held => Kind::Ok,
        Fate::Failed(_) => Kind::Bad,
    }
}

fn told(fate: &Fate, words: &Words) -> String {
    let ways = &words.ways;
    match fate {
        Fate::Waiting => ways.waiting.to_owned(),
        Fate::InHand => ways.in_hand.to_owned(),
        Fate::Taken(changes) => (ways.taken)(words.format, *changes),
        Fate::Left => ways.left.to_owned(),
        Fate::Held => ways.held.to_owned(),
        Fate::Undone => ways.undone.to_owned(),
        Fate::Failed(Failure::Unreadable) => words.refusals.file_unreadable.what.to_owned(),
        Fate::Failed(Failure::Refused(refusal)) => said(refusal, words).what.to_owned(),
    }
}
