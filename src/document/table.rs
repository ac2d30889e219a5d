//! Tables: columns with a head, and rows of cells.

use crate::document::cell::Cell;
use serde::{Deserialize, Serialize};

/// A table. A row may be shorter than the head or longer: nothing of it is lost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// What the table is called where it stands by itself; it is not printed above it.
    pub name: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    pub head: String,
    /// How wide the column is beside the others.
    pub share: u16,
    pub align: Align,
}

/// Where a cell's text stands. A cell of several columns has it in the middle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Align {
    #[default]
    Left,
    Centre,
    Right,
}

/// A cell in its row.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// `None` where the row ends before the table does.
    pub cell: Option<&'a Cell>,
    /// The first column, counted from 0.
    pub column: usize,
    pub columns: usize,
    pub align: Align,
}

impl Column {
    pub fn new(head: impl Into<String>, share: u16, align: Align) -> Self {
        Self { head: head.into(), share, align }
    }
}

impl Table {
    /// Returns how many columns the head and the longest row need.
    pub fn width(&self) -> usize {
        let rows = self.rows.iter().map(|row| row.iter().map(|cell| usize::from(cell.columns.get())).sum());
        rows.max().unwrap_or(0).max(self.columns.len())
    }

    /// Returns the head of each column; columns nobody named have an empty one.
    pub fn heads(&self) -> impl Iterator<Item = &str> {
        (0..self.width()).map(|index| self.columns.get(index).map_or("", |column| column.head.as_str()))
    }

    /// Divides `whole` among the columns by their shares, to the last unit. Columns that claim nothing get a narrow one.
    pub fn widths(&self, whole: u32) -> Vec<u32> {
        let share = |index: usize| self.columns.get(index).map_or(1, |column| u64::from(column.share.max(1)));
        let all: u64 = (0..self.width()).map(share).sum();
        let mut before = 0;
        let edge = |claimed: u64| (u64::from(whole) * claimed / all.max(1)) as u32;
        (0..self.width())
            .map(|index| {
                let start = edge(before);
                before += share(index);
                edge(before) - start
            })
            .collect()
    }

    /// Returns the cells of a row with their places, and an empty place for each column the row leaves out.
    pub fn places<'a>(&'a self, row: &'a [Cell]) -> Vec<Place<'a>> {
        let mut column = 0;
        let mut places: Vec<Place<'a>> = Vec::new();
        for cell in row {
            let columns = usize::from(cell.columns.get());
            let align = if columns > 1 { Align::Centre } else { self.align(column) };
            places.push(Place { cell: Some(cell), column, columns, align });
            column += columns;
        }
        places.extend((column..self.width()).map(|column| Place {
            cell: None,
            column,
            columns: 1,
            align: self.align(column),
        }));
        places
    }

    fn align(&self, column: usize) -> Align {
        self.columns.get(column).map_or(Align::Left, |column| column.align)
    }
}
