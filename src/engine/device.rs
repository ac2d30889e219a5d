//! What belongs to this device alone and is never sent: who uses it, what was handed over, which files were taken in.

use crate::engine::binary::{decode, encode, name};
use crate::engine::fault::Fault;
use crate::engine::store::{Shelf, Store, Write};
use crate::id::Id;
use crate::log::Have;
use crate::model::MemberId;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The device's own facts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// The member who uses it.
    pub me: Option<MemberId>,
    pub hand_over: Option<HandOver>,
    /// What becomes true once the package made last has left the device.
    pub prepared: Option<Prepared>,
    pub intakes: Vec<IntakeRow>,
    /// How many of the intakes may have been passed on.
    pub intakes_sent: u32,
}

/// What becomes true once a package has left the device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prepared {
    /// Says which package; `None` once the engine was started anew: nothing made before is confirmed after that.
    #[serde(skip)]
    pub token: Option<Id>,
    /// `None` of a package of one area: what is new elsewhere stays to be sent.
    pub hand_over: Option<HandOver>,
    pub intakes_sent: u32,
}

/// What was handed over last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOver {
    pub at_ms: i64,
    pub have: Have,
}

/// A file that was taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntakeRow {
    pub at_ms: i64,
    pub kind: IntakeKind,
    pub source: String,
    pub changes: u32,
    pub undo: IntakeUndo,
    pub is_undone: bool,
}

/// How a file that was taken in is undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum IntakeUndo {
    /// It brought nothing, or erased something.
    Nothing,
    /// The plan for it lies in the store.
    Plan,
    /// What it brought lies in these pages and is forgotten.
    Pages(Range<u32>),
}

/// What kind of file it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum IntakeKind {
    Package,
    Register,
}

impl Device {
    /// Returns whether an intake can be undone: of packages only the last file, and only before anything was handed
    /// over, for nobody else may know of it yet.
    #[must_use]
    pub fn is_undoable(&self, number: u32) -> bool {
        let Some(row) = self.intakes.get(number as usize).filter(|row| !row.is_undone) else { return false };
        let is_last = || self.intakes.iter().skip(number as usize + 1).all(|later| later.is_undone);
        match row.undo {
            IntakeUndo::Nothing => false,
            IntakeUndo::Plan => true,
            IntakeUndo::Pages(_) => is_last() && number >= self.intakes_sent,
        }
    }

    /// Returns whether what an intake replaced can be given back: of a package, as long as it was not undone.
    #[must_use]
    pub fn can_be_given_back(&self, number: u32) -> bool {
        let row = self.intakes.get(number as usize).filter(|row| !row.is_undone);
        row.is_some_and(|row| matches!(row.undo, IntakeUndo::Pages(_)))
    }

    /// Reads the device's facts; a new device has none.
    pub async fn load<S: Store>(store: &S) -> Result<Self, Fault> {
        match store.get(Shelf::Meta, name("device")).await? {
            Some(bytes) => decode(&bytes),
            None => Ok(Self::default()),
        }
    }

    /// Returns the write that keeps the facts.
    pub fn write(&self) -> Result<Write, Fault> {
        Ok(Write::Put(Shelf::Meta, name("device"), encode(self)?.into()))
    }
}
