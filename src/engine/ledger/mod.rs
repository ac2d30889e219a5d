//! The log as this device holds it: pages, the tail of recent changes, and the state folded from both.
//!
//! Every write goes to the store first and is folded in only once it is committed, so what the state says is always
//! what the disk says.

mod heading;
mod landing;
mod replacement;

pub use replacement::Replacement;

use crate::engine::binary::name;
use crate::engine::fault::Fault;
use crate::engine::folded::{Folded, Reading};
use crate::engine::ledger::heading::Heading;
use crate::engine::pages::lines;
use crate::engine::postings::Postings;
use crate::engine::snapshot::{self, Snapshot};
use crate::engine::store::{Durability, Key, Shelf, Store, StoreFault, Write};
use crate::engine::visits::Visits;
use crate::engine::writers::Writers;
use crate::log::{COUNTER_LIMIT, Directory, Holdings, Known, ReadChange, ReplicaId, State};
use std::cell::Cell;

/// The log and what it adds up to.
pub struct Ledger<S> {
    pub(super) store: S,
    replica: ReplicaId,
    /// The replicas this device was before, the oldest first.
    earlier: Vec<ReplicaId>,
    directory: Directory,
    pub(super) folded: Folded,
    /// How many pages there are.
    pub(super) pages: u32,
    /// Lines not yet sealed into a page, with their row numbers.
    pub(super) tail: Vec<(u32, Box<str>)>,
    next_row: u32,
    /// Which pages speak of which household; made when first asked for.
    pub(super) postings: Option<Postings>,
    /// Pages written since the last snapshot.
    pub(super) unsaved_pages: u32,
    /// Whether the disk may hold more than is known here.
    is_behind: Cell<bool>,
}

impl<S: Store> Ledger<S> {
    /// Opens the log of a store, starting a new one in an empty store.
    ///
    /// # Errors
    /// The store cannot be read or written, or what it holds is damaged.
    pub async fn open(store: S, new_replica: ReplicaId) -> Result<Self, Fault> {
        let heading = match store.get(Shelf::Meta, name("log")).await? {
            Some(bytes) => Heading::read(&bytes)?,
            None if !store.all(Shelf::Pages).await?.is_empty() || !store.all(Shelf::Tail).await?.is_empty() => {
                return Err(Fault::Damaged("the log is there without its heading".to_owned()));
            }
            None => Heading::new(new_replica),
        };
        let snapshot = Snapshot::load(&store, heading.pages).await.unwrap_or_default();
        let mut ledger = Self {
            store,
            replica: heading.replica,
            earlier: heading.earlier,
            directory: heading.directory,
            unsaved_pages: heading.pages - snapshot.pages,
            folded: snapshot.folded,
            pages: heading.pages,
            tail: Vec::new(),
            next_row: 0,
            postings: None,
            is_behind: Cell::default(),
        };
        ledger.replay().await?;
        let own = ledger.directory.find_replica(ledger.replica);
        if own.is_some_and(|own| ledger.known().last_counter(own) > COUNTER_LIMIT / 2) {
            // No device counts that far: somebody else made that number up, and too few are left after it.
            ledger.renew_replica(new_replica);
        }
        Ok(ledger)
    }

    /// Folds in the pages after the snapshot, and the tail. A line that cannot be read stays where it is, and is counted.
    async fn replay(&mut self) -> Result<(), Fault> {
        let first = self.pages - self.unsaved_pages;
        for page in first..self.pages {
            let bytes = self.page(page).await?;
            for line in lines(&bytes) {
                self.folded.fold(line, &self.directory, &mut Vec::new());
            }
        }
        for (key, bytes) in self.store.all(Shelf::Tail).await? {
            let Key::Number(row) = key else { continue };
            self.next_row = row.saturating_add(1);
            let line = String::from_utf8(bytes).unwrap_or_default();
            if self.folded.fold(&line, &self.directory, &mut Vec::new()) {
                self.tail.push((row, line.into()));
            }
        }
        Ok(())
    }

    /// Reads a page.
    ///
    /// # Errors
    /// The store cannot be read, or the page is gone.
    pub async fn page(&self, page: u32) -> Result<Vec<u8>, Fault> {
        let bytes = self.store.get(Shelf::Pages, Key::Number(page)).await?;
        bytes.ok_or_else(|| Fault::Damaged(format!("page {page} is missing")))
    }

