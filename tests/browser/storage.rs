//! The store in IndexedDB keeps the store's contract, and tells what a browser does to it.

use crate::on_trial::{OnTrial, fresh};
use tung_nha::engine::store::{Durability, Key, Shelf, Store, StoreFault, Write};
use tung_nha::for_each_store_fact;
use tung_nha::storage::contract;
use tung_nha::storage::indexed_db::IndexedDbStore;
use tung_nha::storage::memory::MemoryStore;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen(inline_js = r#"
const stores = IDBObjectStore.prototype;
const originalPut = stores.put;
const originalTransaction = IDBDatabase.prototype.transaction;

// The second put from now on throws, as the browser does when it is asked for the impossible.
export function throw_at_second_put(name) {
  let calls = 0;
  stores.put = function (...given) {
    calls += 1;
    if (calls < 2) return originalPut.apply(this, given);
    stores.put = originalPut;
    throw new DOMException("told to", name);
  };
}

// The next put is made, and then the browser gives its transaction up.
export function abort_after_next_put() {
  stores.put = function (...given) {
    stores.put = originalPut;
    const request = originalPut.apply(this, given);
    this.transaction.abort();
    return request;
  };
}

// Remembers how sure write transactions were asked to be; closes connections as a browser may.
const seen = { durability: undefined };
export function watch_transactions() {
  IDBDatabase.prototype.transaction = function (...given) {
    const transaction = originalTransaction.apply(this, given);
    if (transaction.mode === "readwrite") seen.durability = transaction.durability;
    return transaction;
  };
}
export function seen_durability() { return seen.durability; }
export function close_at_next_transaction() {
  IDBDatabase.prototype.transaction = function (...given) {
    IDBDatabase.prototype.transaction = originalTransaction;
    this.close();
    return originalTransaction.apply(this, given);
  };
}
export function refuse_every_transaction() {
  IDBDatabase.prototype.transaction = function () {
    throw new DOMException("Connection to Indexed Database server lost.", "UnknownError");
  };
}
const originalDatabases = IDBFactory.prototype.databases;
export function list_no_databases() { delete IDBFactory.prototype.databases; }
export function list_databases() { IDBFactory.prototype.databases = originalDatabases; }
export function leave_transactions_alone() { IDBDatabase.prototype.transaction = originalTransaction; }

// A database as another version of the app left it: with a shelf of its own, and rows of other kinds than today's.
export function make_older(name, version) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      const { result } = request;
      for (const shelf of ["pages", "meta", "once"]) result.createObjectStore(shelf);
    };
    request.onsuccess = () => {
      const transaction = request.result.transaction(["pages", "meta", "once"], "readwrite");
      transaction.objectStore("pages").put(new Uint8Array([1, 2, 3]), 0);
      transaction.objectStore("meta").put(new Uint8Array([4]), "log");
      transaction.objectStore("once").put({ text: "Ngõ 3" }, "a");
      transaction.oncomplete = () => { request.result.close(); resolve(0); };
    };
    request.onerror = () => reject(request.error);
  });
}

// What such a database holds, in words.
export async function told(name) {
  if (!(await indexedDB.databases()).some((database) => database.name === name)) return "nothing";
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const shelves = [...database.objectStoreNames].sort();
  const rows = await Promise.all(shelves.map((shelf) => new Promise((resolve) => {
    const store = database.transaction(shelf).objectStore(shelf);
    const [keys, values] = [store.getAllKeys(), store.getAll()];
    values.onsuccess = () => resolve(JSON.stringify([shelf, keys.result, values.result]));
  })));
  const { version } = database;
  database.close();
  return `${version} ${rows.join(" ")}`;
}

// Another tab: opens the database at a version of its own and keeps it, deaf to requests to let go.
const held = [];
export function open_elsewhere(name, version) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onsuccess = () => { held.push(request.result); resolve(request.result.version); };
    request.onerror = () => reject(request.error);
  });
}
export function ask_for_version_elsewhere(name, version) { indexedDB.open(name, version); }
export function delete_elsewhere(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve(0);
    request.onerror = () => reject(request.error);
  });
}
export function let_go_elsewhere() { held.splice(0).forEach((database) => database.close()); }
"#)]
extern "C" {
    fn throw_at_second_put(name: &str);
    fn abort_after_next_put();
    fn watch_transactions();
    fn seen_durability() -> Option<String>;
    fn close_at_next_transaction();
    fn refuse_every_transaction();
    fn list_no_databases();
    fn list_databases();
    fn leave_transactions_alone();
    #[wasm_bindgen(catch)]
    async fn open_elsewhere(name: &str, version: u32) -> Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>;
    #[wasm_bindgen(catch)]
    async fn make_older(name: &str, version: u32) -> Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>;
    #[wasm_bindgen(catch)]
    async fn told(name: &str) -> Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>;
    fn ask_for_version_elsewhere(name: &str, version: u32);
    #[wasm_bindgen(catch)]
    async fn delete_elsewhere(name: &str) -> Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>;
    fn let_go_elsewhere();
}

