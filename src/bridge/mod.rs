//! Typed messages between the screen and the engine.

mod request;

pub use request::{Ask, Event, Refusal, Request};
