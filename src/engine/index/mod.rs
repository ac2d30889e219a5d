//! What the screens ask for, kept at hand: doors in walking order, people by folded name, and every total.
//!
//! Everything here is derived from the ledger and can be made again from it at any time.

mod home;
mod organisation;
mod people;
mod removed;
pub mod totals;

pub use home::{Home, LaneKey, LastVisit, WalkKey, group_key, lane_of, walk_key};
pub(in crate::engine) use organisation::records;
pub use organisation::{ItemEntry, Organisation, TargetEntry};
pub use people::Person;
pub use removed::Removed;
pub use totals::{Shares, Standing, Total, Totals};

use crate::engine::disagreement::is_disputed;
use crate::engine::fields::Fields;
use crate::engine::folded::Reading;
use crate::engine::index::totals::House;
use crate::engine::stored::Stored;
use crate::engine::touched::Touched;
use crate::engine::visits::VisitRow;
use crate::id::{Id, IdMap, IdSet};
use crate::log::{Cell, Directory, GONE, State};
use crate::model::{Appointment, Date, Household, HouseholdId, Outcome, Relation, Resident, ResidentId};
use std::collections::{BTreeMap, BTreeSet};

/// The indexes.
#[derive(Debug, Default)]
pub struct Index {
    organisation: Organisation,
    people: IdMap<ResidentId, Person>,
    homes: IdMap<HouseholdId, Home>,
    /// Households in walking order.
    order: BTreeMap<WalkKey, HouseholdId>,
    totals: Totals,
    removed: Removed,
    today: Option<Date>,
    /// The day ages are reckoned on, if it is not today.
    closing: Option<Date>,
}

/// How many households, people living in them and visits there are, those removed or taken back left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub households: u32,
    pub residents: u32,
    pub visits: u32,
    /// Households where a visit is still to be made.
    pub left: u32,
}

impl Index {
    /// Makes the indexes of a log.
    #[must_use]
    pub fn new(log: Reading<'_>, today: Date) -> Self {
        let organisation = Organisation::read(log.state(), log.directory(), today);
        let closing = organisation.set.as_ref().and_then(|(_, set)| set.until);
        Self::with(log, organisation, today, closing)
    }

    /// Makes the indexes of a log as it was at the end of a day, by the targets of another: ages are reckoned on that day.
    #[must_use]
    pub(super) fn of_past(log: Reading<'_>, organisation: &Organisation, day: Date) -> Self {
        let mut organisation = organisation.clone();
        organisation.meet_names(log.state());
        Self::with(log, organisation, day, Some(day))
    }

    fn with(log: Reading<'_>, organisation: Organisation, today: Date, closing: Option<Date>) -> Self {
        let mut index = Self { organisation, today: Some(today), closing, ..Self::default() };
        let gone = log.state().names().get(GONE);
        let mut residents: IdMap<HouseholdId, Vec<ResidentId>> = IdMap::default();
        for (id, record) in log.state().records(Resident::KIND) {
            let id = ResidentId(id);
            if record.is_gone(gone) {
                index.removed.meet_person(log, id);
                continue;
            }
            let person = index.person(log, id);
            if let Some(household) = person.resident.household {
                residents.entry(household).or_default().push(id);
            }
            index.people.insert(id, person);
        }
        for (id, record) in log.state().records(Household::KIND) {
            let id = HouseholdId(id);
            let residents = residents.remove(&id).unwrap_or_default();
            if is_here(record.is_gone(gone), &residents) {
                index.put_home(log, id, residents);
            } else {
                index.removed.meet_home(log, id);
            }
        }
        index
    }

    /// Brings the indexes up to date with what was touched.
    pub fn refresh(&mut self, log: Reading<'_>, touched: &[Touched], today: Date) {
        let is_far_reaching = touched.iter().any(|touched| self.is_far_reaching(log.state(), *touched));
        if is_far_reaching || touched.len() > 2_000 || self.today != Some(today) {
            *self = Self::new(log, today);
            return;
        }
        self.organisation.meet_names(log.state());
        let gone = log.state().names().get(GONE);
        let mut homes: BTreeSet<HouseholdId> = BTreeSet::new();
        let mut moved: BTreeMap<HouseholdId, BTreeSet<ResidentId>> = BTreeMap::new();
        for touched in touched {
            match touched {
                Touched::Household(id) => {
                    homes.insert(HouseholdId(log.state().first_of(Household::KIND, id.0)));
                }
                Touched::Resident(id) => {
                    let id = &ResidentId(log.state().first_of(Resident::KIND, id.0));
                    let before = self.people.remove(id).and_then(|person| person.resident.household);
                    homes.extend(before);
                    self.removed.leave_person(*id);
                    let record = log.state().record(Resident::KIND, id.0);
                    if record.is_some_and(|record| !record.is_gone(gone)) {
                        let person = self.person(log, *id);
                        if let Some(household) = person.resident.household {
                            homes.insert(household);
                            moved.entry(household).or_default().insert(*id);
                        }
                        self.people.insert(*id, person);
                    } else {
                        self.removed.meet_person(log, *id);
                    }
                }
                Touched::Setup => {}
            }
        }
        self.find_waiting(&homes, &mut moved);
        for id in homes {
            let mut residents: BTreeSet<ResidentId> = moved.remove(&id).unwrap_or_default();
            if let Some(home) = self.homes.remove(&id) {
                self.order.remove(&home.key);
                self.totals.subtract(home.household.area, &home.shares);
                residents.extend(home.residents);
            }
            let lives_here = |resident: &ResidentId| {
                self.people.get(resident).is_some_and(|person| person.resident.household == Some(id))
            };
            let residents: Vec<_> = residents.into_iter().filter(lives_here).collect();
            self.removed.leave_home(id);
            let record = log.state().record(Household::KIND, id.0);
            if record.is_some_and(|record| is_here(record.is_gone(gone), &residents)) {
                self.put_home(log, id, residents);
            } else {
                self.removed.meet_home(log, id);
            }
        }
    }

