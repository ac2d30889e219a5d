//! Every place where two people wrote different things and nobody has decided.

use crate::engine::commands::settle_conflict::SettleConflict;
use crate::engine::disagreement::is_disputed;
use crate::engine::index::Home;
use crate::engine::queries::removed::Revived;
use crate::engine::store::Store;
use crate::engine::stored::{Stored, leading_field};
use crate::engine::{Engine, Surroundings};
use crate::id::Id;
use crate::log::{Cell, ChangeId, GONE, Record};
use crate::model::{Household, HouseholdId, Resident};
use serde::{Deserialize, Serialize};

/// How many places one answer holds: as they are settled, the others come up.
const PLACES: usize = 50;

/// Asks for the places where two people wrote different things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConflictsQuestion;

/// The first places, those of the ward itself before the homes in walking order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConflictsView {
    /// What was taken off the list and came back by itself.
    pub revived: Vec<RevivedPlace>,
    pub places: Vec<ConflictPlace>,
    /// All there are.
    pub total: u32,
}

/// Where a conflict is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConflictPlace {
    /// The home it is met at; `None` for the ward's own records.
    pub home: Option<ConflictHome>,
    pub conflict: Conflict,
}

/// Where something came back by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevivedPlace {
    pub home: ConflictHome,
    pub revived: Revived,
}

/// The home a conflict is met at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConflictHome {
    pub id: HouseholdId,
    pub number: String,
    /// Where it lies: "Ngõ 12, Tổ 52, Khu 4B".
    pub place: String,
}

/// Two people wrote different things, and nobody has decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    pub kind: String,
    pub record: Id,
    /// Who or what it is about; empty for a house.
    pub name: String,
    /// The fields that are decided together, with the heads that were seen; the first is the one that is shown.
    pub fields: Vec<(String, Vec<ChangeId>)>,
    /// The item whose step or reason it is.
    pub item: Option<ConflictItem>,
    /// The different values, the displayed one first.
    pub sides: Vec<ConflictSide>,
    /// Whether the history between the sides has not arrived yet: then this may be no conflict at all.
    pub is_waiting: bool,
}

impl Conflict {
    /// Returns the code of the field that is shown ("phone", "s.H01").
    #[must_use]
    pub fn field(&self) -> &str {
        self.fields.first().map_or("", |(field, _)| field)
    }

    /// Returns the command that keeps one of the sides; `None` if there is no such side.
    #[must_use]
    pub fn keep(&self, side: usize) -> Option<SettleConflict> {
        Some(SettleConflict {
            kind: self.kind.clone(),
            record: self.record,
            fields: self.fields.clone(),
            kept: self.sides.get(side)?.change,
        })
    }

    /// Returns whether it is about a person.
    #[must_use]
    pub fn is_of_person(&self) -> bool {
        self.kind == Resident::KIND
    }
}

/// An item as people know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConflictItem {
    pub name: String,
    /// What the five steps mean.
    pub labels: [String; 5],
}

/// One side of a conflict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConflictSide {
    /// The change that wrote it.
    pub change: ChangeId,
    /// The value in the file's own spelling.
    pub value: String,
    /// What the value names, if it is an id.
    pub named: String,
    pub by: String,
    pub at_ms: i64,
}

