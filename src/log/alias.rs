//! Records that are one thing entered twice: joined by a person's word, and taken apart by another, without loss.
//!
//! Nothing is copied. A record of the kind [`SAME`] names two others of one kind and says whether they are the same; the
//! records so connected are read as one, whose fields hold the heads of all of them. While two people disagree on it, or
//! it is removed, it says nothing.

use crate::id::{Id, IdMap, IdSet};
use crate::log::{GONE, Names, Record, RecordKey, Value};

/// The kind of the records that say whether two others are the same.
pub const SAME: &str = "same";

/// The kinds whose records can be read as one.
const KINDS: [&str; 2] = ["household", "resident"];

/// The most records that are read as one. Nobody enters anything more often than that: a larger class was made on
/// purpose, and says nothing.
const CLASS_LIMIT: usize = 64;

/// Returns the fields of a record that says whether two others of a kind are the same.
#[must_use]
pub fn same_fields(kind: &str, [one, other]: [Id; 2], is_same: bool) -> [(&'static str, Value); 4] {
    [
        ("of", Value::text(kind)),
        ("one", Value::text(&one.to_string())),
        ("other", Value::text(&other.to_string())),
        ("is", Value::Flag(is_same)),
    ]
}

/// The records that are read as one.
#[derive(Clone, Debug, Default)]
pub(super) struct Aliases {
    /// Every record that is named, whether it is here or not.
    named: IdSet<RecordKey>,
    /// Something named cannot be told yet: nothing of its kind is here.
    is_open: bool,
    /// The first of its class, for every record that is not alone.
    first: IdMap<RecordKey, Id>,
    /// By the first: the class in order of ids, and what it adds up to.
    classes: IdMap<RecordKey, (Vec<Id>, Record)>,
}

impl Aliases {
    /// Follows what the sayings say of the records.
    pub fn of(sayings: &IdSet<Id>, names: &Names, records: &IdMap<RecordKey, Record>) -> Self {
        let mut aliases = Self::default();
        let Some(same) = names.get(SAME) else { return aliases };
        let gone = names.get(GONE);
        let mut classes = Classes::default();
        for saying in sayings.iter().filter_map(|id| records.get(&(same, *id))) {
            let Some(pair) = pair(saying, names) else {
                aliases.is_open = true;
                continue;
            };
            aliases.named.extend(pair);
            if says_so(saying, names) && !saying.is_gone(gone) && pair.iter().all(|key| records.contains_key(key)) {
                classes.connect(pair);
            }
        }
        for ((kind, first), mut class) in classes.gather() {
            if class.len() > CLASS_LIMIT {
                continue;
            }
            class.sort_unstable();
            aliases.first.extend(class.iter().map(|id| ((kind, *id), first)));
            let joined = Record::joined(class.iter().filter_map(|id| records.get(&(kind, *id))));
            aliases.classes.insert((kind, first), (class, joined));
        }
        aliases
    }

    /// Returns whether what a record holds may decide how others are read.
    pub fn names(&self, key: RecordKey) -> bool {
        self.is_open || self.named.contains(&key)
    }

    /// Returns the first of a record's class; the record itself if it is alone.
    pub fn first(&self, key: RecordKey) -> Id {
        self.first.get(&key).copied().unwrap_or(key.1)
    }

    /// Returns whether a record is read under another's id.
    pub fn is_behind_another(&self, key: RecordKey) -> bool {
        self.first(key) != key.1
    }

    /// Returns a record's class in order of ids; nothing if it is alone.
    pub fn class(&self, key: RecordKey) -> &[Id] {
        self.classes.get(&(key.0, self.first(key))).map_or(&[], |(class, _)| class)
    }

    /// Returns the sayings that name two records of a record's class.
    pub fn sayings(&self, key: RecordKey, sayings: &IdSet<Id>, state: (&Names, &IdMap<RecordKey, Record>)) -> Vec<Id> {
        let (names, records) = state;
        let Some(same) = names.get(SAME) else { return Vec::new() };
        let class = (key.0, self.first(key));
        let is_about = |id: &&Id| {
            let pair = records.get(&(same, **id)).and_then(|saying| pair(saying, names));
            pair.is_some_and(|pair| pair.iter().all(|named| (named.0, self.first(*named)) == class))
        };
        let mut about: Vec<Id> = sayings.iter().filter(is_about).copied().collect();
        about.sort_unstable();
        about
    }

    /// Returns what a record's class adds up to; `None` if it is alone.
    pub fn joined(&self, key: RecordKey) -> Option<&Record> {
        self.classes.get(&(key.0, self.first(key))).map(|(_, record)| record)
    }
}

/// Classes in the making: each record that is not the first of its class knows one before it.
#[derive(Default)]
struct Classes(IdMap<RecordKey, RecordKey>);

impl Classes {
    /// Puts two records into one class. The smallest id stands for it, on every device alike.
    fn connect(&mut self, [one, other]: [RecordKey; 2]) {
        let (one, other) = (self.first(one), self.first(other));
        if one != other {
            self.0.insert(one.max(other), one.min(other));
        }
    }

    /// Returns the first of a record's class, and shortens the way there.
    fn first(&mut self, key: RecordKey) -> RecordKey {
        let mut first = key;
        while let Some(before) = self.0.get(&first) {
            first = *before;
        }
        let mut on_the_way = key;
        while on_the_way != first {
            on_the_way = self.0.insert(on_the_way, first).unwrap_or(first);
        }
        first
    }

    /// Returns the classes by their first.
    fn gather(mut self) -> IdMap<RecordKey, Vec<Id>> {
        let behind: Vec<RecordKey> = self.0.keys().copied().collect();
        let mut classes: IdMap<RecordKey, Vec<Id>> = IdMap::default();
        for key in behind {
            let first = self.first(key);
            classes.entry(first).or_insert_with(|| vec![first.1]).push(key.1);
        }
        classes
    }
}

/// Returns the two records a saying is about, if it can be read.
fn pair(saying: &Record, names: &Names) -> Option<[RecordKey; 2]> {
    // Written once, with the saying itself: of two values made up on purpose every device takes the same.
    let text = |field: &str| {
        let heads = saying.cell(names.get(field)?)?.heads();
        heads.iter().max_by_key(|head| head.stamp.change)?.value.as_text()
    };
    let kind = names.get(text("of").filter(|kind| KINDS.contains(kind))?)?;
    Some([(kind, Id::parse(text("one")?)?), (kind, Id::parse(text("other")?)?)])
}

/// Returns whether everybody who said anything says that the two are the same.
fn says_so(saying: &Record, names: &Names) -> bool {
    let cell = names.get("is").and_then(|name| saying.cell(name));
    cell.is_some_and(|cell| cell.heads().iter().all(|head| head.value.is_true()))
}
