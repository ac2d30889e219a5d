//! The memory store keeps the store's contract, and fails and crashes as told.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use tung_nha::engine::store::{Durability, Key, Shelf, Store, StoreFault, Write};
use tung_nha::for_each_store_fact;
use tung_nha::storage::contract;
use tung_nha::storage::memory::MemoryStore;

/// Runs a future of the memory store, which never has to wait.
fn run<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the memory store never waits"),
    }
}

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
    vec![Write::Put(Shelf::Meta, Key::Name(key.to_owned()), b"row".to_vec())]
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