/// Fields of a record that wait for one decision; the first is the one that is shown.
struct Open<'a> {
    kind: &'static str,
    record: Id,
    name: &'a str,
    cells: Vec<(&'a str, &'a Cell)>,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Answers with the places where two people wrote different things.
    pub fn conflicts_view(&self) -> ConflictsView {
        let mut view = ConflictsView::default();
        for (home, revived) in self.revived_places() {
            view.total += 1;
            if view.revived.len() < PLACES {
                view.revived.push(RevivedPlace { home: self.conflict_home(home), revived });
            }
        }
        for (home, open) in self.open_places() {
            view.total += 1;
            if view.places.len() < PLACES {
                let home = home.map(|home| self.conflict_home(home));
                view.places.extend(self.conflict(&open).map(|conflict| ConflictPlace { home, conflict }));
            }
        }
        view
    }

    /// Returns how many places there are.
    pub(crate) fn conflict_count(&self) -> u32 {
        (self.revived_places().count() + self.open_places().count()) as u32
    }

    fn revived_places(&self) -> impl Iterator<Item = ((HouseholdId, &Home), Revived)> {
        let homes = self.index.walk().filter(|(_, home)| home.has_conflict);
        homes.flat_map(|(id, home)| self.revived_at(home, id).into_iter().map(move |revived| ((id, home), revived)))
    }

    /// Returns what is open in the ward's own records, then at the homes.
    fn open_places(&self) -> impl Iterator<Item = (Option<(HouseholdId, &Home)>, Open<'_>)> {
        let own = self.index.organisation().records();
        let own = own.flat_map(|(kind, id, name)| self.open_of(kind, id, name)).map(|open| (None, open));
        let homes = self.index.walk().filter(|(_, home)| home.has_conflict);
        let homes =
            homes.flat_map(|(id, home)| self.open_at(home, id).into_iter().map(move |open| (Some((id, home)), open)));
        own.chain(homes)
    }

    fn conflict_home(&self, (id, home): (HouseholdId, &Home)) -> ConflictHome {
        ConflictHome {
            id,
            number: home.household.number.as_str().to_owned(),
            place: self.index.organisation().place_of(&home.household),
        }
    }

    /// Returns the conflicts met at a home.
    pub(crate) fn conflicts_at(&self, home: &Home, id: HouseholdId) -> Vec<Conflict> {
        self.open_at(home, id).iter().filter_map(|open| self.conflict(open)).collect()
    }

    /// Returns what is open at a home. Of one that refused only the question whether it did is shown.
    fn open_at<'a>(&'a self, home: &'a Home, id: HouseholdId) -> Vec<Open<'a>> {
        let mut open = self.open_of(Household::KIND, id.0, "");
        if home.is_closed() {
            open.retain(|open| open.cells.iter().any(|(field, _)| leading_field(field) == "consent"));
            return open;
        }
        open.extend(home.residents.iter().flat_map(|resident| {
            let name = self.index.person_of(*resident).map_or("", |person| person.resident.name.as_str());
            self.open_of(Resident::KIND, resident.0, name)
        }));
        open
    }

    fn open_of<'a>(&'a self, kind: &'static str, record: Id, name: &'a str) -> Vec<Open<'a>> {
        let state = self.ledger.state();
        let cells = state.record(kind, record).map(Record::cells).unwrap_or_default().iter();
        // Whether a record is on the list is asked in words of its own: see `Revived`.
        let gone = state.names().get(GONE);
        let cells = cells.filter(|cell| Some(cell.field()) != gone);
        let mut cells: Vec<_> = cells.map(|cell| (state.names().text(cell.field()), cell)).collect();
        let open: Vec<_> = cells.iter().filter(|(_, cell)| is_disputed(state, cell)).map(|(field, _)| *field).collect();
        // With an answer goes all that was said with it, whether that differs or not.
        cells.retain(|(field, _)| open.contains(field) || open.contains(&leading_field(field).as_ref()));
        // Fields stand in the order this device met their names; every device must show the same order, each field
        // behind the one it goes with.
        cells.sort_by_key(|(field, _)| (leading_field(field).into_owned(), *field != leading_field(field), *field));
        let together = cells.chunk_by(|(first, _), (next, _)| leading_field(first) == leading_field(next));
        together.map(|cells| Open { kind, record, name, cells: cells.to_vec() }).collect()
    }

    fn conflict(&self, open: &Open<'_>) -> Option<Conflict> {
        let (field, cell) = open.cells.first()?;
        let state = self.ledger.state();
        let seen = |cell: &Cell| {
            let mut heads: Vec<ChangeId> = cell.changes().collect();
            heads.sort_unstable();
            heads
        };
        let outlook = self.outlook();
        let mut unseen = state.replaced_unseen(open.kind, open.record, cell.field());
        Some(Conflict {
            kind: open.kind.to_owned(),
            record: open.record,
            name: open.name.to_owned(),
            fields: open.cells.iter().map(|(field, cell)| ((*field).to_owned(), seen(cell))).collect(),
            item: outlook.item_of_field(field),
            sides: outlook.sides(outlook.held, field, cell),
            is_waiting: unseen.any(|change| !self.ledger.known().holds(change)),
        })
    }
}
