//! Throwing away a file that was previewed.

use crate::engine::store::Store;
use crate::engine::waiting::Waiting;
use crate::engine::{Engine, Surroundings};
use serde::{Deserialize, Serialize};

/// Throws away the package or register that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaveWaiting;

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Throws away what waits.
    pub fn leave_waiting(&mut self) {
        self.waiting = Waiting::Nothing;
    }
}
