//! What the log's tests check it against: the obvious, slow reading of the format, and devices to try it on.

use std::collections::{BTreeMap, BTreeSet};
use tung_nha::id::Id;
use tung_nha::log::{
    Cell, Change, ChangeDraft, ChangeId, Directory, EditDraft, GONE, Known, Novelty, Origin, ReadChange, ReplicaId,
    State, Value,
};

/// Random numbers that a seed repeats (splitmix64).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).expect("it is below a usize")
    }

    pub fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }

    pub fn id(&mut self) -> Id {
        let mut bytes = [0; 10];
        bytes[..8].copy_from_slice(&self.next().to_be_bytes());
        bytes[8..].copy_from_slice(&self.next().to_be_bytes()[..2]);
        Id::from_bytes(bytes)
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for place in (1..list.len()).rev() {
            list.swap(place, self.below(place + 1));
        }
    }
}

/// One field set by a change.
#[derive(Clone, Debug)]
pub struct Written {
    pub kind: String,
    pub record: Id,
    pub field: String,
    pub value: Value,
    pub replaces: Vec<ChangeId>,
}

/// A change as its maker knows it.
#[derive(Clone, Debug)]
pub struct Made {
    pub id: ChangeId,
    pub replica: ReplicaId,
    pub counter: u32,
    pub time_ms: i64,
    pub written: Vec<Written>,
}

impl Made {
    pub fn new(change: &Change, draft: &ChangeDraft) -> Self {
        let written = draft.edits.iter().flat_map(|edit| {
            edit.set.iter().map(|(field, (value, replaces))| Written {
                kind: edit.kind.to_owned(),
                record: edit.record,
                field: field.clone(),
                value: value.clone(),
                replaces: replaces.clone(),
            })
        });
        let (id, replica, counter, time_ms) = (change.id, change.replica, change.counter, change.time_ms);
        Self { id, replica, counter, time_ms, written: written.collect() }
    }

    /// Reads a change as it stands in a log.
    pub fn read(change: &ReadChange<'_>) -> Self {
        let edits = change.read_edits().expect("an edit reads back");
        let written = edits.into_iter().flat_map(|(_, edit)| {
            let replaces = |field: &str| {
                let heads = edit.replaced.iter().find(|(name, _)| name == field);
                heads.map(|(_, heads)| heads.clone()).unwrap_or_default()
            };
            let written = edit.set.iter().map(|(field, value)| Written {
                kind: edit.kind.to_string(),
                record: edit.record,
                field: field.to_string(),
                value: value.clone(),
                replaces: replaces(field),
            });
            written.collect::<Vec<_>>()
        });
        let (id, replica, counter, time_ms) = (change.id, change.replica, change.counter, change.time_ms);
        Self { id, replica, counter, time_ms, written: written.collect() }
    }
}

/// What is held of a field: its heads, and the one displayed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    pub heads: BTreeSet<(ChangeId, Value)>,
    pub shown: Option<(ChangeId, Value)>,
}

/// Every field by kind, record and name; and the records that are gone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    pub fields: BTreeMap<(String, Id, String), Field>,
    pub gone: BTreeSet<(String, Id)>,
}

/// Reads a set of changes the obvious way: nothing is kept from change to change, everything is looked up in the set.
pub fn read_set(set: &[&Made]) -> Reading {
    let mut reading = Reading::default();
    let by_id: BTreeMap<ChangeId, &Made> = set.iter().map(|made| (made.id, *made)).collect();
    let all = || set.iter().flat_map(|made| made.written.iter().map(move |written| (*made, written)));
    let key = |written: &Written| (written.kind.clone(), written.record, written.field.clone());
    let replaced: BTreeSet<_> =
        all().flat_map(|(_, written)| written.replaces.iter().map(move |id| (key(written), *id))).collect();
    for (made, written) in all() {
        let field = reading.fields.entry(key(written)).or_default();
        if !replaced.contains(&(key(written), made.id)) {
            field.heads.insert((made.id, written.value.clone()));
        }
    }
    let rank = |id: &ChangeId| {
        let made = by_id[id];
        let plausible = (1_577_836_800_000..4_102_444_800_000).contains(&made.time_ms);
        (if plausible { made.time_ms } else { 0 }, made.replica, made.counter, made.id)
    };
    for field in reading.fields.values_mut() {
        field.shown = field.heads.iter().max_by_key(|(id, _)| rank(id)).cloned();
    }
    let records: BTreeSet<(String, Id)> = reading.fields.keys().map(|(kind, id, _)| (kind.clone(), *id)).collect();
    for (kind, record) in records {
        let of_record = reading.fields.iter().filter(|((k, r, _), _)| *k == kind && *r == record);
        let (removals, others): (Vec<_>, Vec<_>) = of_record.partition(|((_, _, field), _)| field == GONE);
        let heads: Vec<_> = removals.iter().flat_map(|(_, field)| &field.heads).collect();
        let seen: BTreeSet<String> =
            heads.iter().filter_map(|(_, value)| value.as_list()).flatten().map(ToString::to_string).collect();
        let is_gone = !heads.is_empty()
            && heads.iter().all(|(_, value)| value.as_list().is_some())
            && others.iter().flat_map(|(_, field)| &field.heads).all(|(id, _)| seen.contains(&id.0.to_string()));
        if is_gone {
            reading.gone.insert((kind, record));
        }
    }
    reading
}

