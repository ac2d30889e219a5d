//! One open database: rexie makes the schema and reads, a second connection writes.
//!
//! rexie cannot ask for durability and does not give out its connection, so writing has its own. The browser orders
//! the transactions of both by the shelves they touch: a read begun after a reported commit sees it.

use crate::engine::store::{Key, Shelf, StoreFault};
use crate::storage::patience::within;
use crate::storage::refusal::Refusal;
use futures_util::future::{join, join_all};
use js_sys::Uint8Array;
use rexie::{ObjectStore, Rexie, TransactionMode};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbVersionChangeEvent};

/// The version of the schema. Raising it drops every shelf that [`Shelf::ALL`] no longer names.
pub(super) const VERSION: u32 = 1;

/// What has become of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    Open,
    /// Closed by the browser or for another tab's upgrade: it may be opened again.
    Lost,
    /// The database was deleted under it: opening again would make an empty one.
    Deleted,
}

/// An open database. Dropping it closes it once its running transactions have ended.
pub(super) struct Connection {
    reader: Reader,
    writer: IdbDatabase,
    condition: Rc<Cell<Condition>>,
    _on_close: Closure<dyn FnMut()>,
    _on_version_change: Closure<dyn FnMut(IdbVersionChangeEvent)>,
}

/// rexie's connection, present until it is dropped.
struct Reader(Option<Rexie>);

impl Connection {
    /// Opens the database, making it if there is none.
    ///
    /// # Errors
    /// The browser refuses, or has not answered within `patience_ms`.
    pub(super) async fn open(name: &str, version: u32, patience_ms: u32) -> Result<Self, StoreFault> {
        let name = name.to_owned();
        let opened = within(patience_ms, async move { Self::open_both(&name, version).await }).await;
        opened.ok_or(StoreFault::Blocked)?.map_err(Refusal::into_opening_fault)
    }

    async fn open_both(name: &str, version: u32) -> Result<Self, Refusal> {
        let shelves = Shelf::ALL.into_iter().map(|shelf| ObjectStore::new(shelf.name()));
        let schema = shelves.fold(Rexie::builder(name).version(version), rexie::RexieBuilder::add_object_store);
        let reader = Reader(Some(schema.build().await?));
        let writer: IdbDatabase = idb::Factory::new()?.open(name, Some(version))?.await?.into();

        let condition = Rc::new(Cell::new(Condition::Open));
        let on_close = Closure::new({
            let condition = Rc::clone(&condition);
            move || condition.set(Condition::Lost)
        });
        let on_version_change = Closure::new({
            let (condition, writer) = (Rc::clone(&condition), writer.clone());
            move |event: IdbVersionChangeEvent| {
                condition.set(if event.new_version().is_some() { Condition::Lost } else { Condition::Deleted });
                writer.close();
            }
        });
        writer.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        writer.set_onversionchange(Some(on_version_change.as_ref().unchecked_ref()));
        Ok(Self { reader, writer, condition, _on_close: on_close, _on_version_change: on_version_change })
    }

    pub(super) fn condition(&self) -> Condition {
        self.condition.get()
    }

    /// Returns the connection that writes.
    pub(super) fn writer(&self) -> &IdbDatabase {
        &self.writer
    }

    pub(super) async fn get_many(&self, keys: &[(Shelf, Key)]) -> Result<Vec<Option<Vec<u8>>>, Refusal> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let mut shelves: Vec<Shelf> = keys.iter().map(|(shelf, _)| *shelf).collect();
        shelves.sort_unstable();
        shelves.dedup();
        let transaction = self.reader.transaction(&shelves)?;
        let requests = keys.iter().map(async |(shelf, key)| {
            let found = transaction.store(shelf.name())?.get(key_to_js(key)).await?;
            found.as_ref().map(bytes_from_js).transpose()
        });
        // All requests are made before the first answer is awaited: a transaction with none pending ends.
        join_all(requests).await.into_iter().collect()
    }

    pub(super) async fn all(&self, shelf: Shelf) -> Result<Vec<(Key, Vec<u8>)>, Refusal> {
        let transaction = self.reader.transaction(&[shelf])?;
        let store = transaction.store(shelf.name())?;
        let (keys, values) = join(store.get_all_keys(None, None), store.get_all(None, None)).await;
        keys?.iter().zip(&values?).map(|(key, value)| Ok((key_from_js(key)?, bytes_from_js(value)?))).collect()
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        // The handlers go with this value, and a handler that is gone must not be called.
        self.writer.set_onclose(None);
        self.writer.set_onversionchange(None);
        self.writer.close();
    }
}

impl Reader {
    fn transaction(&self, shelves: &[Shelf]) -> Result<rexie::Transaction, Refusal> {
        let names: Vec<&str> = shelves.iter().map(|shelf| shelf.name()).collect();
        let Some(rexie) = &self.0 else {
            return Err(Refusal::new("InvalidStateError", "the connection is closed"));
        };
        Ok(rexie.transaction(&names, TransactionMode::ReadOnly)?)
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        if let Some(rexie) = self.0.take() {
            rexie.close();
        }
    }
}

/// Returns a key as the database holds it.
pub(super) fn key_to_js(key: &Key) -> JsValue {
    match key {
        Key::Number(number) => JsValue::from(*number),
        Key::Name(name) => JsValue::from(name.as_str()),
    }
}

fn key_from_js(key: &JsValue) -> Result<Key, Refusal> {
    if let Some(name) = key.as_string() {
        return Ok(Key::Name(name));
    }
    match key.as_f64() {
        Some(number) if number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number) => {
            Ok(Key::Number(number as u32))
        }
        _ => Err(Refusal::new("DataError", &format!("not a key of this app: {key:?}"))),
    }
}

fn bytes_from_js(value: &JsValue) -> Result<Vec<u8>, Refusal> {
    match value.dyn_ref::<Uint8Array>() {
        Some(bytes) => Ok(bytes.to_vec()),
        None => Err(Refusal::new("DataError", "a row of this app is bytes, and this one is not")),
    }
}
