//! Which household of the ward a listed household is.

use crate::engine::commands::take_register::listed::{Listed, ListedPerson, door_key};
use crate::engine::index::{Home, Index, Person};
use crate::model::{AreaId, Birth, HouseholdId, Relation, ResidentId, text};
use std::collections::HashMap;
use std::hash::Hash;

/// A household the ward knows.
pub(super) struct KnownHome<'a> {
    pub id: HouseholdId,
    pub home: &'a Home,
    code: String,
    door: String,
    /// The head first.
    pub people: Vec<(ResidentId, &'a Person)>,
}

/// The area, a door in it, and the birth and relation of somebody who lives there.
type BornAtDoor = (Option<AreaId>, String, Birth, Option<Relation>);

/// Every household the ward knows, with the keys they are found by.
pub(super) struct KnownHomes<'a> {
    pub homes: Vec<KnownHome<'a>>,
    by_name: HashMap<(Option<AreaId>, &'a str), Vec<usize>>,
    by_name_and_year: HashMap<(&'a str, i16), Vec<usize>>,
    by_code_and_door: HashMap<(Option<AreaId>, String, String), Vec<usize>>,
    by_door_and_birth: HashMap<BornAtDoor, Vec<usize>>,
    /// By number or door alone; of households with people, and of those without.
    by_place: HashMap<(Option<AreaId>, Place), Vec<usize>>,
    empty_by_place: HashMap<(Option<AreaId>, Place), Vec<usize>>,
}

#[derive(PartialEq, Eq, Hash)]
enum Place {
    Code(String),
    Door(String),
}

/// How much a listed and a known household have in common, the weightiest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Bond {
    /// The number or the door is the same, and not only people: who moves out does not take the household along.
    same_place: bool,
    /// People of the same name whose years of birth agree.
    shared: usize,
    same_door: bool,
    /// People of the same name.
    named: usize,
    same_code: bool,
    /// The known household's id is the one this listed household would get.
    natural: bool,
}

impl<'a> KnownHomes<'a> {
    /// Gathers the households of the ward.
    pub fn of(index: &'a Index) -> Self {
        let mut known = Self {
            homes: Vec::new(),
            by_name: HashMap::new(),
            by_name_and_year: HashMap::new(),
            by_code_and_door: HashMap::new(),
            by_door_and_birth: HashMap::new(),
            by_place: HashMap::new(),
            empty_by_place: HashMap::new(),
        };
        for (id, home) in index.walk() {
            let household = &home.household;
            let people = home.residents.iter().filter_map(|id| index.person_of(*id).map(|person| (*id, person)));
            known.add(KnownHome {
                id,
                home,
                code: text::fold(&household.code),
                door: door_key(&household.group, &household.lane, &household.number, &household.address),
                people: people.collect(),
            });
        }
        known
    }

    fn add(&mut self, known: KnownHome<'a>) {
        let place = self.homes.len();
        let area = known.home.household.area;
        for (_, person) in &known.people {
            push(&mut self.by_name, (area, &*person.folded), place);
            if let Some(birth) = person.resident.birth {
                push(&mut self.by_name_and_year, (&*person.folded, birth.year()), place);
            }
        }
        if !known.code.is_empty() && !known.door.is_empty() {
            push(&mut self.by_code_and_door, (area, known.code.clone(), known.door.clone()), place);
        }
        for (_, person) in known.people.iter().filter(|_| !known.door.is_empty()) {
            if let Some(birth) = person.resident.birth {
                let key = (area, known.door.clone(), birth, person.resident.relation);
                push(&mut self.by_door_and_birth, key, place);
            }
        }
        for key in places(&known.code, &known.door) {
            let map = if known.people.is_empty() { &mut self.empty_by_place } else { &mut self.by_place };
            push(map, (area, key), place);
        }
        self.homes.push(known);
    }

