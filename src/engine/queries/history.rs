//! What was done with a household: visits and edits, newest first, read from the log itself.

use crate::engine::fault::Fault;
use crate::engine::store::Store;
use crate::engine::stored::{Stored, VISIT, item_of, reason_field, step_field, value_text};
use crate::engine::visits::appointment;
use crate::engine::{Engine, Surroundings};
use crate::id::Id;
use crate::log::{Edit, EditText, GONE, Origin, ReadChange, Value};
use crate::model::{
    Appointment, Household, HouseholdId, MemberId, Outcome, Place, Reason, Resident, ResidentId, Step, VisitId,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Asks for a household's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryQuestion(pub HouseholdId);

/// One save that touched the household.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryEntry {
    pub at_ms: i64,
    pub by: String,
    pub what: HistoryFact,
}

/// What the save did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HistoryFact {
    Visit {
        id: VisitId,
        outcome: Outcome,
        place: Place,
        note: String,
        appointment: Option<Appointment>,
        steps: Vec<StepFact>,
        /// The visit was taken back.
        is_gone: bool,
    },
    /// Taken from a register file.
    Listed,
    /// The home was entered, or people were entered in it.
    Added { home: bool, people: Vec<String> },
    /// Fields were edited; steps recorded outside a visit count here too.
    Edited { fields: Vec<FieldFact> },
}

/// A step recorded with a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepFact {
    /// Empty for the house as a whole.
    pub resident: String,
    pub item: String,
    pub step: String,
    pub reason: Option<Reason>,
}

/// A field that was edited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldFact {
    /// Empty for the house itself.
    pub resident: String,
    /// The field's code, or the name of the item whose step it holds.
    pub field: String,
    /// The value in the file's own spelling, empty if it was cleared; `None` if it is not to be shown.
    pub value: Option<String>,
}

impl HistoryEntry {
    /// Leaves out what is said of people: their home refused. `None` if nothing else is left.
    fn without_people(mut self) -> Option<Self> {
        match &mut self.what {
            HistoryFact::Visit { note, steps, .. } => {
                note.clear();
                steps.clear();
            }
            HistoryFact::Listed => {}
            HistoryFact::Added { home: false, .. } => return None,
            HistoryFact::Added { people, .. } => people.clear(),
            HistoryFact::Edited { fields } => {
                fields.retain(|fact| fact.resident.is_empty());
                for fact in fields {
                    fact.value = None;
                }
            }
        }
        Some(self).filter(|entry| !matches!(&entry.what, HistoryFact::Edited { fields } if fields.is_empty()))
    }
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Answers with a household's history, newest first.
    ///
    /// # Errors
    /// The household is not here, or the store cannot be read.
    pub async fn history(&mut self, household: HouseholdId) -> Result<Vec<HistoryEntry>, Fault> {
        let household = self.first_home(household);
        let home = self.index.home(household).ok_or(Fault::NotFound)?;
        let is_closed = home.is_closed();
        let state = self.ledger.state();
        let mut records: Vec<Id> = home.residents.iter().map(|resident| resident.0).collect();
        records.extend(home.residents.iter().flat_map(|resident| state.class_of(Resident::KIND, resident.0)));
        let mut homes = vec![household.0];
        homes.extend(state.class_of(Household::KIND, household.0));
        records.extend(&homes);
        let lines = self.ledger.lines_about(&records).await?;
        // Lines that cannot be read were set aside when the ward was opened.
        let changes = lines.iter().filter_map(|line| ReadChange::read(line, self.ledger.directory()).ok());
        let mut changes: Vec<_> = changes.collect();
        changes.sort_by_key(|change| (change.time_ms, change.id));
        let mut entries = Vec::with_capacity(lines.len());
        // What an edit does to a record that no earlier one knows is to enter it.
        let mut entered = BTreeSet::new();
        for change in &changes {
            let edits = change.edits.iter().filter_map(|edit| match edit {
                EditText::Whole(text) => Edit::read(text).ok(),
                EditText::Withheld(_) => None,
            });
            let edits: Vec<Edit<'_>> = edits.collect();
            let new: Vec<_> = edits.iter().filter(|edit| entered.insert(edit.record)).collect();
            let entry = self.history_entry(change, &edits, &new, &homes, &records);
            let entry = if is_closed { entry.and_then(HistoryEntry::without_people) } else { entry };
            entries.extend(entry.map(|entry| (change.id, entry)));
        }
        entries.sort_by_key(|(id, entry)| (entry.at_ms, *id));
        Ok(entries.into_iter().rev().map(|(_, entry)| entry).collect())
    }

