//! The store in memory: for tests, and for trying the app where the browser keeps no data.
//!
//! It obeys the port's laws, and it can be told to fail or to lose power, which no browser does on request.

use crate::engine::store::{Durability, Key, Shelf, Store, StoreFault, Write};
use crate::storage::contract::Trial;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A store in memory. Clones are handles to the same rows.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    disk: Rc<RefCell<Disk>>,
}

/// Where a row stands on its shelf: numbers by value, then names by their UTF-16 units, as in IndexedDB.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Number(u32),
    Name(Vec<u16>),
}

#[derive(Clone, Debug)]
struct Row {
    key: Key,
    bytes: Rc<[u8]>,
}

type Rows = BTreeMap<(Shelf, Place), Row>;

#[derive(Debug, Default)]
struct Disk {
    rows: Rows,
    /// The rows as of the last strict commit, kept while relaxed commits have followed it.
    flushed: Option<Rows>,
    commits: u32,
    planned: Option<PlannedFault>,
}

#[derive(Debug)]
struct PlannedFault {
    commits_before: u32,
    fault: StoreFault,
}

impl MemoryStore {
    /// Returns an empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes the next commit fail, once; nothing of it is written.
    pub fn fail_next_commit(&self, fault: StoreFault) {
        self.fail_commit_after(0, fault);
    }

    /// Makes one commit fail after `commits_before` more have succeeded. Replaces an earlier plan.
    pub fn fail_commit_after(&self, commits_before: u32, fault: StoreFault) {
        self.disk.borrow_mut().planned = Some(PlannedFault { commits_before, fault });
    }

    /// Loses power: relaxed commits since the last strict one are gone, as the port allows.
    pub fn crash(&self) {
        let mut disk = self.disk.borrow_mut();
        if let Some(flushed) = disk.flushed.take() {
            disk.rows = flushed;
        }
    }

    /// Makes writes at once, in their order.
    pub(super) fn apply(&self, writes: impl IntoIterator<Item = Write>) {
        let mut disk = self.disk.borrow_mut();
        writes.into_iter().for_each(|write| disk.apply(write));
    }

    /// Returns how many commits have succeeded.
    #[must_use]
    pub fn commit_count(&self) -> u32 {
        self.disk.borrow().commits
    }

    /// Returns a separate store with the same rows, like a copied browser profile.
    #[must_use]
    pub fn fork(&self) -> Self {
        let rows = self.disk.borrow().rows.clone();
        Self { disk: Rc::new(RefCell::new(Disk { rows, ..Disk::default() })) }
    }
}

impl Store for MemoryStore {
    async fn get_many(&self, keys: &[(Shelf, Key)]) -> Result<Vec<Option<Vec<u8>>>, StoreFault> {
        let disk = self.disk.borrow();
        Ok(keys.iter().map(|(shelf, key)| Some(disk.rows.get(&(*shelf, place(key)))?.bytes.to_vec())).collect())
    }

    async fn all(&self, shelf: Shelf) -> Result<Vec<(Key, Vec<u8>)>, StoreFault> {
        let disk = self.disk.borrow();
        let first = (shelf, Place::Number(0));
        let on_shelf = disk.rows.range(first..).take_while(|((row_shelf, _), _)| *row_shelf == shelf);
        Ok(on_shelf.map(|(_, row)| (row.key.clone(), row.bytes.to_vec())).collect())
    }

    async fn commit(&self, writes: Vec<Write>, durability: Durability) -> Result<(), StoreFault> {
        let mut disk = self.disk.borrow_mut();
        disk.meet_planned_fault()?;
        if !writes.iter().all(|write| disk.is_as_expected(write)) {
            return Err(StoreFault::Overtaken);
        }
        match durability {
            Durability::Strict | Durability::Erasing => disk.flushed = None,
            Durability::Relaxed => {
                if disk.flushed.is_none() {
                    disk.flushed = Some(disk.rows.clone());
                }
            }
        }
        for write in writes {
            disk.apply(write);
        }
        disk.commits += 1;
        Ok(())
    }
}

impl Trial for MemoryStore {
    fn break_next_commit(&self) {
        self.fail_next_commit(StoreFault::Full);
    }
}

impl Disk {
    fn meet_planned_fault(&mut self) -> Result<(), StoreFault> {
        match self.planned.take() {
            None => Ok(()),
            Some(PlannedFault { commits_before: 0, fault }) => Err(fault),
            Some(PlannedFault { commits_before, fault }) => {
                self.planned = Some(PlannedFault { commits_before: commits_before - 1, fault });
                Ok(())
            }
        }
    }

    fn is_as_expected(&self, write: &Write) -> bool {
        let Write::Expect(shelf, key, expected) = write else { return true };
        self.rows.get(&(*shelf, place(key))).map(|row| &*row.bytes) == expected.as_deref()
    }

    fn apply(&mut self, write: Write) {
        match write {
            Write::Expect(..) => {}
            Write::Put(shelf, key, bytes) => {
                self.rows.insert((shelf, place(&key)), Row { key, bytes });
            }
            Write::Delete(shelf, key) => {
                self.rows.remove(&(shelf, place(&key)));
            }
            Write::Clear(shelf) => self.rows.retain(|(row_shelf, _), _| *row_shelf != shelf),
        }
    }
}

fn place(key: &Key) -> Place {
    match key {
        Key::Number(number) => Place::Number(*number),
        Key::Name(name) => Place::Name(name.encode_utf16().collect()),
    }
}
