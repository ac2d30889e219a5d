//! Before a database is brought to a newer schema, it is copied whole: an upgrade that goes wrong takes nothing with it.

use crate::storage::indexed_db::listing::databases;
use crate::storage::refusal::Refusal;
use futures_util::future::{join_all, try_join_all};
use idb::builder::{DatabaseBuilder, ObjectStoreBuilder};
use idb::{Database, Factory, TransactionMode};
use wasm_bindgen::JsValue;

/// Copies the database if it is older than `version`. An older copy that was left makes room.
///
/// # Errors
/// The copy could not be made whole. Nothing was changed.
pub(super) async fn copy_older(name: &str, version: u32) -> Result<(), Refusal> {
    // A browser that lists nothing (Firefox before 126) does not tell versions either; its upgrades go without a copy.
    let Ok(listed) = databases().await else { return Ok(()) };
    let Some(older) = listed.iter().find(|database| database.name == name).map(|database| database.version) else {
        return Ok(());
    };
    if older >= version {
        return Ok(());
    }
    drop_copies(name).await?;
    let database = Factory::new()?.open(name, Some(older))?.await?;
    let shelves = read(&database).await;
    database.close();
    write(&copy_of(name, older), older, &shelves?).await
}

/// Deletes the copies that were made of a database.
///
/// # Errors
/// The browser refuses.
pub(super) async fn drop_copies(name: &str) -> Result<(), Refusal> {
    let listed = match databases().await {
        // A browser that lists nothing has made no copy.
        Err(refusal) if refusal.is_called("TypeError") => Vec::new(),
        listed => listed?,
    };
    for database in listed {
        if database.name.starts_with(&copies_of(name)) {
            Factory::new()?.delete(&database.name)?.await?;
        }
    }
    Ok(())
}

/// A shelf as it lies there, whatever it holds.
struct Shelf {
    name: String,
    rows: Vec<(JsValue, JsValue)>,
}

async fn read(database: &Database) -> Result<Vec<Shelf>, Refusal> {
    let names = database.store_names();
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let transaction = database.transaction(&names, TransactionMode::ReadOnly)?;
    let mut requests = Vec::new();
    for name in &names {
        let store = transaction.object_store(name)?;
        requests.push((store.get_all_keys(None, None)?.into_future(), store.get_all(None, None)?.into_future()));
    }
    let (keys, values): (Vec<_>, Vec<_>) = requests.into_iter().unzip();
    // All requests are made before the first answer is awaited: a transaction with none pending ends.
    let (keys, values) = futures_util::future::join(try_join_all(keys), try_join_all(values)).await;
    let rows = keys?.into_iter().zip(values?).map(|(keys, values)| keys.into_iter().zip(values).collect());
    Ok(names.into_iter().zip(rows).map(|(name, rows)| Shelf { name, rows }).collect())
}

async fn write(name: &str, version: u32, shelves: &[Shelf]) -> Result<(), Refusal> {
    let builder = DatabaseBuilder::new(name).version(version);
    let builder =
        shelves.iter().fold(builder, |builder, shelf| builder.add_object_store(ObjectStoreBuilder::new(&shelf.name)));
    let copy = builder.build().await?;
    let written = put(&copy, shelves).await;
    copy.close();
    written
}

async fn put(copy: &Database, shelves: &[Shelf]) -> Result<(), Refusal> {
    if shelves.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = shelves.iter().map(|shelf| shelf.name.as_str()).collect();
    let transaction = copy.transaction(&names, TransactionMode::ReadWrite)?;
    let mut requests = Vec::new();
    for shelf in shelves {
        let store = transaction.object_store(&shelf.name)?;
        for (key, value) in &shelf.rows {
            requests.push(store.put(value, Some(key))?.into_future());
        }
    }
    join_all(requests).await.into_iter().collect::<Result<Vec<_>, _>>()?;
    if transaction.await?.is_committed() { Ok(()) } else { Err(Refusal::new("AbortError", "the copy was not kept")) }
}

fn copies_of(name: &str) -> String {
    format!("{name} before version ")
}

fn copy_of(name: &str, version: u32) -> String {
    format!("{}{}", copies_of(name), version + 1)
}
