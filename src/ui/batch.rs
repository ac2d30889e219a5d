//! Files that came together, and what became of each.

use crate::bridge::Refusal;

/// Why a file does not come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The browser does not hand its content out.
    Unreadable,
    Refused(Refusal),
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    Waiting,
    InHand,
    /// With how many changes were new.
    Taken(u32),
    /// It was looked at and left.
    Left,
    /// It brought nothing that was not here.
    Held,
    /// It was taken and taken back.
    Undone,
    Failed(Failure),
}

/// A file of a batch. What was pasted has no name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchFile {
    pub name: String,
    pub fate: Fate,
}

/// Files that came together or while others were still being looked at, in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    files: Vec<BatchFile>,
    /// The place of the file that was taken in hand last.
    in_hand: usize,
}

impl Batch {
    /// Takes files up, and returns the place of the first of them. A batch that is over makes room for a new one.
    pub fn bring(&mut self, names: impl IntoIterator<Item = String>) -> usize {
        if self.is_over() {
            self.files.clear();
        }
        let first = self.files.len();
        self.files.extend(names.into_iter().map(|name| BatchFile { name, fate: Fate::Waiting }));
        first
    }

    /// Takes a file in hand. Which one is read first is which one is looked at first.
    pub fn begin(&mut self, place: usize) {
        self.in_hand = place;
        self.settle(Fate::InHand);
    }

    /// Says what became of the file that was taken in hand last.
    pub fn settle(&mut self, fate: Fate) {
        if let Some(file) = self.files.get_mut(self.in_hand) {
            file.fate = fate;
        }
    }

    /// Returns the files, in order.
    #[must_use]
    pub fn files(&self) -> &[BatchFile] {
        &self.files
    }

    /// Returns whether every file has met its fate.
    #[must_use]
    pub fn is_over(&self) -> bool {
        !self.files.iter().any(|file| matches!(file.fate, Fate::Waiting | Fate::InHand))
    }

    /// Returns how many files were taken in.
    #[must_use]
    pub fn taken(&self) -> usize {
        self.files.iter().filter(|file| matches!(file.fate, Fate::Taken(_))).count()
    }
}
