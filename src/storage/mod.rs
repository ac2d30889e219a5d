//! Adapters behind the storage port: memory for tests, IndexedDB for the app; and the lock that says who may write.

pub mod contract;
#[cfg(target_arch = "wasm32")]
pub mod indexed_db;
#[cfg(target_arch = "wasm32")]
pub mod lock;
pub mod memory;
