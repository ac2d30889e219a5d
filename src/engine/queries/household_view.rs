//! One household: who lives there, who lacks what, and what was agreed.

use crate::engine::basis::Basis;
use crate::engine::queries::walk_list::{Appointment, LastVisit};
use crate::model::{Household, HouseholdId, ItemUnit, Reason, Resident, ResidentId, Step};
use serde::{Deserialize, Serialize};

/// Asks for one household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdQuestion(pub HouseholdId);

/// A household as its page, its form and the visit form show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdView {
    pub id: HouseholdId,
    pub household: Household,
    pub area_name: String,
    /// The member who asked for consent.
    pub consent_asked_by: String,
    pub residents: Vec<ResidentView>,
    /// The items measured on the house as a whole.
    pub house_items: Vec<ItemState>,
    pub last_visit: Option<LastVisit>,
    pub appointment: Option<Appointment>,
    /// Items that apply to people and house, and how many of them are achieved.
    pub items: u16,
    pub achieved: u16,
    pub conflicts: Vec<Conflict>,
    /// The next door of the lane that was never knocked at, or simply the next.
    pub next_door: Option<NextDoor>,
    /// A visit form lies half written.
    pub has_draft: bool,
    pub basis: Basis,
}

/// A person of the household.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResidentView {
    pub id: ResidentId,
    pub resident: Resident,
    /// Age today in years; `None` if the birth is not known.
    pub age: Option<u8>,
    /// The items that apply to this person, in the set's order.
    pub items: Vec<ItemState>,
    pub has_conflict: bool,
}

/// Where a person or a house stands on an item's ladder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemState {
    /// "H01".
    pub code: String,
    pub name: String,
    pub unit: ItemUnit,
    /// What the five steps mean.
    pub labels: [String; 5],
    pub pass: Step,
    pub step: Step,
    /// When the step was recorded, and by whom; `None` if nobody asked yet.
    pub recorded_ms: Option<i64>,
    pub recorded_by: String,
    pub reason: Option<Reason>,
    pub has_conflict: bool,
}

impl ItemState {
    /// Returns whether the promise is kept here.
    #[must_use]
    pub fn is_achieved(&self) -> bool {
        self.step >= self.pass
    }
}

/// Two people wrote different things, and nobody has decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// The person it is about; `None` for the house.
    pub resident: Option<(ResidentId, String)>,
    /// The field's code ("phone", "s.H01").
    pub field: String,
    /// The sides, the displayed one first.
    pub sides: Vec<ConflictSide>,
    /// Whether the history between the sides has not arrived yet: then this may be no conflict at all.
    pub is_waiting: bool,
}

/// One side of a conflict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConflictSide {
    /// The value in the file's own spelling.
    pub value: String,
    pub by: String,
    pub at_ms: i64,
}

/// The door to go to next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextDoor {
    pub household: HouseholdId,
    pub number: String,
    pub name: String,
}
