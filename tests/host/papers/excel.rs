//! Workbooks, read back by the reader the app imports with.

use crate::papers::any::{HOSTILE, kept, tables};
use crate::papers::report::{annex, report, targets};
use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;
use std::io::Cursor;
use tung_nha::document::{Cell, Content, Share, Table};
use tung_nha::model::Date;
use tung_nha::papers::write_xlsx;

const DAY: Date = Date::new(2022, 9, 5).unwrap();

fn open(tables: &[Table]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(write_xlsx(tables, DAY).unwrap())).unwrap()
}

fn text(text: &str) -> Data {
    let text = kept(text);
    if text.is_empty() { Data::Empty } else { Data::String(text) }
}

fn expected(cell: &Cell) -> Data {
    match &cell.content {
        Content::Nothing => Data::Empty,
        Content::NotReported => text("-"),
        Content::Text(printed) => text(printed),
        Content::Number { number, .. } => Data::Float(f64::from(*number)),
        Content::Share { share: Share { whole: 0, .. }, text: printed } => text(printed),
        Content::Share { share: Share { part, whole }, .. } if part < whole => {
            Data::Float((f64::from(*part) / f64::from(*whole)).min(0.9999))
        }
        Content::Share { share: Share { part, whole }, .. } => Data::Float(f64::from(*part) / f64::from(*whole)),
    }
}

/// Compares every cell of the sheets with the tables.
fn check(tables: &[Table]) {
    let mut workbook = open(tables);
    let ranges = workbook.worksheets();
    assert_eq!(ranges.len(), tables.len());
    for ((_, range), table) in ranges.iter().zip(tables) {
        let found = |row: usize, column: usize| match range.get_value((row as u32, column as u32)) {
            // An empty text is as good as none.
            Some(Data::String(text)) if text.is_empty() => Data::Empty,
            value => value.cloned().unwrap_or(Data::Empty),
        };
        for (column, head) in table.heads().enumerate() {
            assert_eq!(found(0, column), text(head));
        }
        for (index, row) in table.rows.iter().enumerate() {
            let mut cells = vec![Data::Empty; table.width()];
            for place in table.places(row) {
                cells[place.column] = place.cell.map_or(Data::Empty, expected);
            }
            let back: Vec<_> = (0..table.width()).map(|column| found(index + 1, column)).collect();
            assert_eq!(back, cells, "row {index}");
        }
        assert!(range.end().is_none_or(|(row, _)| row as usize <= table.rows.len()));
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

#[test]
fn a_report_s_tables_come_back_with_their_figures() {
    let tables: Vec<_> = report().tables().cloned().collect();
    check(&tables);
    let mut workbook = open(&tables);
    assert_eq!(workbook.sheet_names(), ["Chỉ tiêu tháng 8-2022", "Lý do chưa đạt", "Phụ lục- nhiệm vụ"]);
    let range = workbook.worksheet_range("Chỉ tiêu tháng 8-2022").unwrap();
    let value = |row, column| range.get_value((row, column)).cloned().unwrap();
    assert_eq!(value(1, 3), Data::Float(1_318.0));
    assert_eq!(value(1, 6), Data::Float(896.0 / 1_318.0));
    assert_eq!(value(6, 3), Data::String("Không có đối tượng".to_owned()));
    let range = workbook.worksheet_range("Phụ lục- nhiệm vụ").unwrap();
    assert_eq!(range.get_value((5, 3)), Some(&Data::String("-".to_owned())));
}

#[test]
fn the_head_stays_in_sight_and_shares_are_shown_in_percent() {
    let bytes = write_xlsx(&[targets(), annex()], DAY).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains(r#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#), "{sheet}");
    assert!(sheet.contains(r#"<mergeCell ref="D7:H7"/>"#) && !sheet.contains("<f>"));
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains(r#"formatCode="0.00%""#) && styles.contains(r##"formatCode="#,##0""##), "{styles}");
    assert!(part(&bytes, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
}

#[test]
fn the_same_tables_are_the_same_bytes() {
    let tables: Vec<_> = report().tables().cloned().collect();
    let bytes = write_xlsx(&tables, DAY).unwrap();
    assert_eq!(write_xlsx(&tables, DAY).unwrap(), bytes);
    assert!(part(&bytes, "docProps/core.xml").contains("2022-09-05T00:00:00Z"));
}

#[test]
fn hostile_texts_stay_texts() {
    let row = |text: &&str| vec![Cell::text(*text)];
    let long = Cell::text("Ắ".repeat(4_096));
    let rows: Vec<_> = HOSTILE.iter().map(row).chain([vec![long]]).collect();
    check(&[Table { rows, ..targets() }]);
}

#[test]
fn sheets_get_names_excel_accepts() {
    let long = "Kết quả thực hiện các chỉ tiêu tháng 8";
    let astral = "🏠".repeat(20);
    let names = [
        "Khu 4B/Tổ 52",
        "",
        "khu 4b-tổ 52",
        "'''",
        "a:b?c*[d]\\",
        "History",
        long,
        long,
        "  'x' ",
        "\u{0}",
        &astral,
        "10",
    ];
    let tables = names.map(|name| Table { name: name.to_owned(), ..targets() });
    let cut = "Kết quả thực hiện các chỉ tiêu";
    let expected = [
        "Khu 4B-Tổ 52",
        "2",
        "khu 4b-tổ 52 (2)",
        "4",
        "a-b-c--d--",
        "History (2)",
        cut,
        "Kết quả thực hiện các chỉ t (2)",
        "x",
        "10",
        &"🏠".repeat(15),
        "10 (2)",
    ];
    assert_eq!(open(&tables).sheet_names(), expected);
}

#[test]
fn what_no_sheet_can_hold_is_refused() {
    let row = vec![Cell::text("x".repeat(32_768))];
    let fault = write_xlsx(&[Table { rows: vec![row], ..targets() }], DAY).unwrap_err();
    assert!(fault.detail.contains("32,767"), "{fault}");
    assert!(write_xlsx(&[], DAY).is_ok());
}

proptest! {
    #[test]
    fn any_tables_come_back_cell_for_cell(tables in proptest::collection::vec(tables(), 1..4)) {
        check(&tables);
    }
}
