//! The journal gives back what a store loses: whole, in order, and nothing that was never committed.

use crate::faulty::{Fault, FaultyStore};
use crate::memory_folder::MemoryFolder;
use crate::world::run;
use proptest::prelude::*;
use std::sync::atomic::{AtomicU64, Ordering};
use tung_nha::engine::store::{Durability, Key, Shelf, Store, StoreFault, Write};
use tung_nha::for_each_store_fact;
use tung_nha::storage::contract;
use tung_nha::storage::journal::JournalFile;
use tung_nha::storage::journaled::{JournaledStore, Recovery, Writer};
use tung_nha::storage::memory::MemoryStore;

macro_rules! declare {
    ($($fact:ident)*) => {
        $(
            #[test]
            fn $fact() {
                run(contract::$fact(&open(&MemoryStore::new(), &MemoryFolder::default()).0)).unwrap();
            }
        )*
    };
}
for_each_store_fact!(declare);

type Rows = Vec<(Shelf, Key, Vec<u8>)>;

fn open(store: &MemoryStore, folder: &MemoryFolder) -> (JournaledStore<MemoryStore, MemoryFolder>, Recovery) {
    run(JournaledStore::open(store.clone(), Some(folder.clone()), new_writer(), false)).unwrap()
}

/// Opens a store on a device that has no place for a journal.
fn open_alone<S: Store + Clone>(store: &S) -> JournaledStore<S, MemoryFolder> {
    run(JournaledStore::open(store.clone(), None, new_writer(), false)).unwrap().0
}

fn new_writer() -> Writer {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    COUNT.fetch_add(1, Ordering::Relaxed).to_le_bytes()
}

fn rows(store: &impl Store) -> Rows {
    let kept = [Shelf::Pages, Shelf::Tail, Shelf::Meta, Shelf::Drafts];
    let rows = kept.map(|shelf| (shelf, run(store.all(shelf)).unwrap()));
    rows.into_iter().flat_map(|(shelf, rows)| rows.into_iter().map(move |(key, bytes)| (shelf, key, bytes))).collect()
}

fn put(number: u32, bytes: &[u8]) -> Vec<Write> {
    vec![Write::Put(Shelf::Pages, Key::Number(number), bytes.into())]
}

fn save(store: &impl Store, writes: Vec<Write>) -> Result<(), StoreFault> {
    run(store.commit(writes, Durability::Strict))
}

#[test]
fn vanished_store_comes_back_whole() {
    let folder = MemoryFolder::default();
    let (store, _) = open(&MemoryStore::new(), &folder);
    save(&store, put(0, b"a")).unwrap();
    save(&store, put(1, b"b")).unwrap();
    let before = rows(&store);
    let (store, recovery) = open(&MemoryStore::new(), &folder);
    assert_eq!(recovery, Recovery::Restored);
    assert_eq!(rows(&store), before);
    save(&store, put(2, b"c")).unwrap();
    let before = rows(&store);
    assert_eq!(rows(&open(&MemoryStore::new(), &folder).0), before);
}

#[test]
fn store_from_before_there_was_a_journal_gets_one() {
    let (inside, folder) = (MemoryStore::new(), MemoryFolder::default());
    save(&inside, put(0, b"old")).unwrap();
    let (store, recovery) = open(&inside, &folder);
    assert_eq!(recovery, Recovery::NotNeeded);
    assert!(store.is_complete());
    let before = rows(&store);
    assert_eq!(rows(&open(&MemoryStore::new(), &folder).0), before);
}

#[test]
fn commits_made_without_the_journal_are_in_it_after_the_next_opening() {
    let (inside, folder) = (MemoryStore::new(), MemoryFolder::default());
    save(&open(&inside, &folder).0, put(0, b"a")).unwrap();
    save(&open_alone(&inside), put(1, b"b")).unwrap();
    let (store, recovery) = open(&inside, &folder);
    assert_eq!(recovery, Recovery::NotNeeded);
    let before = rows(&store);
    assert_eq!(rows(&open(&MemoryStore::new(), &folder).0), before);
}

#[test]
fn save_is_done_even_when_the_journal_cannot_follow() {
    let (inside, folder) = (MemoryStore::new(), MemoryFolder::default());
    let (store, _) = open(&inside, &folder);
    folder.power.set(Some(10));
    save(&store, put(0, b"a")).unwrap();
    save(&store, put(1, b"b")).unwrap();
    assert!(!store.is_complete());
    folder.power.set(None);
    let (store, recovery) = open(&inside, &folder);
    assert_eq!(recovery, Recovery::NotNeeded);
    assert!(store.is_complete());
    let before = rows(&store);
    assert_eq!(before.len(), 2);
    assert_eq!(rows(&open(&MemoryStore::new(), &folder).0), before);
}

