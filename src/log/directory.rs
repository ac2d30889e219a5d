//! Replicas and authors by number, so that a file or page names each of them once.

use crate::id::{Id, IdMap};
use crate::log::ReplicaId;
use serde::{Deserialize, Serialize};

/// A replica's place in a [`Directory`].
pub type ReplicaIndex = u16;

/// An author's place in a [`Directory`].
pub type AuthorIndex = u16;

/// The replicas and authors that change lines refer to by number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Lists", into = "Lists")]
pub struct Directory {
    lists: Lists,
    replica_places: IdMap<Id, u16>,
    author_places: IdMap<Id, u16>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Lists {
    replicas: Vec<Id>,
    authors: Vec<Id>,
}

impl Directory {
    /// Makes a directory of two lists in their order.
    #[must_use]
    pub fn new(replicas: Vec<ReplicaId>, authors: Vec<Id>) -> Self {
        Lists { replicas: replicas.into_iter().map(|replica| replica.0).collect(), authors }.into()
    }

    /// Returns a replica's number, giving it one if it is new; `None` when the directory is full.
    pub fn replica_index(&mut self, replica: ReplicaId) -> Option<ReplicaIndex> {
        place(&mut self.lists.replicas, &mut self.replica_places, replica.0)
    }

    /// Returns an author's number, giving it one if it is new; `None` when the directory is full.
    pub fn author_index(&mut self, author: Id) -> Option<AuthorIndex> {
        place(&mut self.lists.authors, &mut self.author_places, author)
    }

    /// Returns the number of a replica that is listed.
    #[must_use]
    pub fn find_replica(&self, replica: ReplicaId) -> Option<ReplicaIndex> {
        self.replica_places.get(&replica.0).copied()
    }

    /// Returns the number of an author that is listed.
    #[must_use]
    pub fn find_author(&self, author: Id) -> Option<AuthorIndex> {
        self.author_places.get(&author).copied()
    }

    /// Returns the replica at a place.
    #[must_use]
    pub fn replica(&self, index: ReplicaIndex) -> Option<ReplicaId> {
        self.lists.replicas.get(usize::from(index)).copied().map(ReplicaId)
    }

    /// Returns the author at a place.
    #[must_use]
    pub fn author(&self, index: AuthorIndex) -> Option<Id> {
        self.lists.authors.get(usize::from(index)).copied()
    }

    /// Returns every replica in order of place.
    pub fn replicas(&self) -> impl ExactSizeIterator<Item = ReplicaId> + '_ {
        self.lists.replicas.iter().copied().map(ReplicaId)
    }

    /// Returns every author in order of place.
    #[must_use]
    pub fn authors(&self) -> &[Id] {
        &self.lists.authors
    }
}

fn place(list: &mut Vec<Id>, places: &mut IdMap<Id, u16>, id: Id) -> Option<u16> {
    if let Some(place) = places.get(&id) {
        return Some(*place);
    }
    let place = u16::try_from(list.len()).ok().filter(|&place| place < u16::MAX)?;
    list.push(id);
    places.insert(id, place);
    Some(place)
}

impl From<Lists> for Directory {
    fn from(lists: Lists) -> Self {
        let places = |list: &[Id]| list.iter().copied().zip(0..u16::MAX).collect();
        let (replica_places, author_places) = (places(&lists.replicas), places(&lists.authors));
        Self { lists, replica_places, author_places }
    }
}

impl From<Directory> for Lists {
    fn from(directory: Directory) -> Self {
        directory.lists
    }
}
