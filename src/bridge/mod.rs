//! The bridge between threads: bytes there and back, in order, and word of a worker that fell.
//!
//! The wire carries what its two ends have serialised and knows nothing of what is said. A worker is one room: its
//! client calls, it answers one call after another, and it may speak up unasked. What the screen can ask the engine,
//! and the type of each answer, stands in one list in `request`.

#[cfg(target_arch = "wasm32")]
mod ask;
#[cfg(target_arch = "wasm32")]
pub mod client;
mod lock;
#[cfg(target_arch = "wasm32")]
pub mod port;
mod request;
#[cfg(target_arch = "wasm32")]
pub mod worker;

pub use lock::{ChangePin, LockNow, LockQuestion, PIN_DIGITS, Pin, PinFault, TurnLockOff, TurnLockOn, Unlock};
pub use request::{
    Answered, Ask, Event, Incident, MakeSealedPackage, OpenSealed, PreviewRegisterFile, Refusal, Request,
};

use serde::{Deserialize, Serialize};

/// Why a call over the bridge has no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum BridgeFault {
    /// The browser did not start the worker, in its words.
    #[error("worker did not start: {0}")]
    NotStarted(String),
    /// The worker fell, in its last words. Whether the call was carried out is unknown; a new worker must be started.
    #[error("worker crashed: {0}")]
    Crashed(String),
    /// A message was not understood: the two ends are of different versions.
    #[error("message not understood: {0}")]
    Garbled(String),
    /// The worker was ended from this side.
    #[error("worker was ended")]
    Ended,
}