#[test]
fn empty_store_is_not_begun_while_the_journal_cannot_be_read() {
    let (inside, folder) = (MemoryStore::new(), MemoryFolder::default());
    save(&open(&inside, &folder).0, put(0, b"a")).unwrap();
    folder.is_closed.set(true);
    let opened = JournaledStore::open(MemoryStore::new(), Some(folder.clone()), new_writer(), false);
    assert!(run(opened).is_err());
    let (store, _) = open(&inside, &folder);
    assert!(!store.is_complete());
}

#[test]
fn long_journal_is_written_anew_and_loses_nothing() {
    let (inside, folder) = (MemoryStore::new(), MemoryFolder::default());
    let (store, _) = open(&inside, &folder);
    for number in 0..50 {
        save(&store, vec![Write::Put(Shelf::Drafts, Key::Number(0), vec![number; 100_000].into())]).unwrap();
    }
    let bytes = |folder: &MemoryFolder| folder.files.borrow().values().map(Vec::len).sum::<usize>();
    assert!(bytes(&folder) > 5_000_000);
    let (store, _) = open(&inside, &folder);
    assert!(bytes(&folder) < 200_000);
    let before = rows(&store);
    assert_eq!(rows(&open(&MemoryStore::new(), &folder).0), before);
}

#[test]
fn damaged_journal_gives_back_what_stands_before_the_damage() {
    let folder = MemoryFolder::default();
    let (store, _) = open(&MemoryStore::new(), &folder);
    save(&store, put(0, b"a")).unwrap();
    let first = rows(&store);
    let length = folder.files.borrow()[&JournalFile::A].len();
    save(&store, put(1, b"b")).unwrap();
    folder.damage(|bytes| bytes[length + 30] ^= 1);
    let (store, recovery) = open(&MemoryStore::new(), &folder);
    assert_eq!((rows(&store), recovery), (first, Recovery::Restored));
}

#[test]
fn writer_that_was_taken_over_from_writes_no_more() {
    let (inside, folder) = (MemoryStore::new(), MemoryFolder::default());
    let (old, _) = open(&inside, &folder);
    save(&old, put(0, b"old")).unwrap();
    let taking_over = JournaledStore::open(inside.clone(), Some(folder.clone()), new_writer(), true);
    let (new, _) = run(taking_over).unwrap();
    assert_eq!(save(&old, put(1, b"late")), Err(StoreFault::Overtaken));
    save(&new, put(1, b"new")).unwrap();
    let before = rows(&new);
    assert_eq!(before.len(), 2);
    assert_eq!(rows(&open(&MemoryStore::new(), &folder).0), before);
}

#[test]
fn commit_that_landed_before_it_was_repeated_is_done() {
    let faulty = FaultyStore::default();
    let store = open_alone(&faulty);
    faulty.fault.set(Fault::Repeat);
    save(&store, put(0, b"a")).unwrap();
    save(&store, put(1, b"b")).unwrap();
    assert_eq!(rows(&store).len(), 2);
}

#[test]
fn commit_that_landed_unreported_does_not_pass_for_the_next() {
    let faulty = FaultyStore::default();
    let store = open_alone(&faulty);
    faulty.fault.set(Fault::Unreported);
    save(&store, put(0, b"landed")).unwrap_err();
    assert_eq!(save(&store, put(1, b"other")), Err(StoreFault::Overtaken));
}

/// What happens to a device.
#[derive(Clone, Debug)]
enum Fate {
    Save(Vec<Write>),
    /// The browser dies in the middle of a save: after so many bytes of the journal.
    Die(Vec<Write>, usize),
    Reopen,
    /// The browser deletes the database.
    Vanish,
}

