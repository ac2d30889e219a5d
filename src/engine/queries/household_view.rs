//! One household: who lives there, who lacks what, and what was agreed.

use crate::engine::basis::Basis;
use crate::engine::fault::Fault;
use crate::engine::fields::Fields;
use crate::engine::index::totals::{stand_of_house, stand_of_person};
use crate::engine::index::{Home, ItemEntry, LastVisit, Standing};
use crate::engine::queries::conflicts::Conflict;
use crate::engine::queries::removed::{RemovedEntry, Revived};
use crate::engine::store::Store;
use crate::engine::stored::Stored;
use crate::engine::{Engine, Surroundings};
use crate::id::Id;
use crate::log::{Cell, Name, Stamp};
use crate::model::{Appointment, Household, HouseholdId, ItemUnit, Reason, Resident, ResidentId, Step};
use serde::{Deserialize, Serialize};

/// Asks for one household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdQuestion(pub HouseholdId);

/// A household as its page, its form and the visit form show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdView {
    pub id: HouseholdId,
    pub household: Household,
    pub area_name: String,
    /// The member who asked for consent.
    pub consent_asked_by: String,
    pub residents: Vec<ResidentView>,
    /// The items measured on the house as a whole.
    pub house_items: Vec<ItemState>,
    pub last_visit: Option<LastVisit>,
    pub appointment: Option<Appointment>,
    /// Items that apply to people and house, and how many of them are achieved.
    pub items: u32,
    pub achieved: u32,
    pub conflicts: Vec<Conflict>,
    /// What was taken off the list and came back by itself.
    pub revived: Vec<Revived>,
    /// It was entered more than once, and joined.
    pub is_joined: bool,
    /// The people taken off the list here.
    pub removed: Vec<RemovedEntry>,
    /// The next door that was never knocked at, or where a visit is still to be made, or simply the next.
    pub next_door: Option<NextDoor>,
    /// A visit form lies half written.
    pub has_draft: bool,
    pub basis: Basis,
}

/// A person of the household.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResidentView {
    pub id: ResidentId,
    pub resident: Resident,
    /// Age today in years; `None` if the birth is not known.
    pub age: Option<u8>,
    /// The items that apply to this person, in the set's order.
    pub items: Vec<ItemState>,
    pub has_conflict: bool,
    /// The person was entered more than once, and joined.
    pub is_joined: bool,
}

/// Where a person or a house stands on an item's ladder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemState {
    /// "H01".
    pub code: String,
    pub name: String,
    pub unit: ItemUnit,
    /// What the five steps mean.
    pub labels: [String; 5],
    pub pass: Step,
    pub step: Step,
    /// When the step was recorded, and by whom; `None` if nobody asked yet.
    pub recorded_ms: Option<i64>,
    pub recorded_by: String,
    pub reason: Option<Reason>,
    /// Why it does not have to be kept.
    pub exempt: Option<Reason>,
    pub has_conflict: bool,
}

impl ItemState {
    /// Returns whether the promise is kept here.
    #[must_use]
    pub fn is_achieved(&self) -> bool {
        self.step >= self.pass
    }
}

