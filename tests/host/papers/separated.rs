//! Separated text, read back.

use crate::papers::any::{HOSTILE, kept, tables};
use crate::papers::report::{annex, targets};
use csv::ReaderBuilder;
use proptest::prelude::*;
use tung_nha::document::{Align, Cell, Column, Content, Share, Table};
use tung_nha::papers::write_csv;
use tung_nha::spreadsheet;

fn read_back(table: &Table) -> Vec<Vec<String>> {
    let bytes = write_csv(table).unwrap();
    let text = std::str::from_utf8(&bytes).unwrap().strip_prefix('\u{feff}').unwrap();
    assert!(text.is_empty() || text.ends_with("\r\n"));
    let mut reader = ReaderBuilder::new().has_headers(false).delimiter(b';').from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn expected(cell: &Cell) -> String {
    let text = |text: &str| {
        let text = kept(text);
        let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\n']);
        format!("{}{text}", if is_formula { "'" } else { "" })
    };
    match &cell.content {
        Content::Number { number, .. } => number.to_string(),
        Content::Share { share, text: printed } => {
            share.hundredths().map_or_else(|| text(printed), |all| format!("{},{:02}", all / 100, all % 100))
        }
        Content::Text(printed) => text(printed),
        Content::Nothing => String::new(),
        Content::NotReported => "-".to_owned(),
    }
}

#[test]
fn a_table_is_plain_figures_between_semicolons() {
    let bytes = write_csv(&targets()).unwrap();
    let text = std::str::from_utf8(&bytes).unwrap();
    let lines: Vec<_> = text.split("\r\n").collect();
    assert_eq!(lines[0], "\u{feff}TT;Chỉ tiêu;Đơn vị;Diện áp dụng;Đạt trong tháng;Lũy kế;Tỷ lệ (%);Chưa khảo sát");
    assert_eq!(lines[1], "1;Định danh điện tử, từ 14 tuổi;người;1318;96;896;67,98;132");
    assert_eq!(lines[4], ";Sản phẩm OCOP lên sàn Postmart;hộ;3;1;3;100,00;0");
    assert_eq!(lines[6], "4;Hộ nông nghiệp biết mở gian hàng số;hộ;Không có đối tượng;;;;");
    assert_eq!((lines.len(), lines[14]), (15, ""));
    assert_eq!(read_back(&annex())[5][3], "-");
}

#[test]
fn the_app_itself_finds_the_separator() {
    let bytes = write_csv(&targets()).unwrap();
    let workbook = spreadsheet::open(&bytes, "").unwrap();
    let rows = &workbook.sheets[0].rows;
    assert_eq!((rows.len(), rows[1].cells.len()), (14, 8));
}

#[test]
fn no_text_is_taken_for_a_formula() {
    let row = |text: &&str| vec![Cell::text(*text), Cell::share(Share { part: 0, whole: 0 }, *text)];
    let columns = vec![Column::new("=1", 1, Align::Left), Column::new("\u{1}@", 1, Align::Left)];
    let table = Table { name: String::new(), columns, rows: HOSTILE.iter().map(row).collect() };
    let fields: Vec<_> = read_back(&table).concat();
    assert_eq!(&fields[..2], ["'=1", "'@"]);
    assert_eq!(fields.iter().filter(|field| field.starts_with('\'')).count(), 2 + 2 * 7);
    assert!(!fields.iter().any(|field| field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])), "{fields:?}");
}

proptest! {
    #[test]
    fn any_table_comes_back_field_for_field(table in tables()) {
        let mut rows = vec![table.heads().map(|head| expected(&Cell::text(head))).collect::<Vec<_>>()];
        for row in &table.rows {
            let mut fields = vec![String::new(); table.width()];
            for place in table.places(row) {
                fields[place.column] = place.cell.map(expected).unwrap_or_default();
            }
            rows.push(fields);
        }
        prop_assert_eq!(read_back(&table), rows);
    }
}
