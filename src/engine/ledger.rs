//! The log as this device holds it: pages, the tail of recent changes, and the state folded from both.
//!
//! Every write goes to the store first and is folded in only once it is committed, so what the state says is always
//! what the disk says.

use crate::engine::binary::{decode, encode, name};
use crate::engine::erasing::{EditPlace, blank};
use crate::engine::fault::Fault;
use crate::engine::folded::Folded;
use crate::engine::pages::{PAGE_CHANGES, Pages, lines};
use crate::engine::postings::Postings;
use crate::engine::prospect::Prospect;
use crate::engine::sealed::Sealed;
use crate::engine::snapshot::{self, Snapshot};
use crate::engine::store::{Durability, Key, Shelf, Store, StoreFault, Write};
use crate::engine::touched::Touched;
use crate::engine::visits::Visits;
use crate::engine::writers::Writers;
use crate::log::{COUNTER_LIMIT, Directory, Erased, Holdings, Known, LineFault, ReadChange, ReplicaId, State};
use serde::{Deserialize, Serialize};
use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

/// A save of more changes than this goes straight to pages.
const TAIL_BATCH: usize = 64;

/// The log and what it adds up to.
pub struct Ledger<S> {
    pub(super) store: S,
    replica: ReplicaId,
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

/// The small facts a log needs at hand when it opens.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Heading {
    replica: ReplicaId,
    directory: Directory,
    pages: u32,
}

impl Heading {
    fn write(&self) -> Result<Write, Fault> {
        Ok(Write::Put(Shelf::Meta, name("log"), encode(self)?.into()))
    }
}

