//! What belongs to this device alone and is never sent: who uses it, what was handed over, which files were taken in.

use crate::engine::binary::{decode, encode, name};
use crate::engine::fault::Fault;
use crate::engine::store::{Shelf, Store, Write};
use crate::log::Have;
use crate::model::MemberId;
use serde::{Deserialize, Serialize};

/// The device's own facts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// The member who uses it.
    pub me: Option<MemberId>,
    pub hand_over: Option<HandOver>,
    /// What the package made last holds; becomes the hand-over once it left the device.
    pub prepared: Option<HandOver>,
    pub intakes: Vec<IntakeRow>,
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
    /// How to undo it lies in the store.
    pub has_undo: bool,
    pub is_undone: bool,
}

/// What kind of file it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum IntakeKind {
    Package,
    Register,
}

impl Device {
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
