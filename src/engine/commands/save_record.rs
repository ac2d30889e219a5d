//! Saving the records of the ward: households, residents, areas, teams, members, targets.

use crate::engine::basis::{Basis, Edited};
use crate::engine::commands::undo::UndoToken;
use crate::engine::fault::Fault;
use crate::engine::store::Store;
use crate::engine::stored::Stored;
use crate::engine::{Edits, Engine, Surroundings, seed, shared_id};
use crate::id::Id;
use crate::model::{
    Area, AreaId, Household, HouseholdId, Item, ItemId, Member, MemberId, Resident, ResidentId, Target, TargetId,
    TargetSet, TargetSetId, Team, TeamId, Ward, text,
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

/// A record that was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved<Id> {
    pub id: Id,
    pub undo: UndoToken,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Names the ward. A new ward gets the targets of 2022, which it can edit.
    ///
    /// # Errors
    /// The name is empty, or the store did not keep it.
    pub async fn save_ward(&mut self, SaveWard(mut edited): SaveWard) -> Result<UndoToken, Fault> {
        edited.after.name = named(&edited.after.name)?;
        edited.after.province = text::clean(&edited.after.province);
        let mut edits = Edits::default();
        match &self.index.organisation().ward {
            Some((id, _)) => edits.differences(*id, &edited),
            None => {
                // Made from the name, so that two phones that start the same ward apart start the same one.
                let id = shared_id(&["ward", &text::fold(&edited.after.name)]);
                edits.create_over(id, &edited.after, &self.basis([(Ward::KIND, id)]));
            }
        }
        if self.index.organisation().set.is_none() {
            seed::targets_of_2022(&mut edits);
        }
        self.save(edits, Vec::new()).await
    }

    /// Saves an area.
    ///
    /// # Errors
    /// The name is empty, or the store did not keep it.
    pub async fn save_area(&mut self, SaveArea(id, mut edited): SaveArea) -> Result<Saved<AreaId>, Fault> {
        edited.after.name = named(&edited.after.name)?;
        let id = id.unwrap_or_else(|| self.area_id(&edited.after.name));
        self.save_record(id, id.0, edited).await
    }

    /// Returns the id an area of this name has, made from the name so that two phones name the same area alike.
    pub(crate) fn area_id(&self, name: &str) -> AreaId {
        let folded = text::fold(name);
        let known = self.index.organisation().areas.iter().find(|(_, area)| text::fold(&area.name) == folded);
        let ward = self.index.organisation().ward.as_ref().map_or_else(String::new, |(id, _)| id.to_string());
        known.map_or_else(|| AreaId(shared_id(&["area", &ward, &folded])), |(id, _)| *id)
    }

    /// Saves a team.
    ///
    /// # Errors
    /// The name is empty, or the store did not keep it.
    pub async fn save_team(&mut self, SaveTeam(id, mut edited): SaveTeam) -> Result<Saved<TeamId>, Fault> {
        edited.after.name = named(&edited.after.name)?;
        edited.after.decision_number = text::clean(&edited.after.decision_number);
        let id = id.unwrap_or_else(|| TeamId(self.around.new_id()));
        self.save_record(id, id.0, edited).await
    }

    /// Saves a member.
    ///
    /// # Errors
    /// The name is empty, or the store did not keep it.
    pub async fn save_member(&mut self, SaveMember(id, mut edited): SaveMember) -> Result<Saved<MemberId>, Fault> {
        edited.after.name = named(&edited.after.name)?;
        let id = id.unwrap_or_else(|| MemberId(self.around.new_id()));
        self.save_record(id, id.0, edited).await
    }

    /// Saves a household.
    ///
    /// # Errors
    /// What the form showed is not here any more, or the store did not keep it.
    pub async fn save_household(
        &mut self,
        SaveHousehold(id, mut edited): SaveHousehold,
    ) -> Result<Saved<HouseholdId>, Fault> {
        let household = &mut edited.after;
        for words in [&mut household.group, &mut household.lane, &mut household.address, &mut household.code] {
            *words = text::clean(words);
        }
        household.note = text::clean_lines(&household.note);
        let id = id.unwrap_or_else(|| HouseholdId(self.around.new_id()));
        self.save_record(id, id.0, edited).await
    }

    /// Saves a resident.
    ///
    /// # Errors
    /// The name is empty, what the form showed is not here any more, or the store did not keep it.
    pub async fn save_resident(
        &mut self,
        SaveResident(id, mut edited): SaveResident,
    ) -> Result<Saved<ResidentId>, Fault> {
        edited.after.name = named(&edited.after.name)?;
        edited.after.note = text::clean_lines(&edited.after.note);
        self.save_record(id, id.0, edited).await
    }

    /// Adds people to a household, all in one change.
    ///
    /// # Errors
    /// The household is not here, a name is empty, or the store did not keep it.
    pub async fn add_residents(
        &mut self,
        AddResidents(household, residents): AddResidents,
    ) -> Result<UndoToken, Fault> {
        self.index.home(self.first_home(household)).ok_or(Fault::NotFound)?;
        let mut edits = Edits::default();
        for mut resident in residents {
            resident.name = named(&resident.name)?;
            resident.household = Some(household);
            edits.create(self.around.new_id(), &resident);
        }
        self.save(edits, Vec::new()).await
    }

    /// Saves a target set. One that a report was counted by can be closed and opened again, nothing else.
    ///
    /// # Errors
    /// The name is empty, a report that was sent was counted by it, or the store did not keep it.
    pub async fn save_target_set(
        &mut self,
        SaveTargetSet(id, mut edited): SaveTargetSet,
    ) -> Result<Saved<TargetSetId>, Fault> {
        edited.after.name = named(&edited.after.name)?;
        if (TargetSet { closed: edited.before.closed, ..edited.after.clone() }) != edited.before {
            self.refuse_if_counted_by(Some(id))?;
        }
        self.save_record(id, id.0, edited).await
    }

    /// Saves a target.
    ///
    /// # Errors
    /// The name is empty, a report that was sent was counted by its set, or the store did not keep it.
    pub async fn save_target(&mut self, SaveTarget(id, mut edited): SaveTarget) -> Result<Saved<TargetId>, Fault> {
        edited.after.name = named(&edited.after.name)?;
        self.refuse_if_counted_by(edited.after.set)?;
        let id = id.unwrap_or_else(|| TargetId(self.around.new_id()));
        self.save_record(id, id.0, edited).await
    }

    /// Saves an item.
    ///
    /// # Errors
    /// The name is empty, a report that was sent was counted by its set, or the store did not keep it.
    pub async fn save_item(&mut self, SaveItem(id, mut edited): SaveItem) -> Result<Saved<ItemId>, Fault> {
        edited.after.name = named(&edited.after.name)?;
        self.refuse_if_counted_by(self.set_of(edited.after.target))?;
        let id = id.unwrap_or_else(|| ItemId(self.around.new_id()));
        self.save_record(id, id.0, edited).await
    }

    pub(super) async fn save_record<T: Stored, I>(
        &mut self,
        id: I,
        record: Id,
        edited: Edited<T>,
    ) -> Result<Saved<I>, Fault> {
        let mut edits = Edits::default();
        if edited.basis == Basis::default() {
            let basis = self.basis([(T::KIND, record)]);
            edits.create_over(record, &edited.after, &basis);
        } else {
            let record = self.shown_as(T::KIND, record, &edited.basis);
            // What the form showed may have come with a file that was taken back since: a piece of it would be a new record.
            if edited.basis.shows(record) && self.ledger.state().record_alone(T::KIND, record).is_none() {
                return Err(Fault::NotFound);
            }
            edits.differences(record, &edited);
        }
        Ok(Saved { id, undo: self.save(edits, Vec::new()).await? })
    }
}

pub(super) fn named(name: &str) -> Result<String, Fault> {
    Some(text::clean(name)).filter(|name| !name.is_empty()).ok_or(Fault::NameMissing)
}
