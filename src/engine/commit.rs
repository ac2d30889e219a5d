//! The one way a command saves: edits become a change, the change is committed, the indexes follow, undo is remembered.

use crate::engine::basis::Basis;
use crate::engine::commands::undo::UndoToken;
use crate::engine::edits::{Edits, FieldsSet};
use crate::engine::fault::Fault;
use crate::engine::sealed::Sealed;
use crate::engine::store::{Store, Write};
use crate::engine::stored::{VISIT, item_of};
use crate::engine::touched::Touched;
use crate::engine::{Engine, Surroundings, unsent_since};
use crate::id::Id;
use crate::log::{Cell, ChangeDraft, ChangeId, Directory, EditDraft, Erased, GONE, Origin, Record, SAME, Value};
use serde::{Deserialize, Serialize};

/// How many saves can be taken back.
const UNDO_DEPTH: usize = 20;

/// What it takes to give back what a save replaced.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoPlan {
    /// Records the save made or brought back.
    pub(crate) created: Vec<Created>,
    /// Fields the save replaced.
    pub(crate) replaced: Vec<Replaced>,
}

impl UndoPlan {
    /// Leaves out what was erased.
    pub(crate) fn without(mut self, erased: &Erased) -> Self {
        self.created.retain(|created| !erased.covers(&created.kind, created.record));
        self.replaced.retain(|replaced| !erased.covers(&replaced.kind, replaced.record));
        self
    }
}

/// A record a save made, or brought back after it was removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Created {
    pub kind: String,
    pub record: Id,
    /// The save's change, and heads that were there before; any other head is somebody's later work.
    pub seen: Vec<ChangeId>,
}

/// A field a save replaced, with the value it held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Replaced {
    pub kind: String,
    pub record: Id,
    pub field: String,
    pub value: Value,
    /// The heads that held the value.
    pub before: Vec<ChangeId>,
    /// The save's change, and undos that gave the save's value back.
    pub changes: Vec<ChangeId>,
}

/// Returns the value a field is read by: the displayed one. Two records are apart while people disagree on it.
pub(crate) fn read_value(kind: &str, cell: Option<&Cell>, directory: &Directory) -> Value {
    match cell {
        Some(cell) if kind == SAME && cell.is_conflict() => Value::Flag(false),
        cell => cell.and_then(|cell| cell.shown(directory)).map(|head| head.value.clone()).unwrap_or_default(),
    }
}

/// What an undo token takes back.
#[derive(Clone, Debug)]
pub(crate) enum Undoable {
    Save(UndoPlan),
    /// A file, by its number among the intakes; its plan lies in the store.
    Taken(u32),
}

/// Changes that are named and know how to be undone, but are not written yet.
pub(crate) struct Prepared {
    sealed: Sealed,
    pub plan: UndoPlan,
}

impl Prepared {
    /// Returns how many changes there are.
    pub const fn len(&self) -> usize {
        self.sealed.len()
    }
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Saves edits as one change, with rows `beside` it in the same transaction.
    pub(crate) async fn save(&mut self, edits: Edits, beside: Vec<Write>) -> Result<UndoToken, Fault> {
        self.save_all(vec![edits], Origin::Form, beside).await
    }

    /// Saves several changes in one transaction; one undo takes them all back.
    pub(crate) async fn save_all(
        &mut self,
        changes: Vec<Edits>,
        origin: Origin,
        beside: Vec<Write>,
    ) -> Result<UndoToken, Fault> {
        let prepared = self.prepare(changes, origin)?;
        let plan = self.land(prepared, beside).await?;
        Ok(self.remember(Undoable::Save(plan)))
    }

    /// Names changes and works out how to undo them, for saves that keep the plan beside them.
    pub(crate) fn prepare(&mut self, changes: Vec<Edits>, origin: Origin) -> Result<Prepared, Fault> {
        let time_ms = self.around.now_ms();
        let author = self.device.me.map(|member| member.0);
        let drafts: Vec<ChangeDraft> = changes
            .into_iter()
            .filter(|edits| !edits.is_empty())
            .map(|edits| ChangeDraft {
                time_ms,
                author,
                origin,
                edits: edits
                    .into_records()
                    .flat_map(|((kind, record), set)| match origin {
                        // Each record gets back what was taken from it, whatever it is the same as.
                        Origin::Undo | Origin::UndoRegister => vec![self.edit_draft(kind, record, set)],
                        _ => self.edit_drafts(kind, record, set),
                    })
                    .collect(),
            })
            .collect();
        let mut values = drafts.iter().flat_map(|draft| &draft.edits).flat_map(|edit| edit.set.values());
        if values.any(|(value, _)| value.is_too_long()) {
            return Err(Fault::TextTooLong);
        }
        // A form may have been open while somebody erased what it shows.
        let erased = self.ledger.state().erased();
        if drafts.iter().flat_map(|draft| &draft.edits).any(|edit| erased.covers(edit.kind, edit.record)) {
            return Err(Fault::NotFound);
        }
        let sealed = self.ledger.seal(&drafts)?;
        let mut plan = UndoPlan::default();
        for (change, draft) in sealed.ids().zip(&drafts) {
            for edit in &draft.edits {
                self.plan_undo(&mut plan, edit, change, origin);
            }
        }
        Ok(Prepared { sealed, plan })
    }

