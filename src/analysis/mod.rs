//! The ward as plain tables for programs made for analysis, such as DuckDB, and for any spreadsheet.
//!
//! # The file
//! One `.zip` with a `.csv` for each table, and the data dictionary twice: `tu-dien-du-lieu.csv` to be searched,
//! `tu-dien-du-lieu.txt` to be read. Names of tables and columns and all codes are English, as they are in packages; they
//! never change meaning, and a new one is only ever added. The dictionary gives every meaning in Vietnamese and English.
//!
//! Every table looks the same with names and without: what is left out is empty. One statement reads the files of a
//! hundred wards: `read_csv('*/residents.csv', union_by_name = true)`.
//!
//! | What | How | Why |
//! |---|---|---|
//! | text | UTF-8 with a mark, `;` between cells, a line for each row | Excel set to Vietnamese opens just this with a double click, for there the comma stands in numbers; DuckDB, R and Python find the separator themselves. Nothing else is read well by all |
//! | ids | 16 letters and digits, those of packages | the same thing has the same id in every export and every file |
//! | days, times | `2022-09-17`, `19:30:00`, in Vietnam | read as days and times everywhere, in Excel too |
//! | flags | `true`, `false` | |
//! | numbers | whole, without thousands apart | no program takes a point for a comma: shares are left to whoever reckons |
//! | not known | empty | never 0, never "no" |
//! | telephones | `0912 345 678` | without the blanks programs would take it for a number and drop the 0 |
//! | free text | its lines joined; an apostrophe before `=`, `+`, `-`, `@` | a cell must not act as a formula |
//!
//! # What is not in it
//! Who and what was taken off the list or erased. Records that were joined are one, under the id they are read by. Of a
//! household that refused, people are counted and nothing is told of them, not even that they belong together.
//!
//! Without names, ids still tell two people apart: whoever has the ward's own files can look them up. Such a file is
//! less than a register, and more than figures.

mod column;
mod dictionary;
mod glossary;
mod tables;
mod value;

pub use column::{ColumnInfo, TableInfo};
pub use dictionary::{DICTIONARY_TEXT, FORMAT_VERSION};
pub use glossary::{CodeList, CodeMeaning, Meaning};
pub use tables::infos;
pub use value::Kind;

use crate::analysis::dictionary::dictionary_text;
use crate::analysis::tables::write_tables;
use crate::model::{Date, Extract, Naming, plain_name};
use crate::papers::PaperFault;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

/// Writes an extract as a `.zip`. `glossary` says what the codes mean.
///
/// # Errors
/// None is known: the file is made in memory.
pub fn write(extract: &Extract, glossary: &[CodeMeaning]) -> Result<Vec<u8>, PaperFault> {
    // No time of writing: the same extract is the same bytes.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(DICTIONARY_TEXT, options).map_err(PaperFault::new)?;
    zip.write_all(dictionary_text(extract, glossary).as_bytes()).map_err(PaperFault::new)?;
    write_tables(extract, glossary, &mut |name, write| {
        zip.start_file(name, options).map_err(PaperFault::new)?;
        write(&mut zip)
    })?;
    Ok(zip.finish().map_err(PaperFault::new)?.into_inner())
}

/// Returns what the file is called: "tung-nha_phan-tich_phuong-4_2022-09-17_khong-ten.zip".
#[must_use]
pub fn file_name(ward: &str, on: Date, naming: Naming) -> String {
    let naming = match naming {
        Naming::Nameless => "khong-ten",
        Naming::Named => "co-ten",
    };
    format!("{}.zip", plain_name(&["tung-nha", "phan-tich", ward, &on.code(), naming]))
}