macro_rules! declare {
    ($($fact:ident)*) => {
        $(
            #[wasm_bindgen_test]
            async fn $fact() {
                let store = fresh(stringify!($fact)).await;
                contract::$fact(&OnTrial(store, || throw_at_second_put("DataError"))).await.unwrap();
                IndexedDbStore::delete(stringify!($fact)).await.unwrap();
            }
        )*
    };
}
for_each_store_fact!(declare);

fn put(key: &str) -> Vec<Write> {
    vec![Write::Put(Shelf::Meta, Key::Name(key.to_owned()), b"row".as_slice().into())]
}

async fn names(store: &IndexedDbStore) -> Vec<Key> {
    store.all(Shelf::Meta).await.unwrap().into_iter().map(|(key, _)| key).collect()
}

fn expected(names: &[&str]) -> Vec<Key> {
    names.iter().map(|name| Key::Name((*name).to_owned())).collect()
}

#[wasm_bindgen_test]
async fn rows_outlive_the_connection() {
    let store = fresh("outlive").await;
    store.commit(put("a"), Durability::Strict).await.unwrap();
    drop(store);
    let store = IndexedDbStore::open("outlive").await.unwrap();
    assert_eq!(names(&store).await, expected(&["a"]));
}

#[wasm_bindgen_test]
async fn databases_of_two_names_are_apart() {
    let (work, practice) = (fresh("work").await, fresh("practice").await);
    work.commit(put("a"), Durability::Strict).await.unwrap();
    assert_eq!(names(&practice).await, []);
}

#[wasm_bindgen_test]
async fn durability_reaches_the_browser() {
    let store = fresh("durability").await;
    watch_transactions();
    store.commit(put("a"), Durability::Strict).await.unwrap();
    let strict = seen_durability();
    store.commit(put("b"), Durability::Relaxed).await.unwrap();
    let relaxed = seen_durability();
    leave_transactions_alone();
    assert_eq!((strict.as_deref(), relaxed.as_deref()), (Some("strict"), Some("relaxed")));
}

#[wasm_bindgen_test]
async fn full_disk_is_told_as_such_and_writes_nothing() {
    let store = fresh("full").await;
    throw_at_second_put("QuotaExceededError");
    let writes = [put("a"), put("b")].concat();
    assert_eq!(store.commit(writes, Durability::Strict).await, Err(StoreFault::Full));
    assert_eq!(names(&store).await, []);
}

#[wasm_bindgen_test]
async fn refusals_keep_the_words_of_the_browser() {
    let store = fresh("words").await;
    throw_at_second_put("DataError");
    let outcome = store.commit([put("a"), put("b")].concat(), Durability::Strict).await;
    assert_eq!(outcome, Err(StoreFault::Failed("DataError: told to".to_owned())));
}

#[wasm_bindgen_test]
async fn commit_given_up_at_its_end_is_made_again() {
    let store = fresh("given up").await;
    abort_after_next_put();
    store.commit(put("a"), Durability::Strict).await.unwrap();
    assert_eq!(names(&store).await, expected(&["a"]));
}

#[wasm_bindgen_test]
async fn commit_cut_off_midway_is_made_again_whole() {
    let store = fresh("cut off").await;
    abort_after_next_put();
    store.commit([put("a"), put("b")].concat(), Durability::Strict).await.unwrap();
    assert_eq!(names(&store).await, expected(&["a", "b"]));
}

#[wasm_bindgen_test]
async fn closed_connection_is_opened_again() {
    let store = fresh("closed").await;
    close_at_next_transaction();
    store.commit(put("a"), Durability::Strict).await.unwrap();
    close_at_next_transaction();
    assert_eq!(names(&store).await, expected(&["a"]));
}

#[wasm_bindgen_test]
async fn connection_lost_for_good_is_closed() {
    let store = fresh("lost").await;
    refuse_every_transaction();
    let outcome = store.commit(put("a"), Durability::Strict).await;
    leave_transactions_alone();
    let words = "UnknownError: Connection to Indexed Database server lost.";
    assert_eq!(outcome, Err(StoreFault::Closed(words.to_owned())));
    store.commit(put("b"), Durability::Strict).await.unwrap();
    assert_eq!(names(&store).await, expected(&["b"]));
}

#[wasm_bindgen_test]
async fn deleted_database_is_not_made_again_under_an_open_store() {
    let store = fresh("deleted").await;
    store.commit(put("a"), Durability::Strict).await.unwrap();
    delete_elsewhere("deleted").await.unwrap();
    let closed = StoreFault::Closed("the database was deleted".to_owned());
    assert_eq!(store.commit(put("b"), Durability::Strict).await, Err(closed.clone()));
    assert_eq!(store.all(Shelf::Meta).await, Err(closed));
    assert_eq!(IndexedDbStore::exists("deleted").await, Ok(false));
}

