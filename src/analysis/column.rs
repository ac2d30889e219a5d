//! Tables as they are declared: a column is its name, what it holds, what it means, and where its value is found.

use crate::analysis::glossary::Meaning;
use crate::analysis::value::{Kind, Value};
use crate::model::Naming;
use crate::papers::{PaperFault, SeparatedText};
use std::io::Write;

/// A table of rows of one type.
pub(super) struct Table<R> {
    name: &'static str,
    row: Meaning,
    columns: Vec<Column<R>>,
}

/// A column, and its value in a row.
struct Column<R> {
    info: ColumnInfo,
    value: fn(&R) -> Value,
}

/// What the dictionary says of a table.
#[derive(Clone, Debug)]
pub struct TableInfo {
    pub name: &'static str,
    /// What a row is.
    pub row: Meaning,
    pub columns: Vec<ColumnInfo>,
}

/// What the dictionary says of a column.
#[derive(Clone, Copy, Debug)]
pub struct ColumnInfo {
    pub name: &'static str,
    pub kind: Kind,
    /// Whether it is empty without names.
    pub is_personal: bool,
    pub meaning: Meaning,
}

impl<R> Table<R> {
    /// Declares a table without columns.
    pub const fn new(name: &'static str, row: Meaning) -> Self {
        Self { name, row, columns: Vec::new() }
    }

    /// Declares a column: its name, what it holds, what it means in Vietnamese and English, and its value in a row.
    pub fn column(
        mut self,
        name: &'static str,
        kind: Kind,
        vi: &'static str,
        en: &'static str,
        value: fn(&R) -> Value,
    ) -> Self {
        let info = ColumnInfo { name, kind, is_personal: false, meaning: Meaning::new(vi, en) };
        self.columns.push(Column { info, value });
        self
    }

    /// Declares a column that is empty without names.
    pub fn personal(
        self,
        name: &'static str,
        kind: Kind,
        vi: &'static str,
        en: &'static str,
        value: fn(&R) -> Value,
    ) -> Self {
        let mut table = self.column(name, kind, vi, en, value);
        if let Some(column) = table.columns.last_mut() {
            column.info.is_personal = true;
        }
        table
    }

    pub fn info(&self) -> TableInfo {
        TableInfo { name: self.name, row: self.row, columns: self.columns.iter().map(|column| column.info).collect() }
    }

    /// Returns the name of its file.
    pub fn file_name(&self) -> String {
        format!("{}.csv", self.name)
    }

    /// Writes the table.
    pub fn write(&self, naming: Naming, rows: impl Iterator<Item = R>, into: impl Write) -> Result<(), PaperFault> {
        let mut text = SeparatedText::begin(into)?;
        text.row(self.columns.iter().map(|column| column.info.name))?;
        for row in rows {
            text.row(self.columns.iter().map(|column| {
                let value = (column.value)(&row);
                // The extract leaves it out already; the dictionary's word holds whatever is in it.
                let is_left_out = column.info.is_personal && naming == Naming::Nameless;
                if is_left_out { String::new() } else { value.written() }
            }))?;
        }
        text.end().map(drop)
    }
}