fn any_fate() -> impl Strategy<Value = Fate> {
    let shelf = || proptest::sample::select(Shelf::ALL.to_vec());
    let write = prop_oneof![
        6 => (shelf(), 0..4_u32, proptest::collection::vec(any::<u8>(), 0..40))
            .prop_map(|(shelf, key, bytes)| Write::Put(shelf, Key::Number(key), bytes.into())),
        2 => (shelf(), 0..4_u32).prop_map(|(shelf, key)| Write::Delete(shelf, Key::Number(key))),
        1 => shelf().prop_map(Write::Clear),
    ];
    let writes = proptest::collection::vec(write, 0..6);
    prop_oneof![
        6 => writes.clone().prop_map(Fate::Save),
        2 => (writes, 1..400_usize).prop_map(|(writes, bytes)| Fate::Die(writes, bytes)),
        1 => Just(Fate::Reopen),
        1 => Just(Fate::Vanish),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn nothing_reported_is_missing_whatever_happens(fates in proptest::collection::vec(any_fate(), 0..24)) {
        let (mut inside, folder) = (MemoryStore::new(), MemoryFolder::default());
        let mut store = open(&inside, &folder).0;
        let by_hand = MemoryStore::new();
        for fate in fates {
            match fate {
                Fate::Save(writes) => {
                    save(&store, writes.clone()).unwrap();
                    save(&by_hand, writes).unwrap();
                    prop_assert!(store.is_complete());
                }
                Fate::Die(writes, bytes) => {
                    folder.power.set(Some(bytes));
                    // The store has it, whether or not the journal has.
                    save(&store, writes.clone()).unwrap();
                    save(&by_hand, writes).unwrap();
                    folder.power.set(None);
                    store = open(&inside, &folder).0;
                }
                Fate::Reopen => {
                    let (opened, recovery) = open(&inside, &folder);
                    prop_assert_eq!(recovery, Recovery::NotNeeded);
                    store = opened;
                }
                Fate::Vanish => {
                    inside = MemoryStore::new();
                    store = open(&inside, &folder).0;
                }
            }
            prop_assert_eq!(rows(&store), rows(&by_hand));
        }
    }
}

/// What was erased stands in earlier records: they go with it, and what comes after still comes back.
#[test]
fn erasing_commit_leaves_no_trace_in_the_journal() {
    let folder = MemoryFolder::default();
    let store = MemoryStore::new();
    let (joined, _) = open(&store, &folder);
    let row = |text: &[u8]| Write::Put(Shelf::Pages, Key::Number(0), text.into());
    run(joined.commit(vec![row(b"Lo Thi Quen")], Durability::Strict)).unwrap();
    let holds = |text: &[u8]| folder.files.borrow().values().any(|file| file.windows(text.len()).any(|at| at == text));
    assert!(holds(b"Quen"));
    run(joined.commit(vec![row(b"blank")], Durability::Erasing)).unwrap();
    assert!(!holds(b"Quen") && joined.is_complete());
    run(joined.commit(vec![Write::Put(Shelf::Tail, Key::Number(0), b"later"[..].into())], Durability::Strict)).unwrap();
    let (again, recovery) = open(&MemoryStore::new(), &folder);
    assert_eq!(recovery, Recovery::Restored);
    assert_eq!(run(again.get(Shelf::Pages, Key::Number(0))).unwrap().unwrap(), b"blank");
    assert_eq!(run(again.get(Shelf::Tail, Key::Number(0))).unwrap().unwrap(), b"later");
}

/// A browser does not ask the disk to keep a file's name: if the power fails, a new one may be gone.
#[test]
fn journal_begun_anew_goes_into_a_file_that_was_there() {
    let folder = MemoryFolder::default();
    let (joined, _) = open(&MemoryStore::new(), &folder);
    save(&joined, put(0, b"first")).unwrap();
    let names = || folder.files.borrow().keys().copied().collect::<Vec<_>>();
    assert_eq!(names(), [JournalFile::A, JournalFile::B]);
    run(joined.commit(put(0, b"blank"), Durability::Erasing)).unwrap();
    assert_eq!(names(), [JournalFile::A, JournalFile::B]);
}

/// A journal that could not be begun anew after an erasing commit is begun anew at the next opening.
#[test]
fn journal_that_still_holds_what_was_erased_does_not_outlive_the_next_opening() {
    let folder = MemoryFolder::default();
    let store = MemoryStore::new();
    let (joined, _) = open(&store, &folder);
    let row = |text: &[u8]| Write::Put(Shelf::Pages, Key::Number(0), text.into());
    run(joined.commit(vec![row(b"Lo Thi Quen")], Durability::Strict)).unwrap();
    folder.is_closed.set(true);
    run(joined.commit(vec![row(b"blank")], Durability::Erasing)).unwrap();
    assert!(!joined.is_complete());
    folder.is_closed.set(false);
    let (again, recovery) = open(&store, &folder);
    assert!(recovery == Recovery::NotNeeded && again.is_complete());
    assert!(folder.files.borrow().values().all(|file| !file.windows(4).any(|at| at == b"Quen")));
}
