//! The ward as it leaves for analysis elsewhere: whole, plain, and with or without what tells who somebody is.

use crate::model::{
    Area, AreaId, Birth, Date, Household, HouseholdId, Item, ItemId, ItemUnit, Member, MemberId, Reason, Resident,
    ResidentId, Step, Target, TargetId, TargetSet, TargetSetId, Team, TeamId, Visit, VisitId, Ward, YesNo,
};
use serde::{Deserialize, Serialize};

/// Whether an extract tells who people are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Naming {
    /// No name, telephone or note, no place finer than the area, and of births the year.
    #[default]
    Nameless,
    Named,
}

/// A ward as it is now. Who was erased is not in it, and what was joined is in it once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extract {
    pub naming: Naming,
    pub made_at_ms: i64,
    pub ward: Ward,
    /// Twelve characters, equal on two devices exactly when they hold the same data.
    pub check_code: String,
    /// The day ages are reckoned on.
    pub closing: Date,
    pub areas: Vec<(AreaId, Area)>,
    pub teams: Vec<(TeamId, Team)>,
    pub members: Vec<(MemberId, Member)>,
    /// The target set in force, with its targets and items.
    pub set: Option<(TargetSetId, TargetSet)>,
    pub targets: Vec<(TargetId, Target)>,
    pub items: Vec<(ItemId, Item)>,
    /// In the order of their ids: the order of the walk would tell the lane.
    pub homes: Vec<ExtractedHome>,
}

/// A household with all that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtractedHome {
    pub id: HouseholdId,
    pub household: Household,
    /// A visit is still to be made.
    pub is_left: bool,
    pub people: Vec<ExtractedPerson>,
    /// Where the house as a whole stands.
    pub statuses: Vec<Status>,
    pub visits: Vec<ExtractedVisit>,
}

/// A person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtractedPerson {
    pub id: ResidentId,
    /// `None` where the household refused: the person is counted, and nothing is told of them.
    pub resident: Option<Resident>,
    pub statuses: Vec<Status>,
}

/// Where somebody or a house stands to an item that applies, may apply, or was recorded all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// The item's place in [`Extract::items`].
    pub item: u16,
    /// Whether they are in the item's base.
    pub applies: YesNo,
    pub is_achieved: bool,
    pub is_under_way: bool,
    pub is_unasked: bool,
    pub is_exempt: bool,
    /// What was recorded; `None` where nothing is told.
    pub record: Option<StatusRecord>,
}

/// What was recorded of a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusRecord {
    pub step: Step,
    pub reason: Option<Reason>,
    /// Why it does not have to be kept.
    pub exempt: Option<Reason>,
    pub on: Option<Date>,
    pub by: Option<MemberId>,
}

/// A visit with the steps recorded at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtractedVisit {
    pub id: VisitId,
    pub visit: Visit,
    pub steps: Vec<GivenStep>,
}

/// A step recorded at a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenStep {
    /// Whether it was recorded of a person or of the house.
    pub of: ItemUnit,
    /// Who; `None` of the house, of a household that refused, and of somebody no longer on the list.
    pub resident: Option<ResidentId>,
    /// The item's place in [`Extract::items`].
    pub item: u16,
    pub step: Step,
}

// Each of these names what stays: a field that is added is left out until somebody decides that it may go.

impl Household {
    /// Leaves out which house it is.
    #[must_use]
    pub fn nameless(self) -> Self {
        let Self { area, ocop, business, farms, consent, .. } = self;
        Self { area, ocop, business, farms, consent, ..Self::default() }
    }
}

impl Resident {
    /// Leaves out who it is.
    #[must_use]
    pub fn nameless(self) -> Self {
        let Self { household, birth, sex, relation, smartphone, residence, .. } = self;
        let birth = birth.map(|birth| Birth::Year(birth.year()));
        Self { household, birth, sex, relation, smartphone, residence, ..Self::default() }
    }
}

impl Member {
    /// Leaves out who it is; an office tells that too.
    #[must_use]
    pub fn nameless(self) -> Self {
        Self { team: self.team, role: self.role, ..Self::default() }
    }
}

impl Visit {
    /// Leaves out what was written freely.
    #[must_use]
    pub fn nameless(self) -> Self {
        let Self { household, at_ms, by, outcome, place, appointment, appointment_time, .. } = self;
        let (note, appointment_note) = (String::new(), String::new());
        Self { household, at_ms, by, outcome, place, note, appointment, appointment_time, appointment_note }
    }
}
