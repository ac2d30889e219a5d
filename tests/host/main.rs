//! Tests of the pure rooms, run on the host: one module a topic.

#![cfg(not(target_arch = "wasm32"))]

mod browsers;
mod dates;
mod doors;
mod id;
mod shell;
mod storage;
mod style;
mod text;
mod values;
mod words;
