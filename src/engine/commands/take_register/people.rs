//! Which person of the ward a listed person is.

use crate::engine::commands::take_register::homes::KnownHome;
use crate::engine::commands::take_register::listed::{Listed, ListedPerson};
use crate::engine::index::{Index, Person};
use crate::model::{Birth, Date, HouseholdId, Relation, ResidentId};
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// A listed household with the household it is or becomes.
pub(super) struct Met<'l, 'a> {
    pub listed: &'l Listed<'l>,
    pub known: Option<&'l KnownHome<'a>>,
    pub id: HouseholdId,
    /// Who each listed person is, in the list's order; `None` for somebody new.
    pub people: Vec<Option<ResidentId>>,
}

/// Finds who the listed people are: each known person at most once.
///
/// By name and birth in their household; by the id the list gave them; by name and full date of birth anywhere in the
/// ward, for those who moved; by name alone where it is unique in the household; and by birth and relation there, for
/// those whose name was corrected.
pub(super) fn find(households: &mut [Met<'_, '_>], index: &Index) -> HashSet<ResidentId> {
    let mut taken: HashSet<ResidentId> = HashSet::with_capacity(households.len() * 4);
    for household in households.iter_mut() {
        find_by_name_and_birth(household, &mut taken);
    }
    for household in households.iter_mut() {
        let (id, listed) = (household.id, household.listed);
        for (person, found) in unfound(listed, &mut household.people) {
            let natural = person.natural(id).filter(|id| index.person_of(*id).is_some() && taken.insert(*id));
            *found = natural;
        }
    }
    find_moved(households, index, &mut taken);
    for household in households.iter_mut() {
        find_by_name(household, &mut taken);
        find_renamed(household, &mut taken);
    }
    taken
}

fn unfound<'l>(
    listed: &'l Listed<'l>,
    people: &'l mut [Option<ResidentId>],
) -> impl Iterator<Item = (&'l ListedPerson<'l>, &'l mut Option<ResidentId>)> {
    listed.people.iter().zip(people).filter(|(_, found)| found.is_none())
}

/// What must agree besides the name, the surest first: of twins with one name each finds itself.
#[derive(Clone, Copy)]
enum Round {
    Natural,
    Birth,
    Year,
}

fn find_by_name_and_birth(household: &mut Met<'_, '_>, taken: &mut HashSet<ResidentId>) {
    let Some(known) = household.known else { return };
    let (id, listed) = (household.id, household.listed);
    let is_same_birth = |person: &ListedPerson<'_>, other: &Person| {
        person.resident.birth.is_some() && person.resident.birth == other.resident.birth
    };
    let is_same_year = |person: &ListedPerson<'_>, other: &Person| {
        person.resident.birth.map(Birth::year).is_some_and(|year| other.resident.birth.map(Birth::year) == Some(year))
    };
    for round in [Round::Natural, Round::Birth, Round::Year] {
        for (person, found) in unfound(listed, &mut household.people) {
            let natural = matches!(round, Round::Natural).then(|| person.natural(id)).flatten();
            let other = known.people.iter().find(|(id, other)| {
                *other.folded == *person.folded
                    && !taken.contains(id)
                    && match round {
                        Round::Natural => natural == Some(*id) && is_same_birth(person, other),
                        Round::Birth => is_same_birth(person, other),
                        Round::Year => is_same_year(person, other),
                    }
            });
            if let Some((id, _)) = other {
                taken.insert(*id);
                *found = Some(*id);
            }
        }
    }
}

fn find_by_name(household: &mut Met<'_, '_>, taken: &mut HashSet<ResidentId>) {
    let Some(known) = household.known else { return };
    let others = known.people.iter().filter(|(id, _)| !taken.contains(id));
    let others = unique(others.map(|(id, other)| (&*other.folded, (*id, *other))));
    pair(household.listed, &mut household.people, &others, taken, |person| Some(person.folded.as_str()), |_, _| true);
}

/// People of the same birth and relation in the household, one on either side: the name was corrected.
fn find_renamed(household: &mut Met<'_, '_>, taken: &mut HashSet<ResidentId>) {
    let Some(known) = household.known else { return };
    let key = |birth: Option<Birth>, relation: Option<Relation>| birth.zip(relation);
    let others = known.people.iter().filter(|(id, _)| !taken.contains(id));
    let others =
        others.filter_map(|(id, other)| Some((key(other.resident.birth, other.resident.relation)?, (*id, *other))));
    let others = unique(others);
    let listed_key = |person: &ListedPerson<'_>| key(person.resident.birth, person.resident.relation);
    pair(household.listed, &mut household.people, &others, taken, listed_key, is_sex_agreeing);
}

/// People of the same name and full date of birth, one on either side in the whole ward: they moved.
fn find_moved(households: &mut [Met<'_, '_>], index: &Index, taken: &mut HashSet<ResidentId>) {
    let mut wanted: HashMap<(&str, Date), Option<(usize, usize)>> = HashMap::new();
    for (place, household) in households.iter().enumerate() {
        for (number, (person, found)) in household.listed.people.iter().zip(&household.people).enumerate() {
            if let (None, Some(Birth::Day(day))) = (found, person.resident.birth) {
                let key = (person.folded.as_str(), day);
                wanted.entry(key).and_modify(|place| *place = None).or_insert(Some((place, number)));
            }
        }
    }
    let others = index.people().filter(|(id, _)| !taken.contains(id)).filter_map(|(id, other)| {
        let Some(Birth::Day(day)) = other.resident.birth else { return None };
        let key = (&*other.folded, day);
        wanted.contains_key(&key).then_some((key, (*id, other)))
    });
    let others = unique(others);
    for (key, place) in wanted {
        let Some((place, number)) = place else { continue };
        let (Some(household), Some(Some((id, other)))) = (households.get_mut(place), others.get(&key)) else {
            continue;
        };
        let person = household.listed.people.get(number);
        if person.is_some_and(|person| is_sex_agreeing(person, other))
            && let Some(found) = household.people.get_mut(number)
        {
            taken.insert(*id);
            *found = Some(*id);
        }
    }
}

/// Pairs listed with known people whose key is unique on both sides.
fn pair<'l, K: Hash + Eq>(
    listed: &'l Listed<'l>,
    people: &'l mut [Option<ResidentId>],
    others: &HashMap<K, Option<(ResidentId, &Person)>>,
    taken: &mut HashSet<ResidentId>,
    key: impl Fn(&'l ListedPerson<'l>) -> Option<K>,
    is_agreeing: impl Fn(&ListedPerson<'_>, &Person) -> bool,
) {
    if others.is_empty() {
        return;
    }
    let keyed = unfound(listed, people).filter_map(|(person, found)| Some((key(person)?, (person, found))));
    for (key, pair) in unique(keyed) {
        let (Some((person, found)), Some(Some((id, other)))) = (pair, others.get(&key)) else { continue };
        if is_agreeing(person, other) {
            taken.insert(*id);
            *found = Some(*id);
        }
    }
}

/// Maps keys to what has them; `None` where several have the same.
fn unique<K: Hash + Eq, T>(keyed: impl Iterator<Item = (K, T)>) -> HashMap<K, Option<T>> {
    let mut unique = HashMap::new();
    for (key, value) in keyed {
        unique.entry(key).and_modify(|value| *value = None).or_insert(Some(value));
    }
    unique
}

fn is_sex_agreeing(person: &ListedPerson<'_>, other: &Person) -> bool {
    person.resident.sex.zip(other.resident.sex).is_none_or(|(left, right)| left == right)
}
