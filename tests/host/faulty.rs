//! A store that makes commits and tells of them wrongly.

use std::cell::Cell;
use std::rc::Rc;
use tung_nha::engine::store::{Durability, Key, Shelf, Store, StoreFault, Write};
use tung_nha::storage::memory::MemoryStore;

/// What the store does with commits.
#[derive(Clone, Copy, Debug, Default)]
pub enum Fault {
    #[default]
    None,
    /// Makes each twice, as a store does whose connection broke after the first time.
    Repeat,
    /// Makes them, and reads nothing from a shelf, as when the file is gone in which a browser keeps a large row.
    Unreadable(Shelf),
    /// Makes the next one and reports that it failed, as when the connection breaks and cannot be opened again.
    Unreported,
}

/// Clones are handles to the same store.
#[derive(Clone, Default)]
pub struct FaultyStore {
    inside: MemoryStore,
    pub fault: Rc<Cell<Fault>>,
}

impl FaultyStore {
    /// Puts a store behind a fault.
    pub fn over(inside: MemoryStore, fault: Fault) -> Self {
        Self { inside, fault: Rc::new(Cell::new(fault)) }
    }
}

fn unreadable() -> StoreFault {
    StoreFault::Closed("a large row cannot be read".to_owned())
}

impl Store for FaultyStore {
    async fn get_many(&self, keys: &[(Shelf, Key)]) -> Result<Vec<Option<Vec<u8>>>, StoreFault> {
        match self.fault.get() {
            Fault::Unreadable(shelf) if keys.iter().any(|(of, _)| *of == shelf) => Err(unreadable()),
            _ => self.inside.get_many(keys).await,
        }
    }

    async fn all(&self, shelf: Shelf) -> Result<Vec<(Key, Vec<u8>)>, StoreFault> {
        match self.fault.get() {
            Fault::Unreadable(unread) if unread == shelf => Err(unreadable()),
            _ => self.inside.all(shelf).await,
        }
    }

    async fn commit(&self, writes: Vec<Write>, durability: Durability) -> Result<(), StoreFault> {
        self.inside.commit(writes.clone(), durability).await?;
        match self.fault.get() {
            Fault::None | Fault::Unreadable(_) => Ok(()),
            Fault::Repeat => self.inside.commit(writes, durability).await,
            Fault::Unreported => {
                self.fault.set(Fault::None);
                Err(StoreFault::Closed("lost".to_owned()))
            }
        }
    }
}
