//! Merging package files without a device, for developers and for checking what a file holds.

use crate::exchange::{BadLines, PackageFault, read};
use crate::log::{ApplyFault, CheckSum, Directory, ERASED, Erased, GONE, Holdings, Novelty, ProvenChange, State};
use std::collections::BTreeMap;

/// What several packages say together.
#[derive(Clone, Debug, Default)]
pub struct Merged {
    pub state: State,
    pub holdings: Holdings,
    pub directory: Directory,
    /// The files in the order they were taken.
    pub files: Vec<MergedFile>,
}

/// What one file brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedFile {
    pub name: String,
    /// How many changes it holds.
    pub count: u64,
    /// How many of them no file before it had.
    pub taken: u64,
    /// How many of those show that a device was copied.
    pub forks: u64,
}

/// How many records of a kind there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindCount {
    /// Records in use.
    pub present: u64,
    /// Records removed.
    pub gone: u64,
    /// Fields with a conflict.
    pub conflicts: u64,
}

/// Why a file was not merged.
#[derive(Debug, thiserror::Error)]
#[error("{name}: {reason}")]
pub struct MergeFault {
    pub name: String,
    #[source]
    pub reason: MergeFaultReason,
}

/// What was wrong with a file that was not merged.
#[derive(Debug, thiserror::Error)]
pub enum MergeFaultReason {
    #[error(transparent)]
    Package(#[from] PackageFault),
    #[error(transparent)]
    Lines(#[from] BadLines),
    #[error(transparent)]
    Apply(#[from] ApplyFault),
}

/// Merges packages, given by name and content, in their order. What one of them erases, none of them says.
///
/// # Errors
/// A file cannot be read or a change of it does not prove.
pub fn merge_files<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Result<Merged, MergeFault> {
    let mut packages = Vec::new();
    for (name, bytes) in files {
        packages.push((name, open(bytes).map_err(|reason| MergeFault { name: name.to_owned(), reason })?));
    }
    let edits = packages.iter().flat_map(|(_, changes)| changes).flat_map(ProvenChange::edits);
    let erased = edits.filter(|(_, edit)| edit.kind == ERASED).map(|(_, edit)| edit.record).collect();
    let mut merged = Merged::default();
    for (name, changes) in packages {
        let fault = |reason| MergeFault { name: name.to_owned(), reason: MergeFaultReason::Apply(reason) };
        let file = merged.take(name, changes, &erased).map_err(fault)?;
        merged.files.push(file);
    }
    Ok(merged)
}

fn open(bytes: &[u8]) -> Result<Vec<ProvenChange<'_>>, MergeFaultReason> {
    Ok(read(bytes)?.prove_all()?)
}

impl Merged {
    fn take(&mut self, name: &str, changes: Vec<ProvenChange<'_>>, erased: &Erased) -> Result<MergedFile, ApplyFault> {
        let mut file = MergedFile { name: name.to_owned(), count: changes.len() as u64, taken: 0, forks: 0 };
        for change in changes {
            let replica = self.directory.replica_index(change.replica).ok_or(ApplyFault::TooManyNames)?;
            if let Some(author) = change.author {
                self.directory.author_index(author).ok_or(ApplyFault::TooManyNames)?;
            }
            let taken = self.holdings.take(replica, &change);
            file.forks += u64::from(taken.novelty == Novelty::Fork);
            file.taken += u64::from(taken.is_anything());
            let stamp = change.stamp(&self.directory).ok_or(ApplyFault::TooManyNames)?;
            for (place, edit) in change.into_parts().1 {
                if erased.silences(&edit) {
                    self.holdings.withhold(stamp.change, place as u16);
                } else if taken.is_new(place) {
                    self.state.apply_edit(edit, stamp)?;
                }
            }
        }
        Ok(file)
    }

    /// Counts the records of each kind.
    #[must_use]
    pub fn kinds(&self) -> BTreeMap<&str, KindCount> {
        let gone = self.state.names().get(GONE);
        let mut kinds: BTreeMap<&str, KindCount> = BTreeMap::new();
        for ((kind, _), record) in self.state.all_records() {
            let count = kinds.entry(self.state.names().text(kind)).or_default();
            if record.is_gone(gone) {
                count.gone += 1;
            } else {
                count.present += 1;
            }
            count.conflicts += record.cells().iter().filter(|cell| cell.is_conflict()).count() as u64;
        }
        kinds
    }

    /// Returns the check code: equal exactly when two merges hold the same changes.
    #[must_use]
    pub fn check_code(&self) -> CheckSum {
        self.holdings.sum()
    }
}
