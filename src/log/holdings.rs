//! What this device holds: which changes, and what of them it lacks.

use crate::id::{ID_BYTES, Id, IdMap};
use crate::log::{ChangeId, CheckSum, Directory, EditText, Have, Known, Novelty, ReadChange, ReplicaIndex};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Every change held, and the edits of theirs that were withheld or erased.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holdings {
    pub known: Known,
    lacking: Lacking,
}

/// What taking a change brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub novelty: Novelty,
    /// The places of the edits that are new; `None`: all there are.
    places: Option<Vec<u16>>,
}

impl Taken {
    /// Returns whether the edit at a place says something that was not held.
    #[must_use]
    pub fn is_new(&self, place: usize) -> bool {
        match &self.places {
            None => self.novelty != Novelty::Held,
            Some(places) => places.iter().any(|new| usize::from(*new) == place),
        }
    }

    /// Returns whether anything of it is new.
    #[must_use]
    pub fn is_anything(&self) -> bool {
        self.novelty != Novelty::Held
    }
}

impl Holdings {
    /// Takes a change, or what was lacking of one that is held.
    pub fn take(&mut self, replica: ReplicaIndex, change: &ReadChange<'_>) -> Taken {
        let novelty = self.known.insert(replica, change.counter, change.id);
        if novelty == Novelty::Held {
            return self.take_rest(change);
        }
        for (place, edit) in (0..).zip(&change.edits) {
            if matches!(edit, EditText::Withheld(_)) {
                self.lacking.add(change.id, place);
            }
        }
        Taken { novelty, places: None }
    }

    /// Takes what was lacking of a change that is held.
    pub fn take_rest(&mut self, change: &ReadChange<'_>) -> Taken {
        let is_whole = |place: &u16| matches!(change.edits.get(usize::from(*place)), Some(EditText::Whole(_)));
        let rest: Vec<u16> = self.lacking.of(change.id).iter().copied().filter(is_whole).collect();
        for place in &rest {
            self.lacking.remove(change.id, *place);
        }
        Taken { novelty: if rest.is_empty() { Novelty::Held } else { Novelty::Rest }, places: Some(rest) }
    }

    /// Returns how many changes are held whole that `have` does not list.
    #[must_use]
    pub fn newer_than(&self, have: &Have, directory: &Directory) -> usize {
        if self.lacking.places.is_empty() {
            return self.known.newer_than(have, directory);
        }
        self.known.newer_where(have, directory, |change| !self.lacks_of(change))
    }

    /// Notes that an edit of a change that is held is no longer here.
    pub fn withhold(&mut self, change: ChangeId, place: u16) {
        self.lacking.add(change, place);
    }

    /// Returns whether something of a change that is held is lacking.
    #[must_use]
    pub fn lacks_of(&self, change: ChangeId) -> bool {
        !self.lacking.of(change).is_empty()
    }

    /// Returns what is held whole, in the form others read: what they have of the rest is still to be sent here.
    #[must_use]
    pub fn have(&self, directory: &Directory) -> Have {
        self.known.have_where(directory, |change| !self.lacks_of(change))
    }

    /// Takes over what another has that is not held here, numbered by the same directory: it was begun as
    /// [`Self::beside`].
    pub fn absorb(&mut self, other: Self) {
        self.known.absorb(other.known);
        self.lacking = other.lacking;
    }

    /// Returns holdings to try a file on: of what is held they know only what is lacking.
    #[must_use]
    pub fn beside(&self) -> Self {
        Self { known: Known::default(), lacking: self.lacking.clone() }
    }

    /// Returns the sum over everything held: equal on two devices that hold the same changes and lack the same of them.
    #[must_use]
    pub fn sum(&self) -> CheckSum {
        let mut sum = self.known.sum();
        sum.add_all(self.lacking.sum);
        sum
    }
}

/// The places of the edits that are not here, by change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Lacking {
    places: IdMap<ChangeId, Vec<u16>>,
    sum: CheckSum,
}

impl Lacking {
    fn of(&self, change: ChangeId) -> &[u16] {
        if self.places.is_empty() {
            return &[];
        }
        self.places.get(&change).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, change: ChangeId, place: u16) {
        let places = self.places.entry(change).or_default();
        if let Err(before) = places.binary_search(&place) {
            places.insert(before, place);
            self.sum.add(mark(change, place));
        }
    }

    fn remove(&mut self, change: ChangeId, place: u16) {
        let Some(places) = self.places.get_mut(&change) else { return };
        if let Ok(at) = places.binary_search(&place) {
            places.remove(at);
            self.sum.subtract(mark(change, place));
        }
        if places.is_empty() {
            self.places.remove(&change);
        }
    }
}

/// Returns what an edit that is lacking adds to the sum.
fn mark(change: ChangeId, place: u16) -> ChangeId {
    let mut hash = Sha256::new();
    hash.update(change.0.as_bytes());
    hash.update(place.to_be_bytes());
    let mut bytes = [0; ID_BYTES];
    bytes.iter_mut().zip(hash.finalize()).for_each(|(byte, hash)| *byte = hash);
    ChangeId(Id::from_bytes(bytes))
}
