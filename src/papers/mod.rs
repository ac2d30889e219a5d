//! Documents and tables written as files other programs open: Word, Excel and separated text.
//!
//! Only the worker that reads spreadsheets calls this room, so that no other part of the app carries the writers. Nothing
//! here chooses a word: what stands in the files is what the document says.

mod clean;
mod delimited;
mod docx;
mod fault;
mod sheet_name;
mod xlsx;

pub use delimited::{SeparatedText, harmless, write_csv};
pub use docx::write_docx;
pub use fault::PaperFault;
pub use xlsx::write_xlsx;
