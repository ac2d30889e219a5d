//! What is told of people, with names and without, and of whom nothing is told.

use crate::analysis::ward::{GONE, PERSONAL, small};
use crate::analysis::zipped::Export;
use std::collections::BTreeSet;
use tung_nha::analysis::infos;
use tung_nha::engine::queries::extract::MakeExtract;
use tung_nha::model::Naming;

#[test]
fn without_names_nothing_tells_who_somebody_is() {
    let small = small();
    let extract = crate::world::run(small.device.engine.extract(MakeExtract(Naming::Nameless))).unwrap();
    let handed_on = String::from_utf8_lossy(&postcard::to_allocvec(&extract).unwrap()).into_owned();
    let export = Export::of_extract(&extract);
    let all: String = export.texts.values().map(String::as_str).collect();
    let named: String = Export::of(&small.device, Naming::Named).texts.into_values().collect();
    for personal in PERSONAL {
        let is_told = !["Lê Thị Từ", "Lê Văn Chối"].contains(&personal);
        assert_eq!(named.contains(personal), is_told, "{personal}");
        assert!(!all.contains(personal), "{personal}");
        assert!(!handed_on.contains(&personal.replace(' ', "")) && !handed_on.contains(personal), "{personal}");
    }
    for table in infos() {
        for column in table.columns.iter().filter(|column| column.is_personal) {
            assert_eq!(export.count(table.name, column.name, ""), export.rows(table.name).len(), "{}", column.name);
        }
    }
    assert_eq!(export.count("residents", "birth_year", "1979"), 1);
}

#[test]
fn tables_with_names_and_without_have_the_same_columns_and_rows() {
    let small = small();
    let [named, nameless] = [Naming::Named, Naming::Nameless].map(|naming| Export::of(&small.device, naming));
    for (name, table) in &named.tables {
        let other = &nameless.tables[name];
        assert_eq!(table.columns, other.columns);
        let rows = if name == "member_positions" { 0 } else { table.rows.len() };
        assert_eq!(other.rows.len(), rows, "{name}");
    }
    let row = &named.rows("residents").iter().find(|row| row["name"] == "Hoàng Thị Lan").unwrap();
    assert_eq!((row["phone"].as_str(), row["birth_date"].as_str()), ("0912 345 678", "1979-03-12"));
    let visit = named.rows("visits").iter().find(|row| !row["note"].is_empty()).unwrap();
    assert_eq!(visit["note"], "hay vắng buổi sáng; =1+1 \"nhé\"");
    assert_eq!((visit["appointment_on"].as_str(), visit["appointment_at"].as_str()), ("2022-06-20", "07:05:00"));
}

#[test]
fn who_was_erased_or_taken_off_the_list_is_nowhere_and_who_was_joined_is_there_once() {
    let small = small();
    for naming in [Naming::Named, Naming::Nameless] {
        let export = Export::of(&small.device, naming);
        let all: String = export.texts.values().map(String::as_str).collect();
        assert!(GONE.iter().all(|gone| !all.contains(gone)));
        assert_eq!(export.rows("residents").len(), 2 + 2, "of seven that were entered");
        assert_eq!(export.count("residents", "resident", &small.woman.to_string()), 1);
        // The erased person's step is gone with them; that of the home that refused stays a step, but nobody's.
        let given = export.rows("visit_steps").iter().filter(|row| row["unit"] == "person");
        let given: Vec<&str> = given.map(|row| row["resident"].as_str()).collect();
        let woman = small.woman.to_string();
        assert!(given.len() == 2 && given.contains(&woman.as_str()) && given.contains(&""), "{given:?}");
    }
}

#[test]
fn of_a_household_that_refused_people_are_counted_and_nothing_is_told() {
    let small = small();
    let export = Export::of(&small.device, Naming::Named);
    for id in &small.of_refused {
        let row = export.rows("residents").iter().find(|row| row["resident"] == id.to_string()).unwrap();
        let told: Vec<&str> =
            row.iter().filter(|(_, value)| !value.is_empty()).map(|(column, _)| column.as_str()).collect();
        assert_eq!(told, ["area", "area_name", "is_withheld", "resident"]);
        let statuses: Vec<_> = export.rows("statuses").iter().filter(|row| row["resident"] == id.to_string()).collect();
        assert!(!statuses.is_empty());
        assert!(statuses.iter().all(|row| row["household"].is_empty() && row["step"].is_empty()));
    }
    let home = export.rows("households").iter().find(|row| row["household"] == small.refused.to_string()).unwrap();
    assert_eq!((home["consent"].as_str(), home["residents"].as_str()), ("refused", "2"));
    let achieved = export.rows("statuses").iter().filter(|row| row["is_achieved"] == "true" && row["item"] == "H01");
    assert_eq!(achieved.count(), 2, "one of them at the home that refused");
}

#[test]
fn every_id_leads_somewhere() {
    let small = small();
    let export = Export::of(&small.device, Naming::Nameless);
    let ids = |table: &str, column: &str| -> BTreeSet<String> {
        let ids = export.rows(table).iter().map(|row| row[column].clone());
        ids.filter(|id| !id.is_empty()).collect()
    };
    let owners = [
        ("area", "areas"),
        ("team", "teams"),
        ("member", "members"),
        ("target", "targets"),
        ("item", "items"),
        ("household", "households"),
        ("resident", "residents"),
        ("visit", "visits"),
    ];
    for (column, owner) in owners {
        let known = ids(owner, column);
        let rows = export.rows(owner).len();
        assert_eq!(known.len(), rows, "{column}s are told apart");
        for (name, table) in &export.tables {
            if table.columns.iter().any(|other| other == column) {
                assert!(ids(name, column).is_subset(&known), "{name}.{column}");
            }
        }
    }
    assert!(ids("households", "household").contains(&small.home.to_string()));
}
