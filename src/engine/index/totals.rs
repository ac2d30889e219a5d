//! Every total, kept up to date: a household's share is taken out before it changes and put back after.
//!
//! This is the one place where numbers of the targets are made. People and households are never mixed.

use crate::engine::index::{ItemEntry, Organisation, Person};
use crate::model::{AreaId, Date, Household, Item, ItemUnit, YesNo};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The totals of the ward and of each area.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    by_area: HashMap<Option<AreaId>, Shares>,
}

/// The numbers of an item or a target: people or households, never mixed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    /// Those it applies to.
    pub audience: u32,
    /// Of those, who keep the promise.
    pub achieved: u32,
    /// Of those, who do not keep it yet and were shown or given something already.
    pub under_way: u32,
    /// Of those, whom nobody has asked yet.
    pub unknown: u32,
    /// Of those, who do not keep it and are excused, with a reason.
    pub exempt: u32,
    /// Others it may apply to: what decides it is not known of them.
    pub undecided: u32,
}

impl Total {
    /// Adds another total.
    pub const fn add(&mut self, other: &Self) {
        self.audience += other.audience;
        self.achieved += other.achieved;
        self.under_way += other.under_way;
        self.unknown += other.unknown;
        self.exempt += other.exempt;
        self.undecided += other.undecided;
    }

    /// Takes out another total, which was added before.
    pub(super) const fn subtract(&mut self, other: &Self) {
        self.audience -= other.audience;
        self.achieved -= other.achieved;
        self.under_way -= other.under_way;
        self.unknown -= other.unknown;
        self.exempt -= other.exempt;
        self.undecided -= other.undecided;
    }

    /// Returns how many of the audience do not keep the promise yet.
    #[must_use]
    pub const fn left(&self) -> u32 {
        self.audience.saturating_sub(self.achieved)
    }
}

/// What somebody, a household or an area adds to every total, in the order of the items and of the targets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shares {
    pub items: Box<[Total]>,
    /// Of each target all its items together: see [`together`].
    pub targets: Box<[Total]>,
}

impl Shares {
    /// Returns empty shares of so many items and targets.
    #[must_use]
    pub fn none(organisation: &Organisation) -> Self {
        let none = |count: usize| vec![Total::default(); count].into();
        Self { items: none(organisation.items().len()), targets: none(organisation.targets.len()) }
    }

    /// Adds shares of the same items and targets.
    pub fn add(&mut self, other: &Self) {
        self.pair(other, Total::add);
    }

    fn subtract(&mut self, other: &Self) {
        self.pair(other, Total::subtract);
    }

    fn pair(&mut self, other: &Self, act: impl Fn(&mut Total, &Total)) {
        self.items.iter_mut().zip(&other.items).for_each(|(sum, share)| act(sum, share));
        self.targets.iter_mut().zip(&other.targets).for_each(|(sum, share)| act(sum, share));
    }
}

impl Totals {
    /// Returns the totals of an area, or of the ward.
    #[must_use]
    pub fn of(&self, area: Option<AreaId>, organisation: &Organisation) -> Shares {
        let mut sums = Shares::none(organisation);
        let wanted = self.by_area.iter().filter(|(key, _)| area.is_none() || **key == area);
        wanted.for_each(|(_, shares)| sums.add(shares));
        sums
    }

    pub(super) fn add(&mut self, area: Option<AreaId>, shares: &Shares, organisation: &Organisation) {
        self.by_area.entry(area).or_insert_with(|| Shares::none(organisation)).add(shares);
    }

    pub(super) fn subtract(&mut self, area: Option<AreaId>, shares: &Shares) {
        if let Some(totals) = self.by_area.get_mut(&area) {
            totals.subtract(shares);
        }
    }
}

/// How somebody or something stands to an item that applies, or may apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether the item applies; otherwise it may: what decides it is not known.
    pub applies: bool,
    /// 0 to 4.
    pub step: u8,
    pub is_exempt: bool,
}

impl Standing {
    /// Returns whether the promise is kept.
    #[must_use]
    pub const fn is_achieved(self, item: &Item) -> bool {
        self.applies && self.step >= item.ladder.pass.get()
    }

    /// Returns what it adds to the item's total.
    #[must_use]
    pub fn total(self, item: &Item) -> Total {
        if !self.applies {
            return Total { undecided: 1, ..Total::default() };
        }
        let is_achieved = self.is_achieved(item);
        Total {
            audience: 1,
            achieved: is_achieved.into(),
            under_way: (!is_achieved && self.step > 1).into(),
            unknown: (self.step == 0).into(),
            exempt: (!is_achieved && self.is_exempt).into(),
            undecided: 0,
        }
    }
}

