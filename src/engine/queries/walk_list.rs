//! Từng nhà: the doors in walking order, by lane.

use crate::model::{AreaId, Date, HouseholdId, Outcome};
use serde::{Deserialize, Serialize};

/// Asks for a stretch of the walk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WalkQuestion {
    /// Only this area, or the whole ward.
    pub area: Option<AreaId>,
    pub filter: WalkFilter,
    pub order: WalkOrder,
    /// What was typed into the search field: names, initials, telephone digits or a house number.
    pub search: String,
    /// The first lane wanted, counted from 0.
    pub from_lane: u32,
    /// Whole lanes are returned until at least so many doors are.
    pub doors: u32,
}

/// Which doors are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WalkFilter {
    #[default]
    All,
    /// Never knocked at.
    Unvisited,
    /// Nobody was in the last time.
    Absent,
    /// Something is still missing.
    Incomplete,
    /// A next visit is agreed.
    Appointment,
    /// Two people wrote different things.
    Conflict,
}

/// The order of the doors within a lane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WalkOrder {
    #[default]
    Street,
    UnvisitedFirst,
}

/// A stretch of the walk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WalkPage {
    /// How many doors each filter would show, in the area and with the search asked for.
    pub counts: WalkCounts,
    /// Every area of the ward in natural order, for choosing.
    pub areas: Vec<AreaChoice>,
    pub lanes: Vec<Lane>,
    /// The lane to ask for next; `None` at the end.
    pub next_lane: Option<u32>,
}

/// Numbers of doors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WalkCounts {
    pub all: u32,
    pub unvisited: u32,
    pub absent: u32,
    pub incomplete: u32,
    pub appointment: u32,
    pub conflict: u32,
}

/// An area to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaChoice {
    pub id: AreaId,
    pub name: String,
    pub households: u32,
    pub unvisited: u32,
}

/// A lane and its doors.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lane {
    pub area: String,
    pub group: String,
    /// "Ngõ 12", or empty where the houses stand on no named lane.
    pub name: String,
    /// Doors of the lane, whatever is filtered.
    pub total: u32,
    /// Of those, never knocked at.
    pub unvisited: u32,
    pub doors: Vec<Door>,
}

/// A door: one row of the walk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Door {
    pub household: HouseholdId,
    /// What stands on the plate; may be empty.
    pub number: String,
    /// The head of the household, or whoever stands first; empty if nobody is listed.
    pub name: String,
    /// The person the search found, where that is not the head.
    pub found: Option<String>,
    pub last_visit: Option<LastVisit>,
    /// Items still missing of all that apply to the people and the house.
    pub items_left: u16,
    /// Items that apply.
    pub items: u16,
    pub appointment: Option<Appointment>,
    pub has_conflict: bool,
    /// Consent was refused or withdrawn: only the number is kept.
    pub is_closed: bool,
    /// A visit form lies half written.
    pub has_draft: bool,
}

/// The newest visit to a door.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastVisit {
    pub outcome: Outcome,
    pub on: Date,
    pub at_ms: i64,
    pub by: String,
    /// How often in a row nobody was in.
    pub absences: u16,
}

/// A next visit that was agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    pub on: Date,
    /// "19:30", or empty.
    pub time: String,
    pub note: String,
}
