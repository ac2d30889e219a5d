//! Files of every kind are opened by what they hold, and what cannot be opened is told plainly.

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook as Writer};
use tung_nha::model::Date;
use tung_nha::spreadsheet::{Cell, FILE_LIMIT, OtherFile, SheetFault, Workbook, guess, open, open_pasted};

const XLS: &[u8] = include_bytes!("../fixtures/register.xls");
const ODS: &[u8] = include_bytes!("../fixtures/register.ods");
const LOCKED: &[u8] = include_bytes!("../fixtures/password.xlsx");

fn text(value: &str) -> Cell {
    Cell::Text(value.to_owned())
}

/// The shown text of every cell, row by row, with the row's number.
fn shown(workbook: &Workbook) -> Vec<(u32, Vec<String>)> {
    let rows = &workbook.sheets[0].rows;
    rows.iter().map(|row| (row.number, row.cells.iter().map(Cell::shown).collect())).collect()
}

fn small_xlsx() -> Vec<u8> {
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet().set_name("Khu 4B").unwrap();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write(2, 1, "Họ và tên").unwrap();
    sheet.write(2, 2, "Ngày sinh").unwrap();
    sheet.write(5, 1, "Đặng Văn Thử").unwrap();
    sheet.write_with_format(5, 2, ExcelDateTime::from_ymd(1988, 3, 15).unwrap(), &date).unwrap();
    sheet.write(5, 3, 912_345_678).unwrap();
    sheet.write(5, 4, true).unwrap();
    writer.add_worksheet().set_hidden(true);
    writer.save_to_buffer().unwrap()
}

#[test]
fn rows_keep_the_numbers_of_the_file_though_the_table_starts_late() {
    let workbook = open(&small_xlsx(), "danh sach.xlsx").unwrap();
    let sheet = &workbook.sheets[0];
    assert_eq!((sheet.name.as_str(), sheet.hidden, workbook.sheets[1].hidden), ("Khu 4B", false, true));
    assert_eq!(sheet.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [3, 6]);
    let date = Cell::Date(Date::new(1988, 3, 15).unwrap());
    let person = [Cell::Empty, text("Đặng Văn Thử"), date, Cell::Number(912_345_678.0), Cell::Flag(true)];
    assert_eq!(sheet.rows[1].cells, person);
}

#[test]
fn a_stray_value_in_the_last_corner_costs_no_billion_cells() {
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet();
    sheet.write(0, 0, "Họ và tên").unwrap();
    sheet.write(1_048_575, 16_383, "x").unwrap();
    let workbook = open(&writer.save_to_buffer().unwrap(), "").unwrap();
    assert_eq!(workbook.sheets[0].rows[1].number, 1_048_576);
}

#[test]
fn old_excel_and_opendocument_hold_the_same_as_each_other() {
    let xls = open(XLS, "so ho.csv").unwrap();
    let ods = open(ODS, "").unwrap();
    assert_eq!(shown(&xls), shown(&ods));
    assert_eq!(xls.sheets[0].rows[5].cell(3), &Cell::Date(Date::new(1988, 3, 15).unwrap()));
    assert_eq!(xls.sheets[0].rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 3, 4, 5, 6, 7]);
    assert!(guess(&xls.sheets[0]).is_some());
    assert_eq!(guess(&xls.sheets[0]), guess(&ods.sheets[0]));
}

#[test]
fn a_workbook_with_a_password_is_told_from_a_broken_one() {
    assert_eq!(open(LOCKED, "a.xlsx"), Err(SheetFault::Password));
    let cut = &small_xlsx()[..3_000];
    assert!(matches!(open(cut, "a.xlsx"), Err(SheetFault::Damaged { .. })));
}

