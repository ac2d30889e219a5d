//! The sample report as files, for `cargo xtask papers` to open in other programs.

use crate::papers::report::report;
use std::path::PathBuf;
use tung_nha::model::Date;
use tung_nha::papers::{write_csv, write_docx, write_xlsx};

const FOLDER: &str = "TUNG_NHA_PAPERS";

#[test]
fn a_report_is_three_kinds_of_files() {
    let report = report();
    let tables: Vec<_> = report.tables().cloned().collect();
    let docx = write_docx(&report).unwrap();
    let xlsx = write_xlsx(&tables, Date::new(2022, 9, 5).unwrap()).unwrap();
    let texts: Vec<_> = tables.iter().map(|table| write_csv(table).unwrap()).collect();
    assert!(docx.len() < 20_000 && xlsx.len() < 20_000, "{} and {} bytes", docx.len(), xlsx.len());
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    std::fs::write(folder.join("report.docx"), docx).unwrap();
    std::fs::write(folder.join("report.xlsx"), xlsx).unwrap();
    for (number, text) in (1..).zip(texts) {
        std::fs::write(folder.join(format!("table-{number}.csv")), text).unwrap();
    }
}
