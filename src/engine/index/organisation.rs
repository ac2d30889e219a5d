//! The ward, its areas, teams and members, and the targets in force.

use crate::engine::fields::Fields;
use crate::engine::index::totals::Standing;
use crate::engine::stored::{Stored, exempt_field, reason_field, step_field};
use crate::id::{Id, IdMap};
use crate::log::{AuthorIndex, Directory, GONE, Name, State};
use crate::model::{
    Area, AreaId, Date, Household, Item, ItemId, ItemUnit, Member, MemberId, NaturalKey, Target, TargetId, TargetSet,
    TargetSetId, Team, TeamId, Ward, in_force, text,
};

/// The organisation of the ward and its targets.
#[derive(Clone, Debug, Default)]
pub struct Organisation {
    pub ward: Option<(Id, Ward)>,
    /// In natural order of their names.
    pub areas: Vec<(AreaId, Area)>,
    pub teams: Vec<(TeamId, Team)>,
    pub members: Vec<(MemberId, Member)>,
    /// Every set, in no particular order.
    pub sets: Vec<(TargetSetId, TargetSet)>,
    /// The set in force.
    pub set: Option<(TargetSetId, TargetSet)>,
    /// The set's targets in the order of their codes.
    pub targets: Vec<TargetEntry>,
    /// The targets' items in the order of their codes.
    items: Vec<ItemEntry>,
    area_places: IdMap<AreaId, usize>,
    member_places: IdMap<MemberId, usize>,
}

/// A target with the places of its items.
#[derive(Clone, Debug)]
pub struct TargetEntry {
    pub id: TargetId,
    pub target: Target,
    places: Vec<usize>,
}

impl TargetEntry {
    /// Returns what all its items are counted in; `None` if they are counted in different things, or there is none.
    #[must_use]
    pub fn unit(&self, items: &[ItemEntry]) -> Option<ItemUnit> {
        let mut units = self.places.iter().filter_map(|place| items.get(*place)).map(|entry| entry.item.unit);
        let first = units.next()?;
        units.all(|unit| unit == first).then_some(first)
    }

    /// Returns the places of its items.
    #[must_use]
    pub fn places(&self) -> &[usize] {
        &self.places
    }

    /// Returns the places of its items where they can be counted together: where people and households are not mixed.
    #[must_use]
    pub fn counted_together(&self, items: &[ItemEntry]) -> &[usize] {
        if self.unit(items).is_some() { &self.places } else { &[] }
    }

    /// Returns its items with how somebody stands to them, of all items' standings.
    pub(in crate::engine) fn standings<'a>(
        &'a self,
        items: &'a [ItemEntry],
        standings: &'a [Option<Standing>],
    ) -> impl Iterator<Item = (&'a Item, Standing)> {
        let places = self.counted_together(items).iter();
        places.filter_map(|place| Some((&items.get(*place)?.item, (*standings.get(*place)?)?)))
    }
}

/// An item with the numbers of its fields.
#[derive(Clone, Debug)]
pub struct ItemEntry {
    pub id: ItemId,
    pub item: Item,
    step: Option<Name>,
    reason: Option<Name>,
    exempt: Option<Name>,
}

impl ItemEntry {
    /// Reads the step somebody or something stands on; 0 if nobody asked.
    #[must_use]
    pub fn step_of(&self, fields: &Fields<'_>) -> u8 {
        let head = self.step.and_then(|step| fields.head_named(step));
        let step = head.and_then(|head| head.value.as_number()).and_then(|step| u8::try_from(step).ok());
        step.unwrap_or_default().min(4)
    }

    /// Returns whether somebody or something is excused from it.
    #[must_use]
    pub fn is_exempt(&self, fields: &Fields<'_>) -> bool {
        let head = self.exempt.and_then(|exempt| fields.head_named(exempt));
        head.is_some_and(|head| !head.value.is_null())
    }

    /// Returns the field that holds the step, if any step was ever recorded.
    #[must_use]
    pub const fn step_name(&self) -> Option<Name> {
        self.step
    }

    /// Returns the field that holds why somebody is excused, if anybody ever was.
    #[must_use]
    pub const fn exempt_name(&self) -> Option<Name> {
        self.exempt
    }

    /// Returns the field that holds the reason, if any was ever recorded.
    #[must_use]
    pub const fn reason_name(&self) -> Option<Name> {
        self.reason
    }
}

impl Organisation {
    /// Reads the organisation as it is on a day.
    #[must_use]
    pub fn read(state: &State, directory: &Directory, today: Date) -> Self {
        let mut organisation = Self {
            ward: first(records::<Ward>(state, directory)),
            areas: records::<Area>(state, directory).map(|(id, area)| (AreaId(id), area)).collect(),
            teams: records::<Team>(state, directory).map(|(id, team)| (TeamId(id), team)).collect(),
            members: records::<Member>(state, directory).map(|(id, member)| (MemberId(id), member)).collect(),
            sets: records::<TargetSet>(state, directory).map(|(id, set)| (TargetSetId(id), set)).collect(),
            ..Self::default()
        };
        organisation.set = in_force(&organisation.sets, today).cloned();
        organisation.areas.sort_by_cached_key(|(id, area)| (NaturalKey::of(&area.name), *id));
        organisation.teams.sort_by_cached_key(|(id, team)| (NaturalKey::of(&team.name), *id));
        organisation.members.sort_by_cached_key(|(id, member)| (text::name_key(&member.name), *id));
        let set = organisation.set.as_ref().map(|(id, _)| *id);
        organisation.targets = records::<Target>(state, directory)
            .filter(|(_, target)| target.set == set)
            .map(|(id, target)| TargetEntry { id: TargetId(id), target, places: Vec::new() })
            .collect();
        organisation.targets.sort_by_cached_key(|entry| (NaturalKey::of(&entry.target.code), entry.id));
        let is_in_force = |item: &Item| organisation.targets.iter().any(|entry| Some(entry.id) == item.target);
        organisation.items = records::<Item>(state, directory)
            .filter(|(_, item)| is_in_force(item))
            .map(|(id, item)| ItemEntry { id: ItemId(id), step: None, reason: None, exempt: None, item })
            .collect();
        organisation.meet_names(state);
        organisation.items.sort_by_cached_key(|entry| (NaturalKey::of(&entry.item.code), entry.id));
        for entry in &mut organisation.targets {
            let items = organisation.items.iter().enumerate();
            entry.places = items.filter(|(_, of)| of.item.target == Some(entry.id)).map(|(place, _)| place).collect();
        }
        organisation.area_places = places(organisation.areas.iter().map(|(id, _)| *id));
        organisation.member_places = places(organisation.members.iter().map(|(id, _)| *id));
        organisation
    }

