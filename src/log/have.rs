//! Which changes a device has, as it tells others: by their numbers alone.

use crate::log::ReplicaId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The numbers held of each replica, as runs from–to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Have(BTreeMap<ReplicaId, Vec<(u32, u32)>>);

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
        let runs = self.0.get(&replica);
        runs.is_some_and(|runs| runs.iter().any(|(from, to)| (*from..=*to).contains(&counter)))
    }

    /// Returns how many numbers of a replica are held. Others write such lists too: a run that ends before it begins holds
    /// nothing.
    #[must_use]
    pub fn count(&self, replica: ReplicaId) -> u64 {
        let runs = self.0.get(&replica).map_or(&[][..], Vec::as_slice);
        runs.iter().map(|(from, to)| (u64::from(*to) + 1).saturating_sub((*from).into())).sum()
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
