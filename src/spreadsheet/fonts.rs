//! Settles, column by column, whether text was typed in a font from before Unicode, and turns it into Unicode.
//!
//! "Tú" can be Unicode or TCVN3 for "Tỳ": one cell cannot tell, its column can. A column where both kinds stand side by
//! side leaves such cells unclear, and the reader refuses them rather than guess a person's name.

use crate::spreadsheet::header_terms::is_header_term;
use crate::spreadsheet::legacy_font::{LegacyFont, TextCode, code_of, makes_sense};
use crate::spreadsheet::sheet::{Cell, Row};
use std::collections::BTreeMap;

/// What was done about old fonts in a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FontReport {
    /// How many cells of a column were turned into Unicode, and from what.
    pub converted: Vec<ConvertedColumn>,
    /// Cells, by row number and column, whose code stays unclear; sorted.
    pub unclear: Vec<(u32, u16)>,
}

/// A column that held text in an old font.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConvertedColumn {
    pub column: u16,
    pub font: LegacyFont,
    pub cells: u32,
}

impl FontReport {
    /// Returns whether the code of a cell is unclear.
    pub fn is_unclear(&self, row: u32, column: u16) -> bool {
        self.unclear.binary_search(&(row, column)).is_ok()
    }
}

/// Turns text of old fonts into Unicode, in place.
pub fn settle(rows: &mut [Row]) -> FontReport {
    let mut report = FontReport::default();
    for (column, evidence) in gather(rows) {
        if evidence.tcvn3 + evidence.vni > 0 {
            let verdict = evidence.verdict();
            convert(rows, column, verdict, &mut report);
        }
    }
    report.unclear.sort_unstable();
    report
}

/// How many cells of a column speak clearly for a code.
#[derive(Clone, Copy, Default)]
struct Evidence {
    unicode: u32,
    tcvn3: u32,
    vni: u32,
}

/// What a cell is taken for when it could be several things.
#[derive(Clone, Copy)]
enum Verdict {
    Unicode,
    Legacy(LegacyFont),
    Unclear,
}

impl Evidence {
    /// A column is of one code when at most one clear cell in fifty speaks against it.
    fn verdict(self) -> Verdict {
        let total = self.unicode + self.tcvn3 + self.vni;
        let rules = |count: u32| (total - count) * 50 <= total;
        if rules(self.unicode) {
            Verdict::Unicode
        } else if rules(self.tcvn3) {
            Verdict::Legacy(LegacyFont::Tcvn3)
        } else if rules(self.vni) {
            Verdict::Legacy(LegacyFont::Vni)
        } else {
            Verdict::Unclear
        }
    }
}

fn gather(rows: &[Row]) -> BTreeMap<usize, Evidence> {
    let mut columns: BTreeMap<usize, Evidence> = BTreeMap::new();
    for (column, cell) in rows.iter().flat_map(Row::filled) {
        let Cell::Text(text) = cell else { continue };
        match code_of(text) {
            // Headings are often retyped in Unicode over a column that was not.
            TextCode::Unicode if !is_header_term(text) => columns.entry(column).or_default().unicode += 1,
            TextCode::Legacy(LegacyFont::Tcvn3) => columns.entry(column).or_default().tcvn3 += 1,
            TextCode::Legacy(LegacyFont::Vni) => columns.entry(column).or_default().vni += 1,
            _ => (),
        }
    }
    columns
}

fn convert(rows: &mut [Row], column: usize, verdict: Verdict, report: &mut FontReport) {
    let mut counts = [0_u32; LegacyFont::ALL.len()];
    for row in rows {
        let number = row.number;
        let Some(Cell::Text(text)) = row.cells.get_mut(column) else { continue };
        let font = match (code_of(text), verdict) {
            (TextCode::Legacy(font), _) => Some(font),
            (TextCode::Either, Verdict::Legacy(font)) if makes_sense(text, Some(font)) => Some(font),
            (TextCode::Either | TextCode::Unknown, Verdict::Legacy(_) | Verdict::Unclear) => {
                report.unclear.push((number, column as u16));
                None
            }
            _ => None,
        };
        if let Some(font) = font {
            *text = font.to_unicode(text);
            for (count, known) in counts.iter_mut().zip(LegacyFont::ALL) {
                *count += u32::from(known == font);
            }
        }
    }
    for (cells, font) in counts.into_iter().zip(LegacyFont::ALL) {
        if cells > 0 {
            report.converted.push(ConvertedColumn { column: column as u16, font, cells });
        }
    }
}