    /// Looks up the items' fields, which get their numbers when the first step is recorded.
    pub fn meet_names(&mut self, state: &State) {
        for entry in &mut self.items {
            entry.step = state.names().get(&step_field(&entry.item.code));
            entry.reason = state.names().get(&reason_field(&entry.item.code));
            entry.exempt = state.names().get(&exempt_field(&entry.item.code));
        }
    }

    /// Returns the items in force, in the order of their codes.
    #[must_use]
    pub fn items(&self) -> &[ItemEntry] {
        &self.items
    }

    /// Returns the places of the items in the order they are shown: target by target.
    pub fn shown_places(&self) -> impl Iterator<Item = usize> {
        self.targets.iter().flat_map(|target| target.places.iter().copied())
    }

    /// Returns an area's name, or nothing.
    #[must_use]
    pub fn area_name(&self, id: AreaId) -> &str {
        let place = self.area_places.get(&id).and_then(|place| self.areas.get(*place));
        place.map_or("", |(_, area)| area.name.as_str())
    }

    /// Returns where a household lies: "Ngõ 12, Tổ 52, Khu 4B".
    #[must_use]
    pub fn place_of(&self, household: &Household) -> String {
        let area = household.area.map_or("", |area| self.area_name(area));
        text::join_filled([household.lane.as_str(), household.group.as_str(), area])
    }

    /// Returns the ward's name; empty before it was given one.
    #[must_use]
    pub fn ward_name(&self) -> &str {
        self.ward.as_ref().map_or("", |(_, ward)| ward.name.as_str())
    }

    /// Returns a member's name, or nothing.
    #[must_use]
    pub fn member_name(&self, id: MemberId) -> &str {
        let place = self.member_places.get(&id).and_then(|place| self.members.get(*place));
        place.map_or("", |(_, member)| member.name.as_str())
    }

    /// Returns a team's name, or nothing.
    #[must_use]
    pub fn team_name(&self, id: TeamId) -> &str {
        self.teams.iter().find(|(team, _)| *team == id).map_or("", |(_, team)| team.name.as_str())
    }

    /// Returns a target's name, or nothing.
    #[must_use]
    pub fn target_name(&self, id: TargetId) -> &str {
        self.targets.iter().find(|entry| entry.id == id).map_or("", |entry| entry.target.name.as_str())
    }

    /// Returns every record it is made of, by kind, id and name.
    pub fn records(&self) -> impl Iterator<Item = (&'static str, Id, &str)> {
        let ward = self.ward.iter().map(|(id, ward)| (Ward::KIND, *id, ward.name.as_str()));
        let areas = self.areas.iter().map(|(id, area)| (Area::KIND, id.0, area.name.as_str()));
        let teams = self.teams.iter().map(|(id, team)| (Team::KIND, id.0, team.name.as_str()));
        let members = self.members.iter().map(|(id, member)| (Member::KIND, id.0, member.name.as_str()));
        let sets = self.sets.iter().map(|(id, set)| (TargetSet::KIND, id.0, set.name.as_str()));
        let targets = self.targets.iter().map(|entry| (Target::KIND, entry.id.0, entry.target.name.as_str()));
        let items = self.items.iter().map(|entry| (Item::KIND, entry.id.0, entry.item.name.as_str()));
        ward.chain(areas).chain(teams).chain(members).chain(sets).chain(targets).chain(items)
    }

    /// Returns the name of a change's author, or nothing.
    #[must_use]
    pub fn author_name(&self, author: Option<AuthorIndex>, directory: &Directory) -> String {
        let author = author.and_then(|author| directory.author(author));
        author.map(|author| self.member_name(MemberId(author)).to_owned()).unwrap_or_default()
    }
}

/// Returns every record of a kind that was not removed, in no particular order.
pub(in crate::engine) fn records<T: Stored>(state: &State, directory: &Directory) -> impl Iterator<Item = (Id, T)> {
    let gone = state.names().get(GONE);
    let records = state.records(T::KIND).filter(move |(_, record)| !record.is_gone(gone));
    records.map(|(id, _)| (id, T::read(&Fields::of(state, directory, T::KIND, id))))
}

/// Returns the one record there is meant to be: of several, the same one on every device.
fn first<T>(records: impl Iterator<Item = (Id, T)>) -> Option<(Id, T)> {
    records.min_by_key(|(id, _)| *id)
}

fn places<T: std::hash::Hash + Eq>(ids: impl Iterator<Item = T>) -> IdMap<T, usize> {
    ids.enumerate().map(|(place, id)| (id, place)).collect()
}
