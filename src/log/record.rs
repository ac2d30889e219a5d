//! A record as the log holds it: fields, each with the values nobody replaced.

use crate::log::{AuthorIndex, ChangeId, Directory, Name, Origin, ReplicaId, ReplicaIndex, Value};
use serde::{Deserialize, Deserializer, Serialize};
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
        // One change may have written two of them, in records that were joined since: then the value decides.
        heads.max_by_key(|head| (head.stamp.rank(directory), &head.value))
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

    pub(super) fn replace(&mut self, replaced: ChangeId) -> bool {
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

    pub(super) fn push(&mut self, head: Head) {
        self.heads = match std::mem::replace(&mut self.heads, Heads::Many(Vec::new())) {
            Heads::Many(heads) if heads.is_empty() => Heads::One(head),
            Heads::One(first) => Heads::Many(vec![first, head]),
            Heads::Many(mut heads) => {
                heads.push(head);
                Heads::Many(heads)
            }
        };
    }

    pub(super) fn settle(&mut self) {
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

    /// Makes room for the fields of a first edit, and no more: most records are written once.
    pub(super) fn make_room(&mut self, fields: usize) {
        if self.cells.is_empty() {
            self.cells.reserve_exact(fields);
        }
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

    pub(super) fn cell_mut(&mut self, field: Name) -> &mut Cell {
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
