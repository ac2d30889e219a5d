//! What is plainly wrong in a package: clocks, and values no form would take.

use crate::engine::oddity::{self, Oddity, is_odd_time};
use crate::engine::queries::package_records::{Look, PackageRecord, PackageRecords, RecordHead, RecordNews, paged};
use crate::engine::stored::{Stored, VISIT};
use crate::id::Id;
use crate::log::ReadChange;
use crate::model::{Household, Member, Resident, text};

impl Look<'_> {
    /// Returns what was written by a clock that is plainly wrong: a row for each change.
    pub(super) fn odd_times(&self, page: (usize, usize)) -> PackageRecords {
        // Lines the preview wrote can be read.
        let changes = self.pages.lines().filter_map(|line| ReadChange::read(line, &self.pages.directory).ok());
        let odd = changes.filter(|change| is_odd_time(change.time_ms, self.now_ms));
        paged(odd.collect(), page, |change| {
            let first = change.read_edits().unwrap_or_default().into_iter().next();
            // Of a change whose every edit was withheld only the clock is known.
            let head = first.map_or_else(RecordHead::default, |(_, edit)| self.head(&edit.kind, edit.record));
            let by = change.author.map(|author| self.outlook.name_of(Member::KIND, author).to_owned());
            let news = RecordNews::Written { at_ms: change.time_ms, by: by.unwrap_or_default() };
            PackageRecord { head, news }
        })
    }

    /// Returns the records that would say what no form takes.
    pub(super) fn odd_values(&self, page: (usize, usize)) -> PackageRecords {
        let new = |kind: &'static str| self.new_of(kind).map(move |id| (kind, id));
        let records = new(Household::KIND).chain(new(Resident::KIND)).chain(self.prospect.changed());
        let of_records = records.filter_map(|(kind, id)| self.oddities_of(kind, id).map(|odd| (kind, id, odd)));
        let of_visits = self.brought_visits().filter_map(|visit| {
            let odd = oddity::of_visit(visit.at_ms, self.now_ms, self.today);
            (!odd.is_empty()).then_some((VISIT, visit.id.0, odd))
        });
        let mut found: Vec<(&str, Id, Vec<Oddity>)> = of_records.chain(of_visits).collect();
        found.sort_by_cached_key(|(kind, id, _)| (*kind, text::name_key(self.outlook.name_of(kind, *id)), *id));
        paged(found, page, |(kind, id, odd)| PackageRecord { head: self.head(kind, id), news: RecordNews::Odd(odd) })
    }

    /// Returns what is plainly wrong with a record and was not before; `None` if nothing is.
    fn oddities_of(&self, kind: &str, id: Id) -> Option<Vec<Oddity>> {
        let home = if kind == Household::KIND { Some(id) } else { self.outlook.home_of(id) };
        if kind == Resident::KIND && self.outlook.is_closed(home) {
            return None;
        }
        let mut odd = oddity::of_record(kind, &self.outlook.fields(kind, id), self.today);
        odd.retain(|odd| !(self.lacks_earlier && odd.is_unsaid()));
        if !odd.is_empty() && self.outlook.held.state.record_alone(kind, id).is_some() {
            let before = oddity::of_record(kind, &self.outlook.held_fields(kind, id), self.today);
            odd.retain(|odd| !before.contains(odd));
        }
        (!odd.is_empty()).then_some(odd)
    }
}
