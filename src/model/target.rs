//! Targets: what was promised, to whom, and when a promise is kept. All of it is data a ward can edit.

use crate::model::code::coded;
use crate::model::{AreaId, Date, Residence, TargetId, TargetSetId};
use serde::{Deserialize, Serialize};

/// A set of targets with the time it holds for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetSet {
    pub name: String,
    pub from: Option<Date>,
    /// The closing date: ages are reckoned on it.
    pub until: Option<Date>,
    /// The day it was closed on; it is not worked by any more.
    pub closed: Option<Date>,
    /// The set whose place it took.
    pub corrects: Option<TargetSetId>,
    /// Why that one had to be corrected.
    pub reason: String,
}

/// Where a set stands among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum SetState {
    InForce,
    /// It is neither closed nor corrected, and another one counts.
    Waiting,
    Closed,
    Corrected,
}

/// Returns the set that counts on a day, the same one on every device: of those nobody corrected or closed the one that
/// began last, or, before any did, the one that begins first. Where all are closed, one of these.
#[must_use]
pub fn in_force(sets: &[(TargetSetId, TargetSet)], day: Date) -> Option<&(TargetSetId, TargetSet)> {
    sets.iter().min_by_key(|(id, set)| {
        let days_ago = set.from.map_or(i32::MAX, |from| day.unix_days() - from.unix_days());
        (is_corrected(*id, sets), set.is_closed_on(day), days_ago < 0, days_ago.abs(), *id)
    })
}

impl SetState {
    /// Returns where a set stands on a day.
    #[must_use]
    pub fn of(id: TargetSetId, sets: &[(TargetSetId, TargetSet)], day: Date) -> Self {
        let is_closed = sets.iter().any(|(known, set)| *known == id && set.is_closed_on(day));
        match in_force(sets, day) {
            _ if is_corrected(id, sets) => Self::Corrected,
            _ if is_closed => Self::Closed,
            Some((known, _)) if *known == id => Self::InForce,
            _ => Self::Waiting,
        }
    }
}

impl TargetSet {
    fn is_closed_on(&self, day: Date) -> bool {
        self.closed.is_some_and(|closed| closed <= day)
    }
}

fn is_corrected(id: TargetSetId, sets: &[(TargetSetId, TargetSet)]) -> bool {
    sets.iter().any(|(_, other)| other.corrects == Some(id))
}

/// One promise, made of one or more items: kept when all its items are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    pub set: Option<TargetSetId>,
    /// "T1".
    pub code: String,
    pub name: String,
}

/// One measured item of a target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub target: Option<TargetId>,
    /// "H01": the name of the skill field it is recorded in, so it never changes.
    pub code: String,
    pub name: String,
    pub unit: ItemUnit,
    pub audience: Audience,
    pub ladder: Ladder,
    /// The goal in per cent of the audience, or `None` where the plan states none ("theo dõi").
    pub goal_percent: Option<u8>,
    /// Areas that were given a goal of their own.
    pub area_goals: Vec<(AreaId, u8)>,
}

impl Item {
    /// Returns the goal of an area, or of the ward.
    #[must_use]
    pub fn goal_in(&self, area: Option<AreaId>) -> Option<u8> {
        let own = self.area_goals.iter().find(|(id, _)| Some(*id) == area);
        own.map_or(self.goal_percent, |(_, goal)| Some(*goal))
    }
}

coded! {
    /// What an item is counted in.
    pub enum ItemUnit {
        Person = "person",
        Household = "household",
    }
}

/// Who an item applies to. Every condition must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audience {
    /// The least age in years at the closing date.
    pub min_age: Option<u8>,
    /// Only people who have a smartphone.
    pub smartphone: bool,
    /// Only households with an OCOP product.
    pub ocop: bool,
    /// Only households that farm a key product.
    pub farms: bool,
    /// Only people registered here for good.
    pub permanent: bool,
    /// Only people who are here: nobody who is away for long.
    pub present: bool,
}

impl Audience {
    /// Returns whether somebody who lives here in this way can belong to it.
    #[must_use]
    pub const fn admits(&self, residence: Residence) -> bool {
        match residence {
            Residence::Permanent => true,
            Residence::Temporary => !self.permanent,
            Residence::Away => !self.present,
            Residence::Moved | Residence::Dead => false,
        }
    }
}

/// A rung of a ladder. 0 is "not asked yet", which is not "no"; 4 is the highest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Step(u8);

impl Step {
    /// Nobody has asked yet.
    pub const UNKNOWN: Self = Self(0);
    /// The five rungs, lowest first.
    pub const ALL: [Self; 5] = [Self(0), Self(1), Self(2), Self(3), Self(4)];

    /// Makes a step of 0 to 4.
    #[must_use]
    pub const fn new(step: u8) -> Option<Self> {
        if step <= 4 { Some(Self(step)) } else { None }
    }

    /// Returns the step as a number of 0 to 4.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

/// What the five steps of an item mean, and which of them keeps the promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ladder {
    /// The meaning of steps 0 to 4.
    pub labels: [String; 5],
    /// The step from which the item is achieved.
    pub pass: Step,
}
