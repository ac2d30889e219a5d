//! A workbook as it stands in the file: sheets, rows, cells, nothing understood yet.

use crate::model::Date;
use crate::spreadsheet::fonts::FontReport;

/// Every sheet of a file, in the file's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workbook {
    pub sheets: Vec<Sheet>,
}

/// A sheet. Rows without a single value are left out, so row numbers may jump.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub name: String,
    pub hidden: bool,
    pub rows: Vec<Row>,
    /// What was done about text in the fonts used before Unicode.
    pub fonts: FontReport,
}

/// A row that holds at least one value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The row as the file counts it, from 1.
    pub number: u32,
    /// The cells from the first column on; trailing empty ones are left out.
    pub cells: Vec<Cell>,
}

/// The value of a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    Number(f64),
    Date(Date),
    Flag(bool),
    /// An error the spreadsheet shows instead of a value: "#REF!".
    Fault(String),
}

static EMPTY: Cell = Cell::Empty;

impl Row {
    /// Returns the cell of a column counted from 0; beyond the last one it is empty.
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&EMPTY)
    }

    /// Returns the cells that hold something, each with its column.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty())
    }
}

impl Cell {
    /// Makes a text cell; blank text is an empty cell.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.trim().is_empty() { Self::Empty } else { Self::Text(text) }
    }

    pub const fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// Returns the value as a person sees it in the sheet: whole numbers without a point, dates day first.
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.trim().to_owned(),
            Self::Number(number) => shown_number(*number),
            Self::Date(date) => format!("{:02}/{:02}/{}", date.day(), date.month(), date.year()),
            Self::Flag(true) => "TRUE".to_owned(),
            Self::Flag(false) => "FALSE".to_owned(),
            Self::Fault(fault) => fault.clone(),
        }
    }

    /// Returns the number of a cell that holds a whole number, be it stored as a number or as text.
    pub fn whole(&self) -> Option<i64> {
        match self {
            Self::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => Some(*number as i64),
            Self::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }
}

fn shown_number(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 { format!("{}", number as i64) } else { format!("{number}") }
}

/// Returns the letters of a column counted from 0: "A", "Z", "AA".
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}
