//! Excel workbooks with real figures in them, so that a clerk can go on reckoning.

use crate::document::{Align, Content, Place, Share, Table};
use crate::model::Date;
use crate::papers::clean::clean;
use crate::papers::fault::PaperFault;
use crate::papers::sheet_name::sheet_names;
use rust_xlsxwriter::{
    ColNum, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, RowNum, Workbook, Worksheet, XlsxError,
};

const FONT: &str = "Times New Roman";

/// How wide all columns are together, in Excel's unit: about a digit.
const WIDTH: u32 = 110;
/// A column narrower than this hides its figures.
const LEAST_WIDTH: u32 = 7;

/// Excel's number for A4.
const A4: u8 = 9;

/// Writes a workbook on the day `day`: a sheet for each table, whose head stays in sight.
///
/// # Errors
/// When a table has more rows or columns than a sheet can have, or a text is longer than a cell can hold (32,767 letters).
pub fn write_xlsx(tables: &[Table], day: Date) -> Result<Vec<u8>, PaperFault> {
    write(tables, day).map_err(PaperFault::new)
}

fn write(tables: &[Table], day: Date) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The library would ask the clock: the same tables are the same bytes.
    let created = ExcelDateTime::from_ymd(day.year() as u16, day.month(), day.day())?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let names = sheet_names(tables.iter().map(|table| table.name.as_str()));
    for (table, name) in tables.iter().zip(names) {
        let sheet = workbook.add_worksheet().set_name(name)?;
        set_up(sheet, table)?;
        fill(sheet, table)?;
    }
    workbook.save_to_buffer()
}

/// Sets widths and how the sheet prints, and writes the head.
fn set_up(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    for (column, width) in (0..).zip(table.widths(WIDTH)) {
        sheet.set_column_width(column, width.max(LEAST_WIDTH))?;
    }
    let format = format().set_bold().set_align(FormatAlign::Center);
    for (column, head) in (0..).zip(table.heads()) {
        sheet.write_string_with_format(0, column, clean(head), &format)?;
    }
    Ok(())
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    for (row, cells) in (1..).zip(&table.rows) {
        for place in table.places(cells) {
            write_cell(sheet, row, place)?;
        }
    }
    Ok(())
}

fn write_cell(sheet: &mut Worksheet, row: RowNum, place: Place<'_>) -> Result<(), XlsxError> {
    let column = column_number(place.column)?;
    let format = format().set_align(match place.align {
        Align::Left => FormatAlign::Left,
        Align::Centre => FormatAlign::Center,
        Align::Right => FormatAlign::Right,
    });
    if place.columns > 1 {
        // What the cell holds is written over the empty text.
        sheet.merge_range(row, column, row, column_number(place.column + place.columns - 1)?, "", &format)?;
    }
    match place.cell.map(|cell| &cell.content) {
        None | Some(Content::Nothing) => sheet.write_blank(row, column, &format)?,
        Some(Content::Number { number, .. }) => {
            sheet.write_number_with_format(row, column, *number, &format.set_num_format("#,##0"))?
        }
        Some(Content::Share { share, text }) => match ratio(*share) {
            Some(ratio) => sheet.write_number_with_format(row, column, ratio, &format.set_num_format("0.00%"))?,
            None => sheet.write_string_with_format(row, column, clean(text), &format)?,
        },
        Some(content) => sheet.write_string_with_format(row, column, clean(content.printed()), &format)?,
    };
    Ok(())
}

/// Returns the share as Excel reckons with it; `None` for a share of nobody.
fn ratio(share: Share) -> Option<f64> {
    let exact = f64::from(share.part) / f64::from(share.whole);
    // Excel would show 100% for the last one missing of very many.
    let most = if share.part < share.whole { 0.9999 } else { f64::MAX };
    (share.whole > 0).then_some(exact.min(most))
}

fn column_number(column: usize) -> Result<ColNum, XlsxError> {
    ColNum::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)
}

fn format() -> Format {
    Format::new()
        .set_font_name(FONT)
        .set_font_size(12)
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}
