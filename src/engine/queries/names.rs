//! The names behind a number: who of an item's audience is still missing.

use crate::engine::index::totals::{applies_to_house, applies_to_person, house_step, may_apply_to_person};
use crate::engine::index::{Home, ItemEntry, Person};
use crate::engine::store::Store;
use crate::engine::{Engine, Surroundings};
use crate::model::{AreaId, Birth, HouseholdId, ItemUnit, ResidentId, Step};
use serde::{Deserialize, Serialize};

/// Asks for the people or households behind one of an item's numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamesQuestion {
    /// "H01".
    pub item: String,
    pub group: NamesGroup,
    pub area: Option<AreaId>,
    pub skip: u32,
    pub take: u32,
}

/// Which of an item's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NamesGroup {
    /// The promise is not kept yet, those not asked included.
    Left,
    /// Nobody has asked.
    Unknown,
    Achieved,
    /// It may apply to them: what decides it is not known.
    Undecided,
    /// Counted people whose birth is not known; whatever the item.
    WithoutBirth,
}

/// Names in walking order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    pub item_name: String,
    pub total: u32,
    pub names: Vec<NameRow>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameRow {
    pub household: HouseholdId,
    /// `None` for an item measured on households.
    pub resident: Option<ResidentId>,
    pub name: String,
    pub birth_year: Option<i16>,
    pub number: String,
    /// "Ngõ 12, Tổ 52, Khu 4B".
    pub place: String,
    pub step: Step,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Answers with the names behind a number, in walking order.
    pub fn names(&self, question: &NamesQuestion) -> Names {
        let items = self.index.organisation().items();
        let found = items.iter().enumerate().find(|(_, entry)| entry.item.code == question.item);
        let rows: Vec<NameRow> = match (question.group, found) {
            (NamesGroup::WithoutBirth, _) => self
                .people_without_birth(question.area)
                .map(|(id, home, person)| self.name_row(home, id, Some(person), 0))
                .collect(),
            (_, Some((place, entry))) => self.name_rows(question, place, entry),
            (_, None) => Vec::new(),
        };
        Names {
            item_name: found.map(|(_, entry)| entry.item.name.clone()).unwrap_or_default(),
            total: rows.len() as u32,
            names: rows.into_iter().skip(question.skip as usize).take(question.take as usize).collect(),
        }
    }

    fn name_rows(&self, question: &NamesQuestion, place: usize, entry: &ItemEntry) -> Vec<NameRow> {
        let closing = self.index.closing();
        let pass = entry.item.ladder.pass.get();
        let wanted = |applies: bool, step: u8| match question.group {
            NamesGroup::Left => applies && step < pass,
            NamesGroup::Unknown => applies && step == 0,
            NamesGroup::Achieved => applies && step >= pass,
            NamesGroup::Undecided => !applies,
            NamesGroup::WithoutBirth => false,
        };
        let mut rows = Vec::new();
        for (id, home) in self.index.walk().filter(|(_, home)| home.lies_in(question.area)) {
            let people: Vec<(ResidentId, &Person)> = self.people_of(home).collect();
            if entry.item.unit == ItemUnit::Household {
                let own = home.steps.get(place).copied().unwrap_or_default();
                let adults: Vec<&Person> = people.iter().map(|(_, person)| *person).collect();
                let step = house_step(own, place, &adults, closing);
                if wanted(applies_to_house(&entry.item, &home.household), step) {
                    rows.push(self.name_row(home, id, None, step));
                }
                continue;
            }
            for (resident, person) in people {
                let step = person.steps.get(place).copied().unwrap_or_default();
                let applies = applies_to_person(&entry.item, person, &home.household, closing);
                if may_apply_to_person(&entry.item, person, closing) && wanted(applies, step) {
                    rows.push(self.name_row(home, id, Some((resident, person)), step));
                }
            }
        }
        rows
    }

    /// Returns the counted people whose birth is not known.
    pub(crate) fn people_without_birth(
        &self,
        area: Option<AreaId>,
    ) -> impl Iterator<Item = (HouseholdId, &Home, (ResidentId, &Person))> {
        let homes = self.index.walk().filter(move |(_, home)| home.lies_in(area));
        homes.flat_map(|(id, home)| {
            let people = self
                .people_of(home)
                .filter(|(_, person)| person.resident.birth.is_none() && person.resident.residence.is_counted());
            people.map(move |person| (id, home, person))
        })
    }

    fn people_of<'a>(&'a self, home: &'a Home) -> impl Iterator<Item = (ResidentId, &'a Person)> {
        home.residents.iter().filter_map(|id| self.index.person_of(*id).map(|person| (*id, person)))
    }

    fn name_row(&self, home: &Home, id: HouseholdId, person: Option<(ResidentId, &Person)>, step: u8) -> NameRow {
        let shown = person.filter(|_| !home.is_closed());
        let name = match shown {
            Some((_, person)) => person.resident.name.as_str(),
            None => self.index.household_name(home),
        };
        NameRow {
            household: id,
            resident: person.map(|(resident, _)| resident),
            name: name.to_owned(),
            birth_year: shown.and_then(|(_, person)| person.resident.birth).map(Birth::year),
            number: home.household.number.as_str().to_owned(),
            place: self.index.organisation().place_of(&home.household),
            step: Step::new(step).unwrap_or_default(),
        }
    }
}
