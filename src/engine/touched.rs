//! What changed, told to the indexes.

use crate::engine::stored::{Stored, VISIT};
use crate::engine::visits::VisitRow;
use crate::log::Edit;
use crate::model::{Household, HouseholdId, Resident, ResidentId, VisitId};

/// What an edit touched, for the indexes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Touched {
    /// The household's own record, or its visits.
    Household(HouseholdId),
    Resident(ResidentId),
    /// The organisation or the targets, on which everything depends.
    Setup,
}

impl Touched {
    /// Returns what an edit touches, once it is folded in; an edit of a visit nobody knows yet touches nothing.
    pub fn by<'v>(edit: &Edit<'_>, visit: impl FnOnce(VisitId) -> Option<&'v VisitRow>) -> Option<Self> {
        match edit.kind.as_ref() {
            Household::KIND => Some(Self::Household(HouseholdId(edit.record))),
            Resident::KIND => Some(Self::Resident(ResidentId(edit.record))),
            VISIT => visit(VisitId(edit.record)).map(|visit| Self::Household(visit.household)),
            _ => Some(Self::Setup),
        }
    }
}
