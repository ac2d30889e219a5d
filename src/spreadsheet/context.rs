//! A sheet chosen for reading, with what its columns are called.

use crate::model::{Date, RowRef, Told};
use crate::spreadsheet::births::read_birth;
use crate::spreadsheet::columns::{Column, Layout};
use crate::spreadsheet::header_terms::column_of;
use crate::spreadsheet::heading;
use crate::spreadsheet::problem::{Action, ColumnRef, Fault, Problem};
use crate::spreadsheet::sheet::{Row, Sheet};

/// A sheet being read.
pub struct SheetContext<'a> {
    /// The sheet's place among the chosen ones.
    pub place: u16,
    pub sheet: &'a Sheet,
    pub layout: &'a Layout,
    /// The day of the reading.
    pub today: Date,
    /// The men's and the women's column hold births, not marks.
    pub has_births_by_sex: bool,
    headings: Vec<String>,
}

impl<'a> SheetContext<'a> {
    pub fn new(place: u16, sheet: &'a Sheet, layout: &'a Layout, today: Date) -> Self {
        let headings = heading::texts(sheet, layout);
        let has_births_by_sex = has_births_by_sex(sheet, layout, &headings);
        Self { place, sheet, layout, today, has_births_by_sex, headings }
    }

    /// Returns what a column is called, or its letters where it is called nothing.
    pub fn heading(&self, column: usize) -> &str {
        self.headings.get(column).map_or("", String::as_str)
    }

    /// Returns the first column that holds this.
    pub fn column_of(&self, kind: Column) -> Option<usize> {
        self.layout.columns.iter().position(|column| *column == kind)
    }

    /// Returns the headings under which values that cannot be understood are kept, each with what its column says. One
    /// that also stands over a column of remarks tells nothing.
    pub fn told_headings(&self) -> impl Iterator<Item = (Told, &str)> {
        let named = || self.layout.columns.iter().enumerate().map(|(column, kind)| (*kind, self.heading(column)));
        let is_remark = move |heading: &str| named().any(|(kind, other)| kind == Column::Note && other == heading);
        named().filter_map(move |(kind, heading)| {
            let told = kind.told().filter(|_| !heading.is_empty() && !is_remark(heading))?;
            Some((told, heading))
        })
    }

    pub fn source(&self, row: u32) -> RowRef {
        RowRef { sheet: self.place, row }
    }

    /// Makes a problem of a row, or of one of its cells.
    pub fn problem(&self, row: u32, column: Option<usize>, value: &str, fault: Fault, action: Action) -> Problem {
        Problem {
            source: self.source(row),
            sheet: self.sheet.name.clone(),
            column: column.map(|index| ColumnRef { index: index as u16, heading: self.heading(index).to_owned() }),
            name: String::new(),
            value: value.to_owned(),
            fault,
            action,
        }
    }
}

/// Returns whether the columns of men and women are said to hold births, or mostly do.
fn has_births_by_sex(sheet: &Sheet, layout: &Layout, headings: &[String]) -> bool {
    let is_by_sex = |column: usize| matches!(layout.column(column), Column::Male | Column::Female);
    let mut called = headings.iter().enumerate().filter(|(column, _)| is_by_sex(*column));
    if called.any(|(_, heading)| column_of(heading) == Some(Column::Birth)) {
        return true;
    }
    let rows = sheet.rows.iter().filter(|row| !layout.is_above_data(row.number));
    let (mut births, mut others) = (0, 0);
    for (_, cell) in rows.flat_map(Row::filled).filter(|(column, _)| is_by_sex(*column)) {
        *(if read_birth(cell).is_some() { &mut births } else { &mut others }) += 1;
    }
    births > others
}
