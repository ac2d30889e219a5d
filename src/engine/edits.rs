//! What a command changes, gathered before it is saved: the edits of one change, or of many.

use crate::engine::basis::{Basis, Edited};
use crate::engine::stored::Stored;
use crate::id::{ID_TEXT, Id};
use crate::log::{ChangeId, Value};
use std::collections::BTreeMap;

/// The edits of one change in the making.
#[derive(Clone, Debug, Default)]
pub struct Edits(BTreeMap<(&'static str, Id), FieldsSet>);

/// The fields set on a record, with the heads each of them replaces.
pub(super) type FieldsSet = BTreeMap<String, (Value, Vec<ChangeId>)>;

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

    /// Returns the fields set, record by record.
    pub(super) fn into_records(self) -> impl Iterator<Item = ((&'static str, Id), FieldsSet)> {
        self.0.into_iter()
    }

    /// Returns whether there is nothing to save.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The most fields of one change where thousands are saved at once, and about the most bytes of their values: far
/// below what a line may hold.
const PART_FIELDS: usize = 200;
const PART_BYTES: usize = 16 * 1024;

/// Edits split into changes, none of them too long for a line, no record torn apart.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parts {
    changes: Vec<Edits>,
    last: Edits,
    record: Option<Id>,
    fields: usize,
    bytes: usize,
}

impl Parts {
    /// Sets a field, replacing these heads.
    pub fn set(&mut self, kind: &'static str, record: Id, field: &str, value: Value, replaced: &[ChangeId]) {
        let size = replaced.len() * ID_TEXT
            + match &value {
                Value::Text(text) => text.len(),
                Value::List(list) => list.iter().map(|text| text.len()).sum(),
                _ => 0,
            };
        let is_full = self.fields >= PART_FIELDS || self.bytes + size > PART_BYTES;
        if is_full && self.record != Some(record) {
            self.end_change();
        }
        self.record = Some(record);
        self.fields += 1;
        self.bytes += size;
        self.last.set(kind, record, field, value, replaced);
    }

    /// Ends a change: what is set from here on goes into another.
    pub fn end_change(&mut self) {
        if !self.last.is_empty() {
            self.changes.push(std::mem::take(&mut self.last));
        }
        (self.fields, self.bytes) = (0, 0);
    }

    /// Returns the changes.
    pub fn finish(mut self) -> Vec<Edits> {
        self.end_change();
        self.changes
    }
}
