//! People as search and totals need them.

use crate::engine::fields::Fields;
use crate::engine::index::{ItemEntry, is_conflicting};
use crate::engine::stored::Stored;
use crate::log::{Directory, State};
use crate::model::{Birth, Date, Household, HouseholdId, Relation, Resident, ResidentId, text};

/// The age from which a person can pass an item for the whole house.
const ADULT: u8 = 18;

/// A person.
#[derive(Clone, Debug)]
pub struct Person {
    pub resident: Resident,
    /// The name folded for search.
    pub folded: Box<str>,
    /// The steps of the items, in the set's order.
    pub steps: Box<[u8]>,
    /// The places of the items the person is excused from.
    pub exempt: Box<[u16]>,
    pub has_conflict: bool,
}

impl Person {
    /// Reads a person.
    #[must_use]
    pub fn read(state: &State, directory: &Directory, id: ResidentId, items: &[ItemEntry]) -> Self {
        let fields = Fields::of(state, directory, Resident::KIND, id.0);
        let mut resident = Resident::read(&fields);
        let home = resident.household.map(|home| HouseholdId(state.first_of(Household::KIND, home.0)));
        resident.household = home;
        Self {
            folded: text::fold(&resident.name).into(),
            steps: items.iter().map(|item| item.step_of(&fields)).collect(),
            exempt: exempt_places(items, &fields),
            has_conflict: is_conflicting(state, directory, Resident::KIND, id.0),
            resident,
        }
    }

    /// Returns the person's age in years on a day; `None` if the birth is not known.
    #[must_use]
    pub fn age_on(&self, day: Date) -> Option<u8> {
        self.resident.birth.and_then(|birth| birth.age_on(day))
    }

    /// Returns whether the person is an adult on a day.
    #[must_use]
    pub fn is_adult_on(&self, day: Date) -> bool {
        self.age_on(day).is_some_and(|age| age >= ADULT)
    }

    /// Returns whether the person is excused from the item of a place.
    #[must_use]
    pub fn is_exempt(&self, place: usize) -> bool {
        self.exempt.iter().any(|exempt| usize::from(*exempt) == place)
    }

    /// Returns the key that puts the head first, then spouse, then the others, the eldest first.
    #[must_use]
    pub fn place_in_household(&self) -> (u8, Option<Date>) {
        let rank = match self.resident.relation {
            Some(Relation::Head) => 0,
            Some(Relation::Wife | Relation::Husband) => 1,
            _ => 2,
        };
        (rank, self.resident.birth.map(|birth: Birth| birth.first_day()))
    }
}

/// Returns the places of the items somebody or something is excused from.
pub(super) fn exempt_places(items: &[ItemEntry], fields: &Fields<'_>) -> Box<[u16]> {
    let exempt = items.iter().zip(0..=u16::MAX).filter(|(entry, _)| entry.is_exempt(fields));
    exempt.map(|(_, place)| place).collect()
}
