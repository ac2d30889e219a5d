//! A whole list against the whole ward: who is who, what changes, and the edits that would do it.

use crate::engine::commands::take_register::difference::{
    Difference, Listing, Meeting, Scribe, said_of_household, said_of_resident,
};
use crate::engine::commands::take_register::homes::KnownHomes;
use crate::engine::commands::take_register::listed::Listed;
use crate::engine::commands::take_register::people::{self, Met};
use crate::engine::commands::take_register::{Changed, KeptEdit, RegisterChange, RegisterPreview};
use crate::engine::edits::Parts;
use crate::engine::index::{Home, Index};
use crate::engine::store::Store;
use crate::engine::stored::value_text;
use crate::engine::{Edits, Engine, Surroundings};
use crate::log::Value;
use crate::model::{Area, AreaId, HouseNumber, Household, HouseholdId, Register, Resident, ResidentId, Told, text};
use std::collections::{HashMap, HashSet};

/// How many changed records a preview lists.
const LISTED_CHANGES: usize = 1_000;

/// What came of comparing a list with the ward.
#[derive(Clone, Debug, Default)]
pub(super) struct Compared {
    pub preview: RegisterPreview,
    pub changes: Vec<Edits>,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Compares a cleaned list with the ward.
    pub(super) fn compare(&self, register: &Register) -> Compared {
        let organisation = self.index.organisation();
        let ward = organisation.ward.as_ref().map_or_else(String::new, |(id, _)| id.to_string());
        let areas = self.listed_areas(register);
        let ids: HashMap<&str, AreaId> = areas.iter().map(|area| (area.name, area.id)).collect();
        let listed = Listed::all(register, &ward, &ids);
        let known = KnownHomes::of(&self.index);
        let mut met = self.meet(&listed, &known, &ward);
        let taken = people::find(&mut met, &self.index);
        let scribe = Scribe { state: self.ledger.state(), directory: self.ledger.directory(), parts: Parts::default() };
        let mut comparing =
            Comparing { index: &self.index, scribe, headings: &register.headings, preview: RegisterPreview::default() };
        comparing.areas(&areas);
        let mut new_people: HashSet<ResidentId> = HashSet::new();
        for household in &met {
            comparing.household(household, &mut new_people);
            comparing.not_listed(household, &taken);
        }
        comparing.homes_not_listed(&met, &known);
        Compared { preview: comparing.preview, changes: comparing.scribe.parts.finish() }
    }

    /// Returns the areas a list names, each once, in its order.
    fn listed_areas<'r>(&self, register: &'r Register) -> Vec<ListedArea<'r>> {
        let mut names: HashSet<&str> = HashSet::new();
        let mut areas: Vec<ListedArea<'r>> = Vec::new();
        for household in &register.households {
            let name = household.area.as_str();
            if name.is_empty() || !names.insert(name) {
                continue;
            }
            let id = self.area_id(name);
            let organisation = self.index.organisation();
            let is_known = organisation.areas.iter().any(|(known, _)| *known == id);
            let is_new = !is_known && areas.iter().all(|other| other.id != id);
            areas.push(ListedArea { name, id, is_new });
        }
        areas
    }

    /// Finds each listed household's own, or gives it an id nobody here has.
    fn meet<'l, 'a>(&self, listed: &'l [Listed<'l>], known: &'l KnownHomes<'a>, ward: &str) -> Vec<Met<'l, 'a>> {
        let mut new: HashSet<HouseholdId> = HashSet::new();
        let met = listed.iter().zip(known.find(listed)).map(|(listed, place)| {
            let known = place.and_then(|place| known.homes.get(place));
            let mut free = listed.ids(ward).filter(|id| self.index.home(*id).is_none() && !new.contains(id));
            let id = known.map(|known| known.id).or_else(|| free.next()).unwrap_or(listed.natural);
            if known.is_none() {
                new.insert(id);
            }
            Met { listed, known, id, people: vec![None; listed.people.len()] }
        });
        met.collect()
    }
}

/// An area a list names.
struct ListedArea<'r> {
    name: &'r str,
    id: AreaId,
    is_new: bool,
}

/// A comparison in the making.
struct Comparing<'a> {
    index: &'a Index,
    scribe: Scribe<'a>,
    headings: &'a [(Told, String)],
    preview: RegisterPreview,
}

