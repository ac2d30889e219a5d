//! Logging a visit: what happened at a door, and what each person there can do now.

use crate::engine::basis::Basis;
use crate::engine::queries::household_view::NextDoor;
use crate::engine::queries::walk_list::Appointment;
use crate::model::{HouseholdId, Outcome, Place, Reason, ResidentId, Step};
use serde::{Deserialize, Serialize};

/// A visit as the form leaves it. It is also the draft: kept as it stands until it is saved or dropped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogVisit {
    pub household: HouseholdId,
    /// When the visit was, in Unix milliseconds.
    pub at_ms: i64,
    /// `None` only in a draft: the one answer a visit cannot be saved without.
    pub outcome: Option<Outcome>,
    pub place: Place,
    /// The steps that were touched.
    pub steps: Vec<StepReport>,
    pub appointment: Option<Appointment>,
    pub note: String,
    pub basis: Basis,
}

/// A step recorded at the door.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepReport {
    /// `None` for an item measured on the house.
    pub resident: Option<ResidentId>,
    /// The item's code.
    pub item: String,
    pub step: Step,
    /// Why it is not achieved, if somebody said.
    pub reason: Option<Reason>,
}

/// A saved visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitSaved {
    pub undo: crate::engine::commands::undo::UndoToken,
    /// Where to go now.
    pub next_door: Option<NextDoor>,
}

/// Asks for the half-written visit of a household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftQuestion(pub HouseholdId);

/// Keeps a half-written visit, so that it survives the app being killed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepDraft(pub LogVisit);

/// Throws a half-written visit away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DropDraft(pub HouseholdId);

/// Logs the same outcome at many doors in one go: nobody was in, or all are to be visited another day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogManyVisits {
    pub households: Vec<HouseholdId>,
    pub at_ms: i64,
    pub outcome: Outcome,
    pub appointment: Option<Appointment>,
}
