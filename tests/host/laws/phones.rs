//! Phones of a made-up ward on which anything may happen: the whole engine, whose every change is written down beside it.

use crate::log_model::{Made, Random, Reading, Written, read_set, read_state};
use crate::world::{Device, START_MS, person, run};
use std::collections::{BTreeMap, BTreeSet};
use tung_nha::engine::commands::choose_me::ChooseMe;
use tung_nha::engine::commands::make_package::{MakePackage, Part, Since};
use tung_nha::engine::commands::undo::UndoToken;
use tung_nha::engine::queries::household_view::HouseholdView;
use tung_nha::engine::store::{Shelf, Store};
use tung_nha::exchange;
use tung_nha::id::Id;
use tung_nha::log::{ChangeId, Erased, ReadChange};
use tung_nha::model::{HouseholdId, Relation, ResidentId};

pub const NAMES: [&str; 12] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];

const DAY_MS: i64 = 86_400_000;
/// Noon in Vietnam, in a day of UTC.
const NOON_MS: i64 = 5 * 3_600_000;

/// The kind of visits, which the state leaves to an index of their own.
const VISIT: &str = "visit";

/// One phone, and what lies open on it.
pub struct Phone {
    pub device: Device,
    /// What its clock shows beyond the true time.
    pub clock_error_ms: i64,
    /// Homes whose forms were opened a while ago.
    pub forms: Vec<HouseholdView>,
    pub undo: Vec<UndoToken>,
    /// How many of its changes are written down.
    noted: u32,
}

/// The phones, the files between them, and everything that was ever written.
pub struct Phones {
    pub random: Random,
    pub now_ms: i64,
    pub phones: Vec<Phone>,
    pub files: Vec<Vec<u8>>,
    pub made: Vec<Made>,
    texts: u32,
}

impl Phones {
    /// Some phones of one ward of two areas and four homes. About one in three knows nothing of it yet.
    pub fn new(random: Random, count: usize) -> Self {
        let mut first = Device::with_ward(NAMES[0]);
        let areas: Vec<_> = first.engine.organisation_view().areas.iter().map(|row| row.id).collect();
        let mut phones =
            Self { random, now_ms: START_MS, phones: Vec::new(), files: Vec::new(), made: Vec::new(), texts: 0 };
        for (number, area) in ["1", "3", "5", "7"].into_iter().zip(areas.iter().cycle()) {
            let home = first.household(*area, "Ngõ 1", number);
            let names = [phones.text(), phones.text()];
            let births = [("1950", Relation::Head), ("1980", Relation::Child)];
            let people: Vec<_> =
                names.iter().zip(births).map(|(name, (birth, place))| person(name, place, birth, "")).collect();
            first.people(home, &people);
        }
        let everything = first.everything();
        for name in &NAMES[1..count] {
            let mut device = Device::empty(name);
            if !phones.random.one_in(3) {
                device.receive(&everything);
                let me = device.engine.organisation_view().members[0].id;
                run(device.engine.choose_me(ChooseMe(me))).unwrap();
            }
            phones.phones.push(Phone::new(device));
        }
        phones.phones.insert(0, Phone::new(first));
        phones.note_made(0);
        phones
    }

    /// A text that nobody else ever wrote, of the same length as all of them.
    pub fn text(&mut self) -> String {
        self.texts += 1;
        format!("chữ-{:06}", self.texts)
    }

    pub fn device(&mut self, at: usize) -> &mut Device {
        &mut self.phones[at].device
    }

    /// Lets time go on, and the phone at a place see it by its own clock.
    pub fn tick(&mut self, at: usize) {
        self.now_ms += i64::try_from(self.random.below(1_000_000)).unwrap();
        let phone = &self.phones[at];
        phone.device.around.set_clock(self.now_ms.saturating_add(phone.clock_error_ms));
    }

    pub fn some_home(&mut self, at: usize) -> Option<HouseholdId> {
        let homes: Vec<_> = self.phones[at].device.engine.index().walk().map(|(id, _)| id).collect();
        self.one_of(&homes)
    }

    /// A home with people in it, and the place of one of them.
    pub fn some_person(&mut self, at: usize) -> Option<(HouseholdId, usize)> {
        let index = self.phones[at].device.engine.index();
        let homes: Vec<_> = index.walk().map(|(id, home)| (id, home.shown_people().len())).collect();
        let homes: Vec<_> = homes.into_iter().filter(|(_, people)| *people > 0).collect();
        let (home, people) = self.one_of(&homes)?;
        Some((home, self.random.below(people)))
    }

