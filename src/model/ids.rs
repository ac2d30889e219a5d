//! A type for each kind of record's id, so that a household's is never taken for a resident's.

use crate::id::Id;
use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub Id);

        impl $name {
            /// Reads the 16 characters of an id.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Id::parse(text).map(Self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// Names an area (khu, khu phố, thôn).
    AreaId,
    /// Names a team.
    TeamId,
    /// Names a member of a team.
    MemberId,
    /// Names a household.
    HouseholdId,
    /// Names a resident.
    ResidentId,
    /// Names a visit.
    VisitId,
    /// Names a target set.
    TargetSetId,
    /// Names a target of a set.
    TargetId,
    /// Names an item of a target.
    ItemId,
    /// Names a report.
    ReportId,
}
