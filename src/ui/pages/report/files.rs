//! The report as a file: for Word, for Excel, as separated text.

use crate::document::Document;
use crate::model::Date;
use crate::spreadsheet::SheetRequest;
use crate::ui::clock;
use crate::ui::components::{Icon, Kind, Note, use_toasts};
use crate::ui::files;
use crate::ui::hand_over::HandedOut;
use crate::ui::pages::report::writer::write;
use crate::ui::preferences::use_words;
use crate::ui::saving::use_busy;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FileKind {
    Word,
    Excel,
    Separated,
}

impl FileKind {
    const ALL: [Self; 3] = [Self::Word, Self::Excel, Self::Separated];

    const fn ending(self) -> &'static str {
        match self {
            Self::Word => "docx",
            Self::Excel => "xlsx",
            Self::Separated => "csv",
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Excel => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Separated => "text/csv",
        }
    }

    /// Returns what the worker is asked; nothing is written of a report without a table.
    fn request(self, document: Document) -> Option<SheetRequest> {
        let today = Date::in_vietnam(clock::read());
        match self {
            Self::Word => Some(SheetRequest::WriteDocx { document }),
            Self::Excel => Some(SheetRequest::WriteXlsx { tables: document.tables().cloned().collect(), today }),
            Self::Separated => document.tables().next().cloned().map(|table| SheetRequest::WriteCsv { table }),
        }
    }
}

/// A button for each kind of file.
#[component]
pub fn ReportFiles(
    document: Document,
    /// What the files are called, without the ending.
    name: String,
) -> impl IntoView {
    let words = use_words();
    let toasts = use_toasts();
    let busy = use_busy();
    let has_failed = RwSignal::new(false);
    let held = StoredValue::new((document, name));
    let save = move |kind: FileKind| {
        if !busy.begin() {
            return;
        }
        has_failed.set(false);
        let (document, name) = held.get_value();
        spawn_local(async move {
            let bytes = match kind.request(document) {
                Some(request) => write(request, None).await,
                None => None,
            };
            let name = format!("{name}.{}", kind.ending());
            let outcome = bytes.map(|bytes| files::download(&name, kind.media_type(), &bytes));
            // The page may have been left meanwhile.
            if outcome == Some(HandedOut::Done) {
                toasts.show(words.get_untracked().exchange.saved, None);
            } else {
                has_failed.try_set(true);
            }
            busy.end();
        });
    };
    let button = move |kind: FileKind| {
        let label = move || {
            let [word, excel, separated] = words.get().report.files;
            match kind {
                FileKind::Word => word,
                FileKind::Excel => excel,
                FileKind::Separated => separated,
            }
        };
        view! {
            <button class="btn small" type="button" disabled=move || busy.is_on() on:click=move |_| save(kind)>
                <Icon name="file" class="i-s"/>
                {label}
            </button>
        }
    };
    view! {
        <div class="flow">{FileKind::ALL.map(button).collect_view()}</div>
        <Show when=move || has_failed.get()>
            <Note kind=Kind::Bad title=move || words.get().report.file_failed>
                <p>{move || words.get().report.file_failed_why}</p>
            </Note>
        </Show>
    }
}
