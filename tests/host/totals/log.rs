//! A package folded the obvious way, by what the format's page says and with none of the engine's code: nothing is kept
//! from change to change, everything is looked up in the whole.

use serde_json::Value;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Everything a package says, as JSON.
pub struct Log {
    pub changes: Vec<Change>,
}

pub struct Change {
    pub id: String,
    pub replica: String,
    pub number: u64,
    pub at_ms: i64,
    pub author: Option<String>,
    /// Those that were not blanked.
    pub edits: Vec<Edit>,
}

pub struct Edit {
    pub kind: String,
    pub record: String,
    pub set: BTreeMap<String, Value>,
    pub prev: BTreeMap<String, Vec<String>>,
}

/// A value nobody replaced.
#[derive(Clone)]
pub struct Said {
    pub value: Value,
    pub at_ms: i64,
    pub author: Option<String>,
    change: String,
    replica: String,
    number: u64,
}

/// Every field with the values nobody replaced.
pub type Record = BTreeMap<String, Vec<Said>>;

/// Every record of a package; of those that are the same, the one that stands for them.
#[derive(Default)]
pub struct Records {
    by_key: BTreeMap<(String, String), Record>,
    /// Whom a record is read as.
    first: BTreeMap<(String, String), String>,
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

impl Log {
    pub fn read(package: &[u8]) -> Self {
        let package: Value = serde_json::from_slice(package).unwrap();
        let listed = |list: &str, place: &Value| text(&package[list][place.as_u64().unwrap() as usize]);
        let edit = |edit: &Value| Edit {
            kind: text(&edit["e"]),
            record: text(&edit["i"]),
            set: serde_json::from_value(edit["set"].clone()).unwrap_or_default(),
            prev: serde_json::from_value(edit["prev"].clone()).unwrap_or_default(),
        };
        let change = |change: &Value| Change {
            id: text(&change["h"]),
            replica: listed("replicas", &change["d"]),
            number: change["n"].as_u64().unwrap(),
            at_ms: change["t"].as_i64().unwrap(),
            author: change.get("u").map(|author| listed("authors", author)),
            edits: change["edits"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|edit| edit["blank"].is_null())
                .map(edit)
                .collect(),
        };
        let mut log = Self { changes: package["changes"].as_array().unwrap().iter().map(change).collect() };
        log.leave_out_what_was_erased();
        log
    }

    fn leave_out_what_was_erased(&mut self) {
        let edits = self.changes.iter().flat_map(|change| &change.edits);
        let erased: BTreeSet<String> =
            edits.filter(|edit| edit.kind == "erased").map(|edit| edit.record.clone()).collect();
        let is_erased = |edit: &Edit| {
            let is_of_people = ["household", "resident", "visit"].contains(&edit.kind.as_str());
            let home = edit.set.get("household").map(text).unwrap_or_default();
            is_of_people && erased.contains(&edit.record) || edit.kind == "visit" && erased.contains(&home)
        };
        self.changes.iter_mut().for_each(|change| change.edits.retain(|edit| !is_erased(edit)));
    }

    /// Returns what the changes say together.
    pub fn records(&self) -> Records {
        let edits = || self.changes.iter().flat_map(|change| change.edits.iter().map(move |edit| (change, edit)));
        let mut replaced = BTreeSet::new();
        for (_, edit) in edits() {
            for (field, changes) in &edit.prev {
                replaced.extend(changes.iter().map(|change| (&edit.kind, &edit.record, field, change)));
            }
        }
        let mut records = Records::default();
        for (change, edit) in edits() {
            let record = records.by_key.entry((edit.kind.clone(), edit.record.clone())).or_default();
            for (field, value) in &edit.set {
                let said = record.entry(field.clone()).or_default();
                if !replaced.contains(&(&edit.kind, &edit.record, field, &change.id)) {
                    said.push(Said {
                        value: value.clone(),
                        at_ms: change.at_ms,
                        author: change.author.clone(),
                        change: change.id.clone(),
                        replica: change.replica.clone(),
                        number: change.number,
                    });
                }
            }
        }
        records.join();
        records
    }
}

impl Records {
    /// Reads as one what is said to be the same, under the smallest id.
    fn join(&mut self) {
        let mut pairs = Vec::new();
        for ((_, _), saying) in self.by_key.iter().filter(|((kind, _), saying)| kind == "same" && !is_gone(saying)) {
            let once = |field: &str| {
                let said = saying.get(field).into_iter().flatten().max_by(|one, other| one.change.cmp(&other.change));
                said.map(|said| text(&said.value)).unwrap_or_default()
            };
            let pair = [(once("of"), once("one")), (once("of"), once("other"))];
            let is_agreed = saying.get("is").is_some_and(|is| is.iter().all(|said| said.value == Value::Bool(true)));
            if is_agreed && pair.iter().all(|key| self.by_key.contains_key(key)) {
                pairs.push(pair);
            }
        }
        self.first = self.by_key.keys().map(|(kind, id)| ((kind.clone(), id.clone()), id.clone())).collect();
        // As often as there are pairs is enough for the smallest id to get everywhere.
        for _ in 0..pairs.len() {
            for pair in &pairs {
                let smallest = pair.iter().map(|key| self.first[key].clone()).min().unwrap();
                for key in pair {
                    self.first.insert(key.clone(), smallest.clone());
                }
            }
        }
        let mut joined: BTreeMap<(String, String), Record> = BTreeMap::new();
        for ((kind, id), record) in &self.by_key {
            let first = self.first[&(kind.clone(), id.clone())].clone();
            let into = joined.entry((kind.clone(), first)).or_default();
            for (field, said) in record {
                into.entry(field.clone()).or_default().extend(said.iter().cloned());
            }
        }
        self.by_key = joined;
    }

