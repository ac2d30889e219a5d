//! The row that keeps since when there is work of this device that was not handed over, in Unix milliseconds.

use crate::engine::binary::{decode, encode, name};
use crate::engine::fault::Fault;
use crate::engine::store::{Shelf, Store, Write};

const SINCE: &str = "unsent since";

/// Reads it; `None` where there is no such work.
pub async fn load<S: Store>(store: &S) -> Result<Option<i64>, Fault> {
    store.get(Shelf::Meta, name(SINCE)).await?.map(|row| decode(&row)).transpose()
}

/// Returns the write that keeps it.
pub fn write(since_ms: i64) -> Result<Write, Fault> {
    Ok(Write::Put(Shelf::Meta, name(SINCE), encode(&since_ms)?.into()))
}

/// Returns the write that keeps that there is no such work.
pub fn forget() -> Write {
    Write::Delete(Shelf::Meta, name(SINCE))
}