    /// Commits rows. Once it is not known whether a commit landed, nothing more is written until the ward is opened
    /// again: what is known here may be behind the disk, and would be written over what is there.
    ///
    /// # Errors
    /// Nothing was written, or nobody knows.
    pub async fn commit(&self, writes: Vec<Write>, durability: Durability) -> Result<(), Fault> {
        if self.is_behind.get() {
            return Err(StoreFault::Closed("an earlier commit may have landed".to_owned()).into());
        }
        let outcome = self.store.commit(writes, durability).await;
        self.is_behind.set(!matches!(outcome, Ok(()) | Err(StoreFault::Full | StoreFault::Overtaken)));
        Ok(outcome?)
    }

    fn heading(&self, directory: &Directory, pages: u32) -> Result<Write, Fault> {
        let (replica, earlier) = (self.replica, self.earlier.clone());
        Heading { replica, directory: directory.clone(), pages, earlier }.write()
    }

    /// Writes the snapshot if enough pages came since the last one. It only saves time: losing it loses nothing.
    ///
    /// # Errors
    /// The store did not take it.
    pub async fn save_snapshot(&mut self) -> Result<(), Fault> {
        // A snapshot would hide the lines that were set aside from the next opening.
        if self.unsaved_pages == 0 || self.set_aside() > 0 {
            return Ok(());
        }
        let write = snapshot::write(self.pages, &self.folded)?;
        self.store.commit(vec![write], Durability::Relaxed).await?;
        self.unsaved_pages = 0;
        Ok(())
    }

    /// Returns every line that can be read, page by page, as chunks a package is made of.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn all_chunks(&self) -> Result<Vec<Vec<u8>>, Fault> {
        let is_counted = |key: &Key| matches!(key, Key::Number(number) if *number < self.pages);
        // A commit that landed and was reported as failed leaves pages nobody counts; the next one overwrites them.
        let pages = self.store.all(Shelf::Pages).await?.into_iter().filter(|(key, _)| is_counted(key));
        let pages = pages.map(|(_, page)| page).filter(|page| !page.is_empty());
        let tail = self.tail.iter().map(|(_, line)| line.as_bytes().to_vec());
        if self.set_aside() == 0 {
            return Ok(pages.chain(tail).collect());
        }
        let is_readable =
            |line: &&str| ReadChange::read(line, &self.directory).is_ok_and(|change| change.read_edits().is_ok());
        let readable = |page: Vec<u8>| -> Vec<_> {
            lines(&page).filter(is_readable).map(|line| line.as_bytes().to_vec()).collect()
        };
        Ok(pages.flat_map(readable).chain(tail).collect())
    }

    /// Returns the store.
    pub const fn store(&self) -> &S {
        &self.store
    }

    /// Goes on as another replica: somebody else made changes under the present one, from a copy of this device's data
    /// or on purpose, and two must not give out the same numbers. It is kept with the next commit of changes.
    pub fn renew_replica(&mut self, replica: ReplicaId) {
        self.earlier = self.own_replicas().collect();
        self.replica = replica;
    }

    /// Returns the replicas this device has been, the present one last.
    pub fn own_replicas(&self) -> impl Iterator<Item = ReplicaId> {
        self.earlier.iter().copied().chain([self.replica])
    }

    /// Returns this device's replica.
    pub const fn replica(&self) -> ReplicaId {
        self.replica
    }

    /// Returns the replicas and authors by number.
    pub const fn directory(&self) -> &Directory {
        &self.directory
    }

    /// Returns what the log adds up to.
    pub const fn reading(&self) -> Reading<'_> {
        Reading::new(&self.folded, &self.directory)
    }

    /// Returns the state.
    pub const fn state(&self) -> &State {
        &self.folded.state
    }

    /// Returns the visits.
    pub const fn visits(&self) -> &Visits {
        &self.folded.visits
    }

    /// Returns how much each writer's work is here.
    pub const fn writers(&self) -> &Writers {
        &self.folded.writers
    }

    /// Returns how many lines on the disk could not be read, and are left out of everything.
    pub const fn set_aside(&self) -> u32 {
        self.folded.set_aside
    }

    /// Returns which changes are held.
    pub const fn known(&self) -> &Known {
        &self.folded.holdings.known
    }

    /// Returns which changes are held, and what is lacking of them.
    pub const fn holdings(&self) -> &Holdings {
        &self.folded.holdings
    }
}

/// Says that no place or number is left.
pub(super) fn full() -> Fault {
    Fault::Damaged("more replicas, authors or pages than can be counted".to_owned())
}
