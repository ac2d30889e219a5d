//! The browser tests, run in a page: what only a browser can show.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod bridge;
mod lock;
mod on_trial;
mod storage;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