impl<S: Store> Ledger<S> {
    /// Opens the log of a store, starting a new one in an empty store.
    ///
    /// # Errors
    /// The store cannot be read or written, or what it holds is damaged.
    pub async fn open(store: S, new_replica: ReplicaId) -> Result<Self, Fault> {
        let rows = [(Shelf::Meta, name("log")), Snapshot::place()];
        let mut rows = store.get_many(&rows).await?.into_iter();
        let heading = rows.next().flatten();
        let snapshot = rows.next().flatten();
        let heading = match heading {
            Some(bytes) => decode::<Heading>(&bytes)?,
            None if !store.all(Shelf::Pages).await?.is_empty() || !store.all(Shelf::Tail).await?.is_empty() => {
                return Err(Fault::Damaged("the log is there without its heading".to_owned()));
            }
            None => Heading { replica: new_replica, directory: Directory::default(), pages: 0 },
        };
        let snapshot = snapshot.and_then(|bytes| Snapshot::read(&bytes, heading.pages)).unwrap_or_default();
        let mut ledger = Self {
            store,
            replica: heading.replica,
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

    /// Commits sealed changes with `beside` in one transaction, and folds them in.
    ///
    /// # Errors
    /// Nothing was written.
    pub async fn append(&mut self, sealed: Sealed, beside: Vec<Write>) -> Result<Vec<Touched>, Fault> {
        let is_erasing = sealed.is_erasing();
        let Sealed { changes, mut directory } = sealed;
        if changes.len() > TAIL_BATCH || is_erasing {
            let mut pages = Pages::new(directory);
            for change in &changes {
                pages.add(|directory, out| change.write(directory, out)).map_err(unwritten)?;
            }
            return self.commit_pages(pages, beside).await;
        }
        let mut lines = Vec::with_capacity(changes.len());
        for change in &changes {
            let mut line = Vec::new();
            change.write(&mut directory, &mut line).map_err(unwritten)?;
            lines.push(String::from_utf8(line).map_err(Fault::damaged)?);
        }
        self.commit_tail(directory, lines, beside).await
    }

    async fn commit_tail(
        &mut self,
        directory: Directory,
        lines: Vec<String>,
        mut writes: Vec<Write>,
    ) -> Result<Vec<Touched>, Fault> {
        let is_full = self.tail.len() + lines.len() > PAGE_CHANGES;
        if is_full {
            let page = self.sealed_tail(&mut writes);
            writes.push(Write::Put(Shelf::Pages, Key::Number(self.pages), page.into()));
        }
        for (row, line) in (self.next_row..).zip(&lines) {
            writes.push(Write::Put(Shelf::Tail, Key::Number(row), line.as_bytes().into()));
        }
        let pages = self.pages + u32::from(is_full);
        if is_full || directory != self.directory || self.known().is_empty() {
            writes.push(self.heading(&directory, pages)?);
        }
        self.commit(writes, Durability::Strict).await?;
        self.directory = directory;
        if is_full {
            self.has_pages(pages);
        }
        let mut touched = Vec::new();
        for line in lines {
            self.folded.fold(&line, &self.directory, &mut touched);
            self.tail.push((self.next_row, line.into()));
            self.next_row += 1;
        }
        Ok(touched)
    }

    /// Commits pages with `beside` in one transaction, and folds them in. What they erase is blanked in everything that
    /// is kept, in the same transaction; what was erased before is blanked in them.
    ///
    /// # Errors
    /// Nothing was written.
    pub async fn commit_pages(&mut self, mut pages: Pages, beside: Vec<Write>) -> Result<Vec<Touched>, Fault> {
        let mut erased = self.state().erased().clone();
        erased.extend(pages.erased().ids());
        // Folding the lines tells what they lack.
        pages.blank(&erased).map_err(Fault::damaged)?;
        let erased = erased.without(self.state().erased());
        let put = self.put_pages(pages, &erased, beside).await?;
        let mut touched = Vec::new();
        for line in put.pages.iter().flat_map(|page| lines(page)) {
            self.folded.fold(line, &self.directory, &mut touched);
        }
        self.withhold(put.blanked);
        Ok(touched)
    }

    /// Commits pages whose changes were folded beforehand, with `beside`, in one transaction; the prospect comes true
    /// then. Erasing goes as in [`Self::commit_pages`].
    ///
    /// # Errors
    /// Nothing was written.
    pub async fn commit_prospect(
        &mut self,
        pages: Pages,
        prospect: &mut Option<Prospect>,
        beside: Vec<Write>,
    ) -> Result<Vec<Touched>, Fault> {
        let Some(erased) = prospect.as_ref().filter(|prospect| prospect.is_of(self.holdings())).map(Prospect::erased)
        else {
            // Something was saved since: what the pages bring is folded anew.
            return self.commit_pages(pages, beside).await;
        };
        let erased = erased.without(self.state().erased());
        let blanked = self.put_pages(pages, &erased, beside).await?.blanked;
        let touched = prospect.take().map_or_else(Vec::new, |prospect| prospect.come_true(&mut self.folded));
        self.withhold(blanked);
        Ok(touched)
    }

    async fn put_pages(&mut self, pages: Pages, erased: &Erased, mut beside: Vec<Write>) -> Result<PagesPut, Fault> {
        let places = self.places_of(&pages)?;
        let mut blanked = Vec::new();
        if !erased.is_empty() {
            blanked = self.blank_pages(erased, &mut beside).await?;
        }
        if !self.tail.is_empty() {
            // What was saved before stands before.
            let page = self.sealed_tail(&mut beside);
            let clean = blank(&page, &self.directory, erased).map_err(Fault::damaged)?;
            let page = clean.map_or(page, |clean| {
                blanked.extend(clean.edits);
                clean.page
            });
            beside.push(Write::Put(Shelf::Pages, Key::Number(self.pages), page.into()));
        }
        let (directory, pages) = pages.finish();
        beside.push(self.heading(&directory, places.end)?);
        for (number, page) in places.clone().zip(&pages) {
            beside.push(Write::Put(Shelf::Pages, Key::Number(number), Rc::clone(page)));
        }
        self.commit(beside, if erased.is_empty() { Durability::Strict } else { Durability::Erasing }).await?;
        self.directory = directory;
        self.has_pages(places.end);
        if !erased.is_empty() {
            // The snapshot went with what it said.
            self.unsaved_pages = self.pages;
        }
        Ok(PagesPut { pages, blanked })
    }

    /// Blanks what was erased in the pages that stand, and throws away what was derived from them.
    async fn blank_pages(&self, erased: &Erased, writes: &mut Vec<Write>) -> Result<Vec<EditPlace>, Fault> {
        let mut edits = Vec::new();
        for (key, page) in self.store.all(Shelf::Pages).await? {
            if let Some(clean) = blank(&page, &self.directory, erased).map_err(Fault::damaged)? {
                edits.extend(clean.edits);
                writes.push(Write::Put(Shelf::Pages, key, clean.page.into()));
            }
        }
        writes.push(Write::Clear(Shelf::Snapshot));
        Ok(edits)
    }

    /// Notes what is no longer here.
    fn withhold(&mut self, edits: Vec<EditPlace>) {
        for (change, place) in edits {
            self.folded.holdings.withhold(change, place);
        }
    }

    /// Puts pages in the place of the whole log, with `beside`, in one transaction, and goes on as another replica. Forms
    /// in the making stay.
    ///
    /// # Errors
    /// Nothing was written.
    pub async fn replace(&mut self, pages: Pages, replica: ReplicaId, beside: Vec<Write>) -> Result<(), Fault> {
        let (directory, pages) = pages.finish();
        let count = u32::try_from(pages.len()).map_err(|_| full())?;
        let heading = Heading { replica, directory: directory.clone(), pages: count };
        let mut writes = [Shelf::Pages, Shelf::Tail, Shelf::Meta, Shelf::Snapshot].map(Write::Clear).to_vec();
        writes.extend(beside);
        writes.push(heading.write()?);
        writes.extend(
            (0..).zip(&pages).map(|(page, bytes)| Write::Put(Shelf::Pages, Key::Number(page), Rc::clone(bytes))),
        );
        self.commit(writes, Durability::Erasing).await?;
        let mut folded = Folded::default();
        for line in pages.iter().flat_map(|page| lines(page)) {
            folded.fold(line, &directory, &mut Vec::new());
        }
        self.folded = folded;
        self.replica = replica;
        self.directory = directory;
        (self.pages, self.unsaved_pages, self.next_row) = (count, count, 0);
        self.tail.clear();
        self.postings = None;
        Ok(())
    }

    /// Returns where pages will stand once they are committed.
    ///
    /// # Errors
    /// There are more than can be counted.
    pub fn places_of(&self, pages: &Pages) -> Result<Range<u32>, Fault> {
        let first = self.pages + u32::from(!self.tail.is_empty());
        let count = u32::try_from(pages.count()).map_err(|_| full())?;
        Ok(first..first.checked_add(count).ok_or_else(full)?)
    }

    /// Takes the tail away and returns it as a page.
    fn sealed_tail(&self, writes: &mut Vec<Write>) -> Vec<u8> {
        let mut sealed = Vec::new();
        for (row, line) in &self.tail {
            if !sealed.is_empty() {
                sealed.extend_from_slice(b",\n");
            }
            sealed.extend_from_slice(line.as_bytes());
            writes.push(Write::Delete(Shelf::Tail, Key::Number(*row)));
        }
        sealed
    }

    /// Notes that pages were committed, the tail among them.
    fn has_pages(&mut self, pages: u32) {
        self.unsaved_pages += pages - self.pages;
        self.pages = pages;
        self.tail.clear();
        self.postings = None;
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
        Heading { replica: self.replica, directory: directory.clone(), pages }.write()
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
    pub const fn renew_replica(&mut self, replica: ReplicaId) {
        self.replica = replica;
    }

    /// Returns this device's replica.
    pub const fn replica(&self) -> ReplicaId {
        self.replica
    }

    /// Returns the replicas and authors by number.
    pub const fn directory(&self) -> &Directory {
        &self.directory
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

/// What was committed.
struct PagesPut {
    pages: Vec<Rc<[u8]>>,
    /// What was blanked in what stood before.
    blanked: Vec<EditPlace>,
}

/// Turns why a line was not written into what the person can do about it.
fn unwritten(fault: LineFault) -> Fault {
    match fault {
        LineFault::NotListed => full(),
        LineFault::TooLong | LineFault::Malformed(_) | LineFault::HashMismatch => Fault::TextTooLong,
    }
}

/// Says that no place or number is left.
pub(super) fn full() -> Fault {
    Fault::Damaged("more replicas, authors or pages than can be counted".to_owned())
}
