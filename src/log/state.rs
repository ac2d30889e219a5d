//! The state: a pure function of the set of changes, whatever their order, repetition, age or clocks.
//!
//! A field's value is the heads nobody replaced. Two different heads are a conflict, shown until a person decides.

use crate::id::{Id, IdMap, IdSet};
use crate::log::alias::{Aliases, SAME};
use crate::log::edit::Edit;
use crate::log::line::{LineFault, ReadChange};
use crate::log::{AuthorIndex, ChangeId, Directory, Name, Names, Origin, ReplicaId, ReplicaIndex, Value};
use serde::{Deserialize, Deserializer, Serialize};
use std::cell::OnceCell;
use std::collections::HashSet;

/// The field that tells a record was removed: a list of the reason and every head its remover had seen.
pub const GONE: &str = "_gone";

/// Where and when a value was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    pub change: ChangeId,
    /// Unix milliseconds by the writer's clock; shown to people.
    pub time_ms: i64,
    pub replica: ReplicaIndex,
    pub counter: u32,
    pub author: Option<AuthorIndex>,
    pub origin: Origin,
}

/// A value nobody replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    pub value: Value,
    pub stamp: Stamp,
}

/// 1 January 2020 and 1 January 2100 in Unix milliseconds: a clock outside is plainly wrong and ranks last.
const PLAUSIBLE_MS: std::ops::Range<i64> = 1_577_836_800_000..4_102_444_800_000;

/// Returns whether a moment can be told by a clock that is set.
#[must_use]
pub fn is_plausible(time_ms: i64) -> bool {
    PLAUSIBLE_MS.contains(&time_ms)
}

impl Head {
    /// Returns the head that is displayed of several.
    pub fn newest<'a>(heads: impl Iterator<Item = &'a Self>, directory: &Directory) -> Option<&'a Self> {
        heads.max_by_key(|head| head.stamp.rank(directory))
    }
}

impl Stamp {
    fn rank(&self, directory: &Directory) -> (i64, Option<ReplicaId>, u32, ChangeId) {
        let time = if is_plausible(self.time_ms) { self.time_ms } else { 0 };
        (time, directory.replica(self.replica), self.counter, self.change)
    }
}

/// A field of a record: nearly always one head.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cell {
    field: Name,
    heads: Heads,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
enum Heads {
    One(Head),
    Many(Vec<Head>),
}

impl Cell {
    /// Returns every head, in no particular order.
    #[must_use]
    pub fn heads(&self) -> &[Head] {
        match &self.heads {
            Heads::One(head) => std::slice::from_ref(head),
            Heads::Many(heads) => heads,
        }
    }

    /// Returns the changes the heads were written by.
    pub fn changes(&self) -> impl Iterator<Item = ChangeId> {
        self.heads().iter().map(|head| head.stamp.change)
    }

    /// Returns the field's name.
    #[must_use]
    pub const fn field(&self) -> Name {
        self.field
    }

    /// Returns the head that is displayed: the same on every device, by a plausible clock, then by replica and number.
    #[must_use]
    pub fn shown(&self, directory: &Directory) -> Option<&Head> {
        match &self.heads {
            Heads::One(head) => Some(head),
            Heads::Many(heads) => Head::newest(heads.iter(), directory),
        }
    }

    /// Returns whether two people wrote different things here and nobody has decided.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        match self.heads() {
            [first, rest @ ..] => rest.iter().any(|head| head.value != first.value),
            [] => false,
        }
    }

    fn replace(&mut self, replaced: ChangeId) -> bool {
        match &mut self.heads {
            Heads::One(head) if head.stamp.change == replaced => {
                self.heads = Heads::Many(Vec::new());
                true
            }
            Heads::One(_) => false,
            Heads::Many(heads) => {
                let before = heads.len();
                heads.retain(|head| head.stamp.change != replaced);
                heads.len() < before
            }
        }
    }

    fn push(&mut self, head: Head) {
        self.heads = match std::mem::replace(&mut self.heads, Heads::Many(Vec::new())) {
            Heads::Many(heads) if heads.is_empty() => Heads::One(head),
            Heads::One(first) => Heads::Many(vec![first, head]),
            Heads::Many(mut heads) => {
                heads.push(head);
                Heads::Many(heads)
            }
        };
    }

    fn settle(&mut self) {
        if let Heads::Many(heads) = &mut self.heads
            && heads.len() == 1
            && let Some(head) = heads.pop()
        {
            self.heads = Heads::One(head);
        }
    }
}

