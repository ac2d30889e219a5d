//! Registers as officials keep them: Excel, OpenDocument, CSV and pasted cells, read into households and residents.

mod columns;
mod container;
mod delimited;
mod fault;
mod fonts;
mod guess;
mod header_terms;
mod heading;
mod legacy_font;
mod sheet;
mod syllable;
mod workbook;

pub use columns::{Column, Layout};
pub use fault::{OtherFile, SheetFault};
pub use fonts::{ConvertedColumn, FontReport};
pub use guess::{from_heading, guess};
pub use heading::texts as heading_texts;
pub use legacy_font::LegacyFont;
pub use sheet::{Cell, Row, Sheet, Workbook, column_letters};
pub use workbook::{CELL_LIMIT, FILE_LIMIT, open, open_pasted};
