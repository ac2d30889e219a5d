//! What the screen asks of the worker that draws and reads codes, and what it answers.

use crate::exchange::codes::Progress;
use serde::{Deserialize, Serialize};

/// A question to the worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CodesRequest {
    /// Prepares the package that travels beside the request.
    Send,
    /// Draws its next code.
    Draw,
    /// Looks at what the camera sees: a picture of so many pixels a line travels beside the request.
    Look { width: u32 },
}

/// An answer of the worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CodesAnswer {
    /// The package is ready, in so many parts.
    Ready { parts: u32 },
    /// The package is too large for codes.
    TooLarge,
    /// A code of so many pixels a side travels beside the answer.
    Drawn { side: u32 },
    /// No part of a package is in sight.
    NothingSeen,
    /// A part of a package was seen, new or not.
    Seen(Progress),
    /// The whole package travels beside the answer.
    Received,
    /// There is nothing to draw.
    Failed,
}
