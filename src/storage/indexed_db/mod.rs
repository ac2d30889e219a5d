//! The store in the browser's IndexedDB. Nothing else in the tree names rexie or IndexedDB.

mod connection;
mod transaction;

use crate::engine::store::{Durability, Key, Shelf, Store, StoreFault, Write};
use crate::storage::indexed_db::connection::{Condition, Connection};
use crate::storage::patience::within;
use crate::storage::refusal::Refusal;
use js_sys::{Array, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

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
    patience_ms: u32,
    connection: RefCell<Rc<Connection>>,
}

impl IndexedDbStore {
    /// Opens the database of this name, making it if there is none.
    ///
    /// # Errors
    /// There is no IndexedDB here, the database is newer than this app, or another tab does not let go of it.
    pub async fn open(name: &str) -> Result<Self, StoreFault> {
        Self::open_within(name, PATIENCE_MS).await
    }

    /// Opens the database as [`Self::open`] does, waiting at most `patience_ms` for another tab to let go of it.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn open_within(name: &str, patience_ms: u32) -> Result<Self, StoreFault> {
        let connection = RefCell::new(Rc::new(Connection::open(name, patience_ms).await?));
        Ok(Self { session: Rc::new(Session { name: name.to_owned(), patience_ms, connection }) })
    }

    /// Says whether a database of this name is there, without making it.
    ///
    /// # Errors
    /// The browser offers no IndexedDB, or cannot list what it keeps.
    pub async fn exists(name: &str) -> Result<bool, StoreFault> {
        let unavailable = |thrown: JsValue| StoreFault::Unavailable(Refusal::from(thrown).to_string());
        let factory: ListingFactory = Reflect::get(&js_sys::global(), &"indexedDB".into()).map_err(unavailable)?.into();
        if factory.is_falsy() {
            return Err(StoreFault::Unavailable("this browser offers no IndexedDB".to_owned()));
        }
        let listed = JsFuture::from(factory.databases().map_err(unavailable)?).await.map_err(unavailable)?;
        let is_named = |entry: JsValue| {
            Reflect::get(&entry, &"name".into()).is_ok_and(|entry_name| entry_name.as_string().as_deref() == Some(name))
        };
        Ok(listed.unchecked_into::<Array>().iter().any(is_named))
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
        let fresh = Rc::new(Connection::open(&session.name, session.patience_ms).await.map_err(as_closed)?);
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

#[wasm_bindgen]
extern "C" {
    /// `IDBFactory` with the listing that web-sys does not offer.
    type ListingFactory;

    #[wasm_bindgen(method, catch)]
    fn databases(this: &ListingFactory) -> Result<Promise, JsValue>;
}
