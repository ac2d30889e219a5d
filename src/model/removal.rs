//! What is taken off the list, and why.

use crate::model::code::coded;
use crate::model::{HouseholdId, ResidentId};
use serde::{Deserialize, Serialize};

/// A household or a person: what can be taken off the list, put back, joined and taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Subject {
    Household(HouseholdId),
    Resident(ResidentId),
}

impl Subject {
    /// Returns whether it is a household.
    #[must_use]
    pub const fn is_household(self) -> bool {
        matches!(self, Self::Household(_))
    }
}

coded! {
    /// Why a household or person is taken off the list.
    #[derive(Default)]
    pub enum Removal {
        /// It should never have been on the list.
        #[default]
        Mistake = "mistake",
        Moved = "moved",
        Died = "died",
    }
}

/// What was erased because somebody asked for it: all that is still known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ErasedKind {
    Household,
    Resident,
    /// Something a newer version erases.
    Unknown,
}
