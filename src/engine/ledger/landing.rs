//! How changes get into the log: to the store first, and folded in once they are committed.

use crate::engine::erasing::{EditPlace, blank};
use crate::engine::fault::Fault;
use crate::engine::ledger::{Ledger, full};
use crate::engine::pages::{PAGE_CHANGES, Pages, lines};
use crate::engine::prospect::Prospect;
use crate::engine::sealed::Sealed;
use crate::engine::store::{Durability, Key, Shelf, Store, Write};
use crate::engine::touched::Touched;
use crate::log::{Directory, Erased, LineFault};
use std::ops::Range;
use std::rc::Rc;

/// A save of more changes than this goes straight to pages.
const TAIL_BATCH: usize = 64;

impl<S: Store> Ledger<S> {
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
