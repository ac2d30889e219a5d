//! A resident: a person the team guides, step by step, through each digital service.

use crate::model::code::coded;
use crate::model::{Birth, HouseholdId, Phone};
use serde::{Deserialize, Serialize};

/// A person of a household.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resident {
    pub household: Option<HouseholdId>,
    pub name: String,
    pub birth: Option<Birth>,
    pub sex: Option<Sex>,
    pub relation: Option<Relation>,
    pub phone: Option<Phone>,
    pub smartphone: YesNo,
    pub residence: Residence,
    pub note: String,
}

coded! {
    /// Sex as the register has it.
    pub enum Sex {
        Male = "m",
        Female = "f",
    }
}

coded! {
    /// A fact that may simply not have been asked yet. Unknown is not "no".
    #[derive(Default)]
    pub enum YesNo {
        Yes = "yes",
        No = "no",
        #[default]
        Unknown = "unknown",
    }
}

coded! {
    /// What a person is to the head of the household.
    pub enum Relation {
        Head = "head",
        Wife = "wife",
        Husband = "husband",
        Child = "child",
        DaughterInLaw = "daughter_in_law",
        SonInLaw = "son_in_law",
        Father = "father",
        Mother = "mother",
        Grandfather = "grandfather",
        Grandmother = "grandmother",
        Grandchild = "grandchild",
        ElderBrother = "elder_brother",
        ElderSister = "elder_sister",
        YoungerSibling = "younger_sibling",
        Relative = "relative",
        Lodger = "lodger",
        Other = "other",
    }
}

coded! {
    /// How a person lives here, which decides who is counted.
    #[derive(Default)]
    pub enum Residence {
        #[default]
        Permanent = "permanent",
        Temporary = "temporary",
        Away = "away",
        Moved = "moved",
        Dead = "dead",
    }
}

impl Residence {
    /// Returns whether such a person still belongs to the ward, and so to the base of a target.
    #[must_use]
    pub const fn is_counted(self) -> bool {
        matches!(self, Self::Permanent | Self::Temporary | Self::Away)
    }
}