    /// Returns the id a record is read under.
    pub fn first(&self, kind: &str, id: &str) -> String {
        self.first.get(&(kind.to_owned(), id.to_owned())).cloned().unwrap_or_else(|| id.to_owned())
    }

    /// Returns every record of a kind, those that were removed included.
    pub fn all<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = (&'a str, &'a Record)> {
        let records = self.by_key.iter().filter(move |((of, _), _)| of == kind);
        records.map(|((_, id), record)| (id.as_str(), record))
    }

    /// Returns the records of a kind that were not removed.
    pub fn held<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = (&'a str, &'a Record)> {
        self.all(kind).filter(|(_, record)| !is_gone(record))
    }
}

/// Returns whether a record is removed: its remover had seen everything it says.
pub fn is_gone(record: &Record) -> bool {
    let removals = record.get("_gone").map(Vec::as_slice).unwrap_or_default();
    let seen: Vec<&Value> = removals.iter().filter_map(|said| said.value.as_array()).flatten().collect();
    let mut others = record.iter().filter(|(field, _)| *field != "_gone").flat_map(|(_, said)| said);
    !removals.is_empty()
        && removals.iter().all(|said| said.value.is_array())
        && others.all(|said| seen.iter().any(|seen| seen.as_str() == Some(said.change.as_str())))
}

/// Returns the value of a field that is displayed.
pub fn shown<'a>(record: &'a Record, field: &str) -> Option<&'a Said> {
    record.get(field)?.iter().max_by(|one, other| latest(one, other))
}

/// Returns the text of a field; nothing of one that holds none.
pub fn words<'a>(record: &'a Record, field: &str) -> &'a str {
    shown(record, field).and_then(|said| said.value.as_str()).unwrap_or_default()
}

pub fn number(record: &Record, field: &str) -> Option<i64> {
    shown(record, field).and_then(|said| said.value.as_i64())
}

pub fn flag(record: &Record, field: &str) -> bool {
    shown(record, field).is_some_and(|said| said.value == Value::Bool(true))
}

/// The order in which values are displayed, the last one first.
fn latest(one: &Said, other: &Said) -> Ordering {
    // 1 January 2020 to 1 January 2100.
    let time = |said: &Said| if (1_577_836_800_000..4_102_444_800_000).contains(&said.at_ms) { said.at_ms } else { 0 };
    let rank = |said: &Said| (time(said), said.replica.clone(), said.number, said.change.clone(), sort(&said.value));
    rank(one).cmp(&rank(other))
}

/// A value among others: nothing, flags, numbers, texts, lists.
fn sort(value: &Value) -> (u8, i64, String, Vec<String>) {
    match value {
        Value::Bool(flag) => (1, i64::from(*flag), String::new(), Vec::new()),
        Value::Number(number) => (2, number.as_i64().unwrap(), String::new(), Vec::new()),
        Value::String(text) => (3, 0, text.clone(), Vec::new()),
        Value::Array(list) => (4, 0, String::new(), list.iter().map(text).collect()),
        _ => (0, 0, String::new(), Vec::new()),
    }
}
