//! Another log in the place of the whole log: folded first, so that what goes with the old one is known, then committed.

use crate::engine::fault::Fault;
use crate::engine::folded::Folded;
use crate::engine::ledger::heading::Heading;
use crate::engine::ledger::{Ledger, full};
use crate::engine::pages::{Pages, lines};
use crate::engine::store::{Durability, Key, Shelf, Store, Write};
use crate::id::Id;
use crate::log::{Directory, Known, ReplicaId};
use std::rc::Rc;

/// A log that is to take the place of the present one, and what it adds up to.
pub struct Replacement {
    directory: Directory,
    pages: Vec<Rc<[u8]>>,
    folded: Folded,
}

impl Replacement {
    /// Folds pages that make up a whole log.
    #[must_use]
    pub fn new(pages: Pages) -> Self {
        let (directory, pages) = pages.finish();
        let mut folded = Folded::default();
        for line in pages.iter().flat_map(|page| lines(page)) {
            folded.fold(line, &directory, &mut Vec::new());
        }
        Self { directory, pages, folded }
    }

    /// Returns whether it tells of a record.
    #[must_use]
    pub fn tells_of(&self, kind: &str, id: Id) -> bool {
        self.folded.state.record_alone(kind, id).is_some()
    }

    /// Returns which changes it holds.
    #[must_use]
    pub const fn known(&self) -> &Known {
        &self.folded.holdings.known
    }

    /// Returns its replicas and authors by number.
    #[must_use]
    pub const fn directory(&self) -> &Directory {
        &self.directory
    }
}

impl<S: Store> Ledger<S> {
    /// Puts another log in the place of this one, with `beside`, in one transaction, and goes on as another replica.
    /// Forms in the making stay.
    ///
    /// # Errors
    /// Nothing was written.
    pub async fn replace(
        &mut self,
        replacement: Replacement,
        replica: ReplicaId,
        beside: Vec<Write>,
    ) -> Result<(), Fault> {
        let Replacement { directory, pages, folded } = replacement;
        let count = u32::try_from(pages.len()).map_err(|_| full())?;
        let heading =
            Heading { replica, directory: directory.clone(), pages: count, earlier: self.own_replicas().collect() };
        let mut writes = [Shelf::Pages, Shelf::Tail, Shelf::Meta, Shelf::Snapshot].map(Write::Clear).to_vec();
        writes.extend(beside);
        writes.push(heading.write()?);
        writes.extend((0..).zip(pages).map(|(page, bytes)| Write::Put(Shelf::Pages, Key::Number(page), bytes)));
        self.commit(writes, Durability::Erasing).await?;
        self.folded = folded;
        self.renew_replica(replica);
        self.directory = directory;
        (self.pages, self.unsaved_pages, self.next_row) = (count, count, 0);
        self.tail.clear();
        self.postings = None;
        Ok(())
    }
}
