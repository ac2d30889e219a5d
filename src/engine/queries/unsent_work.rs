//! Work of this device that nobody else has yet, and whether it is time to hand it over.

use crate::engine::store::Store;
use crate::engine::{Engine, Surroundings};
use crate::id::IdSet;
use crate::log::{ChangeId, Directory, Known};
use serde::{Deserialize, Serialize};

/// So many days of work, or so many visits, are enough to lose.
const DAYS: u32 = 3;
const VISITS: u32 = 30;

const DAY_MS: i64 = 24 * 3600 * 1000;

/// Work of this device that was not handed over: so much of it, or so old, that the person should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnsentWork {
    pub visits: u32,
    /// For how many whole days.
    pub days: u32,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Returns the work that it is time to hand over.
    pub(crate) fn unsent_work(&self) -> Option<UnsentWork> {
        let unsent = self.own_unsent(self.ledger.known(), self.ledger.directory());
        let since_ms = self.unsent_since_ms.filter(|_| !unsent.is_empty())?;
        // A clock that was set back makes nothing old.
        let days = ((self.around.now_ms() - since_ms) / DAY_MS).max(0) as u32;
        if days < DAYS && unsent.len() < VISITS as usize {
            // A visit is a change: nobody has to look for them.
            return None;
        }
        let visits = self.ledger.visits().made_by(&unsent) as u32;
        (days >= DAYS || visits >= VISITS).then_some(UnsentWork { visits, days })
    }

    /// Returns those of the changes that were made on this device, under whatever replica, and not handed over.
    pub(crate) fn own_unsent(&self, known: &Known, directory: &Directory) -> IdSet<ChangeId> {
        let handed = self.device.hand_over.as_ref().map(|hand_over| &hand_over.have);
        let mut unsent = IdSet::default();
        for replica in self.ledger.own_replicas() {
            let Some(own) = directory.find_replica(replica) else { continue };
            let is_handed = |counter| handed.is_some_and(|have| have.contains(replica, counter));
            unsent.extend(known.of(own).filter(|(counter, _)| !is_handed(*counter)).map(|(_, id)| id));
        }
        unsent
    }
}