    /// Returns whether more may have changed than what was touched: everything hangs on the organisation; and what was
    /// shown by itself may be the same as what has arrived just now.
    fn is_far_reaching(&self, state: &State, touched: Touched) -> bool {
        match touched {
            Touched::Setup => true,
            Touched::Household(id) => {
                let class = state.class_of(Household::KIND, id.0);
                let was_alone = |id| self.homes.contains_key(&id) || self.removed.has_home(id);
                class.iter().skip(1).any(|id| was_alone(HouseholdId(*id)))
            }
            Touched::Resident(id) => {
                let class = state.class_of(Resident::KIND, id.0);
                let was_alone = |id| self.people.contains_key(&id) || self.removed.has_person(id);
                class.iter().skip(1).any(|id| was_alone(ResidentId(*id)))
            }
        }
    }

    /// Finds the people of households that are not in the walk yet: they may have arrived long before their house.
    fn find_waiting(&self, homes: &BTreeSet<HouseholdId>, found: &mut BTreeMap<HouseholdId, BTreeSet<ResidentId>>) {
        let new: IdSet<HouseholdId> = homes.iter().filter(|id| !self.homes.contains_key(id)).copied().collect();
        if new.is_empty() {
            return;
        }
        for (id, person) in &self.people {
            if let Some(household) = person.resident.household.filter(|household| new.contains(household)) {
                found.entry(household).or_default().insert(*id);
            }
        }
    }

    // A call of its own in the loop over the whole ward, which browsers then get to translate well.
    #[inline(never)]
    fn person(&self, log: Reading<'_>, id: ResidentId) -> Person {
        Person::read(log.state(), log.directory(), id, self.organisation.items())
    }

    // A call of its own in the loop over the whole ward, which browsers then get to translate well.
    #[inline(never)]
    fn put_home(&mut self, log: Reading<'_>, id: HouseholdId, mut residents: Vec<ResidentId>) {
        residents.sort_by_key(|resident| {
            let person = self.people.get(resident);
            (person.map(Person::place_in_household), *resident)
        });
        let fields = Fields::of(log.state(), log.directory(), Household::KIND, id.0);
        let household = Household::read(&fields);
        let key = self.walk_key(&household, id);
        let people: Vec<&Person> = residents.iter().filter_map(|resident| self.people.get(resident)).collect();
        let steps: Box<[u8]> = self.organisation.items().iter().map(|item| item.step_of(&fields)).collect();
        let exempt = people::exempt_places(self.organisation.items(), &fields);
        let house = House { household: &household, steps: &steps, exempt: &exempt };
        let shares = totals::count(&house, &people, &self.organisation, self.closing());
        let has_conflict = if household.consent.state.is_closed() {
            is_asked_about_consent(log.state(), log.directory(), id)
        } else {
            people.iter().any(|person| person.has_conflict)
                || is_conflicting(log.state(), log.directory(), Household::KIND, id.0)
        };
        let seen = visits_of(log, id, &self.organisation);
        self.totals.add(household.area, &shares, &self.organisation);
        let home = Home {
            key: key.clone(),
            last_visit: seen.last,
            appointment: seen.appointment,
            visits: seen.count,
            is_left: seen.is_left,
            household,
            residents,
            has_conflict,
            steps,
            exempt,
            shares,
        };
        self.order.insert(key, id);
        self.homes.insert(id, home);
    }

    fn walk_key(&self, household: &Household, id: HouseholdId) -> WalkKey {
        let area = household.area.map(|area| self.organisation.area_name(area)).unwrap_or_default();
        walk_key(area, household, id)
    }

