//! Separated text, the way a Vietnamese Excel opens it with a double click.

use crate::document::{Cell, Content, Share, Table};
use crate::papers::clean::clean;
use crate::papers::fault::PaperFault;
use csv::{Terminator, Writer, WriterBuilder};
use std::io::Write;

/// Tells Excel that the text is UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Separated text while it is written, row by row: UTF-8 with its mark, semicolons, lines ended as Windows does.
#[derive(Debug)]
pub struct SeparatedText<W: Write>(Writer<W>);

impl<W: Write> SeparatedText<W> {
    /// Begins a text.
    ///
    /// # Errors
    /// What it is written into does not take it.
    pub fn begin(mut into: W) -> Result<Self, PaperFault> {
        into.write_all(MARK).map_err(PaperFault::new)?;
        let mut builder = WriterBuilder::new();
        Ok(Self(builder.delimiter(b';').terminator(Terminator::CRLF).from_writer(into)))
    }

    /// Writes a row. Texts of people go through [`harmless`] before.
    ///
    /// # Errors
    /// What it is written into does not take it, or the row is not as long as those before.
    pub fn row(&mut self, fields: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Result<(), PaperFault> {
        self.0.write_record(fields).map_err(PaperFault::new)
    }

    /// Ends the text, and returns what it was written into.
    ///
    /// # Errors
    /// What it is written into does not take the rest.
    pub fn end(self) -> Result<W, PaperFault> {
        self.0.into_inner().map_err(|fault| PaperFault::new(fault.into_error()))
    }
}

/// Writes a table: semicolons between the cells, since the comma stands in numbers.
///
/// Figures are plain: `1318`, and shares in percent with a comma: `67,98`. A text Excel would take for a formula gets an
/// apostrophe before it. A cell of several columns is followed by empty ones.
///
/// # Errors
/// None is known: the text is made in memory.
pub fn write_csv(table: &Table) -> Result<Vec<u8>, PaperFault> {
    let mut text = SeparatedText::begin(Vec::new())?;
    text.row(table.heads().map(harmless))?;
    for row in &table.rows {
        let mut fields = vec![String::new(); table.width()];
        for place in table.places(row) {
            if let (Some(field), Some(cell)) = (fields.get_mut(place.column), place.cell) {
                *field = plain(cell);
            }
        }
        text.row(&fields)?;
    }
    text.end()
}

fn plain(cell: &Cell) -> String {
    match &cell.content {
        Content::Number { number, .. } => number.to_string(),
        Content::Share { share, text } => percent(*share).unwrap_or_else(|| harmless(text)),
        Content::Text(text) => harmless(text),
        content @ (Content::Nothing | Content::NotReported) => content.printed().to_owned(),
    }
}

fn percent(share: Share) -> Option<String> {
    share.hundredths().map(|hundredths| format!("{},{:02}", hundredths / 100, hundredths % 100))
}

/// Returns a text no spreadsheet takes for a formula: where one would, an apostrophe stands before it.
pub fn harmless(text: &str) -> String {
    let text = clean(text);
    if text.starts_with(['=', '+', '-', '@', '\t', '\n']) { format!("'{text}") } else { text }
}
