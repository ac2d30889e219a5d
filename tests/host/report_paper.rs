//! The paper of a report: what it says of numbers nobody reported.

use tung_nha::document::{Block, Content, Document, Table};
use tung_nha::engine::basis::Basis;
use tung_nha::engine::queries::Total;
use tung_nha::engine::queries::annex::{AnnexRow, AreaFigures};
use tung_nha::engine::queries::period::{PeriodFigures, PeriodItem, PeriodTarget};
use tung_nha::engine::queries::reports::ReportView;
use tung_nha::id::Id;
use tung_nha::model::{Date, ItemUnit, PeriodKind, Report, ReportId, Ward};
use tung_nha::ui::report_paper::paper;

fn item(code: &str, achieved: u32, audience: u32) -> PeriodItem {
    PeriodItem {
        code: code.to_owned(),
        name: format!("Mục {code}"),
        unit: ItemUnit::Person,
        goal_percent: Some(100),
        total: Total { achieved, audience, ..Total::default() },
        before: 0,
        gained: achieved,
        lost: 0,
    }
}

/// The ward's report of August, with what two of three areas reported.
fn ward(annex: Vec<AnnexRow>) -> Document {
    let items = vec![item("H01", 5, 8), item("H02", 0, 0)];
    let target = PeriodTarget { code: "T1".to_owned(), name: "Chỉ tiêu".to_owned(), together: None, items };
    paper(&ReportView {
        id: ReportId(Id::from_bytes([1; 10])),
        report: Report {
            period: PeriodKind::Month,
            from: Date::new(2022, 8, 1),
            until: Date::new(2022, 8, 31),
            ..Report::default()
        },
        ward: Ward { name: "Phường Mẫu".to_owned(), province: String::new() },
        area_name: String::new(),
        figures: PeriodFigures { targets: vec![target], ..PeriodFigures::default() },
        annex,
        basis: Basis::default(),
    })
}

fn row(name: &str, reported: Option<AreaFigures>) -> AnnexRow {
    AnnexRow { name: name.to_owned(), reported, newest: Date::new(2022, 8, 30) }
}

fn figures(achieved: u32, audience: u32) -> AreaFigures {
    let items = vec![("H01".to_owned(), achieved, audience), ("H02".to_owned(), 0, 0)];
    AreaFigures { households: 10, homes_reached: 4, items }
}

fn printed(table: &Table) -> Vec<Vec<&str>> {
    table.rows.iter().map(|row| row.iter().map(|cell| cell.content.printed()).collect()).collect()
}

#[test]
fn annex_sums_up_who_reported_and_leaves_the_others_a_dash() {
    let rows = vec![row("Khu 1", Some(figures(2, 3))), row("Khu 2", None), row("Khu 3", Some(figures(3, 5)))];
    let document = ward(rows);
    let place = document.blocks.iter().position(|block| matches!(block, Block::Annex(_))).unwrap();
    let Block::Table(table) = &document.blocks[place + 1] else { panic!("no table follows the annex's title") };
    let newest = "30/8/2022";
    assert_eq!(
        printed(table),
        [
            vec!["1", "Khu 1", "10", "4", "66,67", "Không có", newest],
            vec!["2", "Khu 2", "-", "-", "-", "-", newest],
            vec!["3", "Khu 3", "10", "4", "60,00", "Không có", newest],
            vec!["", "Cộng (2/3 khu đã báo cáo)", "20", "8", "62,50", "Không có", ""],
        ]
    );
    assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
}

#[test]
fn ward_of_which_nobody_reported_has_no_sum() {
    let document = ward(vec![row("Khu 1", None)]);
    let table = document.tables().last().unwrap();
    let sum = table.rows.last().unwrap();
    assert_eq!(sum[1].content.printed(), "Cộng (0/1 khu đã báo cáo)");
    assert!(sum[2..6].iter().all(|cell| cell.content == Content::NotReported));
}

#[test]
fn report_of_an_area_has_no_annex() {
    assert!(!ward(Vec::new()).blocks.iter().any(|block| matches!(block, Block::Annex(_))));
}
