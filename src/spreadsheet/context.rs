//! A sheet chosen for reading, with what its columns are called.

use crate::model::RowRef;
use crate::spreadsheet::columns::{Column, Layout};
use crate::spreadsheet::heading;
use crate::spreadsheet::problem::{Action, ColumnRef, Fault, Problem};
use crate::spreadsheet::sheet::Sheet;

/// A sheet being read.
pub struct SheetContext<'a> {
    /// The sheet's place among the chosen ones.
    pub place: u16,
    pub sheet: &'a Sheet,
    pub layout: &'a Layout,
    headings: Vec<String>,
}

impl<'a> SheetContext<'a> {
    pub fn new(place: u16, sheet: &'a Sheet, layout: &'a Layout) -> Self {
        Self { place, sheet, layout, headings: heading::texts(sheet, layout) }
    }

    /// Returns what a column is called, or its letters where it is called nothing.
    pub fn heading(&self, column: usize) -> &str {
        self.headings.get(column).map_or("", String::as_str)
    }

    /// Returns the first column that holds this.
    pub fn column_of(&self, kind: Column) -> Option<usize> {
        self.layout.columns.iter().position(|column| *column == kind)
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
            value: value.to_owned(),
            fault,
            action,
        }
    }
}
