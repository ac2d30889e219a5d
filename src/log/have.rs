//! Which changes a device has, as it tells others: by their numbers alone.

use crate::log::ReplicaId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The numbers held of each replica, as runs from–to: ascending, apart from each other, none of them empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<ReplicaId, Vec<(u32, u32)>>")]
pub struct Have(BTreeMap<ReplicaId, Vec<(u32, u32)>>);

/// Others write such lists too: whatever order their runs come in and however often, each number counts once.
impl From<BTreeMap<ReplicaId, Vec<(u32, u32)>>> for Have {
    fn from(mut listed: BTreeMap<ReplicaId, Vec<(u32, u32)>>) -> Self {
        listed.retain(|_, runs| {
            join(runs);
            !runs.is_empty()
        });
        Self(listed)
    }
}

/// Leaves out the runs that end before they begin, and makes one of those that meet.
fn join(runs: &mut Vec<(u32, u32)>) {
    runs.retain(|(from, to)| from <= to);
    runs.sort_unstable();
    runs.dedup_by(|(from, to), (_, joined_to)| {
        let meets = *from <= joined_to.saturating_add(1);
        if meets {
            *joined_to = (*joined_to).max(*to);
        }
        meets
    });
}

impl Have {
    /// Adds a number. Numbers of one replica come in ascending order.
    pub fn insert(&mut self, replica: ReplicaId, counter: u32) {
        let runs = self.0.entry(replica).or_default();
        match runs.last_mut() {
            Some((_, to)) if *to == counter => {}
            Some((_, to)) if to.checked_add(1) == Some(counter) => *to = counter,
            _ => runs.push((counter, counter)),
        }
    }

    /// Returns whether a number is held.
    #[must_use]
    pub fn contains(&self, replica: ReplicaId, counter: u32) -> bool {
        let Some(runs) = self.0.get(&replica) else { return false };
        let at = runs.partition_point(|(_, to)| *to < counter);
        runs.get(at).is_some_and(|(from, _)| *from <= counter)
    }

    /// Returns how many numbers of a replica are held.
    #[must_use]
    pub fn count(&self, replica: ReplicaId) -> u64 {
        let runs = self.0.get(&replica).map_or(&[][..], Vec::as_slice);
        runs.iter().map(|(from, to)| u64::from(*to) + 1 - u64::from(*from)).sum()
    }

    /// Returns how many numbers are held.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.0.keys().map(|replica| self.count(*replica)).sum()
    }

    /// Returns whether nothing is held.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the replicas and runs.
    pub fn iter(&self) -> impl Iterator<Item = (ReplicaId, &[(u32, u32)])> {
        self.0.iter().map(|(replica, runs)| (*replica, runs.as_slice()))
    }
}