    /// Returns the day ages are reckoned on: the set's closing date, or today.
    #[must_use]
    pub fn closing(&self) -> Date {
        self.closing.or(self.today).unwrap_or_else(|| Date::from_unix_days(0))
    }

    /// Returns the ward, its areas, teams, members and items.
    #[must_use]
    pub const fn organisation(&self) -> &Organisation {
        &self.organisation
    }

    /// Returns a person.
    #[must_use]
    pub fn person_of(&self, id: ResidentId) -> Option<&Person> {
        self.people.get(&id)
    }

    /// Returns everybody, in no particular order.
    pub fn people(&self) -> impl Iterator<Item = (&ResidentId, &Person)> {
        self.people.iter()
    }

    /// Returns a household.
    #[must_use]
    pub fn home(&self, id: HouseholdId) -> Option<&Home> {
        self.homes.get(&id)
    }

    /// Returns what stands for a household in lists: its head's name, or whoever comes first; nothing, once it refused.
    #[must_use]
    pub fn household_name(&self, home: &Home) -> &str {
        let people = home.shown_people().iter().filter_map(|resident| self.person_of(*resident));
        let head = people.clone().find(|person| person.resident.relation == Some(Relation::Head));
        head.or_else(|| people.clone().next()).map_or("", |person| person.resident.name.as_str())
    }

    /// Returns every household in walking order.
    pub fn walk(&self) -> impl Iterator<Item = (HouseholdId, &Home)> {
        self.order.values().filter_map(|id| self.homes.get(id).map(|home| (*id, home)))
    }

    /// Returns the households from one on, in walking order, that one left out.
    pub fn walk_after(&self, key: &WalkKey) -> impl Iterator<Item = (HouseholdId, &Home)> {
        let after = (std::ops::Bound::Excluded(key), std::ops::Bound::Unbounded);
        self.order.range(after).filter_map(|(_, id)| self.homes.get(id).map(|home| (*id, home)))
    }

    /// Returns how much there is, of what can be opened from the walk.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let start = Counts { households: self.homes.len() as u32, ..Counts::default() };
        self.homes.values().fold(start, |counts, home| Counts {
            residents: counts.residents + home.residents.len() as u32,
            visits: counts.visits + home.visits,
            left: counts.left + u32::from(home.is_left),
            ..counts
        })
    }

    /// Returns who and what was taken off the list.
    #[must_use]
    pub const fn removed(&self) -> &Removed {
        &self.removed
    }

    /// Returns the totals.
    #[must_use]
    pub const fn totals(&self) -> &Totals {
        &self.totals
    }
}

/// Returns whether a household is shown. One that was removed still is while somebody lives there: its remover had not
/// seen what was written about them.
const fn is_here(is_gone: bool, residents: &[ResidentId]) -> bool {
    !is_gone || !residents.is_empty()
}

/// What the visits of a household come to.
struct Seen {
    count: u32,
    is_left: bool,
    last: Option<LastVisit>,
    appointment: Option<Appointment>,
}

fn visits_of(log: Reading<'_>, id: HouseholdId, organisation: &Organisation) -> Seen {
    let mut visits: Vec<&VisitRow> = log.visits_to(id).collect();
    visits.sort_by_key(|visit| (visit.at_ms, visit.id));
    let absences = visits.iter().rev().take_while(|visit| visit.outcome == Some(Outcome::Absent)).count();
    let last = visits.last().map(|visit| LastVisit {
        outcome: visit.outcome.unwrap_or(Outcome::Other),
        on: Date::in_vietnam(visit.at_ms),
        at_ms: visit.at_ms,
        by: organisation.author_name(visit.by, log.directory()),
        absences: absences as u16,
    });
    let appointment = visits.last().and_then(|visit| visit.appointment.as_deref()).cloned();
    let is_left = visits.iter().all(|visit| visit.outcome.is_some_and(Outcome::is_to_repeat));
    Seen { count: visits.len() as u32, is_left, last, appointment }
}

/// Returns whether somebody has to decide about a household that refused: whether it did, or whether it is there at all.
fn is_asked_about_consent(state: &State, directory: &Directory, id: HouseholdId) -> bool {
    let record = state.record(Household::KIND, id.0);
    let is_revived = record.is_some_and(|record| record.removal(state.names().get(GONE), directory).is_some());
    is_revived || state.cell(Household::KIND, id.0, "consent").is_some_and(Cell::is_conflict)
}

/// Returns whether somebody has to decide about a record: a field holds two different values, or it was removed and
/// something its remover had not seen brought it back.
#[must_use]
pub fn is_conflicting(state: &State, directory: &Directory, kind: &str, id: Id) -> bool {
    let gone = state.names().get(GONE);
    state.record(kind, id).is_some_and(|record| {
        let is_disputed = |cell: &Cell| is_disputed(state, cell);
        record.removal(gone, directory).is_some() || record.cells().iter().any(is_disputed)
    })
}
