//! The log's laws, on random devices: whatever happens, everyone ends with the same and nothing is lost.

use crate::laws::hold;
use crate::log_model::{Device, Made, Posted, Random, read_set, read_state, set};
use std::collections::{BTreeMap, BTreeSet};
use tung_nha::exchange::{self, Header, Scope};
use tung_nha::id::Id;
use tung_nha::log::{ChangeId, Directory, EditDraft, GONE, Head, Origin, ReplicaId, Stamp, Value};

const YEAR_MS: i64 = 31_557_600_000;
/// True time starts at a day in 2026.
const START_MS: i64 = 1_790_000_000_000;

/// A form as it was opened: a record, and the heads shown in each of its fields.
struct Form {
    device: usize,
    kind: &'static str,
    record: Id,
    fields: BTreeMap<String, Vec<ChangeId>>,
}

struct World {
    random: Random,
    now_ms: i64,
    devices: Vec<Device>,
    records: Vec<(&'static str, Id)>,
    forms: Vec<Form>,
    post: Vec<Posted>,
    made: Vec<Made>,
}

impl World {
    fn new(seed: u64) -> Self {
        let mut random = Random(seed);
        let count = if random.one_in(4) { 2 + random.below(7) } else { 2 + random.below(3) };
        let devices = (0..count).map(|_| Device::new(ReplicaId(random.id()), random.id())).collect();
        let records = (0..=random.below(3)).map(|place| (["resident", "household"][place % 2], random.id())).collect();
        let mut world =
            Self { random, now_ms: START_MS, devices, records, forms: Vec::new(), post: Vec::new(), made: Vec::new() };
        (0..count).for_each(|device| world.set_clock(device));
        world
    }

    fn set_clock(&mut self, device: usize) {
        let far = i64::try_from(self.random.below(160)).expect("small") - 80;
        self.devices[device].clock_error_ms = match self.random.below(6) {
            0 => far * YEAR_MS,
            1 => -START_MS - YEAR_MS,
            // The last second of the year 9999.
            2 => 253_402_300_799_000 - START_MS,
            3 => i64::MAX,
            4 => i64::MIN,
            _ => 0,
        };
    }

    fn open_form(&mut self, device: usize) -> Form {
        let (kind, record) = self.records[self.random.below(self.records.len())];
        let mut fields = BTreeMap::new();
        for _ in 0..=self.random.below(3) {
            let field = ["name", "phone", "skill.vneid"][self.random.below(3)];
            fields.insert(field.to_owned(), self.devices[device].heads(kind, record, field));
        }
        Form { device, kind, record, fields }
    }

    fn fill(&mut self, form: &Form) -> EditDraft {
        let set = form.fields.iter().map(|(field, heads)| {
            let value = match self.random.below(6) {
                0 => Value::Null,
                1 => Value::Flag(self.random.one_in(2)),
                2 => Value::List(["a".into(), "b".into()].into()),
                _ => Value::Number(i64::try_from(self.random.below(4)).expect("small")),
            };
            (field.clone(), (value, heads.clone()))
        });
        EditDraft { kind: form.kind, record: form.record, set: set.collect(), salt: None }
    }

    fn save(&mut self, device: usize, edits: Vec<EditDraft>) {
        // Two forms of one record saved together are one edit.
        let mut merged: Vec<EditDraft> = Vec::new();
        for edit in edits {
            match merged.iter_mut().find(|other| other.kind == edit.kind && other.record == edit.record) {
                Some(other) => other.set.extend(edit.set),
                None => merged.push(edit),
            }
        }
        let made = self.devices[device].save(self.now_ms, merged);
        self.made.push(made);
    }

