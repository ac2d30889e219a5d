//! The one way a command saves: edits become a change, the change is committed, the indexes follow, undo is remembered.

use crate::engine::basis::{Basis, Edited};
use crate::engine::commands::undo::UndoToken;
use crate::engine::fault::Fault;
use crate::engine::fields::{Stored, VISIT};
use crate::engine::store::{Store, Write};
use crate::engine::{Engine, Surroundings};
use crate::id::Id;
use crate::log::{ChangeDraft, ChangeId, EditDraft, Origin, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many saves can be taken back.
const UNDO_DEPTH: usize = 20;

/// What it takes to give back what a save replaced.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoPlan {
    /// Records the save made.
    pub(crate) created: Vec<Created>,
    /// Fields the save replaced.
    pub(crate) replaced: Vec<Replaced>,
}

/// A record a save made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Created {
    pub kind: String,
    pub record: Id,
    pub change: ChangeId,
}

/// A field a save replaced, with the value it held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Replaced {
    pub kind: String,
    pub record: Id,
    pub field: String,
    pub value: Value,
    pub change: ChangeId,
}

/// The edits of one change in the making.
#[derive(Clone, Debug, Default)]
pub struct Edits(BTreeMap<(&'static str, Id), BTreeMap<String, (Value, Vec<ChangeId>)>>);

impl Edits {
    /// Sets a field, replacing the heads its form showed.
    pub fn set(&mut self, kind: &'static str, record: Id, field: &str, value: Value, replaced: &[ChangeId]) {
        self.0.entry((kind, record)).or_default().insert(field.to_owned(), (value, replaced.to_vec()));
    }

    /// Sets the fields in which a record differs from what its form showed.
    pub fn differences<T: Stored>(&mut self, record: Id, edited: &Edited<T>) {
        for ((field, before), (_, after)) in edited.before.write().into_iter().zip(edited.after.write()) {
            if before != after {
                self.set(T::KIND, record, field, after, edited.basis.heads(record, field));
            }
        }
    }

    /// Sets every field of a new record that holds something.
    pub fn create<T: Stored>(&mut self, record: Id, new: &T) {
        for (field, value) in new.write() {
            if !value.is_null() {
                self.set(T::KIND, record, field, value, &[]);
            }
        }
    }

    /// Sets every field of a record made under an id that may have been in use before: what it held then is replaced.
    pub fn create_over<T: Stored>(&mut self, record: Id, new: &T, basis: &Basis) {
        for (field, value) in new.write() {
            let replaced = basis.heads(record, field);
            if !value.is_null() || !replaced.is_empty() {
                self.set(T::KIND, record, field, value, replaced);
            }
        }
    }

    /// Returns whether there is nothing to save.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
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
        let plan = self.commit(changes, origin, beside).await?;
        Ok(self.remember(plan))
    }

    /// Commits changes and returns what it takes to undo them.
    pub(crate) async fn commit(
        &mut self,
        changes: Vec<Edits>,
        origin: Origin,
        beside: Vec<Write>,
    ) -> Result<UndoPlan, Fault> {
        let drafts: Vec<ChangeDraft> = changes
            .into_iter()
            .filter(|edits| !edits.is_empty())
            .map(|edits| ChangeDraft {
                time_ms: self.around.now_ms(),
                author: self.me.map(|member| member.0),
                origin,
                edits: edits.0.into_iter().map(|((kind, record), set)| self.edit_draft(kind, record, set)).collect(),
            })
            .collect();
        let mut plan = self.plan_undo(&drafts);
        let (ids, touched) = self.ledger.append(&drafts, beside).await?;
        plan.name_changes(&ids);
        let today = self.around.today();
        self.index.refresh(&self.ledger, &touched, today);
        Ok(plan.plan)
    }

    fn edit_draft(
        &mut self,
        kind: &'static str,
        record: Id,
        set: BTreeMap<String, (Value, Vec<ChangeId>)>,
    ) -> EditDraft {
        // Steps alone tell little; names, births and telephones must not be guessable from a hash once blanked.
        let is_personal = set.keys().any(|field| !field.starts_with("s.") && !field.starts_with("r."));
        let salt = is_personal.then(|| self.around.new_id());
        EditDraft { kind, record, set, salt }
    }

    fn plan_undo(&self, drafts: &[ChangeDraft]) -> Planned {
        let mut planned = Planned::default();
        let (state, directory) = (self.ledger.state(), self.ledger.directory());
        for (change, draft) in drafts.iter().enumerate() {
            for edit in &draft.edits {
                let record = state.record(edit.kind, edit.record);
                if edit.kind == VISIT || record.is_none() {
                    planned.created.push((change, edit.kind, edit.record));
                    continue;
                }
                for field in edit.set.keys() {
                    let cell = state.names().get(field).and_then(|name| record?.cell(name));
                    let value = cell.and_then(|cell| cell.shown(directory)).map(|head| head.value.clone());
                    let value = value.unwrap_or_default();
                    planned.replaced.push((change, edit.kind, edit.record, field.clone(), value));
                }
            }
        }
        planned
    }

    /// Remembers how to take a save back, and returns the token for it.
    pub(crate) fn remember(&mut self, plan: UndoPlan) -> UndoToken {
        self.last_token += 1;
        let token = UndoToken(self.last_token);
        self.undo.push_back((token, plan));
        if self.undo.len() > UNDO_DEPTH {
            self.undo.pop_front();
        }
        token
    }

    /// Returns the heads a form on these records shows.
    pub(crate) fn basis(&self, records: impl Iterator<Item = (&'static str, Id)>) -> Basis {
        let state = self.ledger.state();
        let mut basis = Basis::default();
        for (kind, id) in records {
            let Some(record) = state.record(kind, id) else { continue };
            let heads = record.cells().iter().map(|cell| {
                let heads = cell.heads().iter().map(|head| head.stamp.change).collect();
                (state.names().text(cell.field()).to_owned(), heads)
            });
            basis.0.insert(id, heads.collect());
        }
        basis
    }
}

/// An undo plan whose changes have no names yet.
#[derive(Default)]
struct Planned {
    created: Vec<(usize, &'static str, Id)>,
    replaced: Vec<(usize, &'static str, Id, String, Value)>,
    plan: UndoPlan,
}

impl Planned {
    fn name_changes(&mut self, ids: &[ChangeId]) {
        for (change, kind, record) in self.created.drain(..) {
            if let Some(change) = ids.get(change) {
                self.plan.created.push(Created { kind: kind.to_owned(), record, change: *change });
            }
        }
        for (change, kind, record, field, value) in self.replaced.drain(..) {
            if let Some(change) = ids.get(change) {
                self.plan.replaced.push(Replaced { kind: kind.to_owned(), record, field, value, change: *change });
            }
        }
    }
}
