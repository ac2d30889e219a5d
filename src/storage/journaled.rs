//! A store with a journal beside it: what the store loses, the journal gives back.

use crate::engine::store::{Durability, Key, Shelf, Store, StoreFault, Write};
use crate::storage::contract::Trial;
use crate::storage::journal::{self, End, JournalFile, JournalFolder};
use futures_util::future::join;
use futures_util::lock::Mutex;
use std::cell::{Cell, RefCell};

/// The row that counts commits and names who made the last. It belongs to this store; nobody above sees it.
const COUNT: &str = "journal";
/// A journal is written anew once it is this many times as large as all rows were when it was begun, and then some.
const MOST_TIMES: usize = 2;
const AND_THEN_SOME: usize = 4 * 1024 * 1024;

/// Tells one opened store from every other: chance alone makes it.
pub type Writer = [u8; 8];

/// A store whose every commit is also in a journal, once it is reported; and in which one writer at a time works: a
/// commit is refused once another has committed since this one was opened.
pub struct JournaledStore<S, F> {
    store: S,
    writer: Writer,
    /// `None` where the device offers no place for one.
    folder: Option<F>,
    end: Mutex<End>,
    /// The counting row, as it must be before the next commit.
    last: RefCell<Option<Vec<u8>>>,
    attempts: Cell<u64>,
    is_complete: Cell<bool>,
}

/// What opening did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recovery {
    /// The store had everything.
    NotNeeded,
    /// The store had lost commits, and they came back from the journal.
    Restored,
}

impl<S: Store, F: JournalFolder> JournaledStore<S, F> {
    /// Joins a store and its journal: whichever is behind is brought up to the other. A writer that takes over is the
    /// only one from then on, whatever an earlier one still has in hand.
    ///
    /// # Errors
    /// The store cannot be read; or it is empty and the journal cannot be read, so that nobody knows whether it was.
    pub async fn open(
        store: S,
        folder: Option<F>,
        writer: Writer,
        takes_over: bool,
    ) -> Result<(Self, Recovery), StoreFault> {
        let last = store.get(Shelf::Meta, count_key()).await?;
        let count = last.as_ref().and_then(|row| row.first_chunk()).map_or(0, |number| u64::from_le_bytes(*number));
        let mut joined = Self {
            store,
            writer,
            folder,
            end: Mutex::new(End { number: count, ..End::START }),
            last: RefCell::new(last),
            attempts: Cell::new(0),
            is_complete: Cell::new(false),
        };
        let recovery = joined.catch_up(count).await?;
        if takes_over {
            joined.commit_kept(Vec::new(), Durability::Strict).await?;
        }
        Ok((joined, recovery))
    }

    /// Brings the store or the journal up to the other.
    async fn catch_up(&mut self, count: u64) -> Result<Recovery, StoreFault> {
        let Some(folder) = &self.folder else { return Ok(Recovery::NotNeeded) };
        let end = match journal::find_end(folder).await {
            Ok(end) => end,
            Err(fault) if count == 0 && all_rows(self).await?.is_empty() => return Err(fault),
            Err(_) => return Ok(Recovery::NotNeeded),
        };
        if let Some(end) = end.filter(|end| end.number > count)
            && let Some(end) = self.restore(end.file, count).await?
        {
            self.end = Mutex::new(end);
            self.is_complete.set(true);
            return Ok(Recovery::Restored);
        }
        match end {
            Some(end) if end.number == count && !is_too_long(folder, end).await => {
                self.end = Mutex::new(end);
                self.is_complete.set(true);
            }
            end => {
                // Its failure loses nothing: the store is whole.
                if let Ok(end) = self.begin_anew(count, end.map_or(JournalFile::A, |end| end.file.other())).await {
                    self.end = Mutex::new(end);
                    self.is_complete.set(true);
                }
            }
        }
        Ok(Recovery::NotNeeded)
    }

    /// Returns whether everything committed is in the journal too, or there is none on this device.
    pub fn is_complete(&self) -> bool {
        self.folder.is_none() || self.is_complete.get()
    }

    /// Fills the store from the journal, if that holds more than `count` commits.
    async fn restore(&self, file: JournalFile, count: u64) -> Result<Option<End>, StoreFault> {
        let Some(folder) = &self.folder else { return Ok(None) };
        let (rows, end) = journal::replay(folder, file).await?;
        let Some(end) = end.filter(|end| end.number > count) else { return Ok(None) };
        let mut writes: Vec<Write> = Shelf::ALL.map(Write::Clear).to_vec();
        writes.extend(all_rows(&rows).await?);
        self.count(end.number, writes, Durability::Strict).await?;
        Ok(Some(end))
    }

    /// Begins the journal with every row the store has, and returns where it ends.
    async fn begin_anew(&self, count: u64, file: JournalFile) -> Result<End, StoreFault> {
        let mut end = End { file, number: count, at: 0 };
        let Some(folder) = &self.folder else { return Ok(end) };
        let rows = all_rows(self).await?;
        if !rows.is_empty() {
            if count == 0 {
                end.number = 1;
                self.count(end.number, Vec::new(), Durability::Strict).await?;
            }
            let record = journal::record(end.number, &rows)?;
            folder.write(file, 0, &record).await?;
            end.at = record.len();
        }
        // Only now may what the older file holds go. The file stays: browsers do not ask the disk to keep the names of new
        // files, so that one made anew would be lost if the power failed soon after.
        folder.write(file.other(), 0, &[]).await?;
        Ok(end)
    }

