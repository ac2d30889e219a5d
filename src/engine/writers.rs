//! How much of each writer's work is here, and up to when.

use crate::log::{AuthorIndex, is_plausible};
use serde::{Deserialize, Serialize};

/// The work of every writer, by their places in the directory.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Writers(Vec<Written>);

/// What one writer wrote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    pub changes: u32,
    /// When the last of it was written, by a clock that was not plainly wrong; 0 if there was none.
    pub last_ms: i64,
}

impl Written {
    fn add(&mut self, changes: u32, time_ms: i64) {
        self.changes += changes;
        if is_plausible(time_ms) {
            self.last_ms = self.last_ms.max(time_ms);
        }
    }
}

impl Writers {
    /// Counts a change.
    pub fn add(&mut self, author: Option<AuthorIndex>, time_ms: i64) {
        if let Some(author) = author {
            self.of_mut(author.into()).add(1, time_ms);
        }
    }

    /// Takes over what was counted elsewhere, by the same directory.
    pub fn absorb(&mut self, other: Self) {
        for (place, written) in other.0.into_iter().enumerate().filter(|(_, written)| written.changes > 0) {
            self.of_mut(place).add(written.changes, written.last_ms);
        }
    }

    /// Returns what a writer wrote.
    #[must_use]
    pub fn of(&self, author: AuthorIndex) -> Written {
        self.0.get(usize::from(author)).copied().unwrap_or_default()
    }

    fn of_mut(&mut self, place: usize) -> &mut Written {
        if self.0.len() <= place {
            self.0.resize_with(place + 1, Written::default);
        }
        #[expect(clippy::indexing_slicing, reason = "room was made just above")]
        &mut self.0[place]
    }
}
