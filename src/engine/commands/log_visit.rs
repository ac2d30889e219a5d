//! Logging a visit: what happened at a door, and what each person there can do now.

use crate::engine::basis::Basis;
use crate::engine::commands::keep_draft::draft_key;
use crate::engine::commands::undo::UndoToken;
use crate::engine::fault::Fault;
use crate::engine::queries::household_view::NextDoor;
use crate::engine::store::{Shelf, Store, Write};
use crate::engine::stored::{Stored, VISIT, reason_field, step_field};
use crate::engine::{Edits, Engine, Surroundings};
use crate::id::Id;
use crate::log::{Origin, Value};
use crate::model::{
    Appointment, Date, Household, HouseholdId, Outcome, Place, Reason, Resident, ResidentId, Step, text,
};
use serde::{Deserialize, Serialize};

/// A visit as the form leaves it. It is also the draft: kept as it stands until it is saved or dropped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogVisit {
    pub household: HouseholdId,
    /// When the visit was, in Unix milliseconds.
    pub at_ms: i64,
    /// `None` only in a draft: the one answer a visit cannot be saved without.
    pub outcome: Option<Outcome>,
    pub place: Place,
    /// The steps that were touched.
    pub steps: Vec<StepReport>,
    pub appointment: Option<Appointment>,
    pub note: String,
    pub basis: Basis,
}

/// A step recorded at the door.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepReport {
    /// `None` for an item measured on the house.
    pub resident: Option<ResidentId>,
    /// The item's code.
    pub item: String,
    pub step: Step,
    /// Why it is not achieved, if somebody said.
    pub reason: Option<Reason>,
}

/// A saved visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitSaved {
    pub undo: UndoToken,
    /// Where to go now.
    pub next_door: Option<NextDoor>,
}

/// Logs the same outcome at many doors in one go: nobody was in, or all are to be visited another day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogManyVisits {
    pub households: Vec<HouseholdId>,
    pub at_ms: i64,
    pub outcome: Outcome,
    pub appointment: Option<Appointment>,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Logs a visit: the visit and the steps recorded with it are one change, so no file can tear them apart.
    ///
    /// # Errors
    /// The household is not here, no outcome was chosen, or the store did not keep it.
    pub async fn log_visit(&mut self, report: LogVisit) -> Result<VisitSaved, Fault> {
        let home = self.index.home(self.first_home(report.household)).ok_or(Fault::NotFound)?;
        // A draft may be older than the refusal: of people who refused, nothing is recorded.
        let steps = if home.is_closed() { &[] } else { report.steps.as_slice() };
        let erased = self.ledger.state().erased();
        let is_erased = |resident: ResidentId| erased.covers(Resident::KIND, resident.0);
        let steps = steps.iter().filter(|step| !step.resident.is_some_and(is_erased));
        let outcome = report.outcome.ok_or(Fault::OutcomeMissing)?;
        let mut edits = Edits::default();
        let visit = self.around.new_id();
        add_visit(&mut edits, visit, report.household, report.at_ms, outcome);
        if report.place != Place::Home {
            edits.set(VISIT, visit, "place", Value::text(report.place.code()), &[]);
        }
        let note = text::clean_lines(&report.note);
        if !note.is_empty() {
            edits.set(VISIT, visit, "note", Value::text(&note), &[]);
        }
        if let Some(appointment) = &report.appointment {
            add_appointment(&mut edits, visit, appointment);
        }
        for step in steps {
            let (kind, record) = match step.resident {
                Some(resident) => (Resident::KIND, resident.0),
                None => (Household::KIND, report.household.0),
            };
            add_step(&mut edits, kind, self.shown_as(kind, record, &report.basis), step, &report.basis);
        }
        let drop_draft = Write::Delete(Shelf::Drafts, draft_key(report.household));
        let undo = self.save(edits, vec![drop_draft]).await?;
        self.drafts.remove(&report.household);
        Ok(VisitSaved { undo, next_door: self.next_door(self.first_home(report.household)) })
    }

    /// Logs the same outcome at many doors, each a change of its own, all in one transaction. What was agreed with a
    /// home for a later day stands, unless all are given a new day.
    ///
    /// # Errors
    /// A household is not here, or the store did not keep it.
    pub async fn log_many_visits(&mut self, report: LogManyVisits) -> Result<UndoToken, Fault> {
        let on = Date::in_vietnam(report.at_ms);
        let mut changes = Vec::with_capacity(report.households.len());
        for household in report.households {
            let home = self.index.home(self.first_home(household)).ok_or(Fault::NotFound)?;
            let mut edits = Edits::default();
            let visit = self.around.new_id();
            add_visit(&mut edits, visit, household, report.at_ms, report.outcome);
            let standing = home.appointment.as_ref().filter(|standing| standing.outlasts(on));
            if let Some(appointment) = report.appointment.as_ref().or(standing) {
                add_appointment(&mut edits, visit, appointment);
            }
            changes.push(edits);
        }
        self.save_all(changes, Origin::Form, Vec::new()).await
    }
}

fn add_visit(edits: &mut Edits, visit: Id, household: HouseholdId, at_ms: i64, outcome: Outcome) {
    edits.set(VISIT, visit, "household", Value::text(&household.to_string()), &[]);
    edits.set(VISIT, visit, "at", Value::Number(at_ms), &[]);
    edits.set(VISIT, visit, "outcome", Value::text(outcome.code()), &[]);
}

fn add_step(edits: &mut Edits, kind: &'static str, record: Id, report: &StepReport, basis: &Basis) {
    let step = step_field(&report.item);
    edits.set(kind, record, &step, Value::Number(report.step.get().into()), basis.heads(record, &step));
    let reason = reason_field(&report.item);
    let heads = basis.heads(record, &reason);
    match report.reason {
        Some(given) => edits.set(kind, record, &reason, Value::text(given.code()), heads),
        None if !heads.is_empty() => edits.set(kind, record, &reason, Value::Null, heads),
        None => {}
    }
}

fn add_appointment(edits: &mut Edits, visit: Id, appointment: &Appointment) {
    edits.set(VISIT, visit, "appointment", Value::text(&appointment.on.code()), &[]);
    for (field, words) in [("appointment_time", &appointment.time), ("appointment_note", &appointment.note)] {
        let words = text::clean(words);
        if !words.is_empty() {
            edits.set(VISIT, visit, field, Value::text(&words), &[]);
        }
    }
}
