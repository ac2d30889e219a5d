//! Separated text, the way a Vietnamese Excel opens it with a double click.

use crate::document::{Cell, Content, Share, Table};
use crate::papers::clean::clean;
use crate::papers::fault::PaperFault;
use csv::{Terminator, WriterBuilder};

/// Tells Excel that the text is UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Writes a table: semicolons between the cells, since the comma stands in numbers.
///
/// Figures are plain: `1318`, and shares in percent with a comma: `67,98`. A text Excel would take for a formula gets an
/// apostrophe before it. A cell of several columns is followed by empty ones.
///
/// # Errors
/// None is known: the text is made in memory.
pub fn write_csv(table: &Table) -> Result<Vec<u8>, PaperFault> {
    let mut builder = WriterBuilder::new();
    let mut writer = builder.delimiter(b';').terminator(Terminator::CRLF).from_writer(MARK.to_vec());
    writer.write_record(table.heads().map(harmless)).map_err(PaperFault::new)?;
    for row in &table.rows {
        let mut fields = vec![String::new(); table.width()];
        for place in table.places(row) {
            if let (Some(field), Some(cell)) = (fields.get_mut(place.column), place.cell) {
                *field = plain(cell);
            }
        }
        writer.write_record(&fields).map_err(PaperFault::new)?;
    }
    writer.into_inner().map_err(PaperFault::new)
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

/// Returns a text no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    let text = clean(text);
    if text.starts_with(['=', '+', '-', '@', '\t', '\n']) { format!("'{text}") } else { text }
}
