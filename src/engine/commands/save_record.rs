//! Saving the records of the ward: households, residents, areas, teams, members, targets.

use crate::engine::basis::Edited;
use crate::engine::commands::undo::UndoToken;
use crate::model::{
    Area, AreaId, Household, HouseholdId, Item, ItemId, Member, MemberId, Resident, ResidentId, Target, TargetId,
    TargetSet, TargetSetId, Team, TeamId, Ward,
};
use serde::{Deserialize, Serialize};

/// Names the ward, and gives a new ward the targets of 2022 to start from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveWard(pub Edited<Ward>);

/// Saves an area; `None` makes a new one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveArea(pub Option<AreaId>, pub Edited<Area>);

/// Saves a team; `None` makes a new one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveTeam(pub Option<TeamId>, pub Edited<Team>);

/// Saves a member; `None` makes a new one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveMember(pub Option<MemberId>, pub Edited<Member>);

/// Saves a household, its consent included; `None` makes a new one. Another area or lane moves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveHousehold(pub Option<HouseholdId>, pub Edited<Household>);

/// Saves a resident. Another household moves the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveResident(pub ResidentId, pub Edited<Resident>);

/// Adds people to a household in one go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddResidents(pub HouseholdId, pub Vec<Resident>);

/// Saves a target set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveTargetSet(pub TargetSetId, pub Edited<TargetSet>);

/// Saves a target; `None` makes a new one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveTarget(pub Option<TargetId>, pub Edited<Target>);

/// Saves an item; `None` makes a new one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveItem(pub Option<ItemId>, pub Edited<Item>);

/// Says which member uses this device. Stays on the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChooseMe(pub MemberId);

/// A record that was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved<Id> {
    pub id: Id,
    pub undo: UndoToken,
}