    pub fn some_resident(&mut self, at: usize) -> Option<ResidentId> {
        let people: Vec<_> = self.phones[at].device.engine.index().people().map(|(id, _)| *id).collect();
        let mut people: Vec<_> = people;
        people.sort_unstable();
        self.one_of(&people)
    }

    pub fn one_of<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        (!list.is_empty()).then(|| list[self.random.below(list.len())].clone())
    }

    /// A file of some of what a phone holds: of all or one area, whole or in part, in any order, some of it twice.
    pub fn file(&mut self, at: usize) -> Vec<u8> {
        let areas: Vec<_> = self.phones[at].device.engine.organisation_view().areas.iter().map(|row| row.id).collect();
        let area = if self.random.one_in(3) { self.one_of(&areas) } else { None };
        let part = area.map_or(Part::Everything, Part::Area);
        let since = if self.random.one_in(3) { Since::LastHandOver } else { Since::Beginning };
        let ask = MakePackage { part, since };
        let bytes = self.phones[at].device.package(ask);
        if self.random.one_in(2) {
            self.phones[at].device.hand_over();
        }
        if self.random.one_in(2) {
            return bytes;
        }
        let package = exchange::read(&bytes).unwrap();
        let text = str::from_utf8(&bytes).unwrap();
        // Between the header and the hash.
        let mut lines: Vec<&str> = lines(text).skip(1).take(package.count as usize).collect();
        if self.random.one_in(2) {
            lines.retain(|_| !self.random.one_in(3));
        }
        if self.random.one_in(3) {
            self.random.shuffle(&mut lines);
        }
        let twice: Vec<&str> = lines.iter().filter(|_| self.random.one_in(8)).copied().collect();
        lines.extend(twice);
        let chunks = lines.iter().map(|line| line.as_bytes());
        exchange::write(&package.header, &package.directory, chunks, lines.len() as u64)
    }

    /// Writes down what a phone has made since the last time.
    pub fn note_made(&mut self, at: usize) {
        let phone = &mut self.phones[at];
        let ledger = phone.device.engine.ledger();
        let Some(own) = ledger.directory().find_replica(ledger.replica()) else { return };
        let last = ledger.known().last_counter(own);
        if last == phone.noted {
            return;
        }
        let chunks = run(ledger.all_chunks()).unwrap();
        let opening = format!("{{\"d\":{own},\"n\":");
        let before = self.made.len();
        for line in chunks
            .iter()
            .flat_map(|chunk| lines(str::from_utf8(chunk).unwrap()))
            .filter(|line| line.starts_with(&opening))
        {
            let number = line[opening.len()..].split(',').next().unwrap();
            if number.parse::<u32>().unwrap() > phone.noted {
                self.made.push(Made::read(&ReadChange::read(line, ledger.directory()).unwrap()));
            }
        }
        assert_eq!(self.made.len() - before, (last - phone.noted) as usize, "a change of its own is not there");
        phone.noted = last;
    }

    /// Gives everybody everything: one gathers what all have, and all take it.
    pub fn exchange_everything(&mut self) {
        let hub = self.random.below(self.phones.len());
        let mut order: Vec<usize> = (0..self.phones.len()).collect();
        self.random.shuffle(&mut order);
        for at in &order {
            let bytes = self.device(*at).everything();
            self.device(hub).receive(&bytes);
        }
        let bytes = self.device(hub).everything();
        for at in order {
            self.device(at).receive(&bytes);
        }
        // Some of what is shown is about today; at noon no look at the clock finds another day.
        self.now_ms += DAY_MS - self.now_ms.rem_euclid(DAY_MS) + NOON_MS;
        for phone in &mut self.phones {
            phone.device.around.set_clock(self.now_ms);
            run(phone.device.engine.settle()).unwrap();
        }
    }

    /// What must hold once everybody has everything.
    pub fn check_that_all_is_one(&mut self) {
        let erased = self.phones[0].device.engine.ledger().state().erased().clone();
        let left: Vec<Made> = self.made.iter().map(|made| without(made, &erased)).collect();
        let expected = read_set(&left.iter().collect::<Vec<_>>());
        let gone = self.erased_texts(&erased);
        let shown = self.phones[0].device.shown();
        let code = self.phones[0].device.check_code();
        for Phone { device, .. } in &self.phones {
            let ledger = device.engine.ledger();
            assert_eq!(device.check_code(), code);
            assert_eq!(ledger.set_aside(), 0);
            let mut reading = read_state(ledger.state(), ledger.directory());
            reading.fields.retain(|(kind, ..), _| kind != VISIT);
            reading.gone.retain(|(kind, _)| kind != VISIT);
            assert_same_reading(&reading, &expected);
            shown.assert_same(&device.shown(), "another phone");
            shown.assert_same(&device.reopened().shown(), "reopened");
            for made in &self.made {
                let place = ledger.directory().find_replica(made.replica).expect("listed");
                assert!(ledger.known().contains(place, made.counter, made.id), "a change is missing");
            }
            assert_eq!(ledger.known().len(), self.made.len());
            let rows = Shelf::ALL.into_iter().flat_map(|shelf| run(device.store.all(shelf)).unwrap());
            for (_, row) in rows {
                assert!(!says_any(&row, &gone), "what was erased is still there");
            }
        }
        check_that_nothing_is_hidden(&left, &expected);
    }

    /// The texts that nothing but erased records ever said.
    fn erased_texts(&self, erased: &Erased) -> BTreeSet<String> {
        let all: BTreeSet<String> = self.made.iter().flat_map(texts_of).collect();
        let left: BTreeSet<String> =
            self.made.iter().map(|made| still_said(made, erased)).flat_map(|made| texts_of(&made)).collect();
        all.difference(&left).cloned().collect()
    }
}

