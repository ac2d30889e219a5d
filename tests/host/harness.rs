//! A phone in memory: an engine with made-up time and chance, and what tests ask of it.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use tung_nha::engine::basis::{Basis, Edited};
use tung_nha::engine::commands::open_ward::Workspace;
use tung_nha::engine::commands::save_record::SaveWard;
use tung_nha::engine::commands::take_package::{Incoming, PackagePreview, PackageTaken};
use tung_nha::engine::{Engine, Surroundings};
use tung_nha::id::{ID_BYTES, Id};
use tung_nha::log::{GONE, ReadChange, Value};
use tung_nha::model::Ward;
use tung_nha::storage::memory::MemoryStore;

/// 15 June 2022 in Unix milliseconds.
const START_MS: i64 = 1_655_251_200_000;

/// Runs a future that never waits for anything outside.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

/// A clock that stands still until a test moves it, and ids that count up, different on every phone.
pub struct MadeUp {
    phone: u8,
    count: u64,
    clock: Rc<Cell<i64>>,
}

impl Surroundings for MadeUp {
    fn now_ms(&self) -> i64 {
        self.clock.get()
    }

    fn new_id(&mut self) -> Id {
        self.count += 1;
        let mut bytes = [0; ID_BYTES];
        bytes[0] = self.phone;
        bytes[2..].copy_from_slice(&self.count.to_be_bytes());
        Id::from_bytes(bytes)
    }
}

/// A phone with the app on it.
pub struct Phone {
    pub engine: Engine<MemoryStore, MadeUp>,
    pub store: MemoryStore,
    clock: Rc<Cell<i64>>,
    number: u8,
    openings: u64,
}

impl Phone {
    /// Returns how many households and people there are.
    pub fn counts(&self) -> (u32, u32) {
        let counts = self.engine.index().counts();
        (counts.households, counts.residents)
    }

    /// Returns a phone on which the app was just installed.
    pub fn new(phone: u8) -> Self {
        let (store, clock) = (MemoryStore::new(), Rc::new(Cell::new(START_MS)));
        let engine = open(&store, phone, 0, &clock);
        Self { engine, store, clock, number: phone, openings: 0 }
    }

    /// Returns a phone on which the ward was named.
    pub fn with_ward(phone: u8) -> Self {
        let mut phone = Self::new(phone);
        let after = Ward { name: "Phường Cao Xanh".to_owned(), province: "Tỉnh Quảng Ninh".to_owned() };
        let ward = SaveWard(Edited { before: Ward::default(), after, basis: Basis::default() });
        block_on(phone.engine.save_ward(ward)).unwrap();
        phone
    }

    /// Closes the app and opens it again.
    pub fn restart(&mut self) {
        self.openings += 1;
        self.engine = open(&self.store, self.number, self.openings << 32, &self.clock);
    }

    /// Lets time pass.
    pub fn wait_ms(&self, ms: i64) {
        self.clock.set(self.clock.get() + ms);
    }

    /// Returns every displayed value of every record that is not removed, in the file's spelling.
    pub fn displayed(&self) -> BTreeMap<(String, Id, String), Value> {
        let ledger = self.engine.ledger();
        let (state, names) = (ledger.state(), ledger.state().names());
        let mut displayed = BTreeMap::new();
        for ((kind, id), record) in state.all_records().filter(|(_, record)| !record.is_gone(names.get(GONE))) {
            for cell in record.cells().iter().filter(|cell| names.text(cell.field()) != GONE) {
                let head = cell.shown(ledger.directory()).unwrap();
                if !head.value.is_null() {
                    let key = (names.text(kind).to_owned(), id, names.text(cell.field()).to_owned());
                    displayed.insert(key, head.value.clone());
                }
            }
        }
        displayed
    }

    /// Takes in everything another phone holds.
    pub fn take_from(&mut self, other: &Self) -> PackageTaken {
        let chunks = block_on(other.engine.ledger().all_chunks()).unwrap();
        let text = chunks.iter().map(|chunk| str::from_utf8(chunk).unwrap()).collect::<Vec<_>>().join(",\n");
        let lines = text.split('\n').map(|line| line.strip_suffix(',').unwrap_or(line)).filter(|line| !line.is_empty());
        let directory = other.engine.ledger().directory();
        let changes: Vec<_> = lines.map(|line| ReadChange::read_and_prove(line, directory).unwrap()).collect();
        let preview = PackagePreview::default();
        self.engine.preview_package(Incoming { preview, changes, source: "test".to_owned() }).unwrap();
        block_on(self.engine.take_package()).unwrap()
    }
}

fn open(store: &MemoryStore, phone: u8, count: u64, clock: &Rc<Cell<i64>>) -> Engine<MemoryStore, MadeUp> {
    let around = MadeUp { phone, count, clock: Rc::clone(clock) };
    block_on(Engine::open(store.clone(), around, Workspace::Ward)).unwrap()
}
