//! Gửi nhận: what was sent and taken, and what waits to be sent.

use crate::engine::queries::walk_list::AreaChoice;
use serde::{Deserialize, Serialize};

/// Asks for the state of the exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExchangeQuestion;

/// The state of the exchange.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExchangeView {
    pub check_code: String,
    pub households: u32,
    pub residents: u32,
    pub visits: u32,
    pub changes: u32,
    /// Changes since the last hand-over, whoever made them.
    pub unsent: u32,
    /// When the last package was handed over.
    pub handed_over_ms: Option<i64>,
    pub areas: Vec<AreaChoice>,
    /// Files taken in, newest first.
    pub journal: Vec<JournalEntry>,
}

/// A file that was taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalEntry {
    /// The entry's number on this device.
    pub number: u32,
    pub at_ms: i64,
    pub kind: JournalKind,
    /// Who sent it, or the register file's name.
    pub source: String,
    pub changes: u32,
    /// Whether it can still be undone.
    pub is_undoable: bool,
    pub is_undone: bool,
}

/// What kind of file it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JournalKind {
    Package,
    Register,
}
