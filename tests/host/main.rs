//! Tests of the pure rooms, run on the host: one module a topic.
#![cfg(not(target_arch = "wasm32"))]
// Tells clippy that helper functions may unwrap here as tests may.
#![cfg(test)]

mod architecture;
mod browsers;
mod dates;
mod doors;
mod engine_conflicts;
mod engine_duplicates;
mod engine_erasing;
mod engine_exchange;
mod engine_forget;
mod engine_give_back;
mod engine_history;
mod engine_joined;
mod engine_preview;
mod engine_removal;
mod engine_send;
mod engine_totals;
mod engine_visits;
mod engine_ward;
mod faulty;
mod foreign;
mod fuzz;
mod hostile;
mod household_form;
mod id;
mod import_outcome;
mod import_plan;
mod item_form;
mod journal;
mod laws;
mod log_laws;
mod log_lines;
mod log_model;
mod log_orders;
mod package;
mod practice;
mod register;
mod seal;
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
mod toast_place;
mod values;
mod visit_form;
mod way_in;
mod words;
mod world;
