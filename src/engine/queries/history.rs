//! What was done with a household: visits and edits, newest first, read from the log itself.

use crate::engine::queries::walk_list::Appointment;
use crate::model::{HouseholdId, Outcome, Place, Reason, VisitId};
use serde::{Deserialize, Serialize};

/// Asks for a household's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryQuestion(pub HouseholdId);

/// One save that touched the household.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryEntry {
    pub at_ms: i64,
    pub by: String,
    pub what: HistoryFact,
}

/// What the save did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HistoryFact {
    Visit {
        id: VisitId,
        outcome: Outcome,
        place: Place,
        note: String,
        appointment: Option<Appointment>,
        steps: Vec<StepFact>,
        /// The visit was taken back.
        is_gone: bool,
    },
    /// Taken from a register file.
    Listed,
    /// Fields were edited; steps recorded outside a visit count here too.
    Edited { fields: Vec<FieldFact> },
}

/// A step recorded with a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepFact {
    /// Empty for the house as a whole.
    pub resident: String,
    pub item: String,
    pub step: String,
    pub reason: Option<Reason>,
}

/// A field that was edited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldFact {
    /// Empty for the house itself.
    pub resident: String,
    /// The field's code.
    pub field: String,
    /// The value in the file's own spelling; empty if it was cleared.
    pub value: String,
}
