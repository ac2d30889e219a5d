//! Which person of the ward a listed person is.

use crate::engine::commands::take_register::homes::KnownHome;
use crate::engine::commands::take_register::listed::{Listed, ListedPerson};
use crate::engine::index::{Index, Person};
use crate::model::{Birth, Date, HouseholdId, ResidentId};
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

/// Finds who the listed people are: each known person at most once, by the surest sign first.
///
/// By name and birth in their household; by the id the list gave them; by name and full date of birth anywhere in the
/// ward, for those who moved; by name and year, name and relation, or name alone in the household, for those whose birth
/// was corrected; and by birth and relation there, for those whose name was.
pub(super) fn find(households: &mut [Met<'_, '_>], index: &Index) -> HashSet<ResidentId> {
    let mut taken: HashSet<ResidentId> = HashSet::with_capacity(households.len() * 4);
    for household in households.iter_mut() {
        find_itself(household, &mut taken);
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
        find_corrected(household, &mut taken);
    }
    taken
}

fn unfound<'l>(
    listed: &'l Listed<'l>,
    people: &'l mut [Option<ResidentId>],
) -> impl Iterator<Item = (&'l ListedPerson<'l>, &'l mut Option<ResidentId>)> {
    listed.people.iter().zip(people).filter(|(_, found)| found.is_none())
}

/// People of the same name and birth; of twins with one name each finds itself.
fn find_itself(household: &mut Met<'_, '_>, taken: &mut HashSet<ResidentId>) {
    let Some(known) = household.known else { return };
    let (id, listed) = (household.id, household.listed);
    for by_id in [true, false] {
        for (person, found) in unfound(listed, &mut household.people) {
            let natural = by_id.then(|| person.natural(id)).flatten();
            let other = known.people.iter().find(|(id, other)| {
                let is_same = person.resident.birth.is_some() && person.resident.birth == other.resident.birth;
                is_same && *other.folded == *person.folded && !taken.contains(id) && (!by_id || natural == Some(*id))
            });
            if let Some((id, _)) = other {
                taken.insert(*id);
                *found = Some(*id);
            }
        }
    }
}

/// People who agree with one person of the household, and nobody else, in enough to be that person, corrected.
fn find_corrected(household: &mut Met<'_, '_>, taken: &mut HashSet<ResidentId>) {
    let is_same = |person: &ListedPerson<'_>, other: &Person| *person.folded == *other.folded;
    pair(household, taken, |person, other| is_same(person, other) && is_same_year(person, other));
    pair(household, taken, |person, other| is_same(person, other) && is_same_relation(person, other));
    pair(household, taken, is_same);
    pair(household, taken, |person, other| {
        let is_born = person.resident.birth.is_some() && person.resident.birth == other.resident.birth;
        is_born && is_same_relation(person, other) && is_sex_agreeing(person, other)
    });
}

/// Pairs the people of a household who agree with one, and only one, on the other side.
fn pair(
    household: &mut Met<'_, '_>,
    taken: &mut HashSet<ResidentId>,
    is_same: impl Fn(&ListedPerson<'_>, &Person) -> bool,
) {
    let Some(known) = household.known else { return };
    let others: Vec<_> = known.people.iter().filter(|(id, _)| !taken.contains(id)).collect();
    let listed: Vec<_> = unfound(household.listed, &mut household.people).collect();
    let only = |person: &ListedPerson<'_>| {
        let mut same = others.iter().filter(|(_, other)| is_same(person, other));
        same.next().filter(|_| same.next().is_none())
    };
    let ids: Vec<Option<ResidentId>> = listed
        .iter()
        .map(|(person, _)| {
            let (id, other) = only(person)?;
            let is_only = listed.iter().filter(|(person, _)| is_same(person, other)).count() == 1;
            is_only.then_some(*id)
        })
        .collect();
    for ((_, found), id) in listed.into_iter().zip(ids) {
        taken.extend(id);
        *found = id;
    }
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

/// Maps keys to what has them; `None` where several have the same.
fn unique<K: Hash + Eq, T>(keyed: impl Iterator<Item = (K, T)>) -> HashMap<K, Option<T>> {
    let mut unique = HashMap::new();
    for (key, value) in keyed {
        unique.entry(key).and_modify(|value| *value = None).or_insert(Some(value));
    }
    unique
}

fn is_same_year(person: &ListedPerson<'_>, other: &Person) -> bool {
    let births = person.resident.birth.zip(other.resident.birth);
    births.is_some_and(|(left, right)| left.year() == right.year())
}

fn is_same_relation(person: &ListedPerson<'_>, other: &Person) -> bool {
    person.resident.relation.is_some() && person.resident.relation == other.resident.relation
}

fn is_sex_agreeing(person: &ListedPerson<'_>, other: &Person) -> bool {
    person.resident.sex.zip(other.resident.sex).is_none_or(|(left, right)| left == right)
}