impl Phone {
    fn new(device: Device) -> Self {
        Self { device, clock_error_ms: 0, forms: Vec::new(), undo: Vec::new(), noted: 0 }
    }
}

/// The lines of a chunk.
fn lines(chunk: &str) -> impl Iterator<Item = &str> {
    chunk.split('\n').map(|line| line.strip_suffix(',').unwrap_or(line))
}

/// Returns a change without what it says of what was erased.
fn still_said(made: &Made, erased: &Erased) -> Made {
    let home_of = |written: &Written| {
        let fields = made.written.iter().filter(|other| other.kind == VISIT && other.record == written.record);
        fields.filter(|other| other.field == "household").find_map(|other| other.value.as_text().and_then(Id::parse))
    };
    let is_erased = |written: &Written| {
        erased.covers(&written.kind, written.record)
            || written.kind == VISIT && home_of(written).is_some_and(|home| erased.covers("household", home))
    };
    Made { written: made.written.iter().filter(|written| !is_erased(written)).cloned().collect(), ..made.clone() }
}

/// Returns what the state must hold of a change: what was not erased, and no visits.
fn without(made: &Made, erased: &Erased) -> Made {
    let mut made = still_said(made, erased);
    made.written.retain(|written| written.kind != VISIT);
    made
}

/// The made-up texts a change says.
fn texts_of(made: &Made) -> Vec<String> {
    let texts = made.written.iter().filter_map(|written| written.value.as_text());
    texts.filter(|text| text.starts_with("chữ-")).map(str::to_owned).collect()
}

fn says_any(row: &[u8], texts: &BTreeSet<String>) -> bool {
    let row = String::from_utf8_lossy(row);
    !texts.is_empty()
        && row.match_indices("chữ-").any(|(at, _)| row.get(at..at + 11).is_some_and(|text| texts.contains(text)))
}

/// Fails at the first field that differs: all of them fill pages.
#[track_caller]
pub fn assert_same_reading(reading: &Reading, expected: &Reading) {
    let keys: BTreeSet<_> = reading.fields.keys().chain(expected.fields.keys()).collect();
    for key in keys {
        assert_eq!(reading.fields.get(key), expected.fields.get(key), "{key:?}");
    }
    assert_eq!(reading.gone, expected.gone);
}

/// Walks from the heads through what they replaced: every value ever written is met, and no head by the way.
fn check_that_nothing_is_hidden(made: &[Made], expected: &Reading) {
    let mut fields: BTreeMap<(&str, Id, &str), BTreeMap<ChangeId, &[ChangeId]>> = BTreeMap::new();
    for made in made {
        for written in &made.written {
            let field = fields.entry((&written.kind, written.record, &written.field)).or_default();
            field.insert(made.id, &written.replaces);
        }
    }
    for ((kind, record, field), writers) in fields {
        let heads = &expected.fields[&(kind.to_owned(), record, field.to_owned())].heads;
        assert!(!heads.is_empty(), "a field was emptied");
        let mut open: Vec<ChangeId> = heads.iter().map(|(id, _)| *id).collect();
        let mut met = BTreeSet::new();
        while let Some(id) = open.pop() {
            if met.insert(id) {
                open.extend(writers.get(&id).into_iter().flat_map(|replaced| replaced.iter().copied()));
            }
        }
        assert!(writers.keys().all(|id| met.contains(id)), "a value is out of reach");
    }
}
