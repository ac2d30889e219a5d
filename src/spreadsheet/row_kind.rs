//! Tells the rows of people from the other rows of a list: repeated headings, totals, section titles, signatures.

use crate::model::{AddressParts, text};
use crate::spreadsheet::columns::{Column, Layout};
use crate::spreadsheet::header_terms::{is_header_term, words};
use crate::spreadsheet::sheet::{Cell, Row};

/// What a row below the heading is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A person, or the household's own line.
    Data,
    HeadingAgain,
    ColumnNumbers,
    Totals,
    /// The title of a section: the rows below belong to this group or area.
    Section {
        group: String,
        area: String,
    },
    /// A line of the block where the list is signed.
    Signature,
}

/// Tells what a row is.
pub fn row_kind(row: &Row, layout: &Layout) -> RowKind {
    let filled: Vec<(usize, &Cell)> = row.filled().collect();
    if is_column_numbers(&filled) {
        return RowKind::ColumnNumbers;
    }
    if is_heading(&filled) {
        return RowKind::HeadingAgain;
    }
    if filled.iter().take(3).any(|(_, cell)| is_total(cell)) {
        return RowKind::Totals;
    }
    if filled.len() <= 3 && is_signature(&filled, layout) {
        return RowKind::Signature;
    }
    section(&filled, layout).unwrap_or(RowKind::Data)
}

/// A heading written again: most of its cells are words of headings.
fn is_heading(filled: &[(usize, &Cell)]) -> bool {
    // People have numbers: most rows are told by that alone.
    let has_figures = |cell: &Cell| match cell {
        Cell::Text(text) => text.bytes().any(|byte| byte.is_ascii_digit()),
        other => !other.is_empty(),
    };
    if filled.iter().any(|(_, cell)| has_figures(cell)) {
        return false;
    }
    let known = filled.iter().filter(|(_, cell)| matches!(cell, Cell::Text(text) if is_header_term(text))).count();
    known >= 2 && known * 5 >= filled.len() * 3
}

/// A row "(1) (2) (3)" under the heading.
fn is_column_numbers(filled: &[(usize, &Cell)]) -> bool {
    let number = |cell: &Cell| match cell {
        Cell::Text(text) => text.trim().trim_matches(['(', ')']).parse().ok(),
        other => other.whole(),
    };
    let mut numbers = filled.iter().skip_while(|(_, cell)| matches!(cell, Cell::Text(text) if text.trim().len() == 1));
    let Some(first) = numbers.next().and_then(|(_, cell)| number(cell)) else { return false };
    let follows = numbers.zip(1..).all(|((_, cell), step)| number(cell) == Some(first + step));
    filled.len() >= 3 && (1..=2).contains(&first) && follows
}

fn is_total(cell: &Cell) -> bool {
    // Compared with its marks: "Tống Công Minh" is a person.
    let Cell::Text(text) = cell else { return false };
    let Some(first) = text.trim_start().chars().next() else { return false };
    if !matches!(first, 'T' | 't' | 'C' | 'c') {
        return false;
    }
    let text = text::clean(text).to_lowercase();
    let said = text.trim_end_matches([':', '.', ' ']);
    matches!(said, "tổng" | "cộng" | "tong cong" | "tong so" | "cong")
        || said.starts_with("tổng cộng")
        || said.starts_with("tổng số")
        || said.starts_with("cộng:")
}

fn is_signature(filled: &[(usize, &Cell)], layout: &Layout) -> bool {
    const OPENINGS: [&str; 19] = [
        "nguoi lap",
        "can bo",
        "to truong",
        "khu truong",
        "truong khu",
        "truong thon",
        "truong ban",
        "xac nhan",
        "thu truong",
        "ky ten",
        "ky ghi ro",
        "ky va ghi",
        "chu tich",
        "pho chu tich",
        "tm uy ban",
        "kt chu tich",
        "noi nhan",
        "cong chuc",
        "tong hop",
    ];
    let signs = |cell: &Cell| {
        let words = words(&cell.shown());
        let is_dated = words.contains("ngay") && words.contains("thang") && words.contains("nam");
        is_dated || OPENINGS.iter().any(|opening| words.starts_with(opening))
    };
    // "Cán bộ hưu" in the remarks of a named person is no signature.
    let names_somebody = filled.iter().any(|(at, cell)| layout.column(*at) == Column::Name && !signs(cell));
    let tells_of_person = |at| matches!(layout.column(at), Column::Note | Column::Relation | Column::Address);
    filled.iter().all(|(_, cell)| matches!(cell, Cell::Text(_)))
        && filled.iter().any(|(at, cell)| signs(cell) && !(names_somebody && tells_of_person(*at)))
}

/// A lone "TỔ 5" or "Khu 4B" across the table.
fn section(filled: &[(usize, &Cell)], layout: &Layout) -> Option<RowKind> {
    let [(column, Cell::Text(text))] = filled else { return None };
    if !matches!(layout.column(*column), Column::Ignore | Column::PersonIndex | Column::HouseholdCode | Column::Name) {
        return None;
    }
    // Sections are often numbered: "I. Tổ 5".
    let is_numeral =
        |word: &str| words(word).bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x') || byte.is_ascii_digit());
    let title = text.split_whitespace().skip_while(|word| is_numeral(word)).collect::<Vec<_>>().join(" ");
    let title_words = words(&title);
    if !matches!(title_words.split(' ').next()?, "to" | "khu" | "thon" | "ap" | "ban" | "xom" | "tdp") {
        return None;
    }
    let parts = AddressParts::parse(&title);
    let is_named = !parts.group.is_empty() || !parts.area.is_empty();
    is_named.then_some(RowKind::Section { group: parts.group, area: parts.area })
}