    /// Writes prepared changes with rows `beside` them, and brings the indexes up to date. The plan comes back.
    pub(crate) async fn land(&mut self, prepared: Prepared, mut beside: Vec<Write>) -> Result<UndoPlan, Fault> {
        let since_ms = self.unsent_since_ms.unwrap_or_else(|| self.around.now_ms());
        if self.unsent_since_ms.is_none() {
            beside.push(unsent_since::write(since_ms)?);
        }
        let touched = self.ledger.append(prepared.sealed, beside).await?;
        self.unsent_since_ms = Some(since_ms);
        if touched.contains(&Touched::Setup) {
            self.past_weeks = None;
        }
        let today = self.around.today();
        self.index.refresh(self.ledger.reading(), &touched, today);
        Ok(prepared.plan)
    }

    /// Returns the edits that set fields of a record: of all that are the same, each where it holds what is replaced.
    fn edit_drafts(&mut self, kind: &'static str, record: Id, mut set: FieldsSet) -> Vec<EditDraft> {
        let state = self.ledger.state();
        let class = state.class_of(kind, record);
        if class.is_empty() {
            return vec![self.edit_draft(kind, record, set)];
        }
        let held = |id: Id, field: &str| -> Vec<ChangeId> {
            state.cell_alone(kind, id, field).into_iter().flat_map(Cell::changes).collect()
        };
        let mut others: Vec<(Id, FieldsSet)> = Vec::new();
        for other in class.iter().copied().filter(|other| *other != record) {
            let mut of_other = FieldsSet::new();
            for (field, (value, replaced)) in &set {
                let mut own = held(other, field);
                own.retain(|change| replaced.contains(change));
                if !own.is_empty() {
                    of_other.insert(field.clone(), (value.clone(), own));
                }
            }
            if !of_other.is_empty() {
                others.push((other, of_other));
            }
        }
        set.retain(|field, (_, replaced)| {
            // One change may have written to several of them.
            let own = held(record, field);
            let of_others = || others.iter().filter_map(|(_, fields)| fields.get(field));
            replaced.retain(|change| own.contains(change) || !of_others().any(|(_, held)| held.contains(change)));
            replaced.sort_unstable();
            replaced.dedup();
            // What only others hold is theirs to hold: taken apart, nobody has what was never said of them.
            !own.is_empty() || of_others().next().is_none()
        });
        let own = (!set.is_empty()).then_some((record, set));
        let all = own.into_iter().chain(others);
        all.map(|(record, set)| self.edit_draft(kind, record, set)).collect()
    }

    fn edit_draft(&mut self, kind: &'static str, record: Id, set: FieldsSet) -> EditDraft {
        // Steps alone tell little; names, births and telephones must not be guessable from a hash once blanked.
        let is_personal = !set.keys().all(|field| item_of(field).is_some());
        let salt = is_personal.then(|| self.around.new_id());
        EditDraft { kind, record, set, salt }
    }

    fn plan_undo(&self, plan: &mut UndoPlan, edit: &EditDraft, change: ChangeId, origin: Origin) {
        let (state, directory) = (self.ledger.state(), self.ledger.directory());
        let record = state.record_alone(edit.kind, edit.record);
        let gone = state.names().get(GONE);
        // Whoever puts a record back by hand and thinks again wants it removed as it was.
        let is_back = origin != Origin::Form && edit.set.get(GONE).is_some_and(|(value, _)| value.is_null());
        // A record that is gone and not brought back by the field for it was brought back by being written to.
        let is_revived = !edit.set.contains_key(GONE) && record.is_some_and(|record| record.is_gone(gone));
        let Some(record) = record.filter(|_| edit.kind != VISIT && !is_back && !is_revived) else {
            let cells = record.map(Record::cells).unwrap_or_default().iter();
            let cells = cells.filter(|cell| Some(cell.field()) != gone);
            let mut seen: Vec<ChangeId> = cells.flat_map(Cell::changes).collect();
            seen.push(change);
            seen.sort_unstable();
            seen.dedup();
            plan.created.push(Created { kind: edit.kind.to_owned(), record: edit.record, seen });
            return;
        };
        for (field, (_, before)) in &edit.set {
            let cell = state.names().get(field).and_then(|name| record.cell(name));
            plan.replaced.push(Replaced {
                kind: edit.kind.to_owned(),
                record: edit.record,
                field: field.clone(),
                value: read_value(edit.kind, cell, directory),
                before: before.clone(),
                changes: vec![change],
            });
        }
    }

    /// Remembers how to take a save back, and returns the token for it.
    pub(crate) fn remember(&mut self, undoable: Undoable) -> UndoToken {
        self.last_token += 1;
        let token = UndoToken(self.last_token);
        self.undo.push_back((token, undoable));
        if self.undo.len() > UNDO_DEPTH {
            self.undo.pop_front();
        }
        token
    }

    /// Returns the id under which a form shows a record: another's, if the two were joined before it was opened.
    pub(crate) fn shown_as(&self, kind: &str, record: Id, basis: &Basis) -> Id {
        if basis.shows(record) { record } else { self.ledger.state().first_of(kind, record) }
    }

    /// Returns the heads a form on these records shows.
    pub(crate) fn basis(&self, records: impl IntoIterator<Item = (&'static str, Id)>) -> Basis {
        let state = self.ledger.state();
        let mut basis = Basis::default();
        for (kind, id) in records {
            let Some(record) = state.record(kind, id) else { continue };
            let fields = record.cells().iter();
            let fields = fields.map(|cell| (state.names().text(cell.field()).to_owned(), cell.changes().collect()));
            basis.0.insert(id, fields.collect());
        }
        basis
    }
}
