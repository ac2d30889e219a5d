//! A household as the walk needs it.

use crate::engine::index::totals::{House, Shares};
use crate::model::{Appointment, AreaId, Date, Household, HouseholdId, NaturalKey, Outcome, ResidentId, text};
use serde::{Deserialize, Serialize};

/// The place of a door in the walk: area, whether it stands on no lane, then group, lane and number as people count
/// them, then the id. A lane may belong to several groups: what stands on none comes after all of them.
pub type WalkKey = (NaturalKey, bool, NaturalKey, NaturalKey, NaturalKey, HouseholdId);

/// A named lane: area, group and lane as people count them.
pub type LaneKey = (NaturalKey, NaturalKey, NaturalKey);

/// Returns the place of a residents' group among others. "Tổ 60" and "60" are one group: the register writes one, people
/// the other.
#[must_use]
pub fn group_key(group: &str) -> NaturalKey {
    let folded = text::fold(group);
    let prefix = GROUP_WORDS.iter().find(|words| folded.starts_with(**words)).map_or(0, |words| words.chars().count());
    let label: String = group.trim_start().chars().skip(prefix).collect();
    NaturalKey::of(if label.is_empty() { group } else { &label })
}

/// What stands before the label of a group, folded, the longest first.
const GROUP_WORDS: [&str; 3] = ["to dan pho ", "to dan ", "to "];

/// Returns the place of a door in the walk, in an area of this name.
#[must_use]
pub fn walk_key(area: &str, household: &Household, id: HouseholdId) -> WalkKey {
    (
        NaturalKey::of(area),
        household.lane.is_empty(),
        group_key(&household.group),
        NaturalKey::of(&household.lane),
        household.number.key(),
        id,
    )
}

/// Returns the named lane of a household in an area of this name.
#[must_use]
pub fn lane_of(area: &str, household: &Household) -> Option<LaneKey> {
    let is_named = !household.lane.is_empty();
    is_named.then(|| (NaturalKey::of(area), group_key(&household.group), NaturalKey::of(&household.lane)))
}

/// A household as the walk needs it.
#[derive(Clone, Debug)]
pub struct Home {
    pub household: Household,
    /// The people, the head first.
    pub residents: Vec<ResidentId>,
    pub key: WalkKey,
    pub last_visit: Option<LastVisit>,
    pub appointment: Option<Appointment>,
    pub visits: u32,
    /// A visit is still to be made: nobody ever knocked, or every time nobody was in or the visit was put off.
    pub is_left: bool,
    pub has_conflict: bool,
    /// The steps of the items measured on the house, in the set's order.
    pub steps: Box<[u8]>,
    /// The places of the items the house is excused from.
    pub exempt: Box<[u16]>,
    /// What the house and its people add to the totals.
    pub shares: Shares,
}

/// The newest visit to a door.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LastVisit {
    pub outcome: Outcome,
    pub on: Date,
    pub at_ms: i64,
    pub by: String,
    /// How often in a row nobody was in.
    pub absences: u16,
}

impl Home {
    /// Returns how many items apply to the people and the house, and how many of them are achieved.
    #[must_use]
    pub fn items(&self) -> (u32, u32) {
        let shares = self.shares.items.iter();
        shares.fold((0, 0), |(items, achieved), share| (items + share.audience, achieved + share.achieved))
    }

    /// Returns the household as items are measured on it.
    #[must_use]
    pub fn house(&self) -> House<'_> {
        House { household: &self.household, steps: &self.steps, exempt: &self.exempt }
    }

    /// Returns whether the household does not want its data kept.
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        self.household.consent.state.is_closed()
    }

    /// Returns the people who may be shown: nobody, once the household refused. They are counted all the same.
    #[must_use]
    pub fn shown_people(&self) -> &[ResidentId] {
        if self.is_closed() { &[] } else { &self.residents }
    }

    /// Returns whether it lies in the area asked for; none is the whole ward.
    #[must_use]
    pub fn lies_in(&self, area: Option<AreaId>) -> bool {
        area.is_none() || self.household.area == area
    }

    /// Returns the named lane it stands in.
    #[must_use]
    pub fn lane(&self) -> Option<LaneKey> {
        let (area, is_nowhere, group, lane, _, _) = self.key.clone();
        (!is_nowhere).then_some((area, group, lane))
    }

    /// Returns whether it stands in the same named lane as another.
    #[must_use]
    pub fn is_in_lane_of(&self, other: &Self) -> bool {
        self.lane().is_some_and(|own| other.lane() == Some(own))
    }

    /// Returns whether nobody ever knocked.
    #[must_use]
    pub const fn is_unvisited(&self) -> bool {
        self.visits == 0
    }
}
