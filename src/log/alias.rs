//! Records that are one thing entered twice: joined by a person's word, and taken apart by another, without loss.
//!
//! Nothing is copied. A record of the kind [`SAME`] names two others of one kind and says whether they are the same; the
//! records so connected are read as one, whose fields hold the heads of all of them. While two people disagree on it, or
//! it is removed, it says nothing.

use crate::id::{Id, IdMap, IdSet};
use crate::log::state::{Record, RecordKey};
use crate::log::{GONE, Name, Names, Value};

/// The kind of the records that say whether two others are the same.
pub const SAME: &str = "same";

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
    /// The records that say so.
    sayings: IdSet<RecordKey>,
    /// Every record they name, whether it is here or not.
    named: IdSet<RecordKey>,
    /// The first of its class, for every record that is not alone.
    first: IdMap<RecordKey, Id>,
    /// By the first: the class in order of ids, and what it adds up to.
    classes: IdMap<RecordKey, (Vec<Id>, Record)>,
}

impl Aliases {
    /// Takes note of a record that was written to, and returns whether the classes must be made again.
    pub fn meet(&mut self, key: RecordKey, is_saying: bool) -> bool {
        if is_saying {
            self.sayings.insert(key);
        }
        is_saying || self.named.contains(&key)
    }

    /// Returns the first of a record's class; the record itself if it is alone.
    pub fn first(&self, key: RecordKey) -> Id {
        self.first.get(&key).copied().unwrap_or(key.1)
    }

    /// Returns whether a record is read under another's id.
    pub fn is_behind_another(&self, key: RecordKey) -> bool {
        self.first.get(&key).is_some_and(|first| *first != key.1)
    }

    /// Returns a record's class in order of ids; nothing if it is alone.
    pub fn class(&self, key: RecordKey) -> &[Id] {
        self.classes.get(&(key.0, self.first(key))).map_or(&[], |(class, _)| class)
    }

    /// Returns what a record's class adds up to; `None` if it is alone.
    pub fn joined(&self, key: RecordKey) -> Option<&Record> {
        self.classes.get(&(key.0, self.first(key))).map(|(_, record)| record)
    }

    /// Makes the classes again.
    pub fn make(&mut self, names: &Names, records: &IdMap<RecordKey, Record>) {
        self.named.clear();
        self.first.clear();
        self.classes.clear();
        let gone = names.get(GONE);
        let mut pairs: Vec<[RecordKey; 2]> = Vec::new();
        for saying in self.sayings.iter().filter_map(|key| records.get(key)) {
            let Some(pair) = pair(saying, names) else { continue };
            self.named.extend(pair);
            if says_so(saying, names) && !saying.is_gone(gone) && pair.iter().all(|key| records.contains_key(key)) {
                pairs.push(pair);
            }
        }
        for [one, other] in pairs {
            self.connect(one, other);
        }
        for ((kind, _), (class, joined)) in &mut self.classes {
            class.sort_unstable();
            *joined = Record::joined(class.iter().filter_map(|id| records.get(&(*kind, *id))));
        }
    }

    /// Puts two records into one class. The smallest id stands for it, on every device alike.
    fn connect(&mut self, one: RecordKey, other: RecordKey) {
        let kind = one.0;
        let (one, other) = (self.first(one), self.first(other));
        if one == other {
            return;
        }
        let (first, behind) = (one.min(other), one.max(other));
        let (joining, _) = self.classes.remove(&(kind, behind)).unwrap_or_else(|| (vec![behind], Record::default()));
        let (class, _) = self.classes.entry((kind, first)).or_insert_with(|| (vec![first], Record::default()));
        class.extend(joining);
        for id in class.iter() {
            self.first.insert((kind, *id), first);
        }
    }
}

/// Returns the two records a saying is about, if it can be read.
fn pair(saying: &Record, names: &Names) -> Option<[RecordKey; 2]> {
    // Written once, with the saying itself: of two values made up on purpose every device takes the same.
    let text = |field: &str| {
        let heads = saying.cell(names.get(field)?)?.heads();
        heads.iter().max_by_key(|head| head.stamp.change)?.value.as_text()
    };
    let kind: Name = names.get(text("of")?)?;
    Some([(kind, Id::parse(text("one")?)?), (kind, Id::parse(text("other")?)?)])
}

/// Returns whether everybody who said anything says that the two are the same.
fn says_so(saying: &Record, names: &Names) -> bool {
    let cell = names.get("is").and_then(|name| saying.cell(name));
    cell.is_some_and(|cell| cell.heads().iter().all(|head| head.value.is_true()))
}
