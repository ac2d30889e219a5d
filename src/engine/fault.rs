//! Why the engine did not do what it was asked.

use crate::engine::store::StoreFault;
use serde::{Deserialize, Serialize};

/// Why a command or question failed. Nothing was saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Fault {
    /// The device did not keep it.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// The record asked for is not here (any more).
    #[error("the record is not here")]
    NotFound,
    /// A name that must be there is empty.
    #[error("a name is missing")]
    NameMissing,
    /// A visit cannot be saved without its outcome.
    #[error("the outcome is missing")]
    OutcomeMissing,
    /// A text is longer than others could read back.
    #[error("a text is too long")]
    TextTooLong,
    /// A file is by more devices or people than a ward can have.
    #[error("the file names too many devices or people")]
    TooManyWriters,
    /// What was previewed is gone: another file was opened meanwhile, or the app restarted.
    #[error("there is nothing waiting to be taken")]
    NothingWaiting,
    /// The file holds a part only, and cannot take the place of everything.
    #[error("the file holds a part only")]
    OnlyAPart,
    /// It was undone already, or something was built on it since.
    #[error("it cannot be undone any more")]
    NotUndoable,
    /// It was sent, or it cannot go where it is to go from where it is.
    #[error("what was sent stays as it is")]
    Frozen,
    /// A report that was sent was counted by these targets.
    #[error("a report that was sent was counted by these targets")]
    TargetsInUse,
    /// A newer version of the app wrote what is asked for.
    #[error("a newer version wrote this")]
    TooNew,
    /// A stored line cannot be read: the database is damaged.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// No ward is open.
    #[error("no ward is open")]
    NotOpen,
}

impl Fault {
    /// Says that what is stored cannot be read, in the reader's words.
    pub fn damaged(what: impl std::fmt::Display) -> Self {
        Self::Damaged(what.to_string())
    }
}
