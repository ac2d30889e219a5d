//! Who and what was taken off the list, to be looked through and put back; and what came back by itself.

use crate::engine::basis::Basis;
use crate::engine::fields::Fields;
use crate::engine::index::Home;
use crate::engine::store::Store;
use crate::engine::stored::{Stored, removal_code};
use crate::engine::{Engine, Surroundings};
use crate::id::Id;
use crate::log::{ERASED, GONE, Head, Record};
use crate::model::text::join_filled;
use crate::model::{ErasedKind, Household, HouseholdId, Removal, Resident, ResidentId, Subject};
use serde::{Deserialize, Serialize};

/// How many entries one answer holds.
const ENTRIES: usize = 200;

/// Asks for everything taken off the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovedQuestion;

/// What was taken off the list, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovedView {
    /// The first entries.
    pub entries: Vec<RemovedEntry>,
    /// All there are.
    pub total: u32,
    /// What was erased for good, the latest first.
    pub erased: Vec<ErasedEntry>,
}

/// That somebody asked for it and was erased; of whom, nothing is known any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasedEntry {
    pub what: ErasedKind,
    pub by: String,
    pub at_ms: i64,
}

/// A household or person taken off the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovedEntry {
    pub subject: Subject,
    /// The person's name; of a household whoever lived there; may be empty.
    pub name: String,
    /// Where it is or was: "12/3, Ngõ 12, Khu 4B".
    pub place: String,
    pub removal: RemovalFact,
}

/// Why, when and by whom something was taken off the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovalFact {
    /// A reason this version does not know reads as a mistake.
    pub reason: Removal,
    pub by: String,
    pub at_ms: i64,
}

/// Something that was taken off the list and came back: somebody who had not seen it go wrote to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revived {
    pub subject: Subject,
    /// The person's name; empty for a household.
    pub name: String,
    pub removal: RemovalFact,
    /// What taking it off again is based on.
    pub basis: Basis,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Answers with everything taken off the list. A person who went with a household comes back with it.
    pub fn removed_view(&self) -> RemovedView {
        let removed = self.index.removed();
        let homes = removed.homes().into_iter().filter_map(|id| self.removed_home(id));
        let people = removed
            .people(self.ledger.state())
            .into_iter()
            .filter(|(_, home)| home.is_none_or(|home| self.index.home(home).is_some()));
        let people = people.filter_map(|(id, _)| self.removed_person(id));
        let mut entries: Vec<_> = homes.chain(people).collect();
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.removal.at_ms));
        let total = entries.len() as u32;
        entries.truncate(ENTRIES);
        RemovedView { entries, total, erased: self.erased_entries() }
    }

    fn erased_entries(&self) -> Vec<ErasedEntry> {
        let state = self.ledger.state();
        let entry = |(id, record): (Id, &Record)| {
            let of = record.cell(state.names().get("of")?)?.shown(self.ledger.directory())?;
            let what = match of.value.as_text() {
                Some(Household::KIND) => ErasedKind::Household,
                Some(Resident::KIND) => ErasedKind::Resident,
                _ => ErasedKind::Unknown,
            };
            Some((id, ErasedEntry { what, by: self.author(of.stamp), at_ms: of.stamp.time_ms }))
        };
        let mut erased: Vec<_> = state.records(ERASED).filter_map(entry).collect();
        erased.sort_by_key(|(id, entry)| (std::cmp::Reverse(entry.at_ms), *id));
        erased.into_iter().map(|(_, entry)| entry).take(ENTRIES).collect()
    }

    /// Returns the people taken off the list of a household that is still there, the latest first.
    pub(crate) fn removed_people_of(&self, home: HouseholdId) -> Vec<RemovedEntry> {
        let people = self.index.removed().people_of(home, self.ledger.state()).into_iter();
        let mut people: Vec<_> = people.filter_map(|id| self.removed_person(id)).collect();
        people.sort_by_key(|entry| std::cmp::Reverse(entry.removal.at_ms));
        people
    }

    fn removed_home(&self, id: HouseholdId) -> Option<RemovedEntry> {
        let people = self.index.removed().people_of(id, self.ledger.state());
        let household = Household::read(&self.fields(Household::KIND, id.0));
        let is_closed = household.consent.state.is_closed();
        let first = people.first().filter(|_| !is_closed);
        let name = first.map(|first| Resident::read(&self.fields(Resident::KIND, first.0)).name);
        Some(RemovedEntry {
            subject: Subject::Household(id),
            name: name.unwrap_or_default(),
            place: self.place_of(&household),
            removal: self.removal_of(Household::KIND, id.0)?,
        })
    }

    fn removed_person(&self, id: ResidentId) -> Option<RemovedEntry> {
        let person = Resident::read(&self.fields(Resident::KIND, id.0));
        let household = person.household.map(|home| Household::read(&self.fields(Household::KIND, home.0)));
        if household.as_ref().is_some_and(|household| household.consent.state.is_closed()) {
            return None;
        }
        Some(RemovedEntry {
            subject: Subject::Resident(id),
            name: person.name,
            place: household.map(|household| self.place_of(&household)).unwrap_or_default(),
            removal: self.removal_of(Resident::KIND, id.0)?,
        })
    }

    fn fields(&self, kind: &str, id: Id) -> Fields<'_> {
        Fields::of(self.ledger.state(), self.ledger.directory(), kind, id)
    }

    fn place_of(&self, household: &Household) -> String {
        join_filled([household.number.as_str(), &self.index.organisation().place_of(household)])
    }

    fn removal_of(&self, kind: &str, id: Id) -> Option<RemovalFact> {
        let state = self.ledger.state();
        let removal = state.record(kind, id)?.removal(state.names().get(GONE), self.ledger.directory())?;
        Some(self.removal_fact(removal))
    }

    fn removal_fact(&self, removal: &Head) -> RemovalFact {
        RemovalFact {
            reason: Removal::parse(removal_code(&removal.value)).unwrap_or_default(),
            by: self.author(removal.stamp),
            at_ms: removal.stamp.time_ms,
        }
    }

    /// Returns what came back at a home by itself: the home, or people in it.
    pub(crate) fn revived_at(&self, home: &Home, id: HouseholdId) -> Vec<Revived> {
        let of_house = self.removal_of(Household::KIND, id.0).map(|removal| Revived {
            subject: Subject::Household(id),
            name: String::new(),
            removal,
            basis: self.basis_of_home(home, id),
        });
        let of_people = home.shown_people().iter().filter_map(|resident| {
            Some(Revived {
                subject: Subject::Resident(*resident),
                name: self.index.person_of(*resident)?.resident.name.clone(),
                removal: self.removal_of(Resident::KIND, resident.0)?,
                basis: self.basis([(Resident::KIND, resident.0)]),
            })
        });
        of_house.into_iter().chain(of_people).collect()
    }

    /// Returns the heads that a form on a home and its people shows.
    pub(crate) fn basis_of_home(&self, home: &Home, id: HouseholdId) -> Basis {
        let residents = home.residents.iter().map(|resident| (Resident::KIND, resident.0));
        self.basis(residents.chain([(Household::KIND, id.0)]))
    }
}
