//! This device's next changes: named, so that how to undo them can be worked out, before they are written.

use crate::engine::fault::Fault;
use crate::engine::ledger::{Ledger, full};
use crate::engine::store::Store;
use crate::log::{COUNTER_LIMIT, Change, ChangeDraft, ChangeId, Directory, ERASED, Edit};

/// This device's next changes, named but not yet written.
#[derive(Clone, Debug)]
pub struct Sealed {
    pub(super) changes: Vec<Change>,
    pub(super) directory: Directory,
}

impl Sealed {
    /// Returns the changes' names.
    pub fn ids(&self) -> impl Iterator<Item = ChangeId> {
        self.changes.iter().map(|change| change.id)
    }

    /// Returns how many changes there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.changes.len()
    }

    /// Returns whether something is erased.
    #[must_use]
    pub fn is_erasing(&self) -> bool {
        let erases = |edit: &str| Edit::read(edit).is_ok_and(|edit| edit.kind == ERASED);
        self.changes.iter().flat_map(|change| &change.edits).any(|edit| edit.contains(ERASED) && erases(edit))
    }

    /// Returns whether there is nothing to write.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

impl<S: Store> Ledger<S> {
    /// Seals drafts as this device's next changes. Nothing is written until they are appended, and nothing else may be
    /// appended before that.
    ///
    /// # Errors
    /// The directory is full, or this replica's numbers are used up.
    pub fn seal(&self, drafts: &[ChangeDraft]) -> Result<Sealed, Fault> {
        let mut directory = self.directory().clone();
        let replica = directory.replica_index(self.replica()).ok_or_else(full)?;
        let numbers = self.known().last_counter(replica).saturating_add(1)..=COUNTER_LIMIT;
        if numbers.clone().count() < drafts.len() {
            return Err(full());
        }
        let changes = numbers.zip(drafts).map(|(counter, draft)| Change::seal(self.replica(), counter, draft));
        Ok(Sealed { changes: changes.collect(), directory })
    }
}
