//! Finds the heading of a table among the titles above it and reads what it calls each column.

use crate::spreadsheet::columns::{Column, Layout};
use crate::spreadsheet::header_terms::{column_of, words};
use crate::spreadsheet::sheet::{Cell, Row, Sheet};

/// How many rows from the top a heading is looked for.
const SEARCHED: usize = 30;

/// What a column is called: its own words, under those of the group it belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Heading {
    group: String,
    own: String,
}

impl Heading {
    fn text(&self) -> String {
        match (self.group.is_empty(), self.own.is_empty()) {
            (false, false) => format!("{} {}", self.group, self.own),
            (true, _) => self.own.clone(),
            (_, true) => self.group.clone(),
        }
    }
}

/// Finds the rows of the heading, as the file counts rows.
pub fn find(sheet: &Sheet) -> Option<(u32, u32)> {
    let searched = sheet.rows.get(..sheet.rows.len().min(SEARCHED)).unwrap_or_default();
    let score = |row: &Row| {
        if row.filled().any(|(_, cell)| is_figure(cell)) {
            return 0;
        }
        let known: Vec<Column> = row.filled().filter_map(|(_, cell)| known_column(cell)).collect();
        let names_people = known.iter().any(|column| matches!(column, Column::Name | Column::HeadName));
        if known.len() >= 3 || (known.len() == 2 && names_people) { known.len() } else { 0 }
    };
    // `max_by_key` keeps the last of equals; the heading is the first, a repeated one comes later.
    let (at, top) =
        searched.iter().enumerate().rev().max_by_key(|(_, row)| score(row)).filter(|(_, row)| score(row) > 0)?;
    let mut last = top;
    for row in sheet.rows.iter().skip(at + 1).take(2) {
        if row.number != last.number + 1 || !continues_heading(top, row) {
            break;
        }
        last = row;
    }
    Some((top.number, last.number))
}

/// Returns whether a cell holds a year, a telephone number or the like: no heading does.
fn is_figure(cell: &Cell) -> bool {
    match cell {
        Cell::Text(text) => {
            text.len() >= 4 && text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_punctuation())
        }
        other => !other.is_empty(),
    }
}

fn known_column(cell: &Cell) -> Option<Column> {
    match cell {
        Cell::Text(text) => column_of(text),
        _ => None,
    }
}

/// Returns whether a row divides the columns of the heading above it: "Giới tính" into "Nam" and "Nữ".
fn continues_heading(top: &Row, row: &Row) -> bool {
    const LONGEST: usize = 40;
    let is_label = |cell: &Cell| matches!(cell, Cell::Text(text) if text.chars().count() <= LONGEST);
    let names_nobody = top.filled().all(|(column, cell)| {
        !matches!(known_column(cell), Some(Column::Name | Column::HeadName)) || row.cell(column).is_empty()
    });
    let is_part = |cell: &Cell| {
        known_column(cell).is_some() || matches!(words(&cell.shown()).as_str(), "ngay" | "thang" | "nam" | "nu")
    };
    names_nobody && row.filled().all(|(_, cell)| is_label(cell)) && row.filled().any(|(_, cell)| is_part(cell))
}

/// Returns what each column is called, from the first column on; empty where the heading says nothing.
pub fn texts(sheet: &Sheet, layout: &Layout) -> Vec<String> {
    headings(sheet, layout.header_rows).iter().map(Heading::text).collect()
}

/// Reads what each column holds from what it is called; `None` where it is called nothing.
pub fn columns(sheet: &Sheet, header_rows: (u32, u32)) -> Vec<Option<Column>> {
    let headings = headings(sheet, Some(header_rows));
    let has_month = |group: &str| headings.iter().any(|other| other.group == group && words(&other.own) == "thang");
    headings.iter().map(|heading| column_of_heading(heading, has_month(&heading.group))).collect()
}

fn column_of_heading(heading: &Heading, has_month: bool) -> Option<Column> {
    let own = words(&heading.own);
    if own.is_empty() && heading.group.is_empty() {
        return None;
    }
    if column_of(&heading.group) == Some(Column::Birth) {
        match own.as_str() {
            "ngay" => return Some(Column::BirthDay),
            "thang" => return Some(Column::BirthMonth),
            "nam" if has_month => return Some(Column::Birth),
            _ => (),
        }
    }
    column_of(&heading.own)
        .or_else(|| column_of(&heading.text()))
        .or_else(|| column_of(&heading.group))
        .or(Some(Column::Ignore))
}

fn headings(sheet: &Sheet, header_rows: Option<(u32, u32)>) -> Vec<Heading> {
    let width = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut headings = vec![Heading::default(); width];
    let Some((first, last)) = header_rows else { return headings };
    let rows = sheet.rows.iter().filter(|row| (first..=last).contains(&row.number));
    for (depth, row) in rows.enumerate() {
        let above = headings.clone();
        for (column, cell) in row.filled() {
            let Some(heading) = headings.get_mut(column) else { continue };
            let own = cell.shown().split_whitespace().collect::<Vec<_>>().join(" ");
            if depth > 0 {
                // The words of a merged cell stand in its first column; the ones it also covers are empty.
                let group =
                    above.get(..=column).unwrap_or_default().iter().rev().find(|heading| !heading.own.is_empty());
                heading.group = group.map(Heading::text).unwrap_or_default();
            }
            heading.own = own;
        }
    }
    headings
}
