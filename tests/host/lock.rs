//! The lock: nothing on the device can be read without the key, whenever the app is killed, and nothing is lost.

use crate::faulty::{Fault, FaultyStore};
use crate::memory_folder::MemoryFolder;
use crate::world::{Around, Device, START_MS, run};
use tung_nha::bridge::{Pin, PinFault};
use tung_nha::engine::Engine;
use tung_nha::engine::commands::open_ward::Workspace;
use tung_nha::engine::store::{Durability, Key, Shelf, Store, StoreFault, Write};
use tung_nha::for_each_store_fact;
use tung_nha::storage::contract;
use tung_nha::storage::journaled::{JournaledStore, Recovery};
use tung_nha::storage::keyring::{Keyring, Tries};
use tung_nha::storage::memory::MemoryStore;
use tung_nha::storage::sealed::{RowCipher, SealedStore, keep_tries, keyring_of};

/// A cipher that hides nothing from whoever knows it, and finds out what real ones do.
#[derive(Clone, Copy)]
struct Toy(u8);

impl Toy {
    fn check(self, place: &[u8], row: &[u8]) -> u8 {
        place.iter().chain(row).fold(self.0, |sum, byte| sum.wrapping_mul(31).wrapping_add(*byte))
    }
}

impl RowCipher for Toy {
    async fn seal(&self, place: &[u8], row: &[u8]) -> Result<Vec<u8>, StoreFault> {
        let hidden = row.iter().map(|byte| byte ^ 0x5a ^ self.0);
        Ok(std::iter::once(self.check(place, row)).chain(hidden).collect())
    }

    async fn open(&self, place: &[u8], sealed: &[u8]) -> Result<Vec<u8>, StoreFault> {
        let [check, hidden @ ..] = sealed else { return Err(StoreFault::Failed("no row".to_owned())) };
        let row: Vec<u8> = hidden.iter().map(|byte| byte ^ 0x5a ^ self.0).collect();
        if self.check(place, &row) == *check { Ok(row) } else { Err(StoreFault::Failed("altered".to_owned())) }
    }
}

mod without_a_lock {
    use super::*;

    macro_rules! declare {
        ($($fact:ident)*) => {
            $(
                #[test]
                fn $fact() {
                    run(contract::$fact(&SealedStore::new(MemoryStore::new(), None::<Toy>))).unwrap();
                }
            )*
        };
    }
    for_each_store_fact!(declare);
}

mod with_a_lock {
    use super::*;

    macro_rules! declare {
        ($($fact:ident)*) => {
            $(
                #[test]
                fn $fact() {
                    run(contract::$fact(&SealedStore::new(MemoryStore::new(), Some(Toy(7))))).unwrap();
                }
            )*
        };
    }
    for_each_store_fact!(declare);
}

type Ward<S> = SealedStore<JournaledStore<S, MemoryFolder>, Toy>;

const NAME: &[u8] = "Nguyễn Văn Mẫu".as_bytes();

fn keyring() -> Keyring {
    Keyring::new([3; 16], vec![1, 2, 3])
}

/// Opens a store as the app does: with the key where there is a lock.
fn open<S: Store + Clone>(store: &S, folder: &MemoryFolder) -> (Ward<S>, Recovery) {
    let (journaled, recovery) = run(JournaledStore::open(store.clone(), Some(folder.clone()), [1; 8], false)).unwrap();
    let found = run(keyring_of(&journaled)).unwrap();
    (SealedStore::new(journaled, found.map(|_| Toy(7))), recovery)
}

fn fill(store: &impl Store) {
    for shelf in Shelf::ALL {
        let named = |name: &str, row: &[u8]| Write::Put(shelf, Key::Name(name.to_owned()), row.into());
        let writes = vec![named("a", NAME), named("empty", b""), Write::Put(shelf, Key::Number(1), NAME.into())];
        run(store.commit(writes, Durability::Strict)).unwrap();
    }
}

fn rows(store: &impl Store) -> Vec<(Shelf, Key, Vec<u8>)> {
    let rows = Shelf::ALL.map(|shelf| (shelf, run(store.all(shelf)).unwrap()));
    rows.into_iter().flat_map(|(shelf, rows)| rows.into_iter().map(move |(key, row)| (shelf, key, row))).collect()
}

