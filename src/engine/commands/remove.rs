//! Taking a household or person off the list, and putting them back. Nothing is deleted: the history stays.

use crate::engine::basis::Basis;
use crate::engine::commands::undo::UndoToken;
use crate::engine::fault::Fault;
use crate::engine::store::Store;
use crate::engine::stored::{Stored, record_of, removed};
use crate::engine::{Edits, Engine, Surroundings};
use crate::id::Id;
use crate::log::{Cell, ChangeId, GONE, Value};
use crate::model::{Removal, Resident, Subject};
use serde::{Deserialize, Serialize};

/// Takes a household or a person off the list; a household with everybody the screen showed there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remove {
    pub subject: Subject,
    pub reason: Removal,
    /// What the screen showed: whatever somebody else wrote meanwhile brings it back.
    pub basis: Basis,
}

/// Puts a household or a person back on the list; a household with everybody who was taken off together with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restore(pub Subject);

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Takes a household or a person off the list.
    ///
    /// # Errors
    /// It is not here, or the store did not keep it.
    pub async fn remove(&mut self, Remove { subject, reason, basis }: Remove) -> Result<UndoToken, Fault> {
        let with_it = match subject {
            Subject::Household(id) => &self.index.home(self.first_home(id)).ok_or(Fault::NotFound)?.residents,
            Subject::Resident(id) => {
                self.index.person_of(id).ok_or(Fault::NotFound)?;
                &Vec::new()
            }
        };
        let mut edits = Edits::default();
        let (kind, record) = record_of(subject);
        edits.remove(kind, self.shown_as(kind, record, &basis), reason, &basis);
        for resident in with_it.iter().filter(|resident| basis.shows(resident.0)) {
            edits.remove(Resident::KIND, resident.0, reason, &basis);
        }
        self.save(edits, Vec::new()).await
    }

    /// Puts a household or a person back on the list.
    ///
    /// # Errors
    /// It was not taken off, or the store did not keep it.
    pub async fn restore(&mut self, Restore(subject): Restore) -> Result<UndoToken, Fault> {
        let (kind, record) = record_of(subject);
        let removals = self.removals(kind, record);
        if removals.is_empty() {
            return Err(Fault::NotFound);
        }
        let mut edits = Edits::default();
        edits.set(kind, record, GONE, Value::Null, &removals);
        if let Subject::Household(id) = subject {
            let id = self.first_home(id);
            // Some of them may have come back by themselves.
            let back = self.index.home(id).map(|home| home.residents.clone()).unwrap_or_default();
            for resident in self.index.removed().people_of(id, self.ledger.state()).into_iter().chain(back) {
                let with_it = self.removals(Resident::KIND, resident.0);
                if with_it.iter().any(|change| removals.contains(change)) {
                    edits.set(Resident::KIND, resident.0, GONE, Value::Null, &with_it);
                }
            }
        }
        self.save(edits, Vec::new()).await
    }

    /// Returns the heads of the field that tells a record was removed.
    fn removals(&self, kind: &str, id: Id) -> Vec<ChangeId> {
        self.ledger.state().cell(kind, id, GONE).into_iter().flat_map(Cell::changes).collect()
    }
}

impl Edits {
    /// Removes a record, as far as its form showed it.
    fn remove(&mut self, kind: &'static str, record: Id, reason: Removal, basis: &Basis) {
        self.set(kind, record, GONE, removed(reason.code(), basis.seen(record)), basis.heads(record, GONE));
    }
}
