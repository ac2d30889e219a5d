//! Which changes this device has: for taking each once, for telling others, and for the check code.

use crate::id::Id;
use crate::log::{ChangeId, Directory, ReplicaId, ReplicaIndex};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

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

    /// Returns how many numbers of a replica are held.
    #[must_use]
    pub fn count(&self, replica: ReplicaId) -> usize {
        let runs = self.0.get(&replica).map_or(&[][..], Vec::as_slice);
        runs.iter().map(|(from, to)| (to - from) as usize + 1).sum()
    }

    /// Returns the replicas and runs.
    pub fn iter(&self) -> impl Iterator<Item = (ReplicaId, &[(u32, u32)])> {
        self.0.iter().map(|(replica, runs)| (*replica, runs.as_slice()))
    }
}

/// A sum over change ids that does not depend on their order: equal when the sets are.
///
/// Ids are hashes of 80 bits, so two different sets add up to the same only by an accident of about 2⁻⁸⁰. The code people
/// compare shows 60 bits of the sum: about 2⁻⁶⁰. Who makes changes on purpose can find two such sets; it guards against
/// mistakes, not against them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckSum(u128);

impl CheckSum {
    /// Adds a change.
    pub fn add(&mut self, id: ChangeId) {
        let mut bytes = [0; 16];
        bytes.iter_mut().skip(6).zip(id.0.as_bytes()).for_each(|(byte, id)| *byte = *id);
        // Multiplying by an odd constant spreads the 80 bits over 128, so that sums of few ids do not stay small.
        let spread = u128::from_be_bytes(bytes).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
        self.0 = self.0.wrapping_add(spread);
    }
}

impl CheckSum {
    /// Adds every change another sum was made of.
    const fn add_all(&mut self, other: Self) {
        self.0 = self.0.wrapping_add(other.0);
    }
}

/// The check code (mã đối chiếu): twelve characters two people compare by voice.
impl fmt::Display for CheckSum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut folded = [0; 10];
        folded.iter_mut().zip(self.0.to_be_bytes()).for_each(|(byte, sum)| *byte = sum);
        let text = Id::from_bytes(folded).to_ascii();
        let groups = text.chunks(4).take(3).filter_map(|group| str::from_utf8(group).ok());
        f.write_str(&groups.collect::<Vec<_>>().join("-").to_uppercase())
    }
}
