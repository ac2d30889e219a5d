//! The state: a pure function of the set of changes, whatever their order, repetition, age or clocks.
//!
//! A field's value is the heads nobody replaced. Two different heads are a conflict, shown until a person decides.

use crate::id::{Id, IdMap, IdSet};
use crate::log::alias::{Aliases, SAME};
use crate::log::edit::Edit;
use crate::log::erasure::{ERASABLE, ERASED, Erased};
use crate::log::line::{LineFault, ReadChange};
use crate::log::{Cell, ChangeId, Directory, Head, Name, Names, Record, Stamp};
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;

/// Names a record: its kind and id.
pub type RecordKey = (Name, Id);

/// Every record, folded from the changes applied so far. Records that are the same are read as one: see [`SAME`].
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Folded")]
pub struct State {
    names: Names,
    records: IdMap<RecordKey, Record>,
    /// Heads that were replaced before they arrived. They stay: more of the same change may arrive later.
    replaced_early: IdSet<(RecordKey, Name, ChangeId)>,
    /// The records that say what is the same.
    #[serde(skip)]
    sayings: IdSet<Id>,
    /// What they say, worked out when first asked for.
    #[serde(skip)]
    aliases: OnceCell<Aliases>,
    /// What was erased: see [`ERASED`].
    #[serde(skip)]
    erased: Erased,
}

/// The part of a state that is kept; the rest follows from it.
#[derive(Deserialize)]
struct Folded {
    names: Names,
    records: IdMap<RecordKey, Record>,
    replaced_early: IdSet<(RecordKey, Name, ChangeId)>,
}

impl From<Folded> for State {
    fn from(Folded { names, records, replaced_early }: Folded) -> Self {
        let mut state = Self { names, records, replaced_early, ..Self::default() };
        state.find_meanings();
        state
    }
}

/// What an overlay has of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excerpt {
    /// Neither it nor what lies below has it.
    New,
    /// It was copied just now.
    Copied,
    /// It was here already.
    Held,
}

/// Why a change cannot be folded in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApplyFault {
    #[error(transparent)]
    Line(#[from] LineFault),
    #[error("too many names of kinds and fields, replicas or authors")]
    TooManyNames,
}

impl State {
    /// Folds in a change that was not folded in before.
    ///
    /// `directory` is this device's, and lists the change's replica and author. Edits that were withheld say nothing.
    ///
    /// # Errors
    /// An edit cannot be read; no edit of the change was folded in then.
    pub fn apply(&mut self, change: &ReadChange<'_>, directory: &Directory) -> Result<(), ApplyFault> {
        let edits = change.read_edits()?;
        let stamp = change.stamp(directory).ok_or(ApplyFault::TooManyNames)?;
        for (_, edit) in edits {
            self.apply_edit(edit, stamp)?;
        }
        Ok(())
    }

    /// Folds in one edit of a change, which was not folded in before. One of a record that was erased says nothing.
    ///
    /// # Errors
    /// The names of kinds and fields are used up.
    // A call of its own in the loop over a whole package, which browsers then get to translate well.
    #[inline(never)]
    pub fn apply_edit(&mut self, edit: Edit<'_>, stamp: Stamp) -> Result<(), ApplyFault> {
        let Edit { kind, record, set, replaced } = edit;
        if self.erased.covers(&kind, record) {
            return Ok(());
        }
        if kind == ERASED {
            self.erase(record);
        }
        let is_saying = kind == SAME;
        let kind = self.names.intern(&kind).ok_or(ApplyFault::TooManyNames)?;
        let key = (kind, record);
        let record = self.records.entry(key).or_default();
        record.make_room(set.len());
        for (field, value) in set {
            let name = self.names.intern(&field).ok_or(ApplyFault::TooManyNames)?;
            let cell = record.cell_mut(name);
            let replaced = replaced.iter().find(|(of, _)| *of == field).map_or(&[][..], |(_, heads)| heads);
            for head in replaced {
                if *head != stamp.change && !cell.replace(*head) {
                    self.replaced_early.insert((key, name, *head));
                }
            }
            if !self.replaced_early.contains(&(key, name, stamp.change)) {
                cell.push(Head { value, stamp });
            }
            cell.settle();
        }
        if is_saying {
            self.sayings.insert(key.1);
        }
        if is_saying || self.aliases.get().is_some_and(|aliases| aliases.names(key)) {
            self.aliases.take();
        }
        Ok(())
    }

    fn find_meanings(&mut self) {
        self.aliases.take();
        let ids_of = |kind: &str| {
            let kind = self.names.get(kind);
            let keys = self.records.keys().filter(move |(other, _)| Some(*other) == kind);
            keys.map(|(_, id)| *id)
        };
        (self.sayings, self.erased) = (ids_of(SAME).collect(), ids_of(ERASED).collect());
    }

    /// Forgets what records of an id say, and lets them say nothing from now on.
    fn erase(&mut self, id: Id) {
        self.erased.insert(id);
        // What was replaced early stays: it names changes, not people, and is asked of records only.
        for kind in ERASABLE.iter().filter_map(|kind| self.names.get(kind)) {
            self.records.remove(&(kind, id));
        }
        self.aliases.take();
    }

    /// Returns what was erased.
    #[must_use]
    pub const fn erased(&self) -> &Erased {
        &self.erased
    }

