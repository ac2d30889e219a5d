//! The storage port: five shelves of bytes, and transactions that land whole or not at all.

use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// A shelf of the store: rows of bytes under keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shelf {
    /// Pages of the log, by number. Never changed once written, except that a package taken by mistake is forgotten and
    /// what was erased is blanked.
    Pages,
    /// The newest changes, one row each, until they are sealed into a page; by number.
    Tail,
    /// Small facts about this device and what it took in, by name.
    Meta,
    /// Derived from the log and disposable, by name.
    Snapshot,
    /// Forms in the making, by name.
    Drafts,
}

impl Shelf {
    /// Every shelf.
    pub const ALL: [Self; 5] = [Self::Pages, Self::Tail, Self::Meta, Self::Snapshot, Self::Drafts];

    /// Returns the shelf's name in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pages => "pages",
            Self::Tail => "tail",
            Self::Meta => "meta",
            Self::Snapshot => "snapshot",
            Self::Drafts => "drafts",
        }
    }
}

/// A row's key. Numbers sort before names, numbers by value, names by their UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    Number(u32),
    Name(String),
}

/// One write of a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// The bytes are shared: a ward's pages are held once, however often its commit is tried.
    Put(Shelf, Key, Rc<[u8]>),
    Delete(Shelf, Key),
    Clear(Shelf),
    /// Writes nothing: where the row is not this (`None`: not there), the whole commit is [`StoreFault::Overtaken`].
    Expect(Shelf, Key, Option<Vec<u8>>),
}

impl Write {
    /// Returns the shelf it is about.
    #[must_use]
    pub const fn shelf(&self) -> Shelf {
        match self {
            Self::Put(shelf, ..) | Self::Delete(shelf, _) | Self::Clear(shelf) | Self::Expect(shelf, ..) => *shelf,
        }
    }
}

/// How sure a commit must be before it is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// On the disk: for everything a person was told is saved.
    Strict,
    /// On the disk, and no copy is kept of what the rows held before: for what a person was told is erased.
    Erasing,
    /// In the system's hands: for what can be made again.
    Relaxed,
}

/// Why the store did not do what was asked. Nothing of the transaction was written; where the connection broke, nobody
/// knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum StoreFault {
    /// No room is left on the device.
    #[error("storage is full")]
    Full,
    /// The connection broke and could not be opened again.
    #[error("storage is closed: {0}")]
    Closed(String),
    /// The database was written by a newer version of the app.
    #[error("storage belongs to a newer version")]
    Newer,
    /// Somebody else has written since this store was opened.
    #[error("storage was written by another")]
    Overtaken,
    /// Another tab holds an older version of the database open.
    #[error("storage is held by another tab")]
    Blocked,
    /// The browser keeps no data here (private mode, blocked site data).
    #[error("storage is not available: {0}")]
    Unavailable(String),
    /// Anything else, in the browser's words.
    #[error("storage failed: {0}")]
    Failed(String),
}

/// The port behind which the database lives.
///
/// # Laws
/// 1. `commit` is atomic: every write lands, or none does, whatever happens to the process.
/// 2. A row read after a reported commit is the row written.
/// 3. `all` returns rows in ascending order of their keys.
/// 4. Writes of one commit apply in order.
#[expect(async_fn_in_trait, reason = "the engine runs on one thread and never sends its futures")]
pub trait Store {
    /// Reads rows, all in one transaction; a missing row is `None` at its place.
    ///
    /// # Errors
    /// The store cannot be read.
    async fn get_many(&self, keys: &[(Shelf, Key)]) -> Result<Vec<Option<Vec<u8>>>, StoreFault>;

    /// Reads every row of a shelf in ascending order of keys.
    ///
    /// # Errors
    /// The store cannot be read.
    async fn all(&self, shelf: Shelf) -> Result<Vec<(Key, Vec<u8>)>, StoreFault>;

    /// Writes everything or nothing, and returns once it is committed as surely as asked.
    ///
    /// # Errors
    /// Nothing was written.
    async fn commit(&self, writes: Vec<Write>, durability: Durability) -> Result<(), StoreFault>;

    /// Reads one row.
    ///
    /// # Errors
    /// The store cannot be read.
    async fn get(&self, shelf: Shelf, key: Key) -> Result<Option<Vec<u8>>, StoreFault> {
        Ok(self.get_many(&[(shelf, key)]).await?.pop().flatten())
    }
}
