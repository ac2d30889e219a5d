//! Typed messages between the screen and the engine.
