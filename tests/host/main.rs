//! Tests of the pure rooms, run on the host: one module a topic.

mod dates;
mod id;
mod shell;
mod storage;
mod spreadsheet_columns;
mod spreadsheet_desk;
mod spreadsheet_files;
mod spreadsheet_fonts;
mod spreadsheet_reading;
mod text;
mod values;
