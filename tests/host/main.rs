//! Tests of the pure rooms, run on the host.

mod dates;
mod spreadsheet_columns;
mod spreadsheet_desk;
mod spreadsheet_files;
mod spreadsheet_fonts;
mod spreadsheet_households;
mod spreadsheet_reading;
mod text;
mod values;