/// Reads what a state holds.
pub fn read_state(state: &State, directory: &Directory) -> Reading {
    let mut reading = Reading::default();
    for ((kind, record), cells) in state.all_records() {
        let kind = state.names().text(kind).to_owned();
        if cells.is_gone(state.names().get(GONE)) {
            reading.gone.insert((kind.clone(), record));
        }
        for cell in cells.cells() {
            let head = |head: &tung_nha::log::Head| (head.stamp.change, head.value.clone());
            let heads: BTreeSet<_> = cell.heads().iter().map(head).collect();
            assert_eq!(heads.len(), cell.heads().len(), "a head stands twice");
            let is_conflict = heads.iter().map(|(_, value)| value).collect::<BTreeSet<_>>().len() > 1;
            assert_eq!(cell.is_conflict(), is_conflict);
            let field = Field { heads, shown: cell.shown(directory).map(head) };
            let key = (kind.clone(), record, state.names().text(cell.field()).to_owned());
            assert!(reading.fields.insert(key, field).is_none(), "a cell stands twice");
        }
    }
    reading
}

/// A file on its way: lines, and the directory they refer to.
#[derive(Clone, Debug)]
pub struct Posted {
    pub directory: Directory,
    pub lines: Vec<String>,
}

/// One copy of the data.
pub struct Device {
    pub replica: ReplicaId,
    pub author: Id,
    pub directory: Directory,
    pub state: State,
    pub known: Known,
    /// Every line held, in the order it came, with places of `directory`.
    pub log: Vec<String>,
    pub held: BTreeSet<ChangeId>,
    /// What its clock shows beyond the true time, in milliseconds.
    pub clock_error_ms: i64,
}

impl Device {
    pub fn new(replica: ReplicaId, author: Id) -> Self {
        let (directory, state, known) = (Directory::default(), State::default(), Known::default());
        Self { replica, author, directory, state, known, log: Vec::new(), held: BTreeSet::new(), clock_error_ms: 0 }
    }

    /// Returns the heads of a field, as a form that is opened now shows them.
    pub fn heads(&self, kind: &str, record: Id, field: &str) -> Vec<ChangeId> {
        self.state.cell(kind, record, field).into_iter().flat_map(Cell::changes).collect()
    }

    /// Returns every head of a record but its removals'.
    pub fn all_heads(&self, kind: &str, record: Id) -> Vec<ChangeId> {
        let gone = self.state.names().get(GONE);
        let cells = self.state.record(kind, record).map(tung_nha::log::Record::cells).unwrap_or_default();
        let others = cells.iter().filter(|cell| Some(cell.field()) != gone);
        others.flat_map(Cell::changes).collect()
    }

    /// Saves edits as the device's next change.
    pub fn save(&mut self, true_time_ms: i64, edits: Vec<EditDraft>) -> Made {
        let time_ms = true_time_ms.saturating_add(self.clock_error_ms);
        let draft = ChangeDraft { time_ms, author: Some(self.author), origin: Origin::Form, edits };
        let place = self.directory.replica_index(self.replica).expect("the directory has room");
        let change = Change::seal(self.replica, self.known.last_counter(place) + 1, &draft);
        let mut line = Vec::new();
        change.write(&mut self.directory, &mut line).expect("the directory has room");
        let line = String::from_utf8(line).expect("a line is text");
        let directory = self.directory.clone();
        let read = ReadChange::read(&line, &directory).expect("a line reads back");
        assert!(self.take(&read), "a change of its own is new");
        Made::new(&change, &draft)
    }

    /// Takes a change if it is new.
    pub fn take(&mut self, change: &ReadChange<'_>) -> bool {
        let place = self.directory.replica_index(change.replica).expect("the directory has room");
        if let Some(author) = change.author {
            self.directory.author_index(author).expect("the directory has room");
        }
        if self.known.insert(place, change.counter, change.id) == Novelty::Held {
            return false;
        }
        let mut line = Vec::new();
        change.write(&mut self.directory, &mut line).expect("the directory has room");
        self.log.push(String::from_utf8(line).expect("a line is text"));
        self.held.insert(change.id);
        self.state.apply(change, &self.directory).expect("a change applies");
        true
    }

    pub fn receive(&mut self, posted: &Posted) {
        for line in &posted.lines {
            self.take(&ReadChange::read(line, &posted.directory).expect("a line reads back"));
        }
    }

    pub fn post(&self) -> Posted {
        Posted { directory: self.directory.clone(), lines: self.log.clone() }
    }
}

/// Makes an edit of one field.
pub fn set(kind: &'static str, record: Id, field: &str, value: Value, replaces: Vec<ChangeId>) -> EditDraft {
    EditDraft { kind, record, set: [(field.to_owned(), (value, replaces))].into(), salt: None }
}
