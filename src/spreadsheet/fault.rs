//! Why a file could not be opened as a register, or not be written.

use serde::{Deserialize, Serialize};

/// Why nothing could be read or written. The screen says what happened and what to do; these are only the facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum SheetFault {
    /// The content is something else, whatever the file is called.
    #[error("not a spreadsheet: {0:?}")]
    NotASpreadsheet(OtherFile),
    /// The workbook asks for a password.
    #[error("protected with a password")]
    Password,
    /// No sheet holds a single value.
    #[error("empty")]
    Empty,
    /// The file, or what it unpacks to, is larger than this app takes in.
    #[error("{bytes} bytes, more than {limit}")]
    TooLarge { bytes: u64, limit: u64 },
    /// The sheets hold more cells than this app takes in.
    #[error("more than {limit} cells")]
    TooManyCells { limit: u64 },
    /// A spreadsheet, but broken: cut short in sending, or badly written.
    #[error("damaged: {detail}")]
    Damaged { detail: String },
    /// A sheet was asked for that the open workbook has not.
    #[error("no such sheet")]
    NoSuchSheet,
    /// A document or a table could not be made a file.
    #[error("not written: {detail}")]
    NotWritten { detail: String },
}

/// What a file that is no spreadsheet seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OtherFile {
    Pdf,
    Picture,
    /// A text document of a word processor.
    Document,
    /// A web page, often one that a website saved under the name of a spreadsheet.
    WebPage,
    /// Lines of text with no table in them.
    Prose,
    /// A zip or other archive.
    Archive,
    Unknown,
}
