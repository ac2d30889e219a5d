//! Who and what was taken off the list, to be found and put back.

use crate::engine::fields::Fields;
use crate::engine::folded::Reading;
use crate::engine::stored::{Stored, UNDONE, removal_code};
use crate::id::{Id, IdMap, IdSet};
use crate::log::{GONE, State};
use crate::model::{Household, HouseholdId, Resident, ResidentId};

/// The households and people taken off the list by hand. What a save had made that was undone is not among
/// them.
#[derive(Clone, Debug, Default)]
pub struct Removed {
    homes: IdSet<HouseholdId>,
    /// With the household each lived in, as it was written: what that is one with changes behind our back.
    people: IdMap<ResidentId, Option<HouseholdId>>,
}

impl Removed {
    /// Looks at a household that is not shown.
    pub(super) fn meet_home(&mut self, log: Reading<'_>, id: HouseholdId) {
        if is_removed_by_hand(log, Household::KIND, id.0) {
            self.homes.insert(id);
        }
    }

    /// Looks at a person who is not shown.
    pub(super) fn meet_person(&mut self, log: Reading<'_>, id: ResidentId) {
        if is_removed_by_hand(log, Resident::KIND, id.0) {
            let fields = Fields::of(log.state(), log.directory(), Resident::KIND, id.0);
            self.people.insert(id, Resident::read(&fields).household);
        }
    }

    /// Forgets a household, which may be shown again.
    pub(super) fn leave_home(&mut self, id: HouseholdId) {
        self.homes.remove(&id);
    }

    /// Forgets a person, who may be shown again.
    pub(super) fn leave_person(&mut self, id: ResidentId) {
        self.people.remove(&id);
    }

    /// Returns whether a household was taken off the list.
    pub(super) fn has_home(&self, id: HouseholdId) -> bool {
        self.homes.contains(&id)
    }

    /// Returns whether a person was taken off the list.
    pub(super) fn has_person(&self, id: ResidentId) -> bool {
        self.people.contains_key(&id)
    }

    /// Returns the households, in order of their ids.
    #[must_use]
    pub fn homes(&self) -> Vec<HouseholdId> {
        let mut homes: Vec<_> = self.homes.iter().copied().collect();
        homes.sort_unstable();
        homes
    }

    /// Returns the people with the households they lived in, in order of their ids.
    #[must_use]
    pub fn people(&self, state: &State) -> Vec<(ResidentId, Option<HouseholdId>)> {
        let mut people: Vec<_> =
            self.people.iter().map(|(id, home)| (*id, home.map(|home| read_as(state, home)))).collect();
        people.sort_unstable();
        people
    }

    /// Returns the people who lived in a household, in order of their ids.
    #[must_use]
    pub fn people_of(&self, home: HouseholdId, state: &State) -> Vec<ResidentId> {
        let lived_there =
            |lived_in: &Option<HouseholdId>| lived_in.is_some_and(|lived_in| read_as(state, lived_in) == home);
        let people = self.people.iter().filter(|(_, lived_in)| lived_there(lived_in));
        let mut people: Vec<_> = people.map(|(id, _)| *id).collect();
        people.sort_unstable();
        people
    }
}

/// Returns the household that stands for one.
fn read_as(state: &State, home: HouseholdId) -> HouseholdId {
    HouseholdId(state.first_of(Household::KIND, home.0))
}

fn is_removed_by_hand(log: Reading<'_>, kind: &str, id: Id) -> bool {
    let gone = log.state().names().get(GONE);
    let record = log.state().record(kind, id).filter(|record| record.is_gone(gone));
    let removal = record.and_then(|record| record.removal(gone, log.directory()));
    removal.is_some_and(|head| removal_code(&head.value) != UNDONE)
}
