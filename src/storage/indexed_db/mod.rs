//! The store in the browser's IndexedDB. Nothing else in the tree names rexie or IndexedDB.

mod connection;
mod listing;
mod transaction;
mod upgrade;

use crate::engine::store::{Durability, Key, Shelf, Store, StoreFault, Write};
use crate::storage::indexed_db::connection::{Condition, Connection, VERSION};
use crate::storage::patience::within;
use crate::storage::refusal::Refusal;
use std::cell::RefCell;
use std::rc::Rc;

/// How long a browser may take to open or delete a database before another tab is blamed.
///
/// Long, because a cheap phone may have to repair a large database first, and blaming wrongly locks a person out.
const PATIENCE_MS: u32 = 15_000;

/// A store in IndexedDB. Clones are handles to the same connection; the last one dropped closes it.
#[derive(Clone)]
pub struct IndexedDbStore {
    session: Rc<Session>,
}

struct Session {
    name: String,
    /// The version of the schema.
    version: u32,
    patience_ms: u32,
    connection: RefCell<Rc<Connection>>,
}

impl IndexedDbStore {
    /// Opens the database of this name, making it if there is none. One of an older version is copied whole before it is
    /// brought up to this one; the copy stays until [`Self::drop_copies`].
    ///
    /// # Errors
    /// There is no IndexedDB here, the database is newer than this app, or another tab does not let go of it.
    pub async fn open(name: &str) -> Result<Self, StoreFault> {
        Self::open_as(name, VERSION, PATIENCE_MS).await
    }

    /// Opens the database as [`Self::open`] does, waiting at most `patience_ms` for another tab to let go of it.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn open_within(name: &str, patience_ms: u32) -> Result<Self, StoreFault> {
        Self::open_as(name, VERSION, patience_ms).await
    }

    /// Opens the database as an app does whose schema has another version.
    ///
    /// # Errors
    /// As [`Self::open`]; or an older database could not be copied.
    pub async fn open_as(name: &str, version: u32, patience_ms: u32) -> Result<Self, StoreFault> {
        upgrade::copy_older(name, version).await.map_err(Refusal::into_opening_fault)?;
        let connection = RefCell::new(Rc::new(Connection::open(name, version, patience_ms).await?));
        Ok(Self { session: Rc::new(Session { name: name.to_owned(), version, patience_ms, connection }) })
    }

    /// Deletes the copies of a database that were made before it was brought to a newer version.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn drop_copies(name: &str) -> Result<(), StoreFault> {
        Ok(upgrade::drop_copies(name).await?)
    }

    /// Says whether a database of this name is there, without making it.
    ///
    /// # Errors
    /// The browser offers no IndexedDB, or cannot list what it keeps.
    pub async fn exists(name: &str) -> Result<bool, StoreFault> {
        let listed = listing::databases().await;
        let listed = listed.map_err(|refusal| StoreFault::Unavailable(refusal.to_string()))?;
        Ok(listed.iter().any(|database| database.name == name))
    }

    /// Deletes the database of this name with everything in it. One that is not there is no error.
    ///
    /// # Errors
    /// The browser refuses, or another tab does not let go of it.
    pub async fn delete(name: &str) -> Result<(), StoreFault> {
        let name = name.to_owned();
        let deleted = within(PATIENCE_MS, async move { rexie::Rexie::delete(&name).await }).await;
        deleted.ok_or(StoreFault::Blocked)?.map_err(|error| Refusal::from(error).into_opening_fault())
    }

    /// Runs an operation, and once more on a fresh connection if the first was lost.
    ///
    /// A commit whose connection broke may or may not have landed. Repeating it is safe: its writes set rows to what
    /// they already are, and one tab at a time may write.
    async fn run<T>(&self, operation: impl AsyncFn(&Connection) -> Result<T, Refusal>) -> Result<T, StoreFault> {
        let connection = Rc::clone(&self.session.connection.borrow());
        if connection.condition() == Condition::Open {
            match operation(&connection).await {
                Ok(value) => return Ok(value),
                Err(refusal) if refusal.is_lost_connection() => (),
                Err(refusal) => return Err(refusal.into()),
            }
        }
        let connection = self.reopen(&connection).await?;
        Ok(operation(&connection).await?)
    }

    async fn reopen(&self, lost: &Rc<Connection>) -> Result<Rc<Connection>, StoreFault> {
        let session = &self.session;
        if lost.condition() == Condition::Deleted || Self::exists(&session.name).await == Ok(false) {
            return Err(StoreFault::Closed("the database was deleted".to_owned()));
        }
        let fresh =
            Rc::new(Connection::open(&session.name, session.version, session.patience_ms).await.map_err(as_closed)?);
        let mut current = session.connection.borrow_mut();
        // Another operation that lost the same connection may have been faster.
        if Rc::ptr_eq(&current, lost) {
            *current = fresh;
        }
        Ok(Rc::clone(&current))
    }
}

/// Opening again failed: unless it has a reason a person can act on, the store is closed.
fn as_closed(fault: StoreFault) -> StoreFault {
    match fault {
        StoreFault::Failed(text) | StoreFault::Unavailable(text) => StoreFault::Closed(text),
        other => other,
    }
}

impl Store for IndexedDbStore {
    async fn get_many(&self, keys: &[(Shelf, Key)]) -> Result<Vec<Option<Vec<u8>>>, StoreFault> {
        self.run(async |connection| connection.get_many(keys).await).await
    }

    async fn all(&self, shelf: Shelf) -> Result<Vec<(Key, Vec<u8>)>, StoreFault> {
        self.run(async |connection| connection.all(shelf).await).await
    }

    async fn commit(&self, writes: Vec<Write>, durability: Durability) -> Result<(), StoreFault> {
        self.run(async |connection| transaction::commit(connection.writer(), &writes, durability).await).await
    }
}
