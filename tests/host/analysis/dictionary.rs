//! The dictionary tells every column of every table, every code, and nothing else.

use crate::analysis::ward::small;
use crate::analysis::zipped::{Export, Row};
use crate::world::{Device, run};
use std::collections::{BTreeMap, BTreeSet};
use tung_nha::analysis::{CodeList, DICTIONARY_TEXT, Kind, infos};
use tung_nha::id::Id;
use tung_nha::model::{Date, Naming};
use tung_nha::words::code_meanings;

fn exports() -> Vec<Export> {
    let mut practice = Device::empty("a");
    run(practice.engine.fill_practice()).unwrap();
    let devices = [small().device, practice, Device::empty("b")];
    let namings = [Naming::Named, Naming::Nameless];
    devices.iter().flat_map(|device| namings.map(|naming| Export::of(device, naming))).collect()
}

#[test]
fn every_column_of_every_table_is_in_the_dictionary_and_the_other_way_round() {
    for export in exports() {
        let told: BTreeSet<(&str, &str)> = export
            .rows("tu-dien-du-lieu")
            .iter()
            .map(|row| (row["table_name"].as_str(), row["column_name"].as_str()))
            .collect();
        let columns = export.tables.iter().flat_map(|(name, table)| {
            let columns = table.columns.iter().map(String::as_str);
            std::iter::once("").chain(columns).map(move |column| (name.as_str(), column))
        });
        assert_eq!(told, columns.collect());
        assert_eq!(told.len(), export.rows("tu-dien-du-lieu").len(), "each once");
    }
}

#[test]
fn the_readable_dictionary_tells_the_same() {
    let export = Export::of(&small().device, Naming::Nameless);
    let text = export.texts[DICTIONARY_TEXT].strip_prefix('\u{feff}').unwrap();
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    for table in infos() {
        let (_, rest) = text.split_once(&format!("== {}.csv\r\n", table.name)).expect(table.name);
        let part = rest.split("\r\n== ").next().unwrap();
        for column in table.columns {
            let meaning = format!("  {}\r\n  {}\r\n", column.meaning.vi, column.meaning.en);
            assert!(part.contains(&format!("{} ({}", column.name, column.kind.code())), "{}", column.name);
            assert!(part.contains(&meaning), "{}", column.name);
        }
    }
}

#[test]
fn names_of_tables_and_columns_are_plain_and_meanings_are_written() {
    for table in infos() {
        let names = table.columns.iter().map(|column| column.name);
        for name in names {
            assert!(
                name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_' || letter.is_ascii_digit()),
                "{name}"
            );
        }
        for meaning in table.columns.iter().map(|column| column.meaning).chain([table.row]) {
            assert!(meaning.vi.ends_with('.') && meaning.en.ends_with('.'), "{meaning:?}");
        }
        let keys: BTreeSet<&str> = table.columns.iter().map(|column| column.name).collect();
        assert_eq!(keys.len(), table.columns.len(), "{}", table.name);
    }
}

#[test]
fn every_code_has_a_meaning_in_both_languages_and_stands_in_the_table_of_codes() {
    let export = Export::of(&small().device, Naming::Nameless);
    let listed: BTreeMap<(String, String), &Row> =
        export.rows("codes").iter().map(|row| ((row["list"].clone(), row["code"].clone()), row)).collect();
    let codes = CodeList::ALL.iter().flat_map(|list| list.codes().into_iter().map(|code| (*list, code)));
    for (list, code) in codes.clone() {
        let row = listed[&(list.name().to_owned(), code.to_owned())];
        assert!(!row["meaning_vi"].is_empty() && !row["meaning_en"].is_empty(), "{code}");
    }
    assert_eq!((codes.count(), code_meanings().len()), (listed.len(), listed.len()));
}

#[test]
fn every_value_is_what_the_dictionary_says() {
    let mut kinds_seen = BTreeSet::new();
    for export in exports() {
        for table in infos() {
            for column in &table.columns {
                let values = export.rows(table.name).iter().map(|row| row[column.name].as_str());
                for value in values.filter(|value| !value.is_empty()) {
                    assert!(is_of(value, column.kind), "{}.{}: {value}", table.name, column.name);
                    kinds_seen.insert(column.kind.code());
                }
            }
        }
    }
    assert_eq!(kinds_seen.len(), 7, "{kinds_seen:?}");
}

fn is_of(value: &str, kind: Kind) -> bool {
    match kind {
        Kind::Id => Id::parse(value).is_some(),
        Kind::Text => !value.contains('\n') && !value.starts_with(['=', '+', '-', '@']),
        Kind::Code(list) => list.codes().contains(&value),
        Kind::Flag => ["true", "false"].contains(&value),
        Kind::Number(_) => value.parse::<u32>().is_ok(),
        Kind::Date => Date::parse(value).is_some(),
        Kind::Time => value.len() == 8 && value.ends_with(":00"),
    }
}
