//! Guesses the layout of a sheet: from its heading, else from what the columns look like.

use crate::model::{Birth, Phone, Relation, Sex};
use crate::spreadsheet::columns::{Column, Layout};
use crate::spreadsheet::header_terms::words;
use crate::spreadsheet::heading;
use crate::spreadsheet::sheet::{Cell, Row, Sheet};

/// How many rows of data a guess looks at.
const SAMPLE: usize = 300;

/// Guesses where the table of a sheet begins and what its columns hold; `None` when nothing looks like a list of people.
pub fn guess(sheet: &Sheet) -> Option<Layout> {
    match heading::find(sheet) {
        Some(header_rows) => Some(from_heading(sheet, header_rows)),
        None => from_content(sheet),
    }
}

/// Guesses the columns under a heading a person pointed at.
pub fn from_heading(sheet: &Sheet, header_rows: (u32, u32)) -> Layout {
    let called = heading::columns(sheet, header_rows);
    let sample: Vec<&Row> = sheet.rows.iter().filter(|row| row.number > header_rows.1).take(SAMPLE).collect();
    let mut columns: Vec<Column> = called.iter().map(|column| column.unwrap_or_default()).collect();
    join_parts_of_names(&mut columns, &called, &sample);
    name_household_codes(&mut columns, &sample);
    keep_first_of_each(&mut columns);
    Layout { header_rows: Some(header_rows), columns }
}

/// A heading "Họ và tên" over two columns names both: family and middle names in one, the given name in the next.
fn join_parts_of_names(columns: &mut [Column], called: &[Option<Column>], sample: &[&Row]) {
    for index in 1..columns.len() {
        let follows_name = columns.get(index - 1) == Some(&Column::Name);
        let is_unnamed = called.get(index) == Some(&None);
        if follows_name
            && is_unnamed
            && share(sample, index, is_one_word) > 0.8
            && let Some(column) = columns.get_mut(index)
        {
            *column = Column::Name;
        }
    }
}

/// A running number that skips the rows of most people counts households.
fn name_household_codes(columns: &mut [Column], sample: &[&Row]) {
    if columns.contains(&Column::HouseholdCode) {
        return;
    }
    let filled = |index: usize| sample.iter().filter(|row| !row.cell(index).is_empty()).count();
    let people = columns.iter().position(|column| matches!(column, Column::Name)).map_or(0, filled);
    let counters = columns.iter().enumerate().filter(|(_, column)| **column == Column::PersonIndex);
    let sparsest = counters.map(|(index, _)| (filled(index), index)).min();
    if let Some((count, index)) = sparsest
        && count > 0
        && count * 10 < people * 9
        && let Some(column) = columns.get_mut(index)
    {
        *column = Column::HouseholdCode;
    }
}

/// A second column of a kind that can only be one is not taken, and a second address is kept as words.
fn keep_first_of_each(columns: &mut [Column]) {
    let mut seen: Vec<Column> = Vec::new();
    let mut previous = Column::Ignore;
    for column in columns {
        let kind = *column;
        let may_repeat = match kind {
            Column::Ignore | Column::Note | Column::Residence | Column::Phone => true,
            Column::Name => previous == Column::Name,
            _ => false,
        };
        if seen.contains(&kind) && !may_repeat {
            *column = if kind == Column::Address { Column::Note } else { Column::Ignore };
        }
        seen.push(kind);
        previous = kind;
    }
}

fn share(sample: &[&Row], column: usize, looks_right: impl Fn(&Cell) -> bool) -> f64 {
    let filled: Vec<&Cell> = sample.iter().map(|row| row.cell(column)).filter(|cell| !cell.is_empty()).collect();
    let right = filled.iter().filter(|cell| looks_right(cell)).count();
    if filled.is_empty() { 0.0 } else { right as f64 / filled.len() as f64 }
}

/// A column's kind, and how one of its cells looks.
type Sign = (Column, fn(&Cell) -> bool);

/// Guesses the columns of a list without a heading from what stands in them; `None` when none looks like names.
pub fn from_content(sheet: &Sheet) -> Option<Layout> {
    /// What a column may look like, the surest sign first.
    const SIGNS: [Sign; 9] = [
        (Column::Phone, is_phone),
        (Column::Birth, is_birth),
        (Column::Sex, is_sex),
        (Column::Relation, is_relation),
        (Column::Group, |cell| is_label(cell, &["to"])),
        (Column::Area, |cell| is_label(cell, &["khu", "thon", "ap", "ban", "xom"])),
        (Column::Address, is_address),
        (Column::Name, is_name),
        (Column::PersonIndex, |cell| cell.whole().is_some_and(|number| (1..100_000).contains(&number))),
    ];
    let sample: Vec<&Row> = sheet.rows.iter().take(SAMPLE).collect();
    let width = sample.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut columns = vec![Column::Ignore; width];
    for (kind, looks_right) in SIGNS {
        let found = columns
            .iter()
            .enumerate()
            .filter(|(_, column)| **column == Column::Ignore)
            .map(|(index, _)| index)
            .find(|index| share(&sample, *index, looks_right) >= 0.6);
        if let Some(column) = found.and_then(|index| columns.get_mut(index)) {
            *column = kind;
        }
    }
    name_household_codes(&mut columns, &sample);
    columns.contains(&Column::Name).then_some(Layout { header_rows: None, columns })
}

fn is_one_word(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if text.split_whitespace().count() <= 2 && text.chars().all(|letter| letter.is_alphabetic() || letter == ' '))
}

fn is_phone(cell: &Cell) -> bool {
    let shown = cell.shown();
    shown.chars().filter(char::is_ascii_digit).count() >= 9 && Phone::read(&shown).is_ok()
}

fn is_birth(cell: &Cell) -> bool {
    matches!(cell, Cell::Date(_)) || Birth::parse(&cell.shown()).is_some()
}

fn is_sex(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if Sex::read(text).is_some())
}

fn is_relation(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if Relation::read(text).is_some())
}

/// Returns whether a cell is a label such as "Tổ 52".
fn is_label(cell: &Cell, kinds: &[&str]) -> bool {
    let words = words(&cell.shown());
    let mut words = words.split(' ');
    words.next().is_some_and(|first| kinds.contains(&first)) && (1..=3).contains(&words.count())
}

fn is_address(cell: &Cell) -> bool {
    let words = words(&cell.shown());
    let is_place =
        |word: &str| matches!(word, "to" | "khu" | "ngo" | "pho" | "duong" | "nha" | "phuong" | "xa" | "thon");
    words.split(' ').any(is_place) && words.bytes().any(|byte| byte.is_ascii_digit())
}

fn is_name(cell: &Cell) -> bool {
    let Cell::Text(text) = cell else { return false };
    let count = text.split_whitespace().count();
    (2..=7).contains(&count) && text.chars().all(|letter| letter.is_alphabetic() || letter.is_whitespace())
}