    /// Saves a form at once: whatever its author saw, the new value takes its place.
    fn save_fresh(&mut self, device: usize) {
        let form = self.open_form(device);
        let edit = self.fill(&form);
        self.save(device, vec![edit.clone()]);
        let device = &self.devices[device];
        let made = self.made.last().expect("just made");
        for (field, (value, _)) in &edit.set {
            assert_eq!(device.heads(edit.kind, edit.record, field), [made.id], "the author sees something else");
            let name = device.state.names().get(field).expect("just written");
            let cell = device.state.record(edit.kind, edit.record).and_then(|record| record.cell(name));
            let shown = cell.and_then(|cell| cell.shown(&device.directory)).expect("just written");
            assert_eq!(&shown.value, value);
        }
    }

    /// Removes a record with everything it has, or restores it.
    fn remove_or_restore(&mut self, device: usize) {
        let (kind, record) = self.records[self.random.below(self.records.len())];
        let replaces = self.devices[device].heads(kind, record, GONE);
        let is_restored = self.random.one_in(3);
        let seen = self.devices[device].all_heads(kind, record);
        let seen = seen.iter().map(|id| id.0.to_string().into());
        let reason = std::iter::once("moved".into());
        let value = if is_restored { Value::Null } else { Value::List(reason.chain(seen).collect()) };
        self.save(device, vec![set(kind, record, GONE, value, replaces)]);
        let device = &self.devices[device];
        let gone = device.state.names().get(GONE);
        let is_gone = device.state.record(kind, record).is_some_and(|record| record.is_gone(gone));
        assert_eq!(is_gone, !is_restored, "a removal or restoring takes effect where it is made");
    }

    fn step(&mut self) {
        self.now_ms += i64::try_from(self.random.below(1_000_000)).expect("small");
        let device = self.random.below(self.devices.len());
        match self.random.below(16) {
            0..=3 => self.save_fresh(device),
            4..=5 => {
                let form = self.open_form(device);
                self.forms.push(form);
            }
            6..=7 if !self.forms.is_empty() => {
                // One to three forms that were opened earlier on one device: what they show may be stale.
                let first = self.forms.swap_remove(self.random.below(self.forms.len()));
                let device = first.device;
                let mut edits = vec![self.fill(&first)];
                while let Some(place) = self.forms.iter().position(|form| form.device == device)
                    && edits.len() < 3
                {
                    let form = self.forms.swap_remove(place);
                    edits.push(self.fill(&form));
                }
                self.save(device, edits);
            }
            8 => self.remove_or_restore(device),
            9..=11 => self.post_part(device),
            12 => self.set_clock(device),
            13 => self.check(device),
            _ if !self.post.is_empty() => {
                let posted = self.random.below(self.post.len());
                self.devices[device].receive(&self.post[posted]);
            }
            _ => {}
        }
    }

    /// Posts part of a device's log, in any order, some of it twice.
    fn post_part(&mut self, device: usize) {
        let mut posted = self.devices[device].post();
        if self.random.one_in(2) {
            posted.lines.retain(|_| !self.random.one_in(3));
        }
        if self.random.one_in(3) {
            self.random.shuffle(&mut posted.lines);
        }
        let doubled: Vec<String> = posted.lines.iter().filter(|_| self.random.one_in(8)).cloned().collect();
        posted.lines.extend(doubled);
        self.post.push(posted);
    }

    /// Compares one device with the obvious reading of what it holds, and its check code with everyone's.
    fn check(&self, device: usize) {
        let device = &self.devices[device];
        let set: Vec<&Made> = self.made.iter().filter(|made| device.held.contains(&made.id)).collect();
        assert_eq!(set.len(), device.known.len());
        assert_eq!(read_state(&device.state, &device.directory), read_set(&set));
        for other in &self.devices {
            assert_eq!(device.known.sum() == other.known.sum(), device.held == other.held);
            assert_eq!(device.known.sum().to_string() == other.known.sum().to_string(), device.held == other.held);
        }
    }