#[wasm_bindgen_test]
async fn newer_database_is_left_alone() {
    drop(fresh("newer").await);
    open_elsewhere("newer", 2).await.unwrap();
    assert_eq!(IndexedDbStore::open("newer").await.err(), Some(StoreFault::Newer));
    let_go_elsewhere();
}

#[wasm_bindgen_test]
async fn upgrade_by_another_tab_is_let_through_and_told() {
    let store = fresh("upgraded").await;
    open_elsewhere("upgraded", 2).await.unwrap();
    assert_eq!(store.commit(put("a"), Durability::Strict).await, Err(StoreFault::Newer));
    let_go_elsewhere();
}

#[wasm_bindgen_test]
async fn opening_held_up_by_another_tab_is_told() {
    drop(fresh("held").await);
    open_elsewhere("held", 1).await.unwrap();
    ask_for_version_elsewhere("held", 2);
    assert_eq!(IndexedDbStore::open_within("held", 200).await.err(), Some(StoreFault::Blocked));
    let_go_elsewhere();
}

/// What a database holds, in words.
async fn holds(name: &str) -> String {
    told(name).await.unwrap().as_string().unwrap()
}

#[wasm_bindgen_test]
async fn older_database_is_copied_whole_before_its_upgrade() {
    let copy = "older before version 4";
    for name in ["older", copy] {
        IndexedDbStore::delete(name).await.unwrap();
    }
    make_older("older", 3).await.unwrap();
    let before = holds("older").await;
    assert!(before.contains("Ngõ 3"), "{before}");
    let store = IndexedDbStore::open_as("older", 4, 1000).await.unwrap();
    assert_eq!(store.get(Shelf::Pages, Key::Number(0)).await.unwrap().as_deref(), Some(&[1, 2, 3][..]));
    assert_eq!(holds(copy).await, before, "the copy has everything, also what the new version knows nothing of");
    drop(store);
    // Opened again at the same version, nothing is copied: what was copied stays until it is no longer needed.
    drop(IndexedDbStore::open_as("older", 4, 1000).await.unwrap());
    assert_eq!(holds(copy).await, before);
    IndexedDbStore::drop_copies("older").await.unwrap();
    assert_eq!(holds(copy).await, "nothing");
    assert_eq!(IndexedDbStore::exists("older").await, Ok(true));
}

#[wasm_bindgen_test]
async fn browser_that_lists_no_databases_has_no_copies_to_drop() {
    list_no_databases();
    let dropped = IndexedDbStore::drop_copies("unlisted").await;
    list_databases();
    assert_eq!(dropped, Ok(()));
}

#[wasm_bindgen_test]
async fn database_of_this_version_is_not_copied() {
    drop(fresh("present").await);
    drop(IndexedDbStore::open("present").await.unwrap());
    assert_eq!(holds("present before version 2").await, "nothing");
    assert_eq!(holds("present before version 1").await, "nothing");
}

#[wasm_bindgen_test]
async fn existence_is_told_without_making_the_database() {
    IndexedDbStore::delete("existence").await.unwrap();
    assert_eq!(IndexedDbStore::exists("existence").await, Ok(false));
    assert_eq!(IndexedDbStore::exists("existence").await, Ok(false));
    drop(fresh("existence").await);
    assert_eq!(IndexedDbStore::exists("existence").await, Ok(true));
    IndexedDbStore::delete("existence").await.unwrap();
    assert_eq!(IndexedDbStore::exists("existence").await, Ok(false));
}

/// Returns the next number of a fixed sequence, below `limit`.
fn draw(state: &mut u32, limit: u32) -> u32 {
    *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
    (*state >> 8) % limit
}

fn draw_write(state: &mut u32) -> Write {
    let shelf = Shelf::ALL[draw(state, 5) as usize];
    let key = match draw(state, 2) {
        0 => Key::Number(draw(state, 6) * 700_000_000),
        _ => Key::Name(["", "a", "đ", "\u{ff01}", "🏠", "🏠a"][draw(state, 6) as usize].to_owned()),
    };
    match draw(state, 12) {
        0 => Write::Clear(shelf),
        1..=3 => Write::Delete(shelf, key),
        _ => Write::Put(shelf, key, draw(state, 1 << 24).to_le_bytes()[..draw(state, 5) as usize].into()),
    }
}

#[wasm_bindgen_test]
async fn random_commits_leave_the_same_rows_as_in_memory() {
    let (stored, memory) = (fresh("random").await, MemoryStore::new());
    let mut state = 20_261_124;
    for round in 0..150 {
        let count = draw(&mut state, 12);
        let writes: Vec<Write> = (0..count).map(|_| draw_write(&mut state)).collect();
        stored.commit(writes.clone(), Durability::Relaxed).await.unwrap();
        memory.commit(writes, Durability::Relaxed).await.unwrap();
        for shelf in Shelf::ALL {
            assert_eq!(stored.all(shelf).await, memory.all(shelf).await, "{} in round {round}", shelf.name());
        }
    }
}
