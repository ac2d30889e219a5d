//! Undo: a compensating change that gives back what a save replaced.

use serde::{Deserialize, Serialize};

/// Names a save that can be taken back, on this device and until the app is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UndoToken(pub u32);

/// Takes a save back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undo(pub UndoToken);

/// Takes a whole file back, by its number in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoTaken(pub u32);