impl Comparing<'_> {
    fn areas(&mut self, areas: &[ListedArea<'_>]) {
        for area in areas.iter().filter(|area| area.is_new) {
            self.scribe.write::<Area>(area.id.0, false, vec![("name", Value::text(area.name))]);
            self.preview.new_areas.push(area.name.to_owned());
        }
        self.scribe.parts.end_change();
    }

    /// Compares a household and its people; what differs is a change of its own.
    fn household(&mut self, met: &Met<'_, '_>, new_people: &mut HashSet<ResidentId>) {
        if met.known.is_none() && self.scribe.is_erased::<Household>(met.id.0) {
            self.preview.erased += 1;
            return;
        }
        let is_known = met.known.is_some() && !self.scribe.is_removed(met.id);
        let meeting =
            self.scribe.write::<Household>(met.id.0, is_known, said_of_household(met.listed, met.listed.area));
        let name = met.listed.head().map_or(met.listed.household.address.as_str(), |head| head.resident.name.as_str());
        let numbers = &mut self.preview.households;
        match &meeting {
            Meeting::New => numbers.new += 1,
            Meeting::Known(difference) if difference.set.is_empty() => numbers.same += 1,
            Meeting::Known(_) => numbers.changed += 1,
        }
        self.tell(Changed::Household, name, meeting, met);
        for (person, found) in met.listed.people.iter().zip(&met.people) {
            let mut free =
                person.ids(met.id).filter(|id| self.index.person_of(*id).is_none() && !new_people.contains(id));
            let Some(id) = found.or_else(|| free.next()) else { continue };
            if found.is_none() {
                new_people.insert(id);
                if self.scribe.is_erased::<Resident>(id.0) {
                    self.preview.erased += 1;
                    continue;
                }
            }
            let mut said = said_of_resident(person.resident, met.id);
            if found.is_some() {
                let listing = Listing { resident: person.resident, headings: self.headings };
                said.extend(self.scribe.mended_note(id.0, met.listed.household, &listing));
            }
            let meeting = self.scribe.write::<Resident>(id.0, found.is_some(), said);
            let numbers = &mut self.preview.residents;
            match &meeting {
                Meeting::New => numbers.new += 1,
                Meeting::Known(difference) if difference.set.is_empty() => numbers.same += 1,
                Meeting::Known(difference) if difference.set.iter().any(|(field, _, _)| *field == "household") => {
                    numbers.moved += 1;
                }
                Meeting::Known(_) => numbers.changed += 1,
            }
            self.tell(Changed::Resident, &person.resident.name, meeting, met);
        }
        self.scribe.parts.end_change();
    }

    /// Counts people of a household whom an earlier list named and this one does not.
    fn not_listed(&mut self, met: &Met<'_, '_>, taken: &HashSet<ResidentId>) {
        let people = met.known.map(|known| known.people.as_slice()).unwrap_or_default();
        let left = people.iter().filter(|(id, person)| {
            !taken.contains(id) && person.resident.residence.is_counted() && self.scribe.is_from_register(id.0)
        });
        self.preview.residents_not_listed += left.count() as u32;
    }

    /// Lists the known households the list does not name in the areas it does.
    fn homes_not_listed(&mut self, met: &[Met<'_, '_>], known: &KnownHomes<'_>) {
        let areas: HashSet<Option<AreaId>> = met.iter().map(|met| met.listed.area).collect();
        let found: HashSet<HouseholdId> = met.iter().map(|met| met.id).collect();
        let left =
            known.homes.iter().filter(|home| areas.contains(&home.home.household.area) && !found.contains(&home.id));
        self.preview.homes_not_listed.extend(left.map(|known| {
            let (name, place) = (self.index.household_name(known.home), place_name(self.index, known.home));
            if name.is_empty() || name == place { place } else { format!("{name}, {place}") }
        }));
    }

    fn tell(&mut self, record: Changed, name: &str, meeting: Meeting, met: &Met<'_, '_>) {
        let Meeting::Known(Difference { set, kept }) = meeting else { return };
        for (field, kept, listed) in kept {
            self.preview.kept_edits.push(KeptEdit {
                name: name.to_owned(),
                field: field.to_owned(),
                kept: self.readable(field, &kept, met),
                listed: self.readable(field, &listed, met),
            });
        }
        if !set.is_empty() && self.preview.changes.len() < LISTED_CHANGES {
            let fields = set.iter().map(|(field, before, after)| {
                ((*field).to_owned(), self.readable(field, before, met), self.readable(field, after, met))
            });
            let fields = fields.collect();
            self.preview.changes.push(RegisterChange { record, name: name.to_owned(), fields });
        }
    }

    /// Returns a value as a person reads it: areas and households by name, everything else in the file's own spelling.
    /// Those that come only with the list are named as it names them.
    fn readable(&self, field: &str, value: &Value, met: &Met<'_, '_>) -> String {
        let listed = met.listed.household;
        match (field, value) {
            ("area", Value::Text(id)) => match AreaId::parse(id) {
                Some(id) if met.listed.area == Some(id) => listed.area.clone(),
                id => id.map_or("", |id| self.index.organisation().area_name(id)).to_owned(),
            },
            ("household", Value::Text(id)) => {
                let home = HouseholdId::parse(id).and_then(|id| self.index.home(id));
                home.map_or_else(
                    || place(&listed.address, &listed.number, &listed.lane, &listed.group),
                    |home| place_name(self.index, home),
                )
            }
            _ => value_text(value),
        }
    }
}

/// Returns where a household is, or who lives there if its place has no name.
fn place_name(index: &Index, home: &Home) -> String {
    let Household { address, number, lane, group, .. } = &home.household;
    let place = place(address, number, lane, group);
    if place.is_empty() { index.household_name(home).to_owned() } else { place }
}

fn place(address: &str, number: &HouseNumber, lane: &str, group: &str) -> String {
    if !address.is_empty() {
        return address.to_owned();
    }
    text::join_filled([number.as_str(), lane, group])
}
