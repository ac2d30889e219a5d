//! The tables add up to the app's own figures.

use crate::analysis::ward::small;
use crate::analysis::zipped::Export;
use crate::world::{Device, run};
use tung_nha::engine::index::Total;
use tung_nha::engine::queries::period::PeriodQuestion;
use tung_nha::engine::queries::targets::{PartKind, TargetsQuestion};
use tung_nha::engine::scope::Scope;
use tung_nha::model::{Date, Naming};

/// The totals of an area and item as the rows add up.
fn added_up(export: &Export, area: &str, item: &str) -> Total {
    let rows = export.rows("statuses").iter().filter(|row| row["area"] == area && row["item"] == item);
    let mut total = Total::default();
    for row in rows {
        let flag = |column: &str| u32::from(row[column] == "true");
        total.add(&Total {
            audience: u32::from(row["applies"] == "yes"),
            achieved: flag("is_achieved"),
            under_way: flag("is_under_way"),
            unknown: flag("is_unasked"),
            exempt: flag("is_exempt"),
            undecided: u32::from(row["applies"] == "unknown"),
        });
    }
    total
}

fn practice() -> Device {
    let mut device = Device::empty("a");
    run(device.engine.fill_practice()).unwrap();
    device
}

#[test]
fn statuses_add_up_to_the_table_of_areas_and_items() {
    let mut cells = 0;
    for device in [small().device, practice()] {
        let view = device.engine.targets_view(&TargetsQuestion { scope: Scope::WARD, by: Some(PartKind::Area) });
        let items: Vec<&str> =
            view.targets.iter().flat_map(|target| &target.items).map(|item| item.item.code.as_str()).collect();
        for naming in [Naming::Named, Naming::Nameless] {
            let export = Export::of(&device, naming);
            for part in &view.parts {
                let area = part.scope.area.unwrap().to_string();
                for (item, total) in items.iter().zip(&part.items) {
                    assert_eq!(added_up(&export, &area, item), *total, "{} {item}", part.name);
                    cells += 1;
                }
            }
        }
    }
    assert_eq!(cells, (2 + 1) * 13 * 2);
}

#[test]
fn visits_and_their_steps_add_up_to_what_was_done() {
    for device in [small().device, practice()] {
        let (from, until) = (Date::new(2000, 1, 1).unwrap(), Date::new(2100, 1, 1).unwrap());
        let done = run(device.engine.period(&PeriodQuestion { scope: Scope::WARD, from, until })).unwrap().activity;
        let export = Export::of(&device, Naming::Nameless);
        let guided: Vec<&str> = export
            .rows("visits")
            .iter()
            .filter(|row| row["is_guided"] == "true")
            .map(|row| row["visit"].as_str())
            .collect();
        let given = export.rows("visit_steps").iter();
        let guidances = given.filter(|row| row["unit"] == "person" && guided.contains(&row["visit"].as_str())).count();
        assert_eq!((export.rows("visits").len(), guidances), (done.visits as usize, done.guidances as usize));
        assert!(guidances > 0);
        let overview = device.engine.overview();
        assert_eq!(export.rows("households").len(), overview.households as usize);
        assert_eq!(export.rows("residents").len(), overview.residents as usize);
        assert_eq!(export.count("households", "is_to_visit", "true"), overview.left as usize);
        assert_eq!(export.rows("ward")[0]["check_code"], overview.check_code);
    }
}
