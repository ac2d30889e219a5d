//! Saying that two households or two people are the same, or are not.

use crate::engine::commands::undo::UndoToken;
use crate::engine::fault::Fault;
use crate::engine::store::Store;
use crate::engine::stored::{Stored, record_of};
use crate::engine::{Edits, Engine, Surroundings, shared_id};
use crate::id::Id;
use crate::log::{SAME, Value, same_fields};
use crate::model::{Household, HouseholdId, Resident, ResidentId, Subject};
use serde::{Deserialize, Serialize};

/// Two households or two people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pair {
    Households(HouseholdId, HouseholdId),
    Residents(ResidentId, ResidentId),
}

impl Pair {
    /// Returns the kind of its records, and their ids, the smaller one first.
    pub(crate) fn records(self) -> (&'static str, [Id; 2]) {
        let (kind, one, other) = match self {
            Self::Households(one, other) => (Household::KIND, one.0, other.0),
            Self::Residents(one, other) => (Resident::KIND, one.0, other.0),
        };
        (kind, [one.min(other), one.max(other)])
    }

    /// Returns the record that says whether they are the same: one for each pair, on whatever device it is said.
    pub(crate) fn saying(self) -> Id {
        let (kind, [one, other]) = self.records();
        shared_id(&[SAME, kind, &one.to_string(), &other.to_string()])
    }
}

/// Says whether two are the same. What is the same is read as one; what is not is never suggested again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgeSame {
    pub pair: Pair,
    pub is_same: bool,
}

/// Takes apart what was joined: everything reads as it stood in each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeApart(pub Subject);

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Says whether two are the same.
    ///
    /// # Errors
    /// One of them is not here, or the store did not keep it.
    pub async fn judge_same(&mut self, JudgeSame { pair, is_same }: JudgeSame) -> Result<UndoToken, Fault> {
        let (kind, ids) = pair.records();
        let is_here = |id: &Id| self.ledger.state().record(kind, *id).is_some();
        if ids[0] == ids[1] || !ids.iter().all(is_here) {
            return Err(Fault::NotFound);
        }
        let mut edits = Edits::default();
        self.say(&mut edits, pair, is_same);
        self.save(edits, Vec::new()).await
    }

    /// Takes apart what was joined.
    ///
    /// # Errors
    /// Nothing was joined with it, or the store did not keep it.
    pub async fn take_apart(&mut self, TakeApart(subject): TakeApart) -> Result<UndoToken, Fault> {
        let (kind, id) = record_of(subject);
        let sayings = self.ledger.state().sayings_of(kind, id);
        let mut edits = Edits::default();
        for saying in sayings {
            let basis = self.basis([(SAME, saying)]);
            edits.set(SAME, saying, "is", Value::Flag(false), basis.heads(saying, "is"));
        }
        if edits.is_empty() {
            return Err(Fault::NotFound);
        }
        self.save(edits, Vec::new()).await
    }

    fn say(&self, edits: &mut Edits, pair: Pair, is_same: bool) {
        let (kind, ids) = pair.records();
        let saying = pair.saying();
        let basis = self.basis([(SAME, saying)]);
        for (field, value) in same_fields(kind, ids, is_same) {
            // What never changes is written once.
            if field == "is" || basis.heads(saying, field).is_empty() {
                edits.set(SAME, saying, field, value, basis.heads(saying, field));
            }
        }
    }
}