/// Returns how a person stands to an item measured on persons; `None` if it certainly does not apply.
#[must_use]
pub fn stand_of_person(
    place: usize,
    item: &Item,
    person: &Person,
    household: &Household,
    closing: Date,
) -> Option<Standing> {
    let audience = &item.audience;
    let may_apply = item.unit == ItemUnit::Person
        && audience.admits(person.resident.residence)
        && audience.min_age.is_none_or(|min| person.age_on(closing).is_some_and(|age| age >= min))
        && (!audience.smartphone || person.resident.smartphone != YesNo::No);
    may_apply.then(|| Standing {
        // A household nobody marked is no household of which it is known that there is nothing to mark.
        applies: (!audience.smartphone || person.resident.smartphone == YesNo::Yes) && is_house_of(item, household),
        step: person.steps.get(place).copied().unwrap_or_default(),
        is_exempt: person.is_exempt(place),
    })
}

/// Returns how a household stands to an item measured on households; `None` if the item is not. Its step is its own, or
/// the best of its adults'.
#[must_use]
pub fn stand_of_house<'a>(
    place: usize,
    item: &Item,
    house: &House<'_>,
    people: impl IntoIterator<Item = &'a Person>,
    closing: Date,
) -> Option<Standing> {
    let own = house.steps.get(place).copied().unwrap_or_default();
    let adults = people.into_iter().filter(|person| person.resident.residence.is_counted());
    let adults = adults.filter(|person| person.is_adult_on(closing));
    (item.unit == ItemUnit::Household).then(|| Standing {
        applies: is_house_of(item, house.household),
        step: adults.filter_map(|person| person.steps.get(place).copied()).fold(own, u8::max),
        is_exempt: house.exempt.contains(&(place as u16)),
    })
}

/// A household as items are measured on it.
#[derive(Clone, Copy)]
pub struct House<'a> {
    pub household: &'a Household,
    /// The steps recorded of the house itself, in the order of the items.
    pub steps: &'a [u8],
    /// The places of the items it is excused from.
    pub exempt: &'a [u16],
}

/// Returns whether an item applies to a household, or could apply to the people in it.
fn is_house_of(item: &Item, household: &Household) -> bool {
    (!item.audience.ocop || household.ocop) && (!item.audience.farms || household.farms)
}

/// Returns what somebody adds to a target whose items apply as given: who keeps every one that applies keeps it.
#[must_use]
pub fn together<'a>(standings: impl Iterator<Item = (&'a Item, Standing)>) -> Total {
    let (mut sum, mut applying) = (Total::default(), 0);
    for total in standings.map(|(item, standing)| standing.total(item)) {
        sum.add(&total);
        applying += total.audience;
    }
    if applying == 0 {
        return Total { undecided: u32::from(sum.undecided > 0), ..Total::default() };
    }
    let is_achieved = sum.achieved == applying;
    Total {
        audience: 1,
        achieved: is_achieved.into(),
        under_way: (!is_achieved && sum.achieved + sum.under_way > 0).into(),
        unknown: (sum.unknown == applying).into(),
        exempt: (!is_achieved && sum.achieved + sum.exempt == applying).into(),
        undecided: 0,
    }
}

/// Counts what a household and its people add to every total.
pub(super) fn count(house: &House<'_>, people: &[&Person], organisation: &Organisation, closing: Date) -> Shares {
    let mut shares = Shares::none(organisation);
    let items = organisation.items();
    let mut standings: Vec<Option<Standing>> = Vec::with_capacity(items.len());
    for person in people {
        let of_person =
            |(place, entry): (usize, &ItemEntry)| stand_of_person(place, &entry.item, person, house.household, closing);
        standings.clear();
        standings.extend(items.iter().enumerate().map(of_person));
        tally(&mut shares, &standings, organisation);
    }
    let of_house = |(place, entry): (usize, &ItemEntry)| {
        stand_of_house(place, &entry.item, house, people.iter().copied(), closing)
    };
    standings.clear();
    standings.extend(items.iter().enumerate().map(of_house));
    tally(&mut shares, &standings, organisation);
    shares
}

/// Adds what somebody's standings come to, item by item and target by target.
fn tally(shares: &mut Shares, standings: &[Option<Standing>], organisation: &Organisation) {
    let items = organisation.items();
    for ((entry, standing), share) in items.iter().zip(standings).zip(&mut shares.items) {
        if let Some(standing) = standing {
            share.add(&standing.total(&entry.item));
        }
    }
    for (target, share) in organisation.targets.iter().zip(&mut shares.targets) {
        share.add(&together(target.standings(items, standings)));
    }
}