/// A record: its fields in order of name.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(transparent)]
pub struct Record {
    cells: Vec<Cell>,
}

impl<'de> Deserialize<'de> for Record {
    // A call of its own in the loop over the whole ward, which browsers then get to translate well.
    #[inline(never)]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(|cells| Self { cells })
    }
}

impl Record {
    /// Returns a field's cell; `None` if it was never written.
    #[must_use]
    pub fn cell(&self, field: Name) -> Option<&Cell> {
        self.cells.binary_search_by_key(&field, |cell| cell.field).ok().and_then(|place| self.cells.get(place))
    }

    /// Returns every field that was written.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// Returns whether the record is removed: its remover had seen every head it has.
    #[must_use]
    pub fn is_gone(&self, gone: Option<Name>) -> bool {
        let Some(cell) = gone.and_then(|gone| self.cell(gone)) else { return false };
        let removals = cell.heads().iter().map(|head| head.value.as_list());
        let Some(removals) = removals.collect::<Option<Vec<_>>>() else { return false };
        if removals.is_empty() {
            return false;
        }
        let seen: HashSet<&str> = removals.into_iter().flatten().map(AsRef::as_ref).collect();
        self.cells
            .iter()
            .filter(|other| other.field != cell.field)
            .flat_map(Cell::heads)
            .all(|head| seen.contains(str::from_utf8(&head.stamp.change.0.to_ascii()).unwrap_or_default()))
    }

    /// Returns the removal that is displayed, whether it holds or something unseen brought the record back.
    #[must_use]
    pub fn removal(&self, gone: Option<Name>, directory: &Directory) -> Option<&Head> {
        let heads = gone.and_then(|gone| self.cell(gone)).map(Cell::heads).unwrap_or_default();
        Head::newest(heads.iter().filter(|head| head.value.as_list().is_some()), directory)
    }

    /// Returns what several records add up to: every field with the heads of all of them.
    pub(super) fn joined<'a>(records: impl Iterator<Item = &'a Self>) -> Self {
        let mut joined = Self::default();
        for cell in records.flat_map(|record| &record.cells) {
            let into = joined.cell_mut(cell.field);
            cell.heads().iter().for_each(|head| into.push(head.clone()));
        }
        joined
    }

    fn cell_mut(&mut self, field: Name) -> &mut Cell {
        let place = match self.cells.binary_search_by_key(&field, |cell| cell.field) {
            Ok(place) => place,
            Err(place) => {
                self.cells.insert(place, Cell { field, heads: Heads::Many(Vec::new()) });
                place
            }
        };
        #[expect(clippy::indexing_slicing, reason = "the place was found or made just above")]
        &mut self.cells[place]
    }
}

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
        state.find_sayings();
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
        for edit in edits {
            self.apply_edit(edit, stamp)?;
        }
        Ok(())
    }

    /// Folds in one edit of a change, which was not folded in before.
    ///
    /// # Errors
    /// The names of kinds and fields are used up.
    // A call of its own in the loop over a whole package, which browsers then get to translate well.
    #[inline(never)]
    pub fn apply_edit(&mut self, edit: Edit<'_>, stamp: Stamp) -> Result<(), ApplyFault> {
        let Edit { kind, record, set, replaced } = edit;
        let is_saying = kind == SAME;
        let kind = self.names.intern(&kind).ok_or(ApplyFault::TooManyNames)?;
        let key = (kind, record);
        let record = self.records.entry(key).or_default();
        if record.cells.is_empty() {
            // Most records are written once: no room is wasted on them.
            record.cells.reserve_exact(set.len());
        }
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

    fn find_sayings(&mut self) {
        self.aliases.take();
        if let Some(same) = self.names.get(SAME) {
            self.sayings = self.records.keys().filter(|(kind, _)| *kind == same).map(|(_, id)| *id).collect();
        }
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
        if self.records.is_empty() {
            self.records = overlay.records;
        } else {
            self.records.extend(overlay.records);
        }
        self.find_sayings();
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
