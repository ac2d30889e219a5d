//! Adapters behind the storage port: memory for tests, IndexedDB for the app; the journal that is the second copy;
//! rows sealed behind a PIN; and the lock that says who may write.

pub mod contract;
#[cfg(target_arch = "wasm32")]
pub mod indexed_db;
pub mod journal;
pub mod journaled;
pub mod keyring;
#[cfg(target_arch = "wasm32")]
pub mod lock;
pub mod memory;
#[cfg(target_arch = "wasm32")]
mod patience;
#[cfg(target_arch = "wasm32")]
pub mod private_files;
#[cfg(target_arch = "wasm32")]
mod refusal;
pub mod sealed;
