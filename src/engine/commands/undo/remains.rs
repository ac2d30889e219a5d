//! What stays when a save is taken back.

use crate::engine::commit::{Created, Replaced};
use crate::engine::fields::Fields;
use crate::engine::store::Store;
use crate::engine::stored::{Stored, VISIT};
use crate::engine::{Engine, Surroundings, UndoPlan};
use crate::id::Id;
use crate::log::{Cell, GONE, Record, State};
use crate::model::{Area, AreaId, Household, HouseholdId, Resident, ResidentId};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// What of a save stays when it is taken back, because somebody built on it.
///
/// A record goes only if nobody wrote to it since. A household stays if it was visited, written to, or if anybody lives
/// in it who does not go; it then keeps everybody the save brought into it. An area stays if a household lies in it or
/// a team looks after it.
pub(super) struct Remains<'a> {
    records: HashMap<(&'a str, Id), WhyStays>,
}

/// Why a record stays when what brought it is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WhyStays {
    /// Somebody wrote to it since.
    Written,
    /// The home was visited since.
    Visited,
    /// People live in it, or homes lie in it, that stay.
    LivedIn,
    /// The person's home stays.
    HomeStays,
    /// The whole ward shares it: the ward itself, teams, members, targets.
    Shared,
}

impl<'a> Remains<'a> {
    /// Works out what stays.
    pub fn of<S: Store, W: Surroundings>(engine: &Engine<S, W>, plan: &'a UndoPlan) -> Self {
        let state = engine.ledger.state();
        let mut records: HashMap<(&str, Id), WhyStays> = HashMap::new();
        let mut made: HashSet<(&str, Id)> = HashSet::with_capacity(plan.created.len());
        for created in &plan.created {
            made.insert((&created.kind, created.record));
            if is_built_on(state, created) {
                records.insert((&created.kind, created.record), WhyStays::Written);
            }
        }
        let is_given_back = |replaced: &&Replaced| {
            let fields = Fields::of(state, engine.ledger.directory(), &replaced.kind, replaced.record);
            fields.head(&replaced.field).is_some_and(|head| replaced.changes.contains(&head.stamp.change))
        };
        let moves = plan.replaced.iter().filter(|replaced| is_move(replaced)).filter(is_given_back);
        let moved: HashSet<ResidentId> = moves.map(|replaced| ResidentId(replaced.record)).collect();
        let goes = |resident: &ResidentId| {
            let key = (Resident::KIND, resident.0);
            moved.contains(resident) || made.contains(&key) && !records.contains_key(&key)
        };
        let mut households = HashMap::new();
        let mut people = Vec::new();
        for created in plan.created.iter().filter(|created| created.kind == Household::KIND) {
            let id = HouseholdId(created.record);
            let residents = engine.index.home(id).map(|home| home.residents.as_slice()).unwrap_or_default();
            let mut visits = engine.ledger.visits().of(id, state);
            let is_visited = visits.any(|visit| !made.contains(&(VISIT, visit.id.0)));
            let why = match () {
                () if is_visited => WhyStays::Visited,
                () if is_built_on(state, created) => WhyStays::Written,
                () if !residents.iter().all(goes) => WhyStays::LivedIn,
                () => continue,
            };
            households.insert(id.0, why);
            people.extend(residents.iter().map(|resident| (Resident::KIND, resident.0)));
        }
        for person in people {
            records.entry(person).or_insert(WhyStays::HomeStays);
        }
        records.extend(households.iter().map(|(household, why)| ((Household::KIND, *household), *why)));
        let stays = |home: HouseholdId| {
            let key = (Household::KIND, home.0);
            !made.contains(&key) || records.contains_key(&key)
        };
        let old_areas =
            plan.replaced.iter().filter(|replaced| replaced.kind == Household::KIND && replaced.field == "area");
        let old_areas: HashMap<Id, Option<AreaId>> = old_areas
            .filter(is_given_back)
            .map(|replaced| (replaced.record, replaced.value.as_text().and_then(AreaId::parse)))
            .collect();
        let homes = engine.index.walk().filter(|(id, _)| stays(*id));
        let lain_in = homes.filter_map(|(id, home)| old_areas.get(&id.0).copied().unwrap_or(home.household.area));
        let looked_after = engine.index.organisation().teams.iter().flat_map(|(_, team)| team.areas.iter().copied());
        let areas: HashSet<AreaId> = lain_in.chain(looked_after).collect();
        records.extend(areas.into_iter().map(|area| ((Area::KIND, area.0), WhyStays::LivedIn)));
        Self { records }
    }

    /// Returns why a record the save made stays; `None` if it goes.
    pub fn why(&self, created: &Created) -> Option<WhyStays> {
        self.records.get(&(created.kind.as_str(), created.record)).copied()
    }

    /// Returns whether a field says that somebody was brought into a household that stays.
    pub fn keeps_in(&self, replaced: &Replaced) -> bool {
        is_move(replaced) && self.records.contains_key(&(Resident::KIND, replaced.record))
    }
}

fn is_move(replaced: &Replaced) -> bool {
    replaced.kind == Resident::KIND && replaced.field == "household"
}

/// Returns whether anybody wrote to a record since it was made.
fn is_built_on(state: &State, created: &Created) -> bool {
    let gone = state.names().get(GONE);
    let record = state.record_alone(&created.kind, created.record).filter(|_| created.kind != VISIT);
    let cells = record.map(Record::cells).unwrap_or_default().iter().filter(|cell| Some(cell.field()) != gone);
    cells.flat_map(Cell::changes).any(|change| created.seen.binary_search(&change).is_err())
}
