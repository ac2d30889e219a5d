//! A sample export and the figures it must add up to, for `cargo xtask tables` to load into DuckDB.

use crate::world::{Device, person, run};
use std::fmt::Write;
use std::path::PathBuf;
use tung_nha::analysis;
use tung_nha::engine::queries::extract::MakeExtract;
use tung_nha::engine::queries::targets::{PartKind, TargetsQuestion};
use tung_nha::engine::scope::Scope;
use tung_nha::model::{Naming, Outcome, Relation};
use tung_nha::words::code_meanings;

const FOLDER: &str = "TUNG_NHA_TABLES";

/// The practice ward with a second khu, so that there is a table to speak of.
fn ward() -> Device {
    let mut device = Device::empty("a");
    run(device.engine.fill_practice()).unwrap();
    let area = device.area("Khu 4B; \"Bí Giàng\"");
    for number in ["1", "2A", "3/12"] {
        let home = device.household(area, "Ngõ 1", number);
        device.people(home, &[person("Nguyễn Văn Một", Relation::Head, "1970", "0901234567")]);
        let head = device.view(home).residents[0].id;
        device.visit(home, Outcome::Guided, &[(Some(head), "H01", 4), (None, "H12", 3)]);
    }
    device
}

#[test]
fn an_export_and_its_figures_go_to_other_programs() {
    let device = ward();
    let view = device.engine.targets_view(&TargetsQuestion { scope: Scope::WARD, by: Some(PartKind::Area) });
    let items = view.targets.iter().flat_map(|target| &target.items).map(|item| item.item.code.as_str());
    let items: Vec<&str> = items.collect();
    let mut expected = String::new();
    for part in &view.parts {
        for (item, total) in items.iter().zip(&part.items) {
            writeln!(expected, "{}\t{item}\t{}\t{}\t{}", part.name, total.audience, total.achieved, total.unknown)
                .unwrap();
        }
    }
    assert_eq!(view.parts.len() * items.len(), expected.lines().count());
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    for naming in [Naming::Nameless, Naming::Named] {
        let extract = run(device.engine.extract(MakeExtract(naming))).unwrap();
        let file = analysis::write(&extract, &code_meanings()).unwrap();
        std::fs::write(folder.join(format!("export-{naming:?}.zip")), file).unwrap();
    }
    std::fs::write(folder.join("export-figures.tsv"), expected).unwrap();
}
