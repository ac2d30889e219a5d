//! The ward as it would be with a package that waits: the records the package touches, over those that are held.

use crate::engine::fields::Fields;
use crate::engine::index::Index;
use crate::engine::queries::conflicts::{ConflictItem, ConflictSide};
use crate::engine::store::Store;
use crate::engine::stored::{Stored, VISIT, item_of, value_text};
use crate::engine::{Engine, Surroundings};
use crate::id::Id;
use crate::log::{AuthorIndex, Cell, Directory, Head, State, Value};
use crate::model::text::join_filled;
use crate::model::{Area, Birth, Household, HouseholdId, Item, Member, Resident, Target, TargetSet, Team};
use serde::{Deserialize, Serialize};

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Returns the ward as it is.
    pub(super) fn outlook(&self) -> Outlook<'_> {
        let held = Sight { state: self.ledger.state(), directory: self.ledger.directory() };
        Outlook { index: &self.index, held, ahead: held }
    }
}

/// Whose record it is, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordHead {
    /// "household", "resident", "visit"…
    pub kind: String,
    /// The name of a person or thing; of a home or visit that of whoever stands for the home. Empty where nobody may be
    /// shown.
    pub name: String,
    pub birth: Option<Birth>,
    /// The house number.
    pub number: String,
    /// "Ngõ 12, Tổ 52, Khu 4B".
    pub place: String,
}

/// A state with the directory its stamps refer to.
#[derive(Clone, Copy)]
pub(super) struct Sight<'a> {
    pub state: &'a State,
    pub directory: &'a Directory,
}

impl<'a> Sight<'a> {
    /// Returns the cell of a field of a record by itself.
    pub fn cell(&self, kind: &str, id: Id, field: &str) -> Option<&'a Cell> {
        self.state.cell_alone(kind, id, field)
    }

    fn fields(&self, kind: &str, id: Id) -> Fields<'a> {
        Fields::alone(self.state, self.directory, kind, id)
    }
}

/// What is held, and what a package would make of it.
#[derive(Clone, Copy)]
pub(super) struct Outlook<'a> {
    pub index: &'a Index,
    pub held: Sight<'a>,
    /// Only the records the package touches; the same as `held` where nothing waits.
    pub ahead: Sight<'a>,
}

