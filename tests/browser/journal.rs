//! The journal in the browser's private files gives back a database the browser deleted.

use tung_nha::engine::store::{Durability, Key, Shelf, Store, Write};
use tung_nha::storage::indexed_db::IndexedDbStore;
use tung_nha::storage::journal::{JournalFile, JournalFolder};
use tung_nha::storage::journaled::{JournaledStore, Recovery};
use tung_nha::storage::private_files::PrivateFiles;
use wasm_bindgen_test::wasm_bindgen_test;

async fn fresh_files(name: &str) -> PrivateFiles {
    let files = PrivateFiles::open(name).await.unwrap();
    for file in [JournalFile::A, JournalFile::B] {
        files.remove(file).await.unwrap();
    }
    files
}

#[wasm_bindgen_test]
async fn file_ends_with_what_was_written_last() {
    let files = fresh_files("journal-writes").await;
    assert_eq!(files.size(JournalFile::A).await, Ok(0));
    files.write(JournalFile::A, 0, b"one two three").await.unwrap();
    files.write(JournalFile::A, 4, b"2").await.unwrap();
    assert_eq!(files.size(JournalFile::A).await, Ok(5));
    assert_eq!(files.read(JournalFile::A, 2, 100).await.as_deref(), Ok(&b"e 2"[..]));
    assert_eq!(files.size(JournalFile::B).await, Ok(0));
}

#[wasm_bindgen_test]
async fn removed_file_is_gone_and_may_be_removed_again() {
    let files = fresh_files("journal-removal").await;
    files.write(JournalFile::B, 0, b"gone").await.unwrap();
    files.remove(JournalFile::B).await.unwrap();
    files.remove(JournalFile::B).await.unwrap();
    assert_eq!(files.size(JournalFile::B).await, Ok(0));
    assert_eq!(files.read(JournalFile::B, 0, 9).await.as_deref(), Ok(&b""[..]));
}

#[wasm_bindgen_test]
async fn deleted_database_comes_back() {
    let name = "journal-deleted";
    IndexedDbStore::delete(name).await.unwrap();
    let store = IndexedDbStore::open(name).await.unwrap();
    let (store, _) = JournaledStore::open(store, Some(fresh_files(name).await), [1; 8], false).await.unwrap();
    for number in 0..3 {
        let page = Write::Put(Shelf::Pages, Key::Number(number), vec![number as u8; 200_000].into());
        store.commit(vec![page], Durability::Strict).await.unwrap();
    }
    let before = store.all(Shelf::Pages).await.unwrap();
    drop(store);
    IndexedDbStore::delete(name).await.unwrap();

    let store = IndexedDbStore::open(name).await.unwrap();
    let (store, recovery) = JournaledStore::open(store, PrivateFiles::open(name).await, [2; 8], false).await.unwrap();
    assert_eq!(recovery, Recovery::Restored);
    assert!(store.all(Shelf::Pages).await.unwrap() == before);
}
