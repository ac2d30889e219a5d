//! Documents and tables as values.

use crate::papers::report::{report, targets};
use tung_nha::document::{Align, Cell, Column, Share, Table};

fn hundredths(part: u32, whole: u32) -> Option<u64> {
    Share { part, whole }.hundredths()
}

#[test]
fn a_share_is_rounded_half_up_and_whole_only_where_nothing_is_left() {
    for (part, whole, expected) in [
        (0, 0, None),
        (5, 0, None),
        (0, 3, Some(0)),
        (1, 3, Some(3_333)),
        (2, 3, Some(6_667)),
        (1, 20_000, Some(1)),
        (1, 20_001, Some(0)),
        (99_999, 100_000, Some(9_999)),
        (u32::MAX - 1, u32::MAX, Some(9_999)),
        (3, 3, Some(10_000)),
        (4, 3, Some(13_333)),
        (u32::MAX, 1, Some(42_949_672_950_000)),
    ] {
        assert_eq!(hundredths(part, whole), expected, "{part} of {whole}");
    }
}

#[test]
fn columns_share_the_width_to_the_last_unit() {
    let widths = targets().widths(9_241);
    assert_eq!((widths.len(), widths.iter().sum::<u32>()), (8, 9_241));
    assert_eq!(widths[1], 9_241 * 100 / 200 - 9_241 * 10 / 200);
    assert!(Table::default().widths(100).is_empty());
    let unasked = Table { columns: vec![Column::default(), Column::default()], ..Table::default() };
    assert_eq!(unasked.widths(9), [4, 5]);
}

#[test]
fn rows_shorter_and_longer_than_the_head_lose_nothing() {
    let columns = vec![Column::new("a", 1, Align::Right), Column::new("b", 1, Align::Left)];
    let rows = vec![vec![Cell::text("x")], vec![Cell::text("y").across(3), Cell::text("z")], vec![]];
    let table = Table { name: String::new(), columns, rows };
    assert_eq!(table.heads().collect::<Vec<_>>(), ["a", "b", "", ""]);
    let places = |row: usize| -> Vec<_> {
        let places = table.places(&table.rows[row]).into_iter();
        places.map(|place| (place.column, place.columns, place.align, place.cell.is_some())).collect()
    };
    let empty = |column| (column, 1, Align::Left, false);
    assert_eq!(places(0), [(0, 1, Align::Right, true), empty(1), empty(2), empty(3)]);
    assert_eq!(places(1), [(0, 3, Align::Centre, true), (3, 1, Align::Left, true)]);
    assert_eq!(places(2).len(), 4);
}

#[test]
fn a_document_hands_out_its_tables_in_their_order() {
    let names: Vec<_> = report().tables().map(|table| table.name.clone()).collect();
    assert_eq!(names, ["Chỉ tiêu tháng 8/2022", "Lý do chưa đạt", "Phụ lục: nhiệm vụ"]);
}
