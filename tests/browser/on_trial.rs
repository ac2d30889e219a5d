//! Stores of the browser, held to the store's contract.

use tung_nha::engine::store::{Durability, Key, Shelf, Store, StoreFault, Write};
use tung_nha::storage::contract::Trial;
use tung_nha::storage::indexed_db::IndexedDbStore;

/// A store, and what makes its next commit fail; a type of this crate, so that it may have the trait.
pub struct OnTrial<S>(pub S, pub fn());

impl<S: Store> Store for OnTrial<S> {
    async fn get_many(&self, keys: &[(Shelf, Key)]) -> Result<Vec<Option<Vec<u8>>>, StoreFault> {
        self.0.get_many(keys).await
    }

    async fn all(&self, shelf: Shelf) -> Result<Vec<(Key, Vec<u8>)>, StoreFault> {
        self.0.all(shelf).await
    }

    async fn commit(&self, writes: Vec<Write>, durability: Durability) -> Result<(), StoreFault> {
        self.0.commit(writes, durability).await
    }
}

impl<S: Store> Trial for OnTrial<S> {
    fn break_next_commit(&self) {
        (self.1)();
    }
}

/// Opens a database of this name with nothing in it.
pub async fn fresh(name: &str) -> IndexedDbStore {
    IndexedDbStore::delete(name).await.unwrap();
    IndexedDbStore::open(name).await.unwrap()
}
