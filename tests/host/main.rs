//! The host tests: everything that needs no browser, one module per topic.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod storage;