    /// Gives everyone everything, and checks what must hold then.
    fn settle(&mut self) {
        let files: Vec<Posted> = self.devices.iter().map(Device::post).collect();
        // Some worlds send real files; they prove every change by its hash, which takes its time.
        let packages: Vec<Vec<u8>> =
            if self.random.one_in(20) { self.devices.iter().map(package).collect() } else { Vec::new() };
        for device in &mut self.devices {
            let mut order: Vec<usize> = (0..files.len()).collect();
            self.random.shuffle(&mut order);
            for place in order {
                match packages.get(place) {
                    Some(bytes) => {
                        let package = exchange::read(bytes).expect("a package reads back");
                        for change in package.prove_all().expect("every change proves") {
                            device.take(&change);
                        }
                    }
                    None => device.receive(&files[place]),
                }
            }
        }
        let all: Vec<&Made> = self.made.iter().collect();
        let expected = read_set(&all);
        for device in &self.devices {
            assert_eq!(read_state(&device.state, &device.directory), expected);
            assert_eq!(device.known.sum(), self.devices[0].known.sum());
            for made in &all {
                let place = device.directory.find_replica(made.replica).expect("listed");
                assert!(device.known.contains(place, made.counter, made.id), "a change is missing");
            }
            assert_eq!(device.known.len(), all.len());
        }
        self.nothing_is_hidden_that_nobody_replaced();
        for written in all.iter().flat_map(|made| &made.written) {
            let key = (written.kind.clone(), written.record, written.field.clone());
            let heads: BTreeSet<ChangeId> = expected.fields[&key].heads.iter().map(|(id, _)| *id).collect();
            assert!(written.replaces.iter().all(|id| !heads.contains(id)), "what its author saw still stands");
        }
    }

    /// Walks from the heads of a device through what they replaced: every value ever written is met.
    fn nothing_is_hidden_that_nobody_replaced(&self) {
        let reading = read_state(&self.devices[0].state, &self.devices[0].directory);
        for ((kind, record, field), read) in &reading.fields {
            let mut writers: BTreeMap<ChangeId, &[ChangeId]> = BTreeMap::new();
            for made in &self.made {
                for written in &made.written {
                    if written.kind == *kind && written.record == *record && written.field == *field {
                        writers.insert(made.id, &written.replaces);
                    }
                }
            }
            assert!(!read.heads.is_empty(), "a field was emptied");
            let mut open: Vec<ChangeId> = read.heads.iter().map(|(id, _)| *id).collect();
            let mut met = BTreeSet::new();
            while let Some(id) = open.pop() {
                if met.insert(id) {
                    open.extend_from_slice(writers[&id]);
                }
            }
            assert_eq!(met, writers.keys().copied().collect::<BTreeSet<_>>(), "a value is out of reach");
        }
    }
}

fn package(device: &Device) -> Vec<u8> {
    let header = Header {
        app: String::new(),
        made_by: device.replica,
        member: Some(device.author),
        sender: "Lan".to_owned(),
        ward: String::new(),
        made_at_ms: START_MS,
        scope: Scope::All,
        since_last: false,
        have: device.known.have(&device.directory),
    };
    let lines = device.log.iter().map(String::as_bytes);
    exchange::write(&header, &device.directory, lines, device.log.len() as u64)
}

fn run(seed: u64) {
    let mut world = World::new(seed);
    for _ in 0..20 + world.random.below(50) {
        world.step();
    }
    (0..world.devices.len()).for_each(|device| world.check(device));
    world.settle();
}

#[test]
fn devices_that_exchange_everything_hold_the_same_and_lose_nothing() {
    hold("T1 the log alone, anything on 2 to 8 devices with any clocks", 2_400, run);
}

/// One change may write two values of a field: of two records that are read as one since.
#[test]
fn value_displayed_of_one_change_does_not_hang_on_the_order() {
    let head = |value| {
        let (change, author) = (ChangeId(Id::from_bytes([1; 10])), None);
        let stamp = Stamp { change, time_ms: 0, replica: 0, counter: 1, author, origin: Origin::Form };
        Head { value: Value::Number(value), stamp }
    };
    let (one, two) = (head(1), head(2));
    let newest =
        |heads: [&Head; 2]| Head::newest(heads.into_iter(), &Directory::default()).map(|head| head.value.clone());
    assert_eq!(newest([&one, &two]), newest([&two, &one]));
}
