//! Every total, kept up to date: a household's share is taken out before it changes and put back after.
//!
//! This is the one place where numbers of the targets are made. People and households are never mixed.

use crate::engine::index::home::Counted;
use crate::engine::index::{ItemEntry, Person};
use crate::model::{AreaId, Date, Household, Item, ItemUnit, YesNo};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The totals of the ward and of each area, by item.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    by_area: HashMap<Option<AreaId>, Vec<Total>>,
}

/// The numbers of an item: people or households, never mixed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    /// Those the item applies to.
    pub audience: u32,
    /// Of those, who keep the promise.
    pub achieved: u32,
    /// Of those, whom nobody has asked yet.
    pub unknown: u32,
    /// Others it may apply to: what decides it is not known of them.
    pub undecided: u32,
}

impl Totals {
    /// Returns the totals of an area, or of the ward, in the order of the items.
    #[must_use]
    pub fn of(&self, area: Option<AreaId>, items: usize) -> Vec<Total> {
        let mut sums = vec![Total::default(); items];
        for (key, totals) in &self.by_area {
            if area.is_none() || *key == area {
                for (sum, total) in sums.iter_mut().zip(totals) {
                    sum.audience += total.audience;
                    sum.achieved += total.achieved;
                    sum.unknown += total.unknown;
                    sum.undecided += total.undecided;
                }
            }
        }
        sums
    }

    pub(super) fn add(&mut self, area: Option<AreaId>, counted: &Counted) {
        let totals = self.by_area.entry(area).or_default();
        totals.resize(counted.len().max(totals.len()), Total::default());
        for (total, [audience, achieved, unknown, undecided]) in totals.iter_mut().zip(counted) {
            total.audience += audience;
            total.achieved += achieved;
            total.unknown += unknown;
            total.undecided += undecided;
        }
    }

    pub(super) fn subtract(&mut self, area: Option<AreaId>, counted: &Counted) {
        let totals = self.by_area.entry(area).or_default();
        for (total, [audience, achieved, unknown, undecided]) in totals.iter_mut().zip(counted) {
            total.audience -= audience;
            total.achieved -= achieved;
            total.unknown -= unknown;
            total.undecided -= undecided;
        }
    }
}

/// Returns whether an item measured on persons applies to one.
#[must_use]
pub fn applies_to_person(item: &Item, person: &Person, household: &Household, closing: Date) -> bool {
    may_apply_to_person(item, person, closing)
        && (!item.audience.smartphone || person.resident.smartphone == YesNo::Yes)
        && applies_to_house(item, household)
}

/// Returns whether nothing known of a person keeps an item measured on persons from applying. A household nobody marked
/// is no household of which it is known that there is nothing to mark.
#[must_use]
pub fn may_apply_to_person(item: &Item, person: &Person, closing: Date) -> bool {
    let audience = &item.audience;
    item.unit == ItemUnit::Person
        && person.resident.residence.is_counted()
        && audience.min_age.is_none_or(|min| person.age_on(closing).is_some_and(|age| age >= min))
        && (!audience.smartphone || person.resident.smartphone != YesNo::No)
}

/// Returns whether an item measured on households applies to one, or could apply to the people in it.
#[must_use]
pub fn applies_to_house(item: &Item, household: &Household) -> bool {
    (!item.audience.ocop || household.ocop) && (!item.audience.farms || household.farms)
}

/// Returns the step a household stands on: its own, or the best of its adults.
#[must_use]
pub fn house_step(own: u8, place: usize, people: &[&Person], closing: Date) -> u8 {
    let adults = people.iter().filter(|person| person.resident.residence.is_counted() && person.is_adult_on(closing));
    adults.filter_map(|person| person.steps.get(place).copied()).fold(own, u8::max)
}

/// Counts what a household adds to each item's audience, achieved, unknown and undecided.
pub(super) fn count(
    household: &Household,
    steps: &[u8],
    people: &[&Person],
    items: &[ItemEntry],
    closing: Date,
) -> Counted {
    let one = |entry: &ItemEntry, applies: bool, step: u8| match applies {
        true => [1, u32::from(step >= entry.item.ladder.pass.get()), u32::from(step == 0), 0],
        false => [0, 0, 0, 1],
    };
    let sum = |[a, b, c, d]: [u32; 4], [e, f, g, h]: [u32; 4]| [a + e, b + f, c + g, d + h];
    let of_item = |(place, entry): (usize, &ItemEntry)| match entry.item.unit {
        ItemUnit::Person => people
            .iter()
            .filter(|person| may_apply_to_person(&entry.item, person, closing))
            .map(|person| {
                let applies = applies_to_person(&entry.item, person, household, closing);
                one(entry, applies, person.steps.get(place).copied().unwrap_or_default())
            })
            .fold([0; 4], sum),
        ItemUnit::Household => {
            let own = steps.get(place).copied().unwrap_or_default();
            one(entry, applies_to_house(&entry.item, household), house_step(own, place, people, closing))
        }
    };
    items.iter().enumerate().map(of_item).collect()
}
