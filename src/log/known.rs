//! Which changes this device has: for taking each once.

use crate::log::{ChangeId, CheckSum, Directory, Have, ReplicaIndex};
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Every change held, by replica and counter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    by_replica: Vec<Changes>,
    sum: CheckSum,
}

/// The changes of one replica. Nearly all come in ascending order; those that came late stand apart.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Vec<(u32, ChangeId)>")]
struct Changes {
    in_order: Vec<(u32, ChangeId)>,
    /// None of them is above the last in order.
    late: BTreeSet<(u32, ChangeId)>,
}

impl Changes {
    fn last(&self) -> Option<&(u32, ChangeId)> {
        self.in_order.last()
    }

    fn len(&self) -> usize {
        self.in_order.len() + self.late.len()
    }

    fn contains(&self, change: &(u32, ChangeId)) -> bool {
        self.last().is_some_and(|last| change <= last)
            && (self.in_order.binary_search(change).is_ok() || self.late.contains(change))
    }

    /// Returns whether a change of that number is held.
    fn has_number(&self, counter: u32) -> bool {
        let late = self.late.range((counter, ChangeId::MIN)..=(counter, ChangeId::MAX)).next();
        late.is_some() || self.in_order.binary_search_by_key(&counter, |(counter, _)| *counter).is_ok()
    }

    /// Adds a change; `false` if it is held already.
    fn insert(&mut self, change: (u32, ChangeId)) -> bool {
        if self.last().is_none_or(|last| *last < change) {
            self.in_order.push(change);
            return true;
        }
        self.in_order.binary_search(&change).is_err() && self.late.insert(change)
    }

    /// Returns all in ascending order.
    fn sorted(&self) -> Cow<'_, [(u32, ChangeId)]> {
        if self.late.is_empty() {
            return Cow::Borrowed(&self.in_order);
        }
        let mut sorted: Vec<_> = self.in_order.iter().chain(&self.late).copied().collect();
        sorted.sort_unstable();
        Cow::Owned(sorted)
    }
}

impl PartialEq for Changes {
    fn eq(&self, other: &Self) -> bool {
        self.sorted() == other.sorted()
    }
}

impl Eq for Changes {}

impl From<Vec<(u32, ChangeId)>> for Changes {
    fn from(in_order: Vec<(u32, ChangeId)>) -> Self {
        Self { in_order, late: BTreeSet::new() }
    }
}

impl Serialize for Changes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.sorted().serialize(serializer)
    }
}

/// What adding a change to [`Known`] found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Novelty {
    /// It was not held.
    New,
    /// It was not held, but another change of the same replica and number was: the device was copied. Both are kept.
    Fork,
    /// It was held, but not all of it.
    Rest,
    /// It was held already.
    Held,
}

impl Known {
    /// Adds a change.
    pub fn insert(&mut self, replica: ReplicaIndex, counter: u32, id: ChangeId) -> Novelty {
        let replica = usize::from(replica);
        if self.by_replica.len() <= replica {
            self.by_replica.resize_with(replica + 1, Changes::default);
        }
        let Some(changes) = self.by_replica.get_mut(replica) else { return Novelty::Held };
        let is_next = changes.last().is_none_or(|(last, _)| *last < counter);
        let is_fork = !is_next && changes.has_number(counter);
        if !changes.insert((counter, id)) {
            return Novelty::Held;
        }
        self.sum.add(id);
        if is_fork { Novelty::Fork } else { Novelty::New }
    }

    /// Takes over changes that are not held yet, numbered by the same directory.
    pub fn absorb(&mut self, other: Self) {
        if self.by_replica.len() < other.by_replica.len() {
            self.by_replica.resize_with(other.by_replica.len(), Changes::default);
        }
        for (ours, theirs) in self.by_replica.iter_mut().zip(other.by_replica) {
            for change in theirs.sorted().iter() {
                ours.insert(*change);
            }
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
        self.by_replica.iter().any(|changes| changes.sorted().iter().any(|(_, held)| *held == id))
    }

    /// Returns whether every number in `have` is held, here or in `beside`, which is numbered by the same directory.
    #[must_use]
    pub fn covers(&self, beside: &Self, have: &Have, directory: &Directory) -> bool {
        have.iter().all(|(replica, runs)| {
            let held = directory.find_replica(replica).map(usize::from);
            let changes = [self, beside].map(|known| held.and_then(|replica| known.by_replica.get(replica)));
            let is_held = |counter| changes.iter().flatten().any(|changes| changes.has_number(counter));
            // No number comes twice, and the first that is not held ends it: never more steps than changes are held.
            runs.iter().flat_map(|(from, to)| *from..=*to).all(is_held)
        })
    }

    /// Returns every change held, by replica, in ascending order of numbers.
    pub fn iter(&self) -> impl Iterator<Item = (ReplicaIndex, u32, ChangeId)> {
        // A directory numbers no more replicas than that.
        let replicas = (0..ReplicaIndex::MAX).take(self.by_replica.len());
        replicas.flat_map(|replica| self.of(replica).map(move |(counter, id)| (replica, counter, id)))
    }

    /// Returns the changes held of a replica, in ascending order of numbers.
    pub fn of(&self, replica: ReplicaIndex) -> impl Iterator<Item = (u32, ChangeId)> {
        let changes = self.by_replica.get(usize::from(replica)).map(|changes| changes.sorted().into_owned());
        changes.unwrap_or_default().into_iter()
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
        self.by_replica.iter().map(Changes::len).sum()
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
    pub(super) fn newer_than(&self, have: &Have, directory: &Directory) -> usize {
        let replicas = directory.replicas().zip(&self.by_replica);
        let listed = |replica| usize::try_from(have.count(replica)).unwrap_or(usize::MAX);
        replicas.map(|(replica, changes)| changes.len().saturating_sub(listed(replica))).sum()
    }

    /// Returns how many of the changes that `have` does not list pass.
    pub(super) fn newer_where(&self, have: &Have, directory: &Directory, passes: impl Fn(ChangeId) -> bool) -> usize {
        let replicas = directory.replicas().zip(&self.by_replica);
        let newer = replicas.map(|(replica, changes)| {
            let is_newer = |(counter, change): &&(u32, ChangeId)| !have.contains(replica, *counter) && passes(*change);
            changes.sorted().iter().filter(is_newer).count()
        });
        newer.sum()
    }

    /// Returns what is held, in the form others read.
    #[must_use]
    pub fn have(&self, directory: &Directory) -> Have {
        self.have_where(directory, |_| true)
    }

    /// Returns those of the changes held that pass, in the form others read.
    pub(super) fn have_where(&self, directory: &Directory, passes: impl Fn(ChangeId) -> bool) -> Have {
        let mut have = Have::default();
        for (replica, changes) in directory.replicas().zip(&self.by_replica) {
            for (counter, _) in changes.sorted().iter().filter(|(_, change)| passes(*change)) {
                have.insert(replica, *counter);
            }
        }
        have
    }
}
