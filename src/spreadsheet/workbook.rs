//! Opens a file of any kind a register is kept in.

use crate::model::Date;
use crate::spreadsheet::container::{FileKind, recognise};
use crate::spreadsheet::delimited;
use crate::spreadsheet::fault::{OtherFile, SheetFault};
use crate::spreadsheet::fonts;
use crate::spreadsheet::heading;
use crate::spreadsheet::sheet::{Cell, Row, Sheet, Workbook};
use calamine::{
    Data, DataRef, ExcelDateTime, Ods, OdsError, Range, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb,
    XlsbError, Xlsx, XlsxError,
};
use std::io::Cursor;

/// The largest file taken in.
pub const FILE_LIMIT: u64 = 50 << 20;

/// The most cells taken in, over all sheets: a register of 75,000 people has about a million.
pub const CELL_LIMIT: u64 = 6_000_000;

type Source<'a> = Cursor<&'a [u8]>;

/// Opens a workbook. The name only names the single sheet of a text file.
///
/// # Errors
/// A fault that says what the file is, when no register can be in it.
pub fn open(bytes: &[u8], name: &str) -> Result<Workbook, SheetFault> {
    let size = bytes.len() as u64;
    if size > FILE_LIMIT {
        return Err(SheetFault::TooLarge { bytes: size, limit: FILE_LIMIT });
    }
    if bytes.is_empty() {
        return Err(SheetFault::Empty);
    }
    let source = Cursor::new(bytes);
    let kind = recognise(bytes)?;
    let sheets = match kind {
        FileKind::Xlsx => open_xlsx(source)?,
        FileKind::Xlsb => open_ranges(Xlsb::new(source).map_err(|fault| xlsb_fault(&fault))?)?,
        FileKind::Xls => open_ranges(Xls::new(source).map_err(|fault| xls_fault(&fault))?)?,
        FileKind::Ods => open_ranges(Ods::new(source).map_err(|fault| ods_fault(&fault))?)?,
        FileKind::Text => {
            let text = delimited::decode(bytes).ok_or(SheetFault::NotASpreadsheet(OtherFile::Unknown))?;
            vec![delimited::split(&text, stem(name))]
        }
    };
    let workbook = finish(sheets)?;
    if kind == FileKind::Text && workbook.sheets.iter().all(is_prose) {
        return Err(SheetFault::NotASpreadsheet(OtherFile::Prose));
    }
    Ok(workbook)
}

/// Returns whether a text has neither a second column nor the heading of a list.
fn is_prose(sheet: &Sheet) -> bool {
    sheet.rows.iter().all(|row| row.cells.len() <= 1) && heading::find(sheet).is_none()
}

/// Opens cells copied from a spreadsheet and pasted as text.
///
/// # Errors
/// A fault when nothing was pasted, or far too much.
pub fn open_pasted(text: &str) -> Result<Workbook, SheetFault> {
    let size = text.len() as u64;
    if size > FILE_LIMIT {
        return Err(SheetFault::TooLarge { bytes: size, limit: FILE_LIMIT });
    }
    finish(vec![delimited::split_pasted(text)])
}

/// Checks that there is something to read and settles the fonts of its text.
fn finish(mut sheets: Vec<Sheet>) -> Result<Workbook, SheetFault> {
    if sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(SheetFault::Empty);
    }
    let cells: u64 = sheets.iter().flat_map(|sheet| &sheet.rows).map(|row| row.cells.len() as u64).sum();
    if cells > CELL_LIMIT {
        return Err(SheetFault::TooManyCells { limit: CELL_LIMIT });
    }
    for sheet in &mut sheets {
        sheet.fonts = fonts::settle(&mut sheet.rows);
    }
    Ok(Workbook { sheets })
}

/// Reads an xlsx cell by cell: one stray value in the last corner of a sheet must not cost a billion empty cells.
fn open_xlsx(source: Source<'_>) -> Result<Vec<Sheet>, SheetFault> {
    let mut workbook = Xlsx::new(source).map_err(|fault| xlsx_fault(&fault))?;
    let mut sheets = Vec::new();
    let mut cells = 0;
    for metadata in workbook.sheets_metadata().to_vec() {
        if metadata.typ != SheetType::WorkSheet {
            continue;
        }
        let mut builder = RowBuilder::default();
        let mut reader = workbook.worksheet_cells_reader(&metadata.name).map_err(|fault| xlsx_fault(&fault))?;
        while let Some(cell) = reader.next_cell().map_err(|fault| xlsx_fault(&fault))? {
            let (row, column) = cell.get_position();
            builder.put(row, column as usize, from_reference(cell.get_value()));
            if cells + builder.cells > CELL_LIMIT {
                return Err(SheetFault::TooManyCells { limit: CELL_LIMIT });
            }
        }
        cells += builder.cells;
        let hidden = metadata.visible != SheetVisible::Visible;
        sheets.push(Sheet { name: metadata.name, hidden, rows: builder.finish(), ..Sheet::default() });
    }
    Ok(sheets)
}

