//! The lock over the browser's own storage and cryptography: the contract holds, and nothing is left to be read.

use crate::on_trial::{OnTrial, fresh};
use crate::row_key::{self, RowKey};
use tung_nha::bridge::{Pin, Refusal};
use tung_nha::engine::store::{Durability, Key, Shelf, Store, Write};
use tung_nha::for_each_store_fact;
use tung_nha::storage::contract;
use tung_nha::storage::indexed_db::IndexedDbStore;
use tung_nha::storage::journal::{JournalFile, JournalFolder};
use tung_nha::storage::journaled::JournaledStore;
use tung_nha::storage::keyring::Keyring;
use tung_nha::storage::private_files::PrivateFiles;
use tung_nha::storage::sealed::{RowCipher as _, SealedStore, keyring_of};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::wasm_bindgen_test;

const NAME: &str = "Nguyễn Thị Mẫu";

#[wasm_bindgen(inline_js = r#"
const originalPut = IDBObjectStore.prototype.put;
export function throw_at_second_put_of_a_sealed_store() {
  let calls = 0;
  IDBObjectStore.prototype.put = function (...given) {
    calls += 1;
    if (calls < 2) return originalPut.apply(this, given);
    IDBObjectStore.prototype.put = originalPut;
    throw new DOMException("told to", "DataError");
  };
}
export function now() { return performance.now(); }
"#)]
extern "C" {
    fn throw_at_second_put_of_a_sealed_store();
    fn now() -> f64;
}

fn pin() -> Pin {
    Pin::typed("804217")
}

async fn key() -> (Keyring, RowKey) {
    row_key::make(&pin()).await.unwrap()
}

macro_rules! declare {
    ($($fact:ident)*) => {
        $(
            #[wasm_bindgen_test]
            async fn $fact() {
                let name = concat!("sealed ", stringify!($fact));
                let (_, key) = key().await;
                let store = SealedStore::new(fresh(name).await, Some(key));
                contract::$fact(&OnTrial(store, throw_at_second_put_of_a_sealed_store)).await.unwrap();
                IndexedDbStore::delete(name).await.unwrap();
            }
        )*
    };
}
for_each_store_fact!(declare);

#[wasm_bindgen_test]
async fn only_its_pin_opens_a_keyring() {
    let (keyring, key) = key().await;
    let sealed = key.seal(b"place", NAME.as_bytes()).await.unwrap();
    assert_ne!(key.seal(b"place", NAME.as_bytes()).await.unwrap(), sealed, "no two sealings are alike");
    let again = row_key::open(&keyring, &pin()).await.unwrap();
    assert_eq!(again.open(b"place", &sealed).await.unwrap(), NAME.as_bytes());
    assert!(again.open(b"another", &sealed).await.is_err());
    let wrong = row_key::open(&keyring, &Pin::typed("804218")).await.map(drop);
    assert_eq!(wrong, Err(Refusal::WrongPin { wait_ms: 0 }));
    let changed = row_key::change(&keyring, &pin(), &Pin::typed("55501234")).await.unwrap();
    assert!(row_key::open(&changed, &pin()).await.is_err());
    let changed = row_key::open(&changed, &Pin::typed("55501234")).await.unwrap();
    assert_eq!(changed.open(b"place", &sealed).await.unwrap(), NAME.as_bytes(), "the data's key is the same");
}

#[wasm_bindgen_test]
async fn no_flipped_byte_of_a_row_goes_unnoticed() {
    let (_, key) = key().await;
    let sealed = key.seal(b"place", NAME.as_bytes()).await.unwrap();
    for byte in 0..sealed.len() {
        let mut altered = sealed.clone();
        altered[byte] ^= 1;
        assert!(key.open(b"place", &altered).await.is_err(), "byte {byte}");
    }
    assert!(key.open(b"place", b"").await.is_err());
}

/// Everything the browser holds of a ward, raw.
async fn raw(name: &str) -> Vec<u8> {
    let store = IndexedDbStore::open(name).await.unwrap();
    let mut bytes = Vec::new();
    for shelf in Shelf::ALL {
        for (_, row) in store.all(shelf).await.unwrap() {
            bytes.extend(row);
        }
    }
    let files = PrivateFiles::open(name).await.unwrap();
    for file in [JournalFile::A, JournalFile::B] {
        let size = files.size(file).await.unwrap();
        bytes.extend(files.read(file, 0, size).await.unwrap());
    }
    bytes
}

fn holds_name(bytes: &[u8]) -> bool {
    bytes.windows(NAME.len()).any(|part| part == NAME.as_bytes())
}

#[wasm_bindgen_test]
async fn nothing_is_left_to_be_read_in_database_and_files() {
    let name = "locked";
    let store = fresh(name).await;
    let files = PrivateFiles::open(name).await.unwrap();
    files.remove(JournalFile::A).await.unwrap();
    files.remove(JournalFile::B).await.unwrap();
    let (journaled, _) = JournaledStore::open(store, Some(files), [1; 8], false).await.unwrap();
    let ward = SealedStore::new(journaled, None);
    for shelf in Shelf::ALL {
        let row = Write::Put(shelf, Key::Number(1), NAME.as_bytes().into());
        ward.commit(vec![row], Durability::Strict).await.unwrap();
    }
    assert!(holds_name(&raw(name).await), "without a lock everything lies open");
    let (keyring, key) = key().await;
    ward.turn_on(&keyring, key).await.unwrap();
    assert!(!holds_name(&raw(name).await), "the lock is on");
    drop(ward);

    let store = IndexedDbStore::open(name).await.unwrap();
    let (journaled, _) = JournaledStore::open(store, PrivateFiles::open(name).await, [2; 8], false).await.unwrap();
    let (keyring, _) = keyring_of(&journaled).await.unwrap().unwrap();
    let ward = SealedStore::new(journaled, Some(row_key::open(&keyring, &pin()).await.unwrap()));
    assert_eq!(ward.get(Shelf::Drafts, Key::Number(1)).await.unwrap().as_deref(), Some(NAME.as_bytes()));
    ward.turn_off().await.unwrap();
    assert!(holds_name(&raw(name).await), "the lock is off");
}

/// A ward's log and snapshot, read with and without a lock; printed, for whoever wants to know what a lock costs.
#[wasm_bindgen_test]
async fn large_ward_is_read_behind_a_lock() {
    const PAGES: u32 = 160;
    let page: Vec<u8> = NAME.bytes().cycle().take(128 * 1024).collect();
    let mut took = Vec::new();
    for is_sealed in [false, true] {
        let name = if is_sealed { "large sealed" } else { "large plain" };
        let key = if is_sealed { Some(key().await.1) } else { None };
        let ward = SealedStore::new(fresh(name).await, key);
        let put = |number| Write::Put(Shelf::Pages, Key::Number(number), page.as_slice().into());
        ward.commit((0..PAGES).map(put).collect(), Durability::Strict).await.unwrap();
        let start = now();
        assert_eq!(ward.all(Shelf::Pages).await.unwrap().len(), PAGES as usize);
        took.push(now() - start);
        IndexedDbStore::delete(name).await.unwrap();
    }
    wasm_bindgen_test::console_log!("20 MB of pages: plain {:.0} ms, sealed {:.0} ms", took[0], took[1]);
}
