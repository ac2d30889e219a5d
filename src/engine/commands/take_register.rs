//! Taking a register in: what it would change, then one commit.

use crate::engine::commands::undo::UndoToken;
use crate::model::Register;
use serde::{Deserialize, Serialize};

/// Compares a register with what the ward knows, and keeps it waiting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewRegister {
    pub register: Register,
    /// The file's name, for the journal.
    pub source: String,
}

/// What a register would change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterPreview {
    pub households: Comparison,
    pub residents: Comparison,
    /// Areas the register names that the ward does not know yet.
    pub new_areas: Vec<String>,
    /// People known from an earlier register whom this one no longer lists. They stay.
    pub residents_not_listed: u32,
    /// Fields that somebody edited in the app since and that the register would set back. The app's value stays.
    pub kept_edits: Vec<KeptEdit>,
    /// The first records that would change, for looking at.
    pub samples: Vec<RegisterChange>,
}

/// How many records are new, changed or the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    pub new: u32,
    pub changed: u32,
    pub same: u32,
    /// Known people whom the register lists in another household.
    pub moved: u32,
}

/// A field where the app and the register differ and the app's value stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptEdit {
    pub name: String,
    pub field: String,
    pub kept: String,
    pub listed: String,
}

/// A record that would change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterChange {
    pub name: String,
    /// The fields with their value before and after.
    pub fields: Vec<(String, String, String)>,
}

/// Takes in the register that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeRegister;

/// A register that was taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterTaken {
    pub households: Comparison,
    pub residents: Comparison,
    pub undo: UndoToken,
}

/// A register that was compared and waits to be taken.
pub(crate) struct WaitingRegister {
    pub source: String,
}
