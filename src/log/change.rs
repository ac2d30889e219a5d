//! A change: one save, immutable and whole, named by the hash of what it says.

use crate::id::{ID_BYTES, Id};
use crate::log::Value;
use crate::log::canonical::{Header, edit_hash};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Names one copy of the data: one browser profile on one device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ReplicaId(pub Id);

/// Names a change: the first 80 bits of the hash of its canonical form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ChangeId(pub Id);

impl ChangeId {
    pub(crate) const MIN: Self = Self(Id::from_bytes([0; ID_BYTES]));
    pub(crate) const MAX: Self = Self(Id::from_bytes([0xff; ID_BYTES]));
}

/// Why a change was made, where that matters to those who read it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Origin {
    /// Typed into a form.
    #[default]
    Form,
    /// Taken from a register file.
    Register,
    /// Takes back another change.
    Undo,
    /// Takes back a register file: what it gives back came from an earlier one, or is nothing.
    UndoRegister,
    /// Something a newer version knows.
    Unknown,
}

impl Origin {
    /// Returns the code written to files; forms, the common case, have none.
    #[must_use]
    pub const fn code(self) -> Option<&'static str> {
        match self {
            Self::Register => Some("register"),
            Self::Undo => Some("undo"),
            Self::UndoRegister => Some("undo_register"),
            Self::Form | Self::Unknown => None,
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: Option<&str>) -> Self {
        match code {
            None => Self::Form,
            Some("register") => Self::Register,
            Some("undo") => Self::Undo,
            Some("undo_register") => Self::UndoRegister,
            Some(_) => Self::Unknown,
        }
    }

    /// Returns whether what was written came from a register and not from a person's hand.
    #[must_use]
    pub const fn is_register(self) -> bool {
        matches!(self, Self::Register | Self::UndoRegister)
    }
}

/// What one save does to one record, before it is sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditDraft {
    pub kind: &'static str,
    pub record: Id,
    /// The fields set, with the heads each of them replaces: those shown when the form was opened.
    pub set: BTreeMap<String, (Value, Vec<ChangeId>)>,
    /// Makes the hash of an edit with personal data useless for guessing once the edit is blanked.
    pub salt: Option<Id>,
}

/// One save before it is sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeDraft {
    /// When, in Unix milliseconds: shown to people, never trusted to decide.
    pub time_ms: i64,
    pub author: Option<Id>,
    pub origin: Origin,
    pub edits: Vec<EditDraft>,
}

/// A change ready to be written: its name and the canonical form of its parts.
#[derive(Clone, Debug)]
pub struct Change {
    pub id: ChangeId,
    pub replica: ReplicaId,
    /// 1, 2, 3… on each replica.
    pub counter: u32,
    pub time_ms: i64,
    pub author: Option<Id>,
    pub origin: Origin,
    /// Each edit in canonical JSON.
    pub edits: Vec<Box<str>>,
}

impl Change {
    /// Seals a draft as the replica's change number `counter`.
    #[must_use]
    pub fn seal(replica: ReplicaId, counter: u32, draft: &ChangeDraft) -> Self {
        let edits: Vec<Box<str>> = draft.edits.iter().map(EditDraft::canonical).collect();
        let header = Header {
            replica,
            counter,
            time_ms: draft.time_ms,
            author: draft.author,
            origin: draft.origin.code(),
            extra: &[],
        };
        let id = header.change_id(edits.iter().map(|edit| edit_hash(edit.as_bytes())));
        Self { id, replica, counter, time_ms: draft.time_ms, author: draft.author, origin: draft.origin, edits }
    }
}