fn holds_name(bytes: &[u8]) -> bool {
    bytes.windows(NAME.len()).any(|part| part == NAME)
}

/// Whether somebody who reads the device's files finds the name.
fn is_readable(store: &impl Store, folder: &MemoryFolder) -> bool {
    rows(store).iter().any(|(_, _, row)| holds_name(row)) || folder.files.borrow().values().any(|file| holds_name(file))
}

#[test]
fn nothing_plain_is_left_once_the_lock_is_on() {
    let (store, folder) = (MemoryStore::new(), MemoryFolder::default());
    let (ward, _) = open(&store, &folder);
    fill(&ward);
    let before = rows(&ward);
    assert!(is_readable(&store, &folder), "without a lock everything lies open");
    run(ward.turn_on(&keyring(), Toy(7))).unwrap();
    assert!(!is_readable(&store, &folder), "everything is sealed, in the journal too");
    assert_eq!(rows(&ward), before);
    fill(&ward);
    assert!(!is_readable(&store, &folder), "so is what is written later");
    assert_eq!(rows(&open(&store, &folder).0), before, "opened anew");
    assert_eq!(
        rows(&open(&MemoryStore::new(), &folder).0),
        before.into_iter().filter(|(shelf, ..)| *shelf != Shelf::Snapshot).collect::<Vec<_>>(),
        "from the journal"
    );
}

#[test]
fn everything_is_plain_once_the_lock_is_off() {
    let (store, folder) = (MemoryStore::new(), MemoryFolder::default());
    let (ward, _) = open(&store, &folder);
    fill(&ward);
    let before = rows(&ward);
    run(ward.turn_on(&keyring(), Toy(7))).unwrap();
    run(ward.turn_off()).unwrap();
    assert_eq!(rows(&ward), before);
    assert_eq!(run(keyring_of(ward.inside())), Ok(None));
    assert_eq!(rows(&open(&store, &folder).0), before);
}

/// Turns the lock on or off, killed after each number of bytes the journal wrote in between.
fn killed_while_turning(turn: impl Fn(&Ward<MemoryStore>), starts_locked: bool) {
    for power in (0..20_000).step_by(97) {
        let (store, folder) = (MemoryStore::new(), MemoryFolder::default());
        let (ward, _) = open(&store, &folder);
        fill(&ward);
        let before = rows(&ward);
        if starts_locked {
            run(ward.turn_on(&keyring(), Toy(7))).unwrap();
        }
        folder.power.set(Some(power));
        turn(&ward);
        folder.power.set(None);
        let (ward, _) = open(&store, &folder);
        assert_eq!(rows(&ward), before, "killed after {power} bytes");
        let has_lock = run(keyring_of(ward.inside())).unwrap().is_some();
        assert_eq!(is_readable(&store, &folder), !has_lock, "killed after {power} bytes");
    }
}

#[test]
fn killed_while_the_lock_is_turned_on_nothing_is_lost_or_left_open() {
    killed_while_turning(|ward| drop(run(ward.turn_on(&keyring(), Toy(7)))), false);
}

#[test]
fn killed_while_the_lock_is_turned_off_nothing_is_lost() {
    killed_while_turning(|ward| drop(run(ward.turn_off())), true);
}

#[test]
fn commit_that_fails_leaves_the_lock_as_it_was() {
    let (store, folder) = (MemoryStore::new(), MemoryFolder::default());
    let (ward, _) = open(&store, &folder);
    fill(&ward);
    let before = rows(&ward);
    store.fail_next_commit(StoreFault::Full);
    assert_eq!(run(ward.turn_on(&keyring(), Toy(7))), Err(StoreFault::Full));
    assert!(!ward.has_lock());
    assert_eq!(rows(&ward), before);
    run(ward.turn_on(&keyring(), Toy(7))).unwrap();
    store.fail_next_commit(StoreFault::Full);
    assert_eq!(run(ward.turn_off()), Err(StoreFault::Full));
    assert!(ward.has_lock());
    assert_eq!(rows(&ward), before);
}

