//! What a form showed when it was opened, so that saving replaces exactly what its author had seen.

use crate::id::Id;
use crate::log::{ChangeId, GONE};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The heads of the fields a form showed, by record and field.
///
/// A screen carries it from the question that filled the form to the command that saves it, and looks at nothing inside.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis(pub(crate) BTreeMap<Id, BTreeMap<String, Vec<ChangeId>>>);

impl Basis {
    /// Returns the heads a field had when the form was opened; none for a field that was empty.
    #[must_use]
    pub fn heads(&self, record: Id, field: &str) -> &[ChangeId] {
        self.0.get(&record).and_then(|fields| fields.get(field)).map_or(&[], Vec::as_slice)
    }

    /// Returns whether the form showed a record.
    #[must_use]
    pub fn shows(&self, record: Id) -> bool {
        self.0.contains_key(&record)
    }

    /// Returns every head of a record the form showed, its removals left out.
    pub fn seen(&self, record: Id) -> BTreeSet<ChangeId> {
        let fields = self.0.get(&record).into_iter().flatten().filter(|(field, _)| *field != GONE);
        fields.flat_map(|(_, heads)| heads.iter().copied()).collect()
    }

    /// Adds heads to a field of the records shown that are meant.
    pub(super) fn add(&mut self, field: &str, heads: &[ChangeId], is_meant: impl Fn(Id) -> bool) {
        for (_, fields) in self.0.iter_mut().filter(|(record, _)| is_meant(**record)) {
            fields.entry(field.to_owned()).or_default().extend(heads);
        }
    }

    /// Adds what another form showed.
    pub fn extend(&mut self, other: Self) {
        for (record, fields) in other.0 {
            self.0.entry(record).or_default().extend(fields);
        }
    }
}

/// A record as a form showed it and as the form leaves it: only what differs is saved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edited<T> {
    pub before: T,
    pub after: T,
    pub basis: Basis,
}
