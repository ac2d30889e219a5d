//! An export read back, the way other programs read it.

use crate::world::{Device, run};
use csv::ReaderBuilder;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use tung_nha::analysis;
use tung_nha::engine::queries::extract::MakeExtract;
use tung_nha::model::{Extract, Naming};
use tung_nha::words::code_meanings;
use zip::ZipArchive;

/// A row by the names of its columns.
pub type Row = BTreeMap<String, String>;

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
}

/// The files of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Everything in them, unpacked, by the names of the files.
    pub texts: BTreeMap<String, String>,
    /// The tables by their names.
    pub tables: BTreeMap<String, Table>,
}

impl Export {
    pub fn of(device: &Device, naming: Naming) -> Self {
        Self::of_extract(&run(device.engine.extract(MakeExtract(naming))).unwrap())
    }

    /// Writes an extract as the worker does, which gets it in postcard's form.
    pub fn of_extract(extract: &Extract) -> Self {
        let sent: Extract = postcard::from_bytes(&postcard::to_allocvec(extract).unwrap()).unwrap();
        assert_eq!(&sent, extract);
        Self::read(&analysis::write(&sent, &code_meanings()).unwrap())
    }

    pub fn read(bytes: &[u8]) -> Self {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut texts = BTreeMap::new();
        for place in 0..zip.len() {
            let mut file = zip.by_index(place).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            texts.insert(name, text);
        }
        let tables = texts.iter().filter_map(|(name, text)| Some((name.strip_suffix(".csv")?.to_owned(), table(text))));
        let tables = tables.collect();
        Self { texts, tables }
    }

    pub fn rows(&self, table: &str) -> &[Row] {
        &self.tables[table].rows
    }

    /// How many rows of a table hold a value.
    pub fn count(&self, table: &str, column: &str, value: &str) -> usize {
        self.rows(table).iter().filter(|row| row[column] == value).count()
    }
}

fn table(text: &str) -> Table {
    let text = text.strip_prefix('\u{feff}').expect("Excel knows UTF-8 by its mark");
    let mut reader = ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let columns: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let row = |record: csv::StringRecord| columns.iter().cloned().zip(record.iter().map(str::to_owned)).collect();
    let rows: Vec<Row> = reader.records().map(|record| row(record.unwrap())).collect();
    assert_eq!(text.lines().count(), rows.len() + 1, "a row is a line");
    Table { columns, rows }
}