#[test]
fn lock_that_was_turned_on_unreported_is_found_on() {
    let (store, folder) = (FaultyStore::default(), MemoryFolder::default());
    let (ward, _) = open(&store, &folder);
    fill(&ward);
    let before = rows(&ward);
    store.fault.set(Fault::Unreported);
    assert!(run(ward.turn_on(&keyring(), Toy(7))).is_err());
    let (ward, _) = open(&store, &folder);
    assert!(ward.has_lock());
    assert_eq!(rows(&ward), before);
}

#[test]
fn emptied_shelf_keeps_the_keyring() {
    let (store, folder) = (MemoryStore::new(), MemoryFolder::default());
    let (ward, _) = open(&store, &folder);
    run(ward.turn_on(&keyring(), Toy(7))).unwrap();
    run(keep_tries(ward.inside(), Tries::default().with_one_more(5))).unwrap();
    let put = Write::Put(Shelf::Meta, Key::Name("a".to_owned()), NAME.into());
    run(ward.commit(vec![Write::Clear(Shelf::Meta), put], Durability::Strict)).unwrap();
    let (found, tries) = run(keyring_of(ward.inside())).unwrap().unwrap();
    assert_eq!((found.salt, tries.failed), (keyring().salt, 1));
    assert_eq!(run(ward.all(Shelf::Meta)).unwrap(), [(Key::Name("a".to_owned()), NAME.to_vec())]);
}

#[test]
fn row_that_looks_sealed_comes_back_as_it_was() {
    let ward = SealedStore::new(MemoryStore::new(), None::<Toy>);
    for row in [&b"\xf5TNs01\r\n and more"[..], b"\xf5TNp01\r\n", b"\xf5TN"] {
        let key = Key::Number(1);
        run(ward.commit(vec![Write::Put(Shelf::Pages, key.clone(), row.into())], Durability::Strict)).unwrap();
        let expect = Write::Expect(Shelf::Pages, key.clone(), Some(row.to_vec()));
        assert_eq!(run(ward.commit(vec![expect], Durability::Strict)), Ok(()));
        assert_eq!(run(ward.get(Shelf::Pages, key)).unwrap().as_deref(), Some(row));
    }
}

#[test]
fn sealed_row_opens_at_its_own_place_only() {
    let store = MemoryStore::new();
    let ward = SealedStore::new(store.clone(), Some(Toy(7)));
    let at = |number| (Shelf::Pages, Key::Number(number));
    run(ward.commit(vec![Write::Put(Shelf::Pages, Key::Number(1), NAME.into())], Durability::Strict)).unwrap();
    let sealed = run(store.get(Shelf::Pages, Key::Number(1))).unwrap().unwrap();
    run(store.commit(vec![Write::Put(Shelf::Pages, Key::Number(2), sealed.into())], Durability::Strict)).unwrap();
    assert_eq!(run(ward.get_many(&[at(1)])).unwrap(), [Some(NAME.to_vec())]);
    assert!(run(ward.get_many(&[at(2)])).is_err(), "moved to another place");
    let without_key = SealedStore::new(store, None::<Toy>);
    assert!(run(without_key.get_many(&[at(1)])).is_err(), "read without the key");
}

#[test]
fn ward_goes_on_behind_the_lock_as_before() {
    let mut device = Device::with_ward("a");
    let area = device.engine.organisation_view().areas[0].id;
    let home = device.household(area, "Ngõ 1", "7");
    device.people(home, &[crate::world::person("Nguyễn Văn Mẫu", tung_nha::model::Relation::Head, "1970", "")]);
    let code = device.check_code();
    let (store, folder) = (device.store.clone(), MemoryFolder::default());
    let around: Around = device.around.clone();
    drop(device);
    let (ward, _) = open(&store, &folder);
    run(ward.turn_on(&keyring(), Toy(7))).unwrap();
    assert!(!is_readable(&store, &folder));
    let engine = run(Engine::open(open(&store, &folder).0, around, Workspace::Ward)).unwrap();
    assert_eq!(engine.overview().check_code, code);
    assert_eq!(engine.household_view(home).unwrap().residents[0].resident.name, "Nguyễn Văn Mẫu");
}

