//! The snapshot: what the log added up to after some page, so that opening need not read all of it. Derived and
//! disposable.

use crate::engine::binary::{decode, encode, name};
use crate::engine::fault::Fault;
use crate::engine::folded::Folded;
use crate::engine::store::{Key, Shelf, Write};
use serde::{Deserialize, Serialize};

/// Snapshots of another form are thrown away and made again from the log.
const FORM: u32 = 6;

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
    /// Returns where it lies.
    pub fn place() -> (Shelf, Key) {
        (Shelf::Snapshot, name("state"))
    }

    /// Reads a snapshot of a log of so many pages; one of another form, or of a longer log, is of no use.
    pub fn read(bytes: &[u8], pages: u32) -> Option<Self> {
        decode::<Self>(bytes).ok().filter(|snapshot| snapshot.form == FORM && snapshot.pages <= pages)
    }
}

/// Returns the write that keeps a snapshot.
///
/// # Errors
/// It cannot be written in the app's own form.
pub fn write(pages: u32, folded: &Folded) -> Result<Write, Fault> {
    let (shelf, key) = Snapshot::place();
    Ok(Write::Put(shelf, key, encode(&Written { form: FORM, pages, folded })?.into()))
}
