//! Refusals on the screen: every one of them reaches the person, in plain words.

use crate::bridge::Refusal;
use crate::engine::Fault;
use crate::engine::store::StoreFault;
use crate::exchange::{Lookalike, PackageFault};
use crate::ui::components::{Kind, Note, Toasts};
use crate::ui::preferences::use_words;
use crate::words::{Said, Words};
use leptos::prelude::*;

/// Returns what is said of a refusal.
#[must_use]
pub fn said(refusal: &Refusal, words: &Words) -> Said {
    let refusals = &words.refusals;
    match refusal {
        Refusal::Engine(fault) => said_of_engine(fault, words),
        Refusal::Package(fault) => said_of_package(fault, words),
        Refusal::DamagedChanges(_) => refusals.file_damaged,
        Refusal::WrongPassphrase => refusals.passphrase_wrong,
        Refusal::WrongPin { .. } => refusals.pin_wrong,
        Refusal::NotSecure => refusals.not_secure,
        Refusal::Message(_) | Refusal::Stopped(_) => refusals.stopped,
    }
}

fn said_of_engine(fault: &Fault, words: &Words) -> Said {
    let refusals = &words.refusals;
    match fault {
        Fault::Store(StoreFault::Full) => refusals.storage_full,
        Fault::Store(StoreFault::Closed(_)) => refusals.storage_closed,
        Fault::Store(StoreFault::Newer) => refusals.storage_newer,
        Fault::Store(StoreFault::Blocked) => refusals.storage_blocked,
        Fault::Store(StoreFault::Overtaken) => refusals.storage_overtaken,
        Fault::Store(StoreFault::Unavailable(_)) => refusals.storage_unavailable,
        Fault::Store(StoreFault::Failed(_)) => refusals.storage_failed,
        Fault::NotFound => refusals.not_found,
        Fault::NameMissing => refusals.name_missing,
        Fault::OutcomeMissing => refusals.outcome_missing,
        Fault::TextTooLong => refusals.text_too_long,
        Fault::TooManyWriters => refusals.too_many_writers,
        Fault::NothingWaiting => refusals.nothing_waiting,
        Fault::OnlyAPart => refusals.only_a_part,
        Fault::NotUndoable => refusals.not_undoable,
        Fault::Frozen => refusals.frozen,
        Fault::TargetsInUse => refusals.targets_in_use,
        Fault::TooNew => refusals.storage_newer,
        Fault::Damaged(_) => refusals.damaged,
        Fault::NotOpen => refusals.stopped,
    }
}

fn said_of_package(fault: &PackageFault, words: &Words) -> Said {
    let refusals = &words.refusals;
    match fault {
        PackageFault::Empty => refusals.file_empty,
        PackageFault::TooLarge { .. } => refusals.file_too_large,
        PackageFault::NotText(looks) | PackageFault::NotAPackage(looks) => match looks {
            Lookalike::Workbook => refusals.file_workbook,
            Lookalike::Gzip => refusals.file_compressed,
            Lookalike::Pdf => refusals.file_pdf,
            Lookalike::Picture => refusals.file_picture,
            Lookalike::GeoJson | Lookalike::JsonList | Lookalike::JsonObject => refusals.file_other_json,
            Lookalike::Text => refusals.file_text,
            Lookalike::Bytes => refusals.file_unknown,
        },
        PackageFault::Sealed => refusals.file_sealed,
        PackageFault::SealedOtherwise => refusals.file_sealed_otherwise,
        PackageFault::Truncated => refusals.file_truncated,
        PackageFault::Damaged(_) => refusals.file_damaged,
        PackageFault::NewerFormat { .. } => refusals.file_newer,
    }
}

/// What happened, that the data are unchanged, and the way out.
#[component]
pub fn RefusalNote(
    refusal: Refusal,
    /// A button that is a way out.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let words = use_words();
    let text = {
        let refusal = refusal.clone();
        Signal::derive(move || said(&refusal, words.get()))
    };
    let is_stopped = matches!(refusal, Refusal::Stopped(_) | Refusal::Message(_));
    view! {
        <Note kind=Kind::Bad title=move || text.get().what>
            {(!is_stopped).then(|| view! { <p>{move || words.get().common.unchanged}</p> })}
            <p>{move || text.get().way_out}</p>
            {children.map(|children| children())}
        </Note>
    }
}

/// What happened, what to do, and that the data are unchanged.
#[component]
pub fn SaidNote(#[prop(into)] said: Signal<Said>) -> impl IntoView {
    let words = use_words();
    view! {
        <Note kind=Kind::Bad title=move || said.get().what>
            <p>{move || said.get().way_out}</p>
            <p>{move || words.get().common.unchanged}</p>
        </Note>
    }
}

/// Says a refusal where there is no place for a note.
pub fn toast_refusal(toasts: Toasts, words: &Words, refusal: &Refusal) {
    let text = said(refusal, words);
    toasts.warn(format!("{} {}", text.what, text.way_out));
}
