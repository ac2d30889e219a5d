//! Pages of the log: lines of changes, a few hundred in a row of the store.

use crate::engine::erasing::{EditPlace, blank, erased_by};
use crate::log::{Directory, Erased, LineFault, ReadChange};
use std::rc::Rc;

/// The most changes of a page, and about the most bytes.
pub(crate) const PAGE_CHANGES: usize = 500;
const PAGE_BYTES: usize = 128 * 1024;

/// Pages ready to be committed, with the directory their lines refer to.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    pub directory: Directory,
    full: Vec<Rc<[u8]>>,
    last: Vec<u8>,
    last_count: usize,
    pub changes: u32,
}

impl Pages {
    /// Starts pages whose lines refer to `directory`.
    #[must_use]
    pub fn new(directory: Directory) -> Self {
        Self { directory, ..Self::default() }
    }

    /// Adds a line, written by the closure.
    ///
    /// # Errors
    /// The closure's.
    pub fn add<E>(&mut self, write: impl FnOnce(&mut Directory, &mut Vec<u8>) -> Result<(), E>) -> Result<(), E> {
        if self.last.len() >= PAGE_BYTES || self.last_count >= PAGE_CHANGES {
            self.full.push(self.last.as_slice().into());
            self.last.clear();
            self.last_count = 0;
        }
        let before = self.last.len();
        if self.last_count > 0 {
            self.last.extend_from_slice(b",\n");
        }
        write(&mut self.directory, &mut self.last).inspect_err(|_| self.last.truncate(before))?;
        self.last_count += 1;
        self.changes += 1;
        Ok(())
    }

    /// Adds a change.
    ///
    /// # Errors
    /// The directory is full, or the line cannot be read back.
    // A call of its own in the loop over a whole package, which browsers then get to translate well.
    #[inline(never)]
    pub fn add_change(&mut self, change: &ReadChange<'_>) -> Result<(), LineFault> {
        self.add(|directory, out| change.write(directory, out))
    }

    /// Makes the lines refer to what `directory` lists now, where they were written when it listed less.
    ///
    /// # Errors
    /// The directory is full.
    pub fn onto(self, directory: &Directory) -> Result<Self, LineFault> {
        if is_continued(directory, &self.directory) {
            return Ok(self);
        }
        let mut pages = Self::new(directory.clone());
        for line in self.lines() {
            let change = ReadChange::read(line, &self.directory)?;
            pages.add_change(&change)?;
        }
        Ok(pages)
    }

    /// Returns what the lines erase.
    #[must_use]
    pub fn erased(&self) -> Erased {
        let mut erased = Erased::default();
        self.all().for_each(|page| erased.extend(erased_by(page, &self.directory).ids()));
        erased
    }

    /// Blanks what was erased, and says which edits that were.
    ///
    /// # Errors
    /// A line cannot be written any more.
    pub fn blank(&mut self, erased: &Erased) -> Result<Vec<EditPlace>, LineFault> {
        let mut edits = Vec::new();
        if erased.is_empty() {
            return Ok(edits);
        }
        for page in &mut self.full {
            if let Some(clean) = blank(page, &self.directory, erased)? {
                edits.extend(clean.edits);
                *page = clean.page.into();
            }
        }
        if let Some(clean) = blank(&self.last, &self.directory, erased)? {
            edits.extend(clean.edits);
            self.last = clean.page;
        }
        Ok(edits)
    }

    fn all(&self) -> impl Iterator<Item = &[u8]> {
        self.full.iter().map(AsRef::as_ref).chain([self.last.as_slice()])
    }

    /// Returns the lines.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.all().flat_map(lines)
    }

    /// Returns how many pages there are.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.full.len() + !self.last.is_empty() as usize
    }

    /// Returns the directory and the pages, in order.
    pub fn finish(self) -> (Directory, Vec<Rc<[u8]>>) {
        let mut pages = self.full;
        if !self.last.is_empty() {
            pages.push(self.last.into());
        }
        (self.directory, pages)
    }
}

/// Returns whether a directory gives everybody another lists the same numbers.
fn is_continued(short: &Directory, long: &Directory) -> bool {
    let mut replicas = long.replicas();
    short.replicas().all(|replica| replicas.next() == Some(replica)) && long.authors().starts_with(short.authors())
}

/// Returns the lines of a page.
pub fn lines(page: &[u8]) -> impl Iterator<Item = &str> {
    // Bytes that are no text are no change either, and must not hide the lines around them.
    let lines = page.split(|byte| *byte == b'\n').map(|line| str::from_utf8(line).unwrap_or("\u{fffd}"));
    lines.map(|line| line.strip_suffix(',').unwrap_or(line)).filter(|line| !line.is_empty())
}
