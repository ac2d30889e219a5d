//! Taking a household or person off the list, and putting them back. Nothing is deleted: the history stays.

use crate::engine::basis::Basis;
use crate::engine::commands::undo::UndoToken;
use crate::engine::fault::Fault;
use crate::engine::fields::{Stored, removed};
use crate::engine::store::Store;
use crate::engine::{Edits, Engine, Surroundings};
use crate::id::Id;
use crate::log::{Cell, ChangeId, GONE, Value};
use crate::model::{Household, HouseholdId, Removal, Resident, ResidentId};
use serde::{Deserialize, Serialize};

/// Takes a person off the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveResident {
    pub id: ResidentId,
    pub reason: Removal,
    /// What the screen showed: whatever somebody else wrote meanwhile brings the person back.
    pub basis: Basis,
}

/// Takes a household off the list, with everybody the screen showed there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveHousehold {
    pub id: HouseholdId,
    pub reason: Removal,
    /// What the screen showed: whatever somebody else wrote meanwhile brings the household back.
    pub basis: Basis,
}

/// Puts a person back on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestoreResident(pub ResidentId);

/// Puts a household back on the list, with everybody who was taken off together with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestoreHousehold(pub HouseholdId);

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Takes a person off the list.
    ///
    /// # Errors
    /// The person is not here, or the store did not keep it.
    pub async fn remove_resident(&mut self, ask: RemoveResident) -> Result<UndoToken, Fault> {
        self.index.person_of(ask.id).ok_or(Fault::NotFound)?;
        let mut edits = Edits::default();
        edits.remove(Resident::KIND, ask.id.0, ask.reason, &ask.basis);
        self.save(edits, Vec::new()).await
    }

    /// Takes a household off the list.
    ///
    /// # Errors
    /// The household is not here, or the store did not keep it.
    pub async fn remove_household(&mut self, ask: RemoveHousehold) -> Result<UndoToken, Fault> {
        let home = self.index.home(self.first_home(ask.id)).ok_or(Fault::NotFound)?;
        let mut edits = Edits::default();
        edits.remove(Household::KIND, ask.id.0, ask.reason, &ask.basis);
        for resident in home.residents.iter().filter(|resident| ask.basis.shows(resident.0)) {
            edits.remove(Resident::KIND, resident.0, ask.reason, &ask.basis);
        }
        self.save(edits, Vec::new()).await
    }

    /// Puts a person back on the list.
    ///
    /// # Errors
    /// The person was not taken off, or the store did not keep it.
    pub async fn restore_resident(&mut self, RestoreResident(id): RestoreResident) -> Result<UndoToken, Fault> {
        let removals = self.removals(Resident::KIND, id.0);
        if removals.is_empty() {
            return Err(Fault::NotFound);
        }
        let mut edits = Edits::default();
        edits.set(Resident::KIND, id.0, GONE, Value::Null, &removals);
        self.save(edits, Vec::new()).await
    }

    /// Puts a household back on the list.
    ///
    /// # Errors
    /// The household was not taken off, or the store did not keep it.
    pub async fn restore_household(&mut self, RestoreHousehold(id): RestoreHousehold) -> Result<UndoToken, Fault> {
        let id = self.first_home(id);
        let removals = self.removals(Household::KIND, id.0);
        if removals.is_empty() {
            return Err(Fault::NotFound);
        }
        let mut edits = Edits::default();
        edits.set(Household::KIND, id.0, GONE, Value::Null, &removals);
        // Some of them may have come back by themselves.
        let back = self.index.home(id).map(|home| home.residents.clone()).unwrap_or_default();
        for resident in self.index.removed().people_of(id).into_iter().chain(back) {
            let with_it = self.removals(Resident::KIND, resident.0);
            if with_it.iter().any(|change| removals.contains(change)) {
                edits.set(Resident::KIND, resident.0, GONE, Value::Null, &with_it);
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
