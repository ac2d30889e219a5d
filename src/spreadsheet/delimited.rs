//! Text with separators: a CSV in whatever encoding it was saved, or cells pasted from a spreadsheet.

use crate::spreadsheet::legacy_font::{LegacyFont, readable_words};
use crate::spreadsheet::sheet::{Cell, Row, Sheet};
use csv::{Reader, ReaderBuilder};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

/// Reads bytes as text: UTF-8 or UTF-16 with or without a mark, else a Vietnamese one-byte code.
///
/// Text written with a font from before Unicode stays in that font's letters, to be settled column by column.
/// `None` when the bytes are no text.
pub fn decode(bytes: &[u8]) -> Option<String> {
    let text = if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        encoding.decode_without_bom_handling(bytes.get(mark..)?).0.into_owned()
    } else if let Some(encoding) = unmarked_utf16(bytes) {
        encoding.decode_without_bom_handling(bytes).0.into_owned()
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        text.to_owned()
    } else {
        decode_one_byte(bytes)
    };
    is_text(&text).then_some(text)
}

/// UTF-16 without its mark shows by the zero byte of every plain letter.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.len() / 2;
    let zeros = |offset: usize| bytes.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if pairs == 0 || even.max(odd) * 4 < pairs {
        None
    } else if odd > even {
        Some(UTF_16LE)
    } else {
        Some(UTF_16BE)
    }
}

/// Tells windows-1258 from TCVN3 and VNI by which of them makes Vietnamese words.
fn decode_one_byte(bytes: &[u8]) -> String {
    let western = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    let vietnamese: String = WINDOWS_1258.decode_without_bom_handling(bytes).0.nfc().collect();
    let of_font = LegacyFont::ALL.iter().map(|font| readable_words(&western, Some(*font))).max().unwrap_or(0);
    if of_font > readable_words(&vietnamese, None) { western.into_owned() } else { vietnamese }
}

fn is_text(text: &str) -> bool {
    !text.chars().any(|letter| letter.is_ascii_control() && !matches!(letter, '\t' | '\r' | '\n' | '\u{c}' | '\u{1a}'))
}

/// Splits text into rows and cells by the separator it seems to use.
pub fn split(text: &str, name: &str) -> Sheet {
    let (text, declared) = declared_separator(text.strip_prefix('\u{feff}').unwrap_or(text));
    let separator = declared.unwrap_or_else(|| guess_separator(text));
    let first_row = if declared.is_some() { 2 } else { 1 };
    Sheet { name: name.to_owned(), rows: rows(text, separator, first_row), ..Sheet::default() }
}

/// Splits cells pasted from a spreadsheet, which come with tabs between them; without a tab it may be a CSV's text.
pub fn split_pasted(text: &str) -> Sheet {
    if text.contains('\t') { Sheet { rows: rows(text, b'\t', 1), ..Sheet::default() } } else { split(text, "") }
}

/// Reads the line "sep=;" some programs write above the table.
fn declared_separator(text: &str) -> (&str, Option<u8>) {
    let Some((line, rest)) = text.split_once('\n') else { return (text, None) };
    match line.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        Some([separator]) => (rest, Some(*separator)),
        _ => (text, None),
    }
}

/// Chooses the separator that cuts the most lines into the same number of cells, empty ones counted. Of several, one
/// by which every quoted cell ends where its quotes do goes before one that lets them end in the middle.
fn guess_separator(text: &str) -> u8 {
    const SAMPLE: usize = 200;
    // Cut at a line end so that a long file is not split four times over.
    let sample = match text.match_indices('\n').nth(SAMPLE) {
        Some((end, _)) => text.get(..end).unwrap_or(text),
        None => text,
    };
    let score = |separator: u8| {
        let widths: Vec<usize> =
            reader(sample, separator).records().map_while(Result::ok).map(|record| record.len()).collect();
        let agreeing = |width: usize| widths.iter().filter(|other| **other == width).count();
        let best = widths.iter().filter(|width| **width > 1).map(|width| (agreeing(*width), *width)).max();
        best.map(|(agreeing, width)| (agreeing, ends_with_its_quotes(sample, separator), width))
    };
    [b'|', b',', b';', b'\t'].into_iter().max_by_key(|separator| score(*separator)).unwrap_or(b',')
}

/// Returns whether every cell that begins with a quote ends with one.
fn ends_with_its_quotes(text: &str, separator: u8) -> bool {
    let mut bytes = text.bytes().peekable();
    let mut before = b'\n';
    while let Some(byte) = bytes.next() {
        if byte == b'"' && (before == separator || before == b'\n') {
            // A doubled quote stands for one that belongs to the cell.
            while let Some(inner) = bytes.next() {
                if inner == b'"' && bytes.next_if_eq(&b'"').is_none() {
                    break;
                }
            }
            if bytes.peek().is_some_and(|next| *next != separator && *next != b'\r' && *next != b'\n') {
                return false;
            }
        }
        before = byte;
    }
    true
}

fn reader(text: &str, separator: u8) -> Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

fn rows(text: &str, separator: u8, first_row: u32) -> Vec<Row> {
    let mut reader = reader(text, separator);
    let mut rows = Vec::new();
    let mut number = first_row;
    for record in reader.records().map_while(Result::ok) {
        number += record.position().map_or(0, |position| blank_lines(text, position.byte() as usize));
        let mut cells: Vec<Cell> = record.iter().map(cell).collect();
        while cells.last().is_some_and(Cell::is_empty) {
            cells.pop();
        }
        if !cells.is_empty() {
            rows.push(Row { number, cells });
        }
        number += 1;
    }
    rows
}

/// Counts the blank lines the reader passes over before a record, for they are rows of the file too.
fn blank_lines(text: &str, start: usize) -> u32 {
    let bytes = text.as_bytes();
    let after_return = start > 0 && bytes.get(start - 1) == Some(&b'\r');
    let mut rest = bytes.get(start..).unwrap_or_default();
    if after_return {
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    let mut lines = 0;
    while let Some(after) =
        rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).or_else(|| rest.strip_prefix(b"\r"))
    {
        lines += 1;
        rest = after;
    }
    lines
}

/// Makes a cell of a field, which may be written `="0912345678"` to keep Excel from taking it for a number.
fn cell(field: &str) -> Cell {
    let bare = field.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(field);
    Cell::text(bare)
}
