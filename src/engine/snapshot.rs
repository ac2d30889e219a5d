//! The snapshot: what the log added up to after some page, so that opening need not read all of it. Derived and
//! disposable.

use crate::engine::binary::{decode, encode, name};
use crate::engine::fault::Fault;
use crate::engine::folded::Folded;
use crate::engine::store::{Shelf, Store, Write};
use serde::{Deserialize, Serialize};

/// Snapshots of another form are thrown away and made again from the log.
const FORM: u32 = 6;

const STATE: &str = "state";

#[derive(Serialize)]
struct Written<'a> {
    form: u32,
    pages: u32,
    folded: &'a Folded,
}

/// A snapshot. The empty one stands before the first page.
#[derive(Default, Deserialize)]
pub struct Snapshot {
    form: u32,
    /// How many pages it covers.
    pub pages: u32,
    pub folded: Folded,
}

impl Snapshot {
    /// Reads the snapshot of a log of so many pages; one of another form, or of a longer log, is of no use.
    pub async fn load<S: Store>(store: &S, pages: u32) -> Option<Self> {
        let bytes = derived(store, STATE).await?;
        decode::<Self>(&bytes).ok().filter(|snapshot| snapshot.form == FORM && snapshot.pages <= pages)
    }
}

/// Reads a row that can be made again. One that the store cannot read is as good as none: a browser keeps large rows in
/// files of their own, and what was not asked to be on the disk may be gone after a power failure.
pub async fn derived<S: Store>(store: &S, row: &str) -> Option<Vec<u8>> {
    store.get(Shelf::Snapshot, name(row)).await.ok().flatten()
}

/// Returns the write that keeps a snapshot.
///
/// # Errors
/// It cannot be written in the app's own form.
pub fn write(pages: u32, folded: &Folded) -> Result<Write, Fault> {
    Ok(Write::Put(Shelf::Snapshot, name(STATE), encode(&Written { form: FORM, pages, folded })?.into()))
}

/// Returns the write that throws the snapshot away.
pub fn delete() -> Write {
    Write::Delete(Shelf::Snapshot, name(STATE))
}