    /// Removes what can be removed of the journal.
    async fn remove_journal(&self) {
        let Some(folder) = &self.folder else { return };
        for file in JournalFile::BOTH {
            drop(folder.remove(file).await);
        }
    }

    /// Commits what the journal keeps: to the store, then to the journal.
    async fn commit_kept(&self, writes: Vec<Write>, durability: Durability) -> Result<(), StoreFault> {
        // Held to the end: records stand in the journal in the order of their commits.
        let mut end = self.end.lock().await;
        let number = end.number + 1;
        let is_erasing = durability == Durability::Erasing;
        let folder = self.folder.as_ref().filter(|_| self.is_complete.get() && !is_erasing);
        // The record is made while the store is busy with the commit.
        let record = async { folder.map(|_| journal::record(number, &writes)) };
        // Counted where there is no journal too: one begun before must not pass for complete later.
        let (counted, record) = join(self.count(number, writes.clone(), durability), record).await;
        counted?;
        end.number = number;
        if is_erasing {
            // What is erased stands in earlier records. Until they are gone the journal does not pass for complete, so that
            // it is begun anew at the next opening if it cannot be now.
            self.is_complete.set(false);
            match self.begin_anew(number, end.file.other()).await {
                Ok(anew) => {
                    *end = anew;
                    self.is_complete.set(true);
                }
                // No second copy is better than one that holds what was erased.
                Err(_) => self.remove_journal().await,
            }
            return Ok(());
        }
        if let (Some(folder), Some(record)) = (folder, record) {
            let written = async {
                let record = record?;
                folder.write(end.file, end.at, &record).await?;
                Ok::<_, StoreFault>(record.len())
            };
            match written.await {
                Ok(bytes) => end.at += bytes,
                // What was asked is done. A journal with a gap is no use: it is begun anew at the next opening.
                Err(_) => self.is_complete.set(false),
            }
        }
        Ok(())
    }

    /// Makes the commit of a number, if nobody else has made one since the last.
    async fn count(&self, number: u64, mut writes: Vec<Write>, durability: Durability) -> Result<(), StoreFault> {
        // Every attempt has a row of its own: one that landed unreported must not pass for the next.
        self.attempts.set(self.attempts.get() + 1);
        let row = [number.to_le_bytes(), self.writer, self.attempts.get().to_le_bytes()].concat();
        writes.insert(0, Write::Expect(Shelf::Meta, count_key(), self.last.borrow().clone()));
        writes.push(Write::Put(Shelf::Meta, count_key(), row.as_slice().into()));
        match self.store.commit(writes, durability).await {
            // A store that lost its connection repeats the commit, and then finds it made: by this writer.
            Err(StoreFault::Overtaken) if self.store.get(Shelf::Meta, count_key()).await?.as_ref() == Some(&row) => {}
            outcome => outcome?,
        }
        self.last.replace(Some(row));
        Ok(())
    }
}

impl<S: Store, F: JournalFolder> Store for JournaledStore<S, F> {
    async fn get_many(&self, keys: &[(Shelf, Key)]) -> Result<Vec<Option<Vec<u8>>>, StoreFault> {
        self.store.get_many(keys).await
    }

    async fn all(&self, shelf: Shelf) -> Result<Vec<(Key, Vec<u8>)>, StoreFault> {
        let mut rows = self.store.all(shelf).await?;
        if shelf == Shelf::Meta {
            rows.retain(|(key, _)| *key != count_key());
        }
        Ok(rows)
    }

    async fn commit(&self, writes: Vec<Write>, durability: Durability) -> Result<(), StoreFault> {
        if !writes.iter().any(|write| journal::is_kept(write.shelf())) {
            return self.store.commit(writes, durability).await;
        }
        self.commit_kept(writes, durability).await
    }
}

impl<S: Trial, F: JournalFolder> Trial for JournaledStore<S, F> {
    fn break_next_commit(&self) {
        self.store.break_next_commit();
    }
}

async fn is_too_long(folder: &impl JournalFolder, end: End) -> bool {
    let first = journal::first_record_bytes(folder, end.file).await;
    first.is_ok_and(|first| end.at > first * MOST_TIMES + AND_THEN_SOME)
}

/// Returns every row the journal keeps.
async fn all_rows(store: &impl Store) -> Result<Vec<Write>, StoreFault> {
    let mut writes = Vec::new();
    for shelf in Shelf::ALL.into_iter().filter(|shelf| journal::is_kept(*shelf)) {
        writes.extend(store.all(shelf).await?.into_iter().map(|(key, bytes)| Write::Put(shelf, key, bytes.into())));
    }
    Ok(writes)
}

fn count_key() -> Key {
    Key::Name(COUNT.to_owned())
}