/// The door to go to next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextDoor {
    pub household: HouseholdId,
    pub number: String,
    pub name: String,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Answers with one household.
    ///
    /// # Errors
    /// The household is not here.
    pub fn household_view(&self, id: HouseholdId) -> Result<HouseholdView, Fault> {
        let id = self.first_home(id);
        let home = self.index.home(id).ok_or(Fault::NotFound)?;
        let organisation = self.index.organisation();
        let household = &home.household;
        let asked_by = household.consent.asked_by.map(|member| organisation.member_name(member).to_owned());
        let area_name = household.area.map(|area| organisation.area_name(area).to_owned());
        let (items, achieved) = home.items();
        Ok(HouseholdView {
            id,
            household: household.clone(),
            area_name: area_name.unwrap_or_default(),
            consent_asked_by: asked_by.unwrap_or_default(),
            residents: home.shown_people().iter().filter_map(|resident| self.resident_view(home, *resident)).collect(),
            house_items: if home.is_closed() { Vec::new() } else { self.house_items(home, id) },
            last_visit: home.last_visit.clone(),
            appointment: home.appointment.clone(),
            items,
            achieved,
            conflicts: self.conflicts_at(home, id),
            revived: self.revived_at(home, id),
            is_joined: self.is_joined(Household::KIND, id.0),
            removed: self.removed_people_of(id),
            next_door: self.next_door(id),
            has_draft: self.drafted(id).is_some(),
            basis: self.basis_of_home(home, id),
        })
    }

    /// Returns the household under whose id this one is read.
    pub(crate) fn first_home(&self, id: HouseholdId) -> HouseholdId {
        HouseholdId(self.ledger.state().first_of(Household::KIND, id.0))
    }

    fn is_joined(&self, kind: &str, id: Id) -> bool {
        !self.ledger.state().class_of(kind, id).is_empty()
    }

    fn resident_view(&self, home: &Home, id: ResidentId) -> Option<ResidentView> {
        let person = self.index.person_of(id)?;
        let closing = self.index.closing();
        let items = self.index.organisation().items().iter().enumerate();
        let states = items.filter_map(|(place, entry)| {
            let standing = stand_of_person(place, &entry.item, person, &home.household, closing)?;
            standing.applies.then(|| self.item_state(entry, standing, Resident::KIND, id.0))
        });
        Some(ResidentView {
            id,
            resident: person.resident.clone(),
            age: person.age_on(self.around.today()),
            items: states.collect(),
            has_conflict: person.has_conflict,
            is_joined: self.is_joined(Resident::KIND, id.0),
        })
    }

    fn house_items(&self, home: &Home, id: HouseholdId) -> Vec<ItemState> {
        let closing = self.index.closing();
        let items = self.index.organisation().items().iter().enumerate();
        let states = items.filter_map(|(place, entry)| {
            let people = home.residents.iter().filter_map(|id| self.index.person_of(*id));
            let standing = stand_of_house(place, &entry.item, &home.house(), people, closing)?;
            standing.applies.then(|| self.item_state(entry, standing, Household::KIND, id.0))
        });
        states.collect()
    }

    fn item_state(&self, entry: &ItemEntry, standing: Standing, kind: &str, record: Id) -> ItemState {
        let (state, directory) = (self.ledger.state(), self.ledger.directory());
        let fields = Fields::of(state, directory, kind, record);
        let recorded = entry.step_name().and_then(|name| fields.head_named(name));
        let stamp = recorded.filter(|head| !head.value.is_null()).map(|head| head.stamp);
        let reason_in = |name: Option<Name>| {
            let head = name.and_then(|name| fields.head_named(name))?;
            head.value.as_text().map(|code| Reason::parse(code).unwrap_or(Reason::Other))
        };
        let reason = reason_in(entry.reason_name());
        let cell = entry.step_name().and_then(|name| state.record(kind, record)?.cell(name));
        let item = &entry.item;
        ItemState {
            code: item.code.clone(),
            name: item.name.clone(),
            unit: item.unit,
            labels: item.ladder.labels.clone(),
            pass: item.ladder.pass,
            step: Step::new(standing.step).unwrap_or_default(),
            recorded_ms: stamp.map(|stamp| stamp.time_ms),
            recorded_by: stamp.map(|stamp| self.author(stamp)).unwrap_or_default(),
            reason: reason.filter(|_| !standing.is_achieved(item)),
            exempt: reason_in(entry.exempt_name()),
            has_conflict: cell.is_some_and(Cell::is_conflict),
        }
    }

    /// Returns the name of whoever wrote a value.
    pub(crate) fn author(&self, stamp: Stamp) -> String {
        self.index.organisation().author_name(stamp.author, self.ledger.directory())
    }

    /// Returns the door to go to after one in its area: the next never knocked at, or where a visit is still to be made,
    /// or the next of all.
    pub(crate) fn next_door(&self, id: HouseholdId) -> Option<NextDoor> {
        let home = self.index.home(id)?;
        let same_area = |(_, other): &(HouseholdId, &Home)| other.household.area == home.household.area;
        let ahead = || self.index.walk_after(&home.key).filter(same_area);
        let behind = || self.index.walk().filter(same_area).filter(|(other, _)| *other != id);
        let unvisited = |(_, other): &(HouseholdId, &Home)| other.is_unvisited() && !other.is_closed();
        let left = |(_, other): &(HouseholdId, &Home)| other.is_left && !other.is_closed();
        let next = ahead().find(unvisited).or_else(|| behind().find(unvisited));
        let next = next.or_else(|| ahead().find(left)).or_else(|| behind().find(left)).or_else(|| ahead().next());
        next.map(|(household, home)| NextDoor {
            household,
            number: home.household.number.as_str().to_owned(),
            name: self.index.household_name(home).to_owned(),
        })
    }
}
