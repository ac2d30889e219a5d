//! The worker's side of the talk answers every question, and its messages survive the way there and back.

use crate::spreadsheet_reading::TODAY;
use tung_nha::document::{Block, Cell, Document, Table};
use tung_nha::papers::{write_csv, write_docx, write_xlsx};
use tung_nha::spreadsheet::{Column, SheetAnswer, SheetDesk, SheetFault, SheetRequest};

/// Asks as the page does: the request and the answer pass through their written form.
fn ask(desk: &mut SheetDesk, request: &SheetRequest, file: &[u8]) -> (SheetAnswer, Vec<SheetAnswer>) {
    let request = postcard::from_bytes(&postcard::to_allocvec(request).unwrap()).unwrap();
    let mut reports = Vec::new();
    let answer = desk.answer(request, file, &mut |report| reports.push(report));
    let answer: SheetAnswer = postcard::from_bytes(&postcard::to_allocvec(&answer).unwrap()).unwrap();
    (answer, reports)
}

/// A list in which nobody has anything in common with anybody.
fn csv(people: u32) -> Vec<u8> {
    let letter = |place: u32| char::from(b'A' + (place % 26) as u8);
    let name = |number: u32| [number, number / 26, number / 676].map(letter).iter().collect::<String>();
    let rows: Vec<String> = (1..=people)
        .map(|number| format!("{number};Nguyễn Văn {};{};9123{number:05}", name(number), 1910 + number % 100))
        .collect();
    format!("DANH SÁCH\nHộ số;Họ và tên;Năm sinh;SĐT\n{}", rows.join("\n")).into_bytes()
}

#[test]
fn a_file_is_opened_described_and_read() {
    let mut desk = SheetDesk::default();
    let (answer, _) = ask(&mut desk, &SheetRequest::Open { name: "Khu 4B.csv".to_owned() }, &csv(4_500));
    let SheetAnswer::Opened(sheets) = answer else { panic!("{answer:?}") };
    let layout = sheets[0].layout.clone().unwrap();
    assert_eq!((sheets[0].name.as_str(), sheets[0].rows, layout.header_rows), ("Khu 4B", 4_502, Some((2, 2))));
    assert_eq!(sheets[0].headings, ["Hộ số", "Họ và tên", "Năm sinh", "SĐT"]);
    assert_eq!((sheets[0].sample.len(), sheets[0].sample[0].number, sheets[0].top[0].number), (8, 3, 1));

    let (answer, reports) = ask(&mut desk, &SheetRequest::Read { chosen: vec![(0, layout)], today: TODAY }, &[]);
    let SheetAnswer::ReadDone(done) = answer else { panic!("{answer:?}") };
    assert_eq!(reports, [2_000, 4_000].map(|done| SheetAnswer::Progress { done, total: 4_502 }));
    assert_eq!((done.counts.households, done.counts.residents), (4_500, 4_500));
    assert_eq!(done.register().unwrap().households.len(), 4_500);
    assert_eq!(done.totals.iter().map(|total| total.count).max(), Some(4_500));
    let told: u32 = done.totals.iter().map(|total| total.count).sum();
    assert_eq!(done.problems.len(), told as usize, "each is listed by itself");
}

#[test]
fn a_sheet_is_a_list_where_somebody_stands_below_a_heading() {
    for (cells, is_list) in [
        ("Họ và tên\tNăm sinh\nAn\t1960", true),
        ("Họ tên chủ hộ\tSố nhà\nAn\t5", true),
        ("Họ và tên\tNăm sinh\nTổng cộng\t0", false),
        ("Họ và tên\tNăm sinh", false),
        ("Cần xem lại", false),
        ("Nguyễn Văn An\t1960\nTrần Thị Bình\t1962", false),
    ] {
        let request = SheetRequest::OpenPasted { text: cells.to_owned() };
        let (answer, _) = ask(&mut SheetDesk::default(), &request, &[]);
        let SheetAnswer::Opened(sheets) = answer else { panic!("{answer:?}") };
        assert_eq!(sheets[0].is_list, is_list, "{cells}");
    }
}

#[test]
fn a_corrected_heading_is_described_anew() {
    let mut desk = SheetDesk::default();
    ask(
        &mut desk,
        &SheetRequest::OpenPasted {
            text: "Họ và tên\tNăm sinh\tTổ\nHọ tên\tSinh năm\tKhu\nAn\t1960\t5".to_owned()
        },
        &[],
    );
    let (answer, _) = ask(&mut desk, &SheetRequest::Describe { sheet: 0, header_rows: Some((2, 2)) }, &[]);
    let SheetAnswer::Described(summary) = answer else { panic!("{answer:?}") };
    assert_eq!(summary.layout.unwrap().columns, [Column::Name, Column::Birth, Column::Area]);
    assert_eq!(summary.sample.len(), 1);
}

#[test]
fn what_cannot_be_done_is_answered_with_its_fault() {
    let mut desk = SheetDesk::default();
    let (answer, _) = ask(&mut desk, &SheetRequest::Open { name: String::new() }, &[]);
    assert_eq!(answer, SheetAnswer::Failed(SheetFault::Empty));
    let (answer, _) = ask(&mut desk, &SheetRequest::Describe { sheet: 3, header_rows: None }, &[]);
    assert_eq!(answer, SheetAnswer::Failed(SheetFault::NoSuchSheet));
}

#[test]
fn documents_and_tables_are_answered_with_the_bytes_of_a_file() {
    let table = Table { rows: vec![vec![Cell::number(1_318, "1.318"), Cell::not_reported()]], ..Table::default() };
    let document = Document { blocks: vec![Block::Table(table.clone())], ..Document::default() };
    let tables = vec![table.clone(), table.clone()];
    for (expected, request) in [
        (write_docx(&document), SheetRequest::WriteDocx { document }),
        (write_xlsx(&tables, TODAY), SheetRequest::WriteXlsx { tables, today: TODAY }),
        (write_csv(&table), SheetRequest::WriteCsv { table }),
    ] {
        let (answer, _) = ask(&mut SheetDesk::default(), &request, &[]);
        assert_eq!(answer, SheetAnswer::Written(expected.unwrap()));
    }
}

#[test]
fn a_file_that_cannot_be_made_is_told() {
    let table = Table { rows: vec![vec![Cell::text("x".repeat(40_000))]], ..Table::default() };
    let (answer, _) =
        ask(&mut SheetDesk::default(), &SheetRequest::WriteXlsx { tables: vec![table], today: TODAY }, &[]);
    assert!(matches!(answer, SheetAnswer::Failed(SheetFault::NotWritten { .. })), "{answer:?}");
    let no_extract = SheetRequest::WriteExtract { glossary: Vec::new() };
    let (answer, _) = ask(&mut SheetDesk::default(), &no_extract, b"no extract");
    assert!(matches!(answer, SheetAnswer::Failed(SheetFault::Damaged { .. })), "{answer:?}");
}