#[test]
fn wrong_pins_make_one_wait_longer_and_longer() {
    let mut tries = Tries::default();
    let mut waits = Vec::new();
    for _ in 0..10 {
        tries = tries.with_one_more(START_MS);
        waits.push(tries.wait_ms(START_MS) / 1000);
    }
    assert_eq!(waits, [0, 0, 5, 15, 30, 60, 120, 300, 300, 300]);
    assert_eq!(tries.wait_ms(START_MS + 100_000), 200_000);
    assert_eq!(tries.wait_ms(START_MS + 300_000), 0);
}

#[test]
fn clock_that_was_years_ahead_keeps_nobody_out_once_it_is_right() {
    let years_ahead = START_MS + 5 * 365 * 86_400_000;
    let mut tries = (0..10).fold(Tries::default(), |tries, _| tries.with_one_more(years_ahead));
    assert_eq!(tries.wait_ms(years_ahead), 300_000);
    assert_eq!(tries.wait_ms(START_MS), 0);
    tries = tries.with_one_more(START_MS);
    assert_eq!(tries.wait_ms(START_MS), 300_000, "the next wait goes by the clock that is right");
}

#[test]
fn killed_while_the_pin_is_changed_one_of_the_two_opens_everything() {
    for power in (0..20_000).step_by(97) {
        let (store, folder) = (MemoryStore::new(), MemoryFolder::default());
        let (ward, _) = open(&store, &folder);
        fill(&ward);
        let before = rows(&ward);
        run(ward.turn_on(&keyring(), Toy(7))).unwrap();
        let changed = Keyring::new([4; 16], vec![4, 5, 6]);
        folder.power.set(Some(power));
        drop(run(ward.change_keyring(&changed)));
        folder.power.set(None);
        for store in [store, MemoryStore::new()] {
            let (ward, _) = open(&store, &folder);
            assert_eq!(run(keyring_of(ward.inside())).unwrap().unwrap().0, changed, "killed after {power} bytes");
            let kept = |(shelf, ..): &(Shelf, Key, Vec<u8>)| *shelf != Shelf::Snapshot;
            let (found, whole): (Vec<_>, Vec<_>) = (
                rows(&ward).into_iter().filter(kept).collect(),
                before.iter().filter(|row| kept(row)).cloned().collect(),
            );
            assert_eq!(found, whole, "killed after {power} bytes");
        }
        let former = |file: &Vec<u8>| file.windows(16).any(|part| part == keyring().salt);
        assert!(!folder.files.borrow().values().any(former), "a former PIN opens a copy");
    }
}

#[test]
fn pin_is_six_to_eight_digits_and_none_that_everybody_tries() {
    assert_eq!(Pin::made_up("80 42-17"), Ok(Pin::typed("804217")));
    for (digits, fault) in [
        ("80421", PinFault::Length),
        ("804217804", PinFault::Length),
        ("", PinFault::Length),
        ("111111", PinFault::TooEasy),
        ("123456", PinFault::TooEasy),
        ("87654321", PinFault::TooEasy),
    ] {
        assert_eq!(Pin::made_up(digits), Err(fault), "{digits}");
    }
    assert_eq!(format!("{:?}", Pin::typed("804217")), "Pin", "it is not written into any log");
}

#[test]
fn shelf_that_can_be_made_again_never_keeps_the_lock_from_turning() {
    let (store, folder) = (FaultyStore::default(), MemoryFolder::default());
    let (ward, _) = open(&store, &folder);
    fill(&ward);
    let kept: Vec<_> = rows(&ward).into_iter().filter(|(shelf, ..)| *shelf != Shelf::Snapshot).collect();
    store.fault.set(Fault::Unreadable(Shelf::Snapshot));
    run(ward.turn_on(&keyring(), Toy(7))).unwrap();
    store.fault.set(Fault::None);
    assert!(!is_readable(&store, &folder), "what could not be sealed is gone");
    assert_eq!(rows(&ward), kept);
    store.fault.set(Fault::Unreadable(Shelf::Pages));
    assert!(run(ward.turn_off()).is_err(), "pages are kept as they are");
    store.fault.set(Fault::None);
    assert_eq!(rows(&ward), kept);
}
