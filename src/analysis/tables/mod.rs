//! The tables, one declared in each place, and the order they are written in.

mod codes;
mod homes;
mod organisation;
mod people;
mod statuses;
mod targets;
mod visits;

use crate::analysis::column::TableInfo;
use crate::analysis::glossary::CodeMeaning;
use crate::model::{AreaId, Extract, ExtractedHome, ExtractedPerson};
use crate::papers::PaperFault;
use std::io::Write;

/// What writes one file's content.
pub(super) type WriteTable<'a> = &'a dyn Fn(&mut dyn Write) -> Result<(), PaperFault>;

/// What makes a file of a name, and has it written.
pub(super) type AddFile<'a> = &'a mut dyn FnMut(&str, WriteTable<'_>) -> Result<(), PaperFault>;

/// Declares which tables there are, with their rows, once for the dictionary and once for the files.
macro_rules! tables {
    ($(($table:path, $rows:path),)+) => {
        /// Returns what the dictionary says of every table.
        #[must_use]
        pub fn infos() -> Vec<TableInfo> {
            vec![$($table().info(),)+]
        }

        /// Writes every table.
        pub(super) fn write_tables(
            extract: &Extract,
            glossary: &[CodeMeaning],
            add: AddFile<'_>,
        ) -> Result<(), PaperFault> {
            let ward = WardRows::new(extract, glossary);
            $({
                let table = $table();
                let rows = |into: &mut dyn Write| table.write(extract.naming, $rows(&ward), into);
                add(&table.file_name(), &rows)?;
            })+
            Ok(())
        }
    };
}

tables! {
    (codes::dictionary, codes::dictionary_rows),
    (codes::codes, codes::code_rows),
    (organisation::ward, organisation::ward_rows),
    (organisation::areas, organisation::area_rows),
    (organisation::teams, organisation::team_rows),
    (organisation::team_areas, organisation::team_area_rows),
    (organisation::members, organisation::member_rows),
    (organisation::member_positions, organisation::position_rows),
    (targets::targets, targets::target_rows),
    (targets::items, targets::item_rows),
    (homes::households, homes::household_rows),
    (people::residents, people::resident_rows),
    (statuses::statuses, statuses::status_rows),
    (visits::visits, visits::visit_rows),
    (visits::visit_steps, visits::step_rows),
}

/// What rows are made of.
struct WardRows<'a> {
    extract: &'a Extract,
    glossary: &'a [CodeMeaning],
    /// Everybody with their home, in the order of their ids: by the order of the homes, who belongs together in a
    /// household that refused could be told.
    people: Vec<(&'a ExtractedHome, &'a ExtractedPerson)>,
}

impl<'a> WardRows<'a> {
    fn new(extract: &'a Extract, glossary: &'a [CodeMeaning]) -> Self {
        let of_home = |home: &'a ExtractedHome| home.people.iter().map(move |person| (home, person));
        let mut people: Vec<_> = extract.homes.iter().flat_map(of_home).collect();
        people.sort_by_key(|(_, person)| person.id);
        Self { extract, glossary, people }
    }

    fn area_name(&self, area: Option<AreaId>) -> &'a str {
        let areas = self.extract.areas.iter();
        areas.clone().find(|(id, _)| Some(*id) == area).map_or("", |(_, area)| area.name.as_str())
    }

    /// Returns the code of the item of a place.
    fn item_code(&self, place: u16) -> &'a str {
        self.extract.items.get(usize::from(place)).map_or("", |(_, item)| item.code.as_str())
    }
}
