//! Opening the ward of this device, or the practice ward.

use crate::engine::queries::overview::Overview;
use serde::{Deserialize, Serialize};

/// Opens a database; what was open before is closed. The first message of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenWard {
    pub workspace: Workspace,
    /// Takes the right to write away from another tab that has it.
    pub take_over: bool,
}

/// Which of the device's two databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Workspace {
    /// The real ward.
    Ward,
    /// An invented ward to practise in, wiped when it is left.
    Practice,
}

/// What opening found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Opened {
    Ready(Overview),
    /// Another tab works on it; only one may write.
    HeldByAnotherTab,
    /// It is sealed: its PIN is asked for. So many milliseconds are to be waited before the next try.
    Locked {
        wait_ms: u32,
    },
}

/// Closes and deletes the practice ward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeavePractice;

/// Deletes the ward from this device, with everything that could bring it back. The next opening starts a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WipeDevice;

/// Lets the engine do what can wait until nobody waits: writing the snapshot that makes the next start quick.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settle;
