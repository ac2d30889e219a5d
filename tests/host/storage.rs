//! The memory store keeps the store's contract, and fails and crashes as told.

use crate::world::run;
use proptest::prelude::*;
use tung_nha::engine::store::{Durability, Key, Shelf, Store, StoreFault, Write};
use tung_nha::for_each_store_fact;
use tung_nha::storage::contract;
use tung_nha::storage::memory::MemoryStore;

macro_rules! declare {
    ($($fact:ident)*) => {
        $(
            #[test]
            fn $fact() {
                run(contract::$fact(&MemoryStore::new())).unwrap();
            }
        )*
    };
}
for_each_store_fact!(declare);

fn put(key: &str) -> Vec<Write> {
    vec![Write::Put(Shelf::Meta, Key::Name(key.to_owned()), b"row".as_slice().into())]
}

fn names(store: &MemoryStore) -> Vec<String> {
    let rows = run(store.all(Shelf::Meta)).unwrap();
    rows.into_iter().map(|(key, _)| if let Key::Name(name) = key { name } else { panic!("{key:?}") }).collect()
}

#[test]
fn planned_fault_is_reported_once() {
    let store = MemoryStore::new();
    store.fail_next_commit(StoreFault::Full);
    assert_eq!(run(store.commit(put("a"), Durability::Strict)), Err(StoreFault::Full));
    assert_eq!(run(store.commit(put("b"), Durability::Strict)), Ok(()));
    assert_eq!(names(&store), ["b"]);
    assert_eq!(store.commit_count(), 1);
}

#[test]
fn planned_fault_waits_for_the_commits_before_it() {
    let store = MemoryStore::new();
    store.fail_commit_after(2, StoreFault::Closed("gone".to_owned()));
    let outcomes = ["a", "b", "c", "d"].map(|key| run(store.commit(put(key), Durability::Strict)).is_ok());
    assert_eq!(outcomes, [true, true, false, true]);
    assert_eq!(names(&store), ["a", "b", "d"]);
}

#[test]
fn crash_loses_only_relaxed_commits_since_the_last_strict_one() {
    let store = MemoryStore::new();
    for (key, durability) in
        [("a", Durability::Relaxed), ("b", Durability::Strict), ("c", Durability::Relaxed), ("d", Durability::Relaxed)]
    {
        run(store.commit(put(key), durability)).unwrap();
    }
    store.crash();
    assert_eq!(names(&store), ["a", "b"]);
    store.crash();
    assert_eq!(names(&store), ["a", "b"]);
}

#[test]
fn commit_that_was_never_run_writes_nothing() {
    let store = MemoryStore::new();
    drop(store.commit(put("a"), Durability::Strict));
    assert_eq!(names(&store), [""; 0]);
}

#[test]
fn clones_share_rows_and_forks_do_not() {
    let store = MemoryStore::new();
    run(store.commit(put("a"), Durability::Strict)).unwrap();
    let (clone, fork) = (store.clone(), store.fork());
    run(clone.commit(put("b"), Durability::Strict)).unwrap();
    run(fork.commit(put("c"), Durability::Strict)).unwrap();
    assert_eq!(names(&store), ["a", "b"]);
    assert_eq!(names(&fork), ["a", "c"]);
}

fn any_key() -> impl Strategy<Value = Key> {
    prop_oneof![prop_oneof![0..4_u32, Just(u32::MAX)].prop_map(Key::Number), "[ađ\u{ff01}🏠]{0,2}".prop_map(Key::Name),]
}

fn any_write() -> impl Strategy<Value = Write> {
    let shelf = || proptest::sample::select(Shelf::ALL.to_vec());
    prop_oneof![
        6 => (shelf(), any_key(), proptest::collection::vec(any::<u8>(), 0..4))
            .prop_map(|(shelf, key, bytes)| Write::Put(shelf, key, bytes.into())),
        3 => (shelf(), any_key()).prop_map(|(shelf, key)| Write::Delete(shelf, key)),
        1 => shelf().prop_map(Write::Clear),
    ]
}

/// Where a key stands by the port's words: numbers first and by value, names by their UTF-16 units.
fn standing(key: &Key) -> (u32, Option<Vec<u16>>) {
    match key {
        Key::Number(number) => (*number, None),
        Key::Name(name) => (u32::MAX, Some(name.encode_utf16().collect())),
    }
}

/// The rows a shelf must hold after these writes, found the slow way: each key's last word, then sorted.
fn rows_by_hand(writes: &[Write], shelf: Shelf) -> Vec<(Key, Vec<u8>)> {
    let mut rows: Vec<(Key, Vec<u8>)> = Vec::new();
    for write in writes {
        match write {
            Write::Put(put_shelf, key, bytes) if *put_shelf == shelf => {
                rows.retain(|(row_key, _)| row_key != key);
                rows.push((key.clone(), bytes.to_vec()));
            }
            Write::Delete(deleted_shelf, key) if *deleted_shelf == shelf => rows.retain(|(row_key, _)| row_key != key),
            Write::Clear(cleared) if *cleared == shelf => rows.clear(),
            _ => (),
        }
    }
    rows.sort_by_key(|(key, _)| standing(key));
    rows
}

proptest! {
    #[test]
    fn rows_are_what_the_commits_that_succeeded_left(
        commits in proptest::collection::vec((proptest::collection::vec(any_write(), 0..8), any::<bool>()), 0..8),
    ) {
        let store = MemoryStore::new();
        let mut written = Vec::new();
        for (writes, is_broken) in commits {
            if is_broken {
                store.fail_next_commit(StoreFault::Full);
            }
            let outcome = run(store.commit(writes.clone(), Durability::Strict));
            prop_assert_eq!(outcome.is_err(), is_broken);
            if !is_broken {
                written.extend(writes);
            }
        }
        for shelf in Shelf::ALL {
            let rows = rows_by_hand(&written, shelf);
            prop_assert_eq!(run(store.all(shelf)).unwrap(), rows.clone());
            let asked: Vec<_> = rows.iter().map(|(key, _)| (shelf, key.clone())).collect();
            let answers: Vec<_> = rows.into_iter().map(|(_, bytes)| Some(bytes)).collect();
            prop_assert_eq!(run(store.get_many(&asked)).unwrap(), answers);
        }
    }
}
