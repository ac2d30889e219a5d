//! Targets: what was promised, to whom, and when a promise is kept. All of it is data a ward can edit.

use crate::model::code::coded;
use crate::model::{Date, TargetId, TargetSetId};
use serde::{Deserialize, Serialize};

/// A set of targets with the time it holds for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetSet {
    pub name: String,
    pub from: Option<Date>,
    /// The closing date: ages are reckoned on it.
    pub until: Option<Date>,
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
