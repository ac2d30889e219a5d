//! The browser tests of what the app does in a dedicated worker: storage once more, the journal, sealing, the lock.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "../../src/bin/engine/cryptography.rs"]
mod cryptography;
mod journal;
mod lock;
mod locked;
mod on_trial;
#[path = "../../src/bin/engine/package_seal.rs"]
mod package_seal;
#[path = "../../src/bin/engine/row_key.rs"]
mod row_key;
mod seal;
mod storage;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);
