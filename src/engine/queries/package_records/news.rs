//! What a package brings that is new, and what it changes: old value and new, or both sides of a conflict.

use crate::engine::index::{WalkKey, walk_key};
use crate::engine::queries::package_records::{
    FieldNews, Look, PackageRecord, PackageRecords, RecordHead, RecordNews, paged,
};
use crate::engine::stored::{Stored, VISIT};
use crate::engine::visits::VisitRow;
use crate::id::Id;
use crate::log::{Cell, GONE, Record};
use crate::model::{Area, HouseNumber, Household, HouseholdId, NaturalKey, Resident, VisitId, text};

/// Fields of a new record that stand in the head of its row.
const HEADING: [&str; 7] = ["household", "name", "birth", "area", "group", "lane", "number"];

impl<'a> Look<'a> {
    pub(super) fn new_households(&self, page: (usize, usize)) -> PackageRecords {
        let mut found: Vec<(_, Id)> = self.new_of(Household::KIND).map(|id| (self.door(id), id)).collect();
        found.sort_unstable();
        paged(found, page, |(_, id)| self.news_row(Household::KIND, id))
    }

    pub(super) fn new_residents(&self, page: (usize, usize)) -> PackageRecords {
        let mut found: Vec<Id> = self.new_of(Resident::KIND).collect();
        found.sort_by_cached_key(|id| (text::name_key(self.outlook.name_of(Resident::KIND, *id)), *id));
        paged(found, page, |id| self.news_row(Resident::KIND, id))
    }

    pub(super) fn new_visits(&self, page: (usize, usize)) -> PackageRecords {
        let mut found: Vec<&VisitRow> = self.brought_visits().collect();
        found.sort_by_key(|visit| (std::cmp::Reverse(visit.at_ms), visit.id));
        paged(found, page, |visit| {
            let by = self.outlook.author(self.outlook.ahead, visit.by);
            let news = RecordNews::Visit { at_ms: visit.at_ms, by, outcome: visit.outcome };
            PackageRecord { head: self.head(VISIT, visit.id.0), news }
        })
    }

    pub(super) fn changed(&self, page: (usize, usize)) -> PackageRecords {
        paged(self.changed_by_name(), page, |(kind, id)| self.news_row(kind, id))
    }

    pub(super) fn conflicts(&self, page: (usize, usize)) -> PackageRecords {
        let mut found = self.changed_by_name();
        found.retain(|(kind, id)| {
            self.cells(kind, *id).any(|(field, cell)| self.is_new_conflict(kind, *id, field, cell))
        });
        paged(found, page, |(kind, id)| {
            let mut row = self.news_row(kind, id);
            if let RecordNews::Fields(fields) = &mut row.news {
                fields.retain(|news| news.after.len() > 1);
            }
            row
        })
    }

    /// Returns the visits that are not held, those taken back left out.
    pub(super) fn brought_visits(&self) -> impl Iterator<Item = &'a VisitRow> {
        let ahead = self.outlook.ahead.state;
        let (gone, held) = (ahead.names().get(GONE), self.visits);
        self.prospect.visits().all().filter(move |visit| {
            let edited = ahead.record_alone(VISIT, visit.id.0);
            held.get(visit.id).is_none() && !edited.is_some_and(|record| record.is_gone(gone))
        })
    }

    /// Returns the records of a kind that are not held.
    pub(super) fn new_of(&self, kind: &'static str) -> impl Iterator<Item = Id> {
        let (ahead, held) = (self.outlook.ahead.state, self.outlook.held.state);
        let name = ahead.names().get(kind);
        let records = ahead.all_records().filter(move |((of, _), _)| Some(*of) == name);
        records.map(|((_, id), _)| id).filter(move |id| held.record_alone(kind, *id).is_none())
    }

    /// Returns the records that are held and would change: those of the ward, homes, people, visits.
    fn changed_by_name(&self) -> Vec<(&'a str, Id)> {
        let mut found: Vec<(&str, Id)> = self.prospect.changed().collect();
        let place = |kind: &str| match kind {
            Household::KIND => 1,
            Resident::KIND => 2,
            VISIT => 3,
            _ => 0,
        };
        found.sort_by_cached_key(|(kind, id)| {
            let head = self.head(kind, *id);
            let number = HouseNumber::new(&head.number);
            (place(kind), text::name_key(&head.name), NaturalKey::of(&head.place), number.key(), *id)
        });
        found
    }

    /// Returns the place of a home in the walk.
    fn door(&self, id: Id) -> WalkKey {
        let household = Household::read(&self.outlook.fields(Household::KIND, id));
        let area = household.area.map_or("", |area| self.outlook.name_of(Area::KIND, area.0));
        walk_key(area, &household, HouseholdId(id))
    }

    /// Returns whose record it is, and where.
    pub(super) fn head(&self, kind: &str, id: Id) -> RecordHead {
        let visit = (kind == VISIT).then_some(VisitId(id));
        let visit = visit.and_then(|visit| self.prospect.visits().get(visit).or_else(|| self.visits.get(visit)));
        self.outlook.head(kind, id, visit.map(|visit| visit.household))
    }

    /// Returns a record's row with what would change in its fields. Of people nobody may be shown, nothing is said.
    fn news_row(&self, kind: &str, id: Id) -> PackageRecord {
        let is_new = self.outlook.held.state.record_alone(kind, id).is_none();
        let home = if kind == Household::KIND { Some(id) } else { self.outlook.home_of(id) };
        let is_closed = self.outlook.is_closed(home);
        let is_shown = |field: &str| match kind {
            Resident::KIND => !is_closed,
            Household::KIND => !is_closed || field.starts_with("consent") || field == GONE,
            _ => true,
        };
        let fields = self.cells(kind, id).filter(|(field, _)| is_shown(field));
        let news = fields.filter_map(|(field, cell)| self.field_news(kind, id, field, cell));
        let mut news: Vec<FieldNews> = news.collect();
        if is_new {
            news.retain(|news| {
                !HEADING.contains(&news.field.as_str()) && news.after.iter().any(|side| !side.value.is_empty())
            });
        }
        PackageRecord { head: self.head(kind, id), news: RecordNews::Fields(news) }
    }

    /// Returns the fields of a record the package touches.
    fn cells(&self, kind: &str, id: Id) -> impl Iterator<Item = (&'a str, &'a Cell)> {
        let state = self.outlook.ahead.state;
        let cells = state.record_alone(kind, id).map(Record::cells).unwrap_or_default().iter();
        cells.map(|cell| (state.names().text(cell.field()), cell))
    }

    /// Returns what would change in a field; `None` if it would read as it does.
    fn field_news(&self, kind: &str, id: Id, field: &str, cell: &Cell) -> Option<FieldNews> {
        let (held, ahead) = (self.outlook.held, self.outlook.ahead);
        let before = held.cell(kind, id, field);
        let shown = before.and_then(|cell| cell.shown(held.directory)).map(|head| &head.value);
        let is_same = shown == cell.shown(ahead.directory).map(|head| &head.value);
        if is_same && !self.is_new_conflict(kind, id, field, cell) {
            return None;
        }
        let before = before.and_then(|cell| self.outlook.sides(held, field, cell).into_iter().next());
        Some(FieldNews {
            field: field.to_owned(),
            item: self.outlook.item_of_field(field),
            before,
            after: self.outlook.sides(ahead, field, cell),
        })
    }

    fn is_new_conflict(&self, kind: &str, id: Id, field: &str, cell: &Cell) -> bool {
        cell.is_conflict() && !self.outlook.held.cell(kind, id, field).is_some_and(Cell::is_conflict)
    }
}
