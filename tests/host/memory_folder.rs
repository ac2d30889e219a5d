//! A place for a journal, in memory: its power fails and its access is taken away as told.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use tung_nha::engine::store::StoreFault;
use tung_nha::storage::journal::{JournalFile, JournalFolder};

/// A folder in memory. Clones are handles to the same files.
#[derive(Clone, Default)]
pub struct MemoryFolder {
    pub files: Rc<RefCell<BTreeMap<JournalFile, Vec<u8>>>>,
    /// How many more bytes are written before the power fails.
    pub power: Rc<Cell<Option<usize>>>,
    pub is_closed: Rc<Cell<bool>>,
}

impl MemoryFolder {
    fn check(&self) -> Result<(), StoreFault> {
        if self.is_closed.get() || self.power.get() == Some(0) {
            return Err(StoreFault::Failed("no access".to_owned()));
        }
        Ok(())
    }

    pub fn damage(&self, change: impl Fn(&mut Vec<u8>)) {
        self.files.borrow_mut().values_mut().filter(|file| !file.is_empty()).for_each(change);
    }
}

impl JournalFolder for MemoryFolder {
    async fn size(&self, file: JournalFile) -> Result<usize, StoreFault> {
        self.check()?;
        Ok(self.files.borrow().get(&file).map_or(0, Vec::len))
    }

    async fn read(&self, file: JournalFile, at: usize, length: usize) -> Result<Vec<u8>, StoreFault> {
        self.check()?;
        let files = self.files.borrow();
        let bytes = files.get(&file).map_or(&[][..], Vec::as_slice);
        Ok(bytes[at.min(bytes.len())..(at + length).min(bytes.len())].to_vec())
    }

    async fn write(&self, file: JournalFile, at: usize, bytes: &[u8]) -> Result<(), StoreFault> {
        self.check()?;
        let written = self.power.get().unwrap_or(usize::MAX).min(bytes.len());
        let mut files = self.files.borrow_mut();
        let content = files.entry(file).or_default();
        content.truncate(at);
        content.extend_from_slice(&bytes[..written]);
        if let Some(power) = self.power.get() {
            self.power.set(Some(power - written));
        }
        if written < bytes.len() { Err(StoreFault::Failed("no power".to_owned())) } else { Ok(()) }
    }

    async fn remove(&self, file: JournalFile) -> Result<(), StoreFault> {
        self.check()?;
        self.files.borrow_mut().remove(&file);
        Ok(())
    }
}
