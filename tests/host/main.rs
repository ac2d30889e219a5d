//! Tests of the pure rooms, run on the host: one module a topic.

mod browsers;
mod dates;
mod doors;
mod id;
mod shell;
mod spreadsheet_columns;
mod spreadsheet_desk;
mod spreadsheet_files;
mod spreadsheet_fonts;
mod spreadsheet_households;
mod spreadsheet_reading;
mod storage;
mod style;
mod text;
mod values;
mod words;
