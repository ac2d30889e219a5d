//! Erasing what was said of a record, for good, on every device the word reaches.
//!
//! A record of the kind [`ERASED`] bears the id of the one it erases and says nothing of it but its kind. From then on
//! no edit of the erased record says anything, whoever makes it and whenever it arrives: its hash stands in for it, so
//! that the change around it still proves. Nothing takes an erasure back.
//!
//! The id stays, for without it nobody could tell what an old file must not bring back. An id made from names, as those
//! of a register are, lets whoever guesses all the names see that the guess was right.

use crate::id::{Id, IdSet};
use crate::log::{Edit, Value};

/// The kind of the records that say that the record of their id was erased.
pub const ERASED: &str = "erased";

const HOUSEHOLD: &str = "household";
const VISIT: &str = "visit";

/// The kinds whose records can be erased: what is said of people.
pub(super) const ERASABLE: [&str; 3] = [HOUSEHOLD, "resident", VISIT];

/// Returns the fields of the record that erases one of a kind.
#[must_use]
pub fn erased_fields(kind: &str) -> [(&'static str, Value); 1] {
    [("of", Value::text(kind))]
}

/// What was erased, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erased(IdSet<Id>);

impl Erased {
    /// Adds a record.
    pub fn insert(&mut self, id: Id) {
        self.0.insert(id);
    }

    /// Returns whether a record was erased.
    #[must_use]
    pub fn covers(&self, kind: &str, id: Id) -> bool {
        // Nearly always nothing was, and every edit is asked about.
        !self.0.is_empty() && self.0.contains(&id) && ERASABLE.contains(&kind)
    }

    /// Returns whether an edit is about what was erased: the record itself, or a visit to an erased home.
    #[must_use]
    pub fn silences(&self, edit: &Edit<'_>) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let home = || edit.get("household").and_then(Value::as_text).and_then(Id::parse);
        self.covers(&edit.kind, edit.record)
            || edit.kind == VISIT && home().is_some_and(|home| self.covers(HOUSEHOLD, home))
    }

    /// Returns whether anything of an id was erased.
    #[must_use]
    pub fn has(&self, id: Id) -> bool {
        self.0.contains(&id)
    }

    /// Returns whether nothing was erased.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the ids, in no particular order.
    pub fn ids(&self) -> impl Iterator<Item = Id> {
        self.0.iter().copied()
    }

    /// Returns what was erased here and not there.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        Self(self.0.difference(&other.0).copied().collect())
    }
}

impl FromIterator<Id> for Erased {
    fn from_iter<I: IntoIterator<Item = Id>>(ids: I) -> Self {
        Self(ids.into_iter().collect())
    }
}

impl Extend<Id> for Erased {
    fn extend<I: IntoIterator<Item = Id>>(&mut self, ids: I) {
        self.0.extend(ids);
    }
}
