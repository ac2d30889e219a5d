//! Which changes this device has: for taking each once.

use crate::log::{ChangeId, CheckSum, Directory, Have, ReplicaIndex};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Every change held, by replica and counter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Lists")]
pub struct Known {
    by_replica: Vec<BTreeSet<(u32, ChangeId)>>,
    sum: CheckSum,
}

/// The form read from storage: a tree is built of a sorted list in one go.
#[derive(Deserialize)]
struct Lists {
    by_replica: Vec<Vec<(u32, ChangeId)>>,
    sum: CheckSum,
}

impl From<Lists> for Known {
    fn from(lists: Lists) -> Self {
        Self { by_replica: lists.by_replica.into_iter().map(BTreeSet::from_iter).collect(), sum: lists.sum }
    }
}

/// What adding a change to [`Known`] found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Novelty {
    /// It was not held.
    New,
    /// It was not held, but another change of the same replica and number was: the device was copied. Both are kept.
    Fork,
    /// It was held already.
    Held,
}

impl Known {
    /// Adds a change.
    pub fn insert(&mut self, replica: ReplicaIndex, counter: u32, id: ChangeId) -> Novelty {
        let replica = usize::from(replica);
        if self.by_replica.len() <= replica {
            self.by_replica.resize_with(replica + 1, BTreeSet::new);
        }
        let Some(changes) = self.by_replica.get_mut(replica) else { return Novelty::Held };
        let is_next = changes.last().is_none_or(|(last, _)| *last < counter);
        let is_fork = !is_next && changes.range((counter, ChangeId::MIN)..=(counter, ChangeId::MAX)).next().is_some();
        if !changes.insert((counter, id)) {
            return Novelty::Held;
        }
        self.sum.add(id);
        if is_fork { Novelty::Fork } else { Novelty::New }
    }

    /// Takes over changes that are not held yet, numbered by the same directory.
    pub fn absorb(&mut self, other: Self) {
        if self.by_replica.len() < other.by_replica.len() {
            self.by_replica.resize_with(other.by_replica.len(), BTreeSet::new);
        }
        for (ours, mut theirs) in self.by_replica.iter_mut().zip(other.by_replica) {
            ours.append(&mut theirs);
        }
        self.sum.add_all(other.sum);
    }

    /// Returns whether a change is held.
    #[must_use]
    pub fn contains(&self, replica: ReplicaIndex, counter: u32, id: ChangeId) -> bool {
        let changes = self.by_replica.get(usize::from(replica));
        changes.is_some_and(|changes| changes.contains(&(counter, id)))
    }

    /// Returns whether a change is held, whoever made it. Looks at every change: for the rare question.
    #[must_use]
    pub fn holds(&self, id: ChangeId) -> bool {
        self.by_replica.iter().flatten().any(|(_, held)| *held == id)
    }

    /// Returns the highest number held of a replica, or 0.
    #[must_use]
    pub fn last_counter(&self, replica: ReplicaIndex) -> u32 {
        let changes = self.by_replica.get(usize::from(replica));
        changes.and_then(|changes| changes.last()).map_or(0, |(counter, _)| *counter)
    }

    /// Returns how many changes are held.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_replica.iter().map(BTreeSet::len).sum()
    }

    /// Returns whether nothing is held.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the sum over all changes held.
    #[must_use]
    pub const fn sum(&self) -> CheckSum {
        self.sum
    }

    /// Returns how many changes are held that `have` does not list.
    #[must_use]
    pub fn newer_than(&self, have: &Have, directory: &Directory) -> usize {
        let replicas = directory.replicas().zip(&self.by_replica);
        replicas.map(|(replica, changes)| changes.len().saturating_sub(have.count(replica))).sum()
    }

    /// Returns what is held, in the form others read.
    #[must_use]
    pub fn have(&self, directory: &Directory) -> Have {
        let mut have = Have::default();
        for (replica, changes) in directory.replicas().zip(&self.by_replica) {
            for (counter, _) in changes {
                have.insert(replica, *counter);
            }
        }
        have
    }
}