    /// Finds for each listed household the place of the known one it is: each known household at most once, those with
    /// most in common first.
    pub fn find(&self, listed: &[Listed<'_>]) -> Vec<Option<usize>> {
        let mut bonds: Vec<(Bond, usize, usize)> = Vec::with_capacity(listed.len());
        for (number, household) in listed.iter().enumerate() {
            for place in self.candidates(household) {
                let bond = self.homes.get(place).and_then(|known| bond(household, known));
                bonds.extend(bond.map(|bond| (bond, number, place)));
            }
        }
        bonds.sort_unstable_by(|(left, listed, known), (right, other_listed, other_known)| {
            right.cmp(left).then(listed.cmp(other_listed)).then(known.cmp(other_known))
        });
        let mut found: Vec<Option<usize>> = vec![None; listed.len()];
        let mut is_taken = vec![false; self.homes.len()];
        for (_, number, place) in bonds {
            if let (Some(found @ None), Some(is_taken @ false)) = (found.get_mut(number), is_taken.get_mut(place)) {
                *found = Some(place);
                *is_taken = true;
            }
        }
        found
    }

    fn candidates(&self, listed: &Listed<'_>) -> Vec<usize> {
        let area = listed.area;
        let mut places: Vec<usize> = Vec::new();
        for person in &listed.people {
            places.extend(self.by_name.get(&(area, person.folded.as_str())).into_iter().flatten());
            let year = person.resident.birth.map(Birth::year);
            let key = year.map(|year| (person.folded.as_str(), year));
            places.extend(key.and_then(|key| self.by_name_and_year.get(&key)).into_iter().flatten());
        }
        let key = (area, listed.code.clone(), listed.door.clone());
        places.extend(self.by_code_and_door.get(&key).into_iter().flatten());
        for person in listed.people.iter().filter(|_| !listed.door.is_empty()) {
            if let Some(birth) = person.resident.birth {
                let key = (area, listed.door.clone(), birth, person.resident.relation);
                places.extend(self.by_door_and_birth.get(&key).into_iter().flatten());
            }
        }
        for key in self::places(&listed.code, &listed.door) {
            let key = (area, key);
            places.extend(self.empty_by_place.get(&key).into_iter().flatten());
            if listed.people.is_empty() {
                places.extend(self.by_place.get(&key).into_iter().flatten());
            }
        }
        places.sort_unstable();
        places.dedup();
        places
    }
}

/// Returns what a listed and a known household have in common, if it is enough to be the same household.
fn bond(listed: &Listed<'_>, known: &KnownHome<'_>) -> Option<Bond> {
    let same_area = listed.area == known.home.household.area;
    let counterparts = |agree: fn(Option<Birth>, Option<Birth>) -> bool| {
        let has_one = |person: &&ListedPerson<'_>| {
            let mut others = known.people.iter().map(|(_, other)| other);
            others.any(|other| *other.folded == *person.folded && agree(person.resident.birth, other.resident.birth))
        };
        listed.people.iter().filter(has_one).count()
    };
    let mut bond = Bond {
        same_place: false,
        shared: counterparts(is_same_year),
        same_door: same_area && !listed.door.is_empty() && listed.door == known.door,
        named: counterparts(|_, _| true),
        same_code: same_area && !listed.code.is_empty() && listed.code == known.code,
        natural: listed.natural == known.id,
    };
    let head = listed.head().zip(known.people.first().map(|(_, head)| *head));
    let is_head_named = head.is_some_and(|(head, other)| *head.folded == *other.folded);
    // Somebody whose name was corrected is still born when they were, and stays what they are in the household.
    let is_born = |person: &ListedPerson<'_>| {
        let listed = person.resident.birth.map(|birth| (birth, person.resident.relation));
        let mut others = known.people.iter().map(|(_, other)| &other.resident);
        listed.is_some() && others.any(|other| other.birth.map(|birth| (birth, other.relation)) == listed)
    };
    let has_nobody = listed.people.is_empty() || known.people.is_empty();
    let is_named = counterparts(is_not_contradicting) > 0;
    let by_code = bond.same_code && (is_named || bond.same_door || has_nobody);
    let by_door = bond.same_door && (bond.named > 0 || has_nobody || listed.people.iter().any(is_born));
    // In another area a name alone is nobody; here it is, unless the births speak against it. One person is a household
    // only by the very day of birth: a name and a year are shared by several in every ward.
    let held = if same_area { counterparts(is_not_contradicting) } else { bond.shared };
    let is_certain = held > 1 || counterparts(is_same_day) > 0;
    let is_household = held * 2 >= known.people.len() || is_head_named;
    let by_people = held * 2 > listed.people.len() && is_household && is_certain;
    bond.same_place = by_code || by_door;
    (bond.same_place || by_people).then_some(bond)
}

fn is_same_year(left: Option<Birth>, right: Option<Birth>) -> bool {
    left.zip(right).is_some_and(|(left, right)| left.year() == right.year())
}

fn is_same_day(left: Option<Birth>, right: Option<Birth>) -> bool {
    matches!(left, Some(Birth::Day(_))) && left == right
}

fn is_not_contradicting(left: Option<Birth>, right: Option<Birth>) -> bool {
    left.zip(right).is_none_or(|(left, right)| left.year() == right.year())
}

fn places(code: &str, door: &str) -> impl Iterator<Item = Place> {
    let code = (!code.is_empty()).then(|| Place::Code(code.to_owned()));
    let door = (!door.is_empty()).then(|| Place::Door(door.to_owned()));
    code.into_iter().chain(door)
}

fn push<K: Hash + Eq>(map: &mut HashMap<K, Vec<usize>>, key: K, place: usize) {
    map.entry(key).or_default().push(place);
}