#[test]
fn what_is_no_spreadsheet_is_named() {
    let other = |bytes: &[u8]| match open(bytes, "so ho.xlsx") {
        Err(SheetFault::NotASpreadsheet(other)) => other,
        result => panic!("{result:?}"),
    };
    assert_eq!(other(b"%PDF-1.7 ..."), OtherFile::Pdf);
    assert_eq!(other(b"\xFF\xD8\xFF\xE0 JFIF"), OtherFile::Picture);
    assert_eq!(other(b"\x89PNG\r\n\x1a\n"), OtherFile::Picture);
    assert_eq!(other(b"\n <html><table><tr><td>STT</td>"), OtherFile::WebPage);
    assert_eq!(other("\u{feff}<?xml version=\"1.0\"?>".as_bytes()), OtherFile::WebPage);
    assert_eq!(other(b"Rar!\x1a\x07"), OtherFile::Archive);
    assert_eq!(other(b"\x01\x02\x03\x00\x00\x05\x09\x08"), OtherFile::Unknown);
}

#[test]
fn lines_of_text_are_no_list_unless_they_are_cut_into_columns_or_headed() {
    let prose = "not an excel at all\nCác bác xem giúp nhé\n\nCảm ơn".as_bytes();
    assert_eq!(open(prose, "bad.xlsx"), Err(SheetFault::NotASpreadsheet(OtherFile::Prose)));
    assert!(open("Nguyễn Văn An;1960\nTrần Thị Bình;1961".as_bytes(), "a.csv").is_ok());
    assert!(open("Hộ số;Họ và tên".as_bytes(), "a.csv").is_ok());
}

#[test]
fn nothing_is_an_empty_file_whatever_its_kind() {
    assert_eq!(open(b"", "a.csv"), Err(SheetFault::Empty));
    assert_eq!(open(b"\xEF\xBB\xBF\r\n;;;\r\n", "a.csv"), Err(SheetFault::Empty));
    assert_eq!(open_pasted(" \n\t\n"), Err(SheetFault::Empty));
    let mut writer = Writer::new();
    writer.add_worksheet();
    assert_eq!(open(&writer.save_to_buffer().unwrap(), "a.xlsx"), Err(SheetFault::Empty));
}

#[test]
fn a_file_of_200_megabytes_is_refused_unread() {
    let bytes = 200 << 20;
    let fault = SheetFault::TooLarge { bytes, limit: FILE_LIMIT };
    assert_eq!(open(&vec![b'x'; bytes as usize], "a.csv"), Err(fault));
}

#[test]
fn an_archive_that_would_unpack_to_gigabytes_is_refused_unread() {
    let mut bytes = small_xlsx();
    let entry = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    bytes[entry + 24..entry + 28].copy_from_slice(&0xF000_0000_u32.to_le_bytes());
    assert!(matches!(open(&bytes, "a.xlsx"), Err(SheetFault::TooLarge { .. })));
}

#[test]
fn blank_lines_and_line_ends_inside_quotes_keep_row_numbers_right() {
    for end in ["\n", "\r\n", "\r"] {
        let csv = ["", "Họ và tên;Ghi chú", "", "", "An;\"hai\ndòng\"", "Bình;x", ""].join(end);
        let workbook = open(csv.as_bytes(), "C:\\so\\Khu 4B.csv").unwrap();
        assert_eq!(workbook.sheets[0].name, "Khu 4B");
        assert_eq!(workbook.sheets[0].rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 5, 6]);
        assert_eq!(workbook.sheets[0].rows[1].cells, [text("An"), text("hai\ndòng")]);
    }
}

#[test]
fn a_declared_separator_and_protected_zeros_are_understood() {
    let workbook = open(b"sep=|\r\nAn|=\"0912345678\"\r\n", "").unwrap();
    assert_eq!(shown(&workbook), [(2, vec!["An".to_owned(), "0912345678".to_owned()])]);
}

#[test]
fn commas_inside_cells_do_not_cut_a_table_of_tabs_or_semicolons() {
    for separator in ["\t", ";"] {
        let line = |cells: [&str; 3]| cells.join(separator);
        let lines =
            [line(["Hộ số", "Họ và tên", "Địa chỉ"]), line(["", "", "Số 5, Tổ 2"]), line(["Số 7, Tổ 2", "", ""])];
        let text = lines.join("\n");
        for workbook in [open(text.as_bytes(), "").unwrap(), open_pasted(&text).unwrap()] {
            assert_eq!(workbook.sheets[0].rows[1].cell(2), &self::text("Số 5, Tổ 2"));
        }
    }
}

