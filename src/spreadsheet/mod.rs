//! Registers as officials keep them: Excel, OpenDocument, CSV and pasted cells, read into households and residents.

mod assembly;
mod births;
mod columns;
mod container;
mod context;
mod delimited;
mod desk;
mod fault;
mod fonts;
mod guess;
mod header_terms;
mod heading;
mod labels;
mod legacy_font;
mod messages;
mod person_row;
mod phones;
mod problem;
mod register_reader;
mod remarks;
mod row_kind;
mod sheet;
mod syllable;
mod workbook;

pub use columns::{Column, Layout};
pub use desk::SheetDesk;
pub use fault::{OtherFile, SheetFault};
pub use fonts::{ConvertedColumn, FontReport};
pub use guess::{from_heading, guess};
pub use heading::texts as heading_texts;
pub use legacy_font::LegacyFont;
pub use messages::{ProblemTotal, ReadDone, SampleRow, SheetAnswer, SheetRequest, SheetSummary};
pub use problem::{Action, ColumnRef, Fault, Problem, Severity};
pub use register_reader::{ChosenSheet, Counts, Reading, read};
pub use sheet::{Cell, Row, Sheet, Workbook, column_letters};
pub use workbook::{CELL_LIMIT, FILE_LIMIT, open, open_pasted};