    fn history_entry(
        &self,
        change: &ReadChange<'_>,
        edits: &[Edit<'_>],
        new: &[&Edit<'_>],
        homes: &[Id],
        records: &[Id],
    ) -> Option<HistoryEntry> {
        let is_here = |edit: &&Edit<'_>| {
            let home = edit.get("household").and_then(Value::as_text).and_then(Id::parse);
            edit.kind == VISIT && home.is_some_and(|home| homes.contains(&home))
        };
        let visit = edits.iter().find(is_here);
        let others = edits.iter().filter(|edit| records.contains(&edit.record));
        let what = match visit {
            Some(visit) => self.visit_fact(visit, others),
            None if Origin::parse(change.origin.as_deref()) == Origin::Register => HistoryFact::Listed,
            None if new.iter().any(|edit| records.contains(&edit.record)) => HistoryFact::Added {
                home: new.iter().any(|edit| homes.contains(&edit.record)),
                people: new.iter().map(|edit| self.resident_name(edit)).filter(|name| !name.is_empty()).collect(),
            },
            None => {
                let fields: Vec<_> = others.flat_map(|edit| self.field_facts(edit)).collect();
                // The line may only mention the household: a person who lived here once.
                if fields.is_empty() {
                    return None;
                }
                HistoryFact::Edited { fields }
            }
        };
        let at_ms = visit.and_then(|visit| visit.get("at")).and_then(Value::as_number).unwrap_or(change.time_ms);
        let by = change.author.map(|author| self.index.organisation().member_name(MemberId(author)).to_owned());
        Some(HistoryEntry { at_ms, by: by.unwrap_or_default(), what })
    }

    fn visit_fact<'e>(&self, visit: &Edit<'_>, others: impl Iterator<Item = &'e Edit<'e>>) -> HistoryFact {
        let text = |field: &'static str| visit.get(field).and_then(Value::as_text);
        let state = self.ledger.state();
        let edited = state.record(VISIT, visit.record);
        HistoryFact::Visit {
            id: VisitId(visit.record),
            outcome: text("outcome").and_then(Outcome::parse).unwrap_or(Outcome::Other),
            place: text("place").and_then(Place::parse).unwrap_or(Place::Home),
            note: text("note").unwrap_or_default().to_owned(),
            appointment: appointment(text),
            steps: others.flat_map(|edit| self.step_facts(edit)).collect(),
            is_gone: edited.is_some_and(|record| record.is_gone(state.names().get(GONE))),
        }
    }

    fn step_facts(&self, edit: &Edit<'_>) -> Vec<StepFact> {
        let resident = self.resident_name(edit);
        let items = self.index.organisation().items().iter();
        let facts = items.filter_map(|entry| {
            let step = edit.get(&step_field(&entry.item.code)).and_then(Value::as_number)?;
            let step = u8::try_from(step).ok().and_then(Step::new)?;
            let reason = edit.get(&reason_field(&entry.item.code)).and_then(Value::as_text);
            Some(StepFact {
                resident: resident.clone(),
                item: entry.item.name.clone(),
                step: entry.item.ladder.labels.get(usize::from(step.get()))?.clone(),
                reason: reason.and_then(Reason::parse),
            })
        });
        facts.collect()
    }

    fn field_facts(&self, edit: &Edit<'_>) -> Vec<FieldFact> {
        let resident = self.resident_name(edit);
        let items = self.index.organisation().items();
        let item_name = |field: &str| {
            let code = item_of(field)?;
            items.iter().find(|entry| entry.item.code == code).map(|entry| entry.item.name.clone())
        };
        // That a record went or came back is no field a person knows.
        let facts = edit.set.iter().filter(|(field, _)| field != GONE).map(|(field, value)| FieldFact {
            resident: resident.clone(),
            field: item_name(field).unwrap_or_else(|| field.clone().into_owned()),
            value: Some(value_text(value)),
        });
        facts.collect()
    }

    fn resident_name(&self, edit: &Edit<'_>) -> String {
        if edit.kind == Household::KIND {
            return String::new();
        }
        let id = ResidentId(self.ledger.state().first_of(Resident::KIND, edit.record));
        let person = (edit.kind == Resident::KIND).then(|| self.index.person_of(id)).flatten();
        person.map(|person| person.resident.name.clone()).unwrap_or_default()
    }
}