    /// Returns what the records that are the same as one add up to; `None` if it is alone.
    fn joined(&self, key: RecordKey) -> Option<&Record> {
        if self.sayings.is_empty() { None } else { self.aliases().joined(key) }
    }

    fn aliases(&self) -> &Aliases {
        self.aliases.get_or_init(|| Aliases::of(&self.sayings, &self.names, &self.records))
    }

    /// Returns a state without records to try changes on: records are copied into it before they are changed.
    #[must_use]
    pub fn overlay(&self) -> Self {
        Self {
            names: self.names.clone(),
            records: IdMap::default(),
            replaced_early: self.replaced_early.clone(),
            erased: self.erased.clone(),
            ..Self::default()
        }
    }

    /// Copies a record of the state this one is an overlay of, unless it was copied or made here before.
    pub fn excerpt(&mut self, base: &Self, kind: &str, id: Id) -> Excerpt {
        let Some(kind) = self.names.get(kind) else { return Excerpt::New };
        if self.records.contains_key(&(kind, id)) {
            return Excerpt::Held;
        }
        match base.records.get(&(kind, id)) {
            Some(record) => {
                self.records.insert((kind, id), record.clone());
                Excerpt::Copied
            }
            None => Excerpt::New,
        }
    }

    /// Takes over what was tried on an overlay of this state. Nothing may have been folded in here meanwhile.
    pub fn lay_over(&mut self, overlay: Self) {
        self.names = overlay.names;
        self.replaced_early = overlay.replaced_early;
        overlay.erased.without(&self.erased).ids().for_each(|id| self.erase(id));
        if self.records.is_empty() {
            self.records = overlay.records;
        } else {
            self.records.extend(overlay.records);
        }
        self.find_meanings();
    }

    /// Returns the changes that heads of a field replaced and that were not among its heads then: they have not arrived
    /// yet, or another head had replaced them too.
    pub fn replaced_unseen(&self, kind: &str, id: Id, field: Name) -> impl Iterator<Item = ChangeId> {
        let key = self.names.get(kind).map(|kind| (kind, self.aliases().first((kind, id))));
        let is_one = move |other: &RecordKey| Some((other.0, self.aliases().first(*other))) == key;
        let of_field = self.replaced_early.iter().filter(move |(other, name, _)| *name == field && is_one(other));
        of_field.map(|(_, _, change)| *change)
    }

    /// Returns the id under which a record is read: another's, if the two are the same.
    #[must_use]
    pub fn first_of(&self, kind: &str, id: Id) -> Id {
        // Nearly always nothing is the same, and thousands ask.
        if self.sayings.is_empty() {
            return id;
        }
        self.names.get(kind).map_or(id, |kind| self.aliases().first((kind, id)))
    }

    /// Returns the records that are the same as this one, itself included; nothing if there is none.
    #[must_use]
    pub fn class_of(&self, kind: &str, id: Id) -> &[Id] {
        if self.sayings.is_empty() {
            return &[];
        }
        self.names.get(kind).map_or(&[], |kind| self.aliases().class((kind, id)))
    }

    /// Returns the records that say what is the same as this one, in order of their ids.
    #[must_use]
    pub fn sayings_of(&self, kind: &str, id: Id) -> Vec<Id> {
        let Some(kind) = self.names.get(kind) else { return Vec::new() };
        self.aliases().sayings((kind, id), &self.sayings, (&self.names, &self.records))
    }

    /// Returns a record by itself, whatever is the same.
    #[must_use]
    pub fn record_alone(&self, kind: &str, id: Id) -> Option<&Record> {
        self.records.get(&(self.names.get(kind)?, id))
    }

    /// Returns a field's cell of a record by itself, whatever is the same.
    #[must_use]
    pub fn cell_alone(&self, kind: &str, id: Id, field: &str) -> Option<&Cell> {
        self.record_alone(kind, id)?.cell(self.names.get(field)?)
    }

    /// Returns a record.
    #[must_use]
    pub fn record(&self, kind: &str, id: Id) -> Option<&Record> {
        let key = (self.names.get(kind)?, id);
        self.joined(key).or_else(|| self.records.get(&key))
    }

    /// Returns a field's cell; `None` if it was never written.
    #[must_use]
    pub fn cell(&self, kind: &str, id: Id, field: &str) -> Option<&Cell> {
        self.record(kind, id)?.cell(self.names.get(field)?)
    }

    /// Returns every record of a kind, in no particular order; those that are the same once, under the first id.
    pub fn records(&self, kind: &str) -> impl Iterator<Item = (Id, &Record)> {
        let kind = self.names.get(kind);
        let records = self.records.iter().filter(move |((other, _), _)| Some(*other) == kind);
        let records = records.filter(|(key, _)| self.sayings.is_empty() || !self.aliases().is_behind_another(**key));
        records.map(|(key, record)| (key.1, self.joined(*key).unwrap_or(record)))
    }

    /// Returns every record by itself with its key, in no particular order.
    pub fn all_records(&self) -> impl Iterator<Item = (RecordKey, &Record)> {
        self.records.iter().map(|(key, record)| (*key, record))
    }

    /// Returns the names of kinds and fields.
    #[must_use]
    pub const fn names(&self) -> &Names {
        &self.names
    }

    /// Returns how many records there are, removed ones included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Returns whether there is no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}
