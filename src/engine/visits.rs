//! Visits, which are only ever added: kept as rows instead of records, for a ward has tens of thousands.
//!
//! What a row leaves out (notes, what was done for whom) is read from the log when somebody opens the history.
//! A visit's later edits, such as its removal, are an ordinary record of the state beside the row.

use crate::engine::stored::VISIT;
use crate::id::{Id, IdMap, IdSet};
use crate::log::{AuthorIndex, ChangeId, Edit, GONE, Stamp, State, Value};
use crate::model::{Appointment, Date, HouseholdId, Outcome, VisitId};
use serde::{Deserialize, Serialize};

/// What the walk needs to know of a visit.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VisitRow {
    pub id: VisitId,
    pub household: HouseholdId,
    pub at_ms: i64,
    pub by: Option<AuthorIndex>,
    /// `None` if a newer version wrote an outcome this one does not know.
    pub outcome: Option<Outcome>,
    pub appointment: Option<Box<Appointment>>,
    /// The change that made it, in which what the row leaves out is found.
    pub change: ChangeId,
}

/// Every visit.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Vec<VisitRow>")]
pub struct Visits {
    rows: Vec<VisitRow>,
    places: IdMap<VisitId, u32>,
    by_household: IdMap<HouseholdId, Vec<u32>>,
}

impl Visits {
    /// Takes an edit if it adds a visit, and returns the household; `None` leaves the edit to the state.
    pub fn add(&mut self, edit: &Edit<'_>, stamp: Stamp) -> Option<HouseholdId> {
        if edit.kind != VISIT {
            return None;
        }
        let text = |field| edit.get(field).and_then(Value::as_text);
        let row = VisitRow {
            id: VisitId(edit.record),
            household: text("household").and_then(HouseholdId::parse)?,
            at_ms: edit.get("at").and_then(Value::as_number).unwrap_or(stamp.time_ms),
            by: stamp.author,
            outcome: text("outcome").and_then(Outcome::parse),
            appointment: appointment(text).map(Box::new),
            change: stamp.change,
        };
        let household = row.household;
        self.insert(row);
        Some(household)
    }

    /// Returns the household of the visit an edit is about, if it is held already.
    #[must_use]
    pub fn household_of(&self, edit: &Edit<'_>) -> Option<HouseholdId> {
        (edit.kind == VISIT).then(|| self.get(VisitId(edit.record)))?.map(|visit| visit.household)
    }

    fn insert(&mut self, row: VisitRow) {
        let place = self.rows.len() as u32;
        match self.places.get(&row.id) {
            None => {
                self.places.insert(row.id, place);
                self.by_household.entry(row.household).or_default().push(place);
                self.rows.push(row);
            }
            // The same id twice can only be made on purpose; every device must still show the same one.
            Some(place) => {
                if let Some(held) = self.rows.get_mut(*place as usize)
                    && held.change < row.change
                {
                    if held.household != row.household {
                        self.by_household.entry(held.household).or_default().retain(|held| held != place);
                        self.by_household.entry(row.household).or_default().push(*place);
                    }
                    *held = row;
                }
            }
        }
    }

    /// Forgets what is of an id: a visit, or all visits to a home.
    pub fn erase(&mut self, id: Id) {
        self.remove(VisitId(id));
        let places = self.by_household.get(&HouseholdId(id)).into_iter().flatten();
        let visits: Vec<VisitId> =
            places.filter_map(|place| self.rows.get(*place as usize)).map(|row| row.id).collect();
        for visit in visits {
            self.remove(visit);
        }
    }

    fn remove(&mut self, id: VisitId) {
        let Some(place) = self.places.remove(&id) else { return };
        let last = self.rows.len().saturating_sub(1) as u32;
        let removed = self.rows.swap_remove(place as usize);
        if let Some(places) = self.by_household.get_mut(&removed.household) {
            places.retain(|held| *held != place);
        }
        // The last row stands in its place now.
        if let Some(moved) = self.rows.get(place as usize) {
            self.places.insert(moved.id, place);
            if let Some(places) = self.by_household.get_mut(&moved.household) {
                places.iter_mut().filter(|held| **held == last).for_each(|held| *held = place);
            }
        }
    }

    /// Takes over visits folded elsewhere.
    pub fn absorb(&mut self, other: Self) {
        if self.rows.is_empty() {
            *self = other;
        } else {
            other.rows.into_iter().for_each(|row| self.insert(row));
        }
    }

    /// Returns a visit.
    #[must_use]
    pub fn get(&self, id: VisitId) -> Option<&VisitRow> {
        self.places.get(&id).and_then(|place| self.rows.get(*place as usize))
    }

    /// Returns the visits of a household that were not taken back, in no particular order.
    pub fn of(&self, household: HouseholdId, state: &State) -> impl Iterator<Item = &VisitRow> {
        let places = self.by_household.get(&household).map_or(&[][..], Vec::as_slice);
        let rows = places.iter().filter_map(|place| self.rows.get(*place as usize));
        rows.filter(|row| !is_taken_back(row, state))
    }

    /// Returns every visit that was not taken back, in no particular order.
    pub fn standing(&self, state: &State) -> impl Iterator<Item = &VisitRow> {
        self.rows.iter().filter(|row| !is_taken_back(row, state))
    }

    /// Returns every visit, those taken back included, in no particular order.
    pub fn all(&self) -> impl Iterator<Item = &VisitRow> {
        self.rows.iter()
    }

    /// Returns how many visits some changes made.
    #[must_use]
    pub fn made_by(&self, changes: &IdSet<ChangeId>) -> usize {
        self.rows.iter().filter(|row| changes.contains(&row.change)).count()
    }

    /// Returns how many visits were taken back.
    #[must_use]
    pub fn taken_back(&self, state: &State) -> usize {
        self.rows.iter().filter(|row| is_taken_back(row, state)).count()
    }

    /// Returns how many visits there are, those taken back included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Returns whether there is no visit.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

fn is_taken_back(row: &VisitRow, state: &State) -> bool {
    state.record(VISIT, row.id.0).is_some_and(|record| record.is_gone(state.names().get(GONE)))
}

/// Reads the appointment a visit made.
pub fn appointment<'a>(text: impl Fn(&'static str) -> Option<&'a str>) -> Option<Appointment> {
    Some(Appointment {
        on: text("appointment").and_then(Date::parse)?,
        time: text("appointment_time").unwrap_or_default().to_owned(),
        note: text("appointment_note").unwrap_or_default().to_owned(),
    })
}

impl From<Vec<VisitRow>> for Visits {
    fn from(rows: Vec<VisitRow>) -> Self {
        let mut visits = Self::default();
        for row in rows {
            visits.insert(row);
        }
        visits
    }
}

impl Serialize for Visits {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.rows.serialize(serializer)
    }
}
