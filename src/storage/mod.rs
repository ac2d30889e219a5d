//! Adapters behind the storage port: memory for tests, IndexedDB for the app.

pub mod memory;
