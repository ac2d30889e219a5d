//! Households and people that may have been entered twice: suggested, never decided.

use crate::engine::commands::judge_same::Pair;
use crate::engine::index::{Home, Person};
use crate::engine::likeness::{self, NAMESAKES};
use crate::engine::store::Store;
use crate::engine::{Engine, Surroundings};
use crate::log::{Cell, GONE, SAME};
use crate::model::{Birth, HouseholdId, Phone, ResidentId, Sex};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use crate::engine::likeness::Evidence;

/// How many pairs one answer holds: as they are judged, the others come up.
const PAIRS: usize = 50;

/// Asks for what may have been entered twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuplicatesQuestion;

/// What may have been entered twice: households in walking order, then people by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuplicatesView {
    pub pairs: Vec<Duplicate>,
    /// All there are.
    pub total: u32,
}

/// Two that may be one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duplicate {
    pub pair: Pair,
    pub evidence: Evidence,
    pub sides: [Twin; 2],
}

/// One of the two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Twin {
    /// The home, or the person's home.
    pub household: Option<HouseholdId>,
    /// The house number.
    pub number: String,
    /// Lane, group and area.
    pub place: String,
    /// The person's name; of a household the head's.
    pub name: String,
    pub birth: Option<Birth>,
    pub sex: Option<Sex>,
    pub phone: Option<Phone>,
    /// Of a household: how many people it has, and how many visits.
    pub people: u32,
    pub visits: u32,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Answers with what may have been entered twice. Of homes that refused nobody is shown.
    pub fn duplicates(&self) -> DuplicatesView {
        let mut view = DuplicatesView::default();
        let mut meet = |duplicate: Duplicate| {
            view.total += 1;
            if view.pairs.len() < PAIRS {
                view.pairs.push(duplicate);
            }
        };
        self.twin_homes(&mut meet);
        self.twin_people(&mut meet);
        view
    }

    fn twin_homes(&self, meet: &mut impl FnMut(Duplicate)) {
        let mut before: Option<(HouseholdId, &Home)> = None;
        for (id, home) in self.index.walk() {
            let number = &home.household.number;
            let twin = before.filter(|(_, other)| {
                !number.is_empty() && number.key() == other.household.number.key() && home.is_in_lane_of(other)
            });
            if let Some((other, of_other)) = twin {
                let pair = Pair::Households(other, id);
                if !self.was_judged(pair) {
                    let sides = [self.twin_home(other, of_other), self.twin_home(id, home)];
                    meet(Duplicate { pair, evidence: Evidence::Address, sides });
                }
            }
            before = Some((id, home));
        }
    }

    fn twin_people(&self, meet: &mut impl FnMut(Duplicate)) {
        let mut namesakes: BTreeMap<&str, Vec<(ResidentId, &Person)>> = BTreeMap::new();
        for (id, person) in self.index.people() {
            namesakes.entry(&person.folded).or_default().push((*id, person));
        }
        for people in namesakes.values_mut().filter(|people| people.len() > 1) {
            people.sort_by_key(|(id, _)| *id);
            for (place, (one, of_one)) in people.iter().enumerate().take(NAMESAKES) {
                for (other, of_other) in people.iter().take(NAMESAKES).skip(place + 1) {
                    let Some(evidence) = self.evidence(of_one, of_other) else { continue };
                    let pair = Pair::Residents(*one, *other);
                    if !self.was_judged(pair) && !self.is_hidden(of_one) && !self.is_hidden(of_other) {
                        let sides = [self.twin_person(of_one), self.twin_person(of_other)];
                        meet(Duplicate { pair, evidence, sides });
                    }
                }
            }
        }
    }

    fn evidence(&self, one: &Person, other: &Person) -> Option<Evidence> {
        let home = |person: &Person| person.resident.household.and_then(|id| self.index.home(id));
        let live_in_one_lane = || home(one).zip(home(other)).is_some_and(|(one, other)| one.is_in_lane_of(other));
        likeness::evidence(&one.resident, &other.resident, live_in_one_lane)
    }

    pub(super) fn was_judged(&self, pair: Pair) -> bool {
        let state = self.ledger.state();
        let saying = state.record(SAME, pair.saying()).filter(|saying| !saying.is_gone(state.names().get(GONE)));
        // While two people disagree, nothing was judged.
        saying.is_some() && !state.cell(SAME, pair.saying(), "is").is_some_and(Cell::is_conflict)
    }

    pub(super) fn is_hidden(&self, person: &Person) -> bool {
        let home = person.resident.household.and_then(|home| self.index.home(home));
        home.is_some_and(Home::is_closed)
    }

    pub(super) fn twin_home(&self, id: HouseholdId, home: &Home) -> Twin {
        Twin {
            household: Some(id),
            number: home.household.number.as_str().to_owned(),
            place: self.index.organisation().place_of(&home.household),
            name: self.index.household_name(home).to_owned(),
            birth: None,
            sex: None,
            phone: None,
            people: home.residents.len() as u32,
            visits: home.visits,
        }
    }

    pub(super) fn twin_person(&self, person: &Person) -> Twin {
        let home = person.resident.household.and_then(|home| self.index.home(home));
        Twin {
            household: person.resident.household,
            number: home.map_or_else(String::new, |home| home.household.number.as_str().to_owned()),
            place: home.map_or_else(String::new, |home| self.index.organisation().place_of(&home.household)),
            name: person.resident.name.clone(),
            birth: person.resident.birth,
            sex: person.resident.sex,
            phone: person.resident.phone.clone(),
            people: 0,
            visits: 0,
        }
    }
}