impl<'a> Outlook<'a> {
    /// Returns a record as it would be.
    pub fn fields(&self, kind: &str, id: Id) -> Fields<'a> {
        let is_touched = self.ahead.state.record_alone(kind, id).is_some();
        if is_touched { self.ahead.fields(kind, id) } else { self.held_fields(kind, id) }
    }

    /// Returns a record as it is held.
    pub fn held_fields(&self, kind: &str, id: Id) -> Fields<'a> {
        self.held.fields(kind, id)
    }

    /// Returns the name of an area, a member, a team…
    pub fn name_of(&self, kind: &str, id: Id) -> &'a str {
        self.fields(kind, id).text("name")
    }

    /// Returns the name of whoever wrote something, or nothing.
    pub fn author(&self, sight: Sight<'a>, author: Option<AuthorIndex>) -> String {
        let author = author.and_then(|author| sight.directory.author(author));
        author.map(|author| self.name_of(Member::KIND, author).to_owned()).unwrap_or_default()
    }

    /// Returns where a household lies: "Ngõ 12, Tổ 52, Khu 4B".
    pub fn place_of(&self, household: &Household) -> String {
        let area = household.area.map_or("", |area| self.name_of(Area::KIND, area.0));
        join_filled([household.lane.as_str(), household.group.as_str(), area])
    }

    /// Returns the different values of a field, the displayed one first: one, unless nobody has decided.
    pub fn sides(&self, sight: Sight<'a>, field: &str, cell: &Cell) -> Vec<ConflictSide> {
        let shown = cell.shown(sight.directory).map(|head| &head.value);
        // Who wrote the same thing stands on the same side; whoever wrote it last speaks for it.
        let mut values: Vec<&Value> = Vec::new();
        for head in cell.heads() {
            if !values.contains(&&head.value) {
                values.push(&head.value);
            }
        }
        let speakers = values
            .into_iter()
            .filter_map(|value| Head::newest(cell.heads().iter().filter(|head| head.value == *value), sight.directory));
        let mut speakers: Vec<_> = speakers.collect();
        // One change may speak for two: in records that were joined since.
        speakers.sort_by_key(|&head| (Some(&head.value) != shown, head.stamp.change, &head.value));
        let side = |head: &Head| ConflictSide {
            change: head.stamp.change,
            value: value_text(&head.value),
            named: self.named(field, &head.value),
            by: self.author(sight, head.stamp.author),
            at_ms: head.stamp.time_ms,
        };
        speakers.into_iter().map(side).collect()
    }

    /// Returns the item whose step or reason a field holds.
    pub fn item_of_field(&self, field: &str) -> Option<ConflictItem> {
        let code = item_of(field)?;
        let held = self.index.organisation().items().iter().map(|entry| &entry.item);
        if let Some(item) = held.into_iter().find(|item| item.code == code) {
            return Some(ConflictItem { name: item.name.clone(), labels: item.ladder.labels.clone() });
        }
        let mut ahead = self.ahead.state.records(Item::KIND);
        let id = ahead.find_map(|(id, _)| (self.fields(Item::KIND, id).text("code") == code).then_some(id))?;
        let item = Item::read(&self.fields(Item::KIND, id));
        Some(ConflictItem { name: item.name, labels: item.ladder.labels })
    }

    /// Returns what a value names where it is an id; nothing otherwise.
    fn named(&self, field: &str, value: &Value) -> String {
        let kind = match field {
            "area" | "areas" => Area::KIND,
            "consent_by" => Member::KIND,
            "team" => Team::KIND,
            "target" => Target::KIND,
            "set" => TargetSet::KIND,
            "household" => Household::KIND,
            _ => return String::new(),
        };
        let names = value.as_text().into_iter().chain(value.as_list().unwrap_or_default().iter().map(AsRef::as_ref));
        let names = names
            .filter_map(Id::parse)
            .map(|id| if kind == Household::KIND { self.home_name(id) } else { self.name_of(kind, id).to_owned() });
        names.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
    }

    fn home_name(&self, id: Id) -> String {
        let household = Household::read(&self.fields(Household::KIND, id));
        join_filled([household.number.as_str(), household.lane.as_str(), &self.who_stands_for(id)])
    }

    /// Returns whether nobody of a home may be shown: it refused, here or in the package.
    pub fn is_closed(&self, household: Option<Id>) -> bool {
        household.is_some_and(|id| {
            let answers = [self.held_fields(Household::KIND, id), self.fields(Household::KIND, id)];
            answers.iter().any(|fields| fields.consent().is_closed())
        })
    }

    /// Returns whose record it is, and where; of a visit its home is given.
    pub fn head(&self, kind: &str, id: Id, visited: Option<HouseholdId>) -> RecordHead {
        let home = match kind {
            Household::KIND => Some(id),
            Resident::KIND => self.home_of(id),
            _ => visited.map(|home| home.0),
        };
        let household = home.map(|home| Household::read(&self.fields(Household::KIND, home))).unwrap_or_default();
        let (name, birth) = match kind {
            _ if self.is_closed(home) => (String::new(), None),
            Resident::KIND => {
                let resident = Resident::read(&self.fields(kind, id));
                (resident.name, resident.birth)
            }
            Household::KIND | VISIT => (home.map(|home| self.who_stands_for(home)).unwrap_or_default(), None),
            _ => (self.name_of(kind, id).to_owned(), None),
        };
        RecordHead {
            kind: kind.to_owned(),
            name,
            birth,
            number: household.number.as_str().to_owned(),
            place: self.place_of(&household),
        }
    }

    /// Returns the name of whoever stands for a home that is held.
    fn who_stands_for(&self, home: Id) -> String {
        let first = self.held.state.first_of(Household::KIND, home);
        let home = self.index.home(HouseholdId(first));
        home.map(|home| self.index.household_name(home).to_owned()).unwrap_or_default()
    }

    /// Returns the home of a person.
    pub fn home_of(&self, person: Id) -> Option<Id> {
        self.fields(Resident::KIND, person).read("household", Id::parse)
    }
}