fn open_ranges<'a, R>(mut workbook: R) -> Result<Vec<Sheet>, SheetFault>
where
    R: Reader<Source<'a>>,
    R::Error: std::fmt::Display,
{
    let mut sheets = Vec::new();
    for metadata in workbook.sheets_metadata().to_vec() {
        if metadata.typ != SheetType::WorkSheet {
            continue;
        }
        let range = workbook
            .worksheet_range(&metadata.name)
            .map_err(|fault| SheetFault::Damaged { detail: fault.to_string() })?;
        let hidden = metadata.visible != SheetVisible::Visible;
        sheets.push(Sheet { name: metadata.name, hidden, rows: rows_of(&range), ..Sheet::default() });
    }
    Ok(sheets)
}

/// Takes the rows of a range, which begins at the first used cell and not at A1.
fn rows_of(range: &Range<Data>) -> Vec<Row> {
    let Some((first_row, first_column)) = range.start() else { return Vec::new() };
    let mut builder = RowBuilder::default();
    for (row, column, data) in range.used_cells() {
        builder.put(first_row + row as u32, first_column as usize + column, from_data(data));
    }
    builder.finish()
}

/// Collects cells that come in reading order.
#[derive(Default)]
struct RowBuilder {
    rows: Vec<Row>,
    cells: u64,
}

impl RowBuilder {
    /// Puts a cell at a row and column counted from 0.
    fn put(&mut self, row: u32, column: usize, cell: Cell) {
        if cell.is_empty() {
            return;
        }
        let number = row + 1;
        if self.rows.last().is_none_or(|last| last.number != number) {
            self.rows.push(Row { number, cells: Vec::new() });
        }
        let Some(last) = self.rows.last_mut() else { return };
        if last.cells.len() <= column {
            self.cells += (column + 1 - last.cells.len()) as u64;
            last.cells.resize(column + 1, Cell::Empty);
        }
        if let Some(place) = last.cells.get_mut(column) {
            *place = cell;
        }
    }

    fn finish(mut self) -> Vec<Row> {
        // A file may list its rows in any order it likes.
        self.rows.sort_by_key(|row| row.number);
        self.rows
    }
}

fn from_reference(data: &DataRef<'_>) -> Cell {
    match data {
        DataRef::SharedString(text) => Cell::text(*text),
        DataRef::String(text) => Cell::text(text.as_str()),
        DataRef::Float(number) => Cell::Number(*number),
        other => from_data(&Data::from(other.clone())),
    }
}

fn from_data(data: &Data) -> Cell {
    match data {
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::String(text) | Data::DurationIso(text) => Cell::text(text.as_str()),
        Data::Bool(flag) => Cell::Flag(*flag),
        Data::DateTime(moment) => from_moment(*moment),
        Data::DateTimeIso(text) => iso_date(text).map_or_else(|| Cell::text(text.as_str()), Cell::Date),
        Data::Error(fault) => Cell::Fault(fault.to_string()),
        Data::Empty => Cell::Empty,
    }
}

fn from_moment(moment: ExcelDateTime) -> Cell {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let date = i16::try_from(year).ok().and_then(|year| Date::new(year, month, day));
    match date {
        Some(date) if moment.is_datetime() && moment.as_f64() >= 1.0 => Cell::Date(date),
        _ => Cell::Number(moment.as_f64()),
    }
}

/// Reads the date of "1975-03-02" and "1975-03-02T00:00:00".
fn iso_date(text: &str) -> Option<Date> {
    let mut parts = text.split('T').next()?.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    Date::new(year, month, day)
}

/// Takes the file's name without its folder and its ending.
fn stem(name: &str) -> &str {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn damaged(fault: &impl std::fmt::Display) -> SheetFault {
    SheetFault::Damaged { detail: fault.to_string() }
}

fn xlsx_fault(fault: &XlsxError) -> SheetFault {
    match fault {
        XlsxError::Password => SheetFault::Password,
        other => damaged(other),
    }
}

fn xlsb_fault(fault: &XlsbError) -> SheetFault {
    match fault {
        XlsbError::Password => SheetFault::Password,
        other => damaged(other),
    }
}

fn xls_fault(fault: &XlsError) -> SheetFault {
    match fault {
        XlsError::Password => SheetFault::Password,
        other => damaged(other),
    }
}

fn ods_fault(fault: &OdsError) -> SheetFault {
    match fault {
        OdsError::Password => SheetFault::Password,
        OdsError::CellLimitExceeded { max, .. } => SheetFault::TooManyCells { limit: *max as u64 },
        other => damaged(other),
    }
}