#[test]
fn windows_1258_writes_its_tones_apart_and_is_read_whole() {
    // Ê with a combining tilde, ă with a combining dot below: the way that code page spells them.
    let bytes = b"H\xF2 t\xEAn,Qu\xEA\r\nNguy\xEA\xDEn V\xE3n \xD0\xE3\xF2ng,H\xE0 N\xF4\xF2i\r\n";
    let workbook = open(bytes, "a.csv").unwrap();
    assert_eq!(workbook.sheets[0].rows[1].cells, [text("Nguyễn Văn Đặng"), text("Hà Nội")]);
}

#[derive(Clone, Copy, Debug)]
enum Code {
    Utf8,
    Utf8Marked,
    Utf16Little { marked: bool },
    Utf16Big { marked: bool },
}

fn encode(text: &str, code: Code) -> Vec<u8> {
    let mark = if matches!(code, Code::Utf16Little { marked: true } | Code::Utf16Big { marked: true }) {
        "\u{feff}"
    } else {
        ""
    };
    let wide = format!("{mark}{text}");
    match code {
        Code::Utf8 => text.into(),
        Code::Utf8Marked => format!("\u{feff}{text}").into_bytes(),
        Code::Utf16Little { .. } => wide.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Code::Utf16Big { .. } => wide.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    }
}

fn codes() -> impl Strategy<Value = Code> {
    prop_oneof![
        Just(Code::Utf8),
        Just(Code::Utf8Marked),
        any::<bool>().prop_map(|marked| Code::Utf16Little { marked }),
        any::<bool>().prop_map(|marked| Code::Utf16Big { marked }),
    ]
}

/// Tells that a separator cuts every line into the same number of cells, three or more.
fn cuts_evenly(text: &str, separator: u8) -> bool {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let widths: Vec<usize> = reader.records().map(|record| record.unwrap().len()).collect();
    widths.iter().all(|width| *width >= 3 && *width == widths[0])
}

#[test]
fn quoted_cells_tell_the_separator_where_counts_do_not() {
    let workbook = open(b"z,z,;;z\nz,;z,;z\n\",z\",;;z,z\n", "a.csv").unwrap();
    let cells: Vec<Vec<String>> = shown(&workbook).into_iter().map(|(_, cells)| cells).collect();
    assert_eq!(cells, [["z", "z", ";;z"], ["z", ";z", ";z"], [",z", ";;z", "z"]]);
}

proptest! {
    #[test]
    fn every_encoding_and_separator_gives_the_same_cells(
        rows in prop::collection::vec(prop::collection::vec("[A-Za-zđễộ0-9;,/ \"]{0,12}z", 3), 3..9),
        separator in prop::sample::select(vec![b'\t', b';', b',']),
        code in codes(),
    ) {
        let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        // Cells that hold another separator just as often in every row read as well by that one: nobody could tell.
        let others = [b'\t', b';', b',', b'|'].into_iter().filter(|other| *other != separator);
        prop_assume!(!others.into_iter().any(|other| cuts_evenly(&text, other)));
        let workbook = open(&encode(&text, code), "a.csv").unwrap();
        let read: Vec<Vec<String>> = shown(&workbook).into_iter().map(|(_, cells)| cells).collect();
        let written: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect()).collect();
        prop_assert_eq!(read, written);
    }

    #[test]
    fn no_bytes_stop_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..400), head in 0..4_usize) {
        let heads: [&[u8]; 4] = [b"", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\xFF\xFE"];
        let _ = open(&[heads[head], &bytes].concat(), "a");
    }

    #[test]
    fn files_cut_short_in_sending_are_told_as_damaged(kept in 0.01..0.95_f64, which in 0..2_usize) {
        let xlsx = small_xlsx();
        let bytes = [xlsx.as_slice(), ODS][which];
        let cut = &bytes[..(bytes.len() as f64 * kept) as usize];
        let result = open(cut, "a");
        prop_assert!(matches!(result, Err(SheetFault::Damaged { .. } | SheetFault::NotASpreadsheet(_) | SheetFault::Empty)), "{:?}", result);
    }

    #[test]
    fn an_old_excel_file_cut_short_stops_nothing(kept in 0.01..0.99_f64) {
        let _ = open(&XLS[..(XLS.len() as f64 * kept) as usize], "a");
    }
}
