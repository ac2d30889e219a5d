//! What the screen asks of the worker that reads spreadsheets and writes papers, and what it answers.

use crate::analysis::CodeMeaning;
use crate::document::{Document, Table};
use crate::model::{Date, Register};
use crate::spreadsheet::columns::Layout;
use crate::spreadsheet::fault::SheetFault;
use crate::spreadsheet::problem::{Fault, Problem};
use crate::spreadsheet::register_reader::Counts;
use serde::{Deserialize, Serialize};

/// A question to the worker. The workbook opened last stays open in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SheetRequest {
    /// Opens the file whose bytes travel beside the request.
    Open { name: String },
    /// Opens cells pasted as text.
    OpenPasted { text: String },
    /// Describes a sheet anew under a heading a person pointed at, or under none.
    Describe { sheet: u16, header_rows: Option<(u32, u32)> },
    /// Reads sheets, each with its layout, on the day `today`, without taking anything in.
    Read { chosen: Vec<(u16, Layout)>, today: Date },
    /// Writes a document for Word.
    WriteDocx { document: Document },
    /// Writes tables for Excel on the day `today`, a sheet for each.
    WriteXlsx { tables: Vec<Table>, today: Date },
    /// Writes a table as separated text.
    WriteCsv { table: Table },
    /// Writes the extract that travels beside the request, as the engine made it. `glossary` says what its codes mean.
    WriteExtract { glossary: Vec<CodeMeaning> },
}

/// An answer of the worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SheetAnswer {
    Opened(Vec<SheetSummary>),
    Described(SheetSummary),
    /// Rows read, of how many. More answers follow.
    Progress {
        done: u32,
        total: u32,
    },
    ReadDone(ReadDone),
    /// The bytes of a file. Between threads they travel beside the answer, and this is empty.
    Written(Vec<u8>),
    Failed(SheetFault),
}

/// A sheet, with what is needed to choose it and to correct its columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetSummary {
    /// The sheet's place in the workbook.
    pub index: u16,
    pub name: String,
    pub hidden: bool,
    /// Rows that hold something, heading and titles among them.
    pub rows: u32,
    /// The layout, or `None` where nothing looks like a list of people.
    pub layout: Option<Layout>,
    /// A heading was recognised, and below it somebody stands.
    pub is_list: bool,
    /// What each column is called.
    pub headings: Vec<String>,
    /// The first rows of data.
    pub sample: Vec<SampleRow>,
    /// The first rows of the sheet, to point at the heading.
    pub top: Vec<SampleRow>,
}

/// A row as the sheet shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SampleRow {
    /// The row as the file counts it, from 1.
    pub number: u32,
    pub cells: Vec<String>,
}

/// What a reading found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadDone {
    pub counts: Counts,
    /// The first problems of each kind, in the order of the list.
    pub problems: Vec<Problem>,
    /// How many problems of each kind there are in all.
    pub totals: Vec<ProblemTotal>,
    /// The register in postcard's form, to be handed on unread. Between threads it travels beside the answer, and this
    /// is empty.
    pub register: Vec<u8>,
}

/// How often a kind of problem was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemTotal {
    /// The kind, by its first example.
    pub fault: Fault,
    pub count: u32,
}

impl ReadDone {
    /// Returns the register that was read; `None` if the bytes are no register.
    pub fn register(&self) -> Option<Register> {
        postcard::from_bytes(&self.register).ok()
    }
}
