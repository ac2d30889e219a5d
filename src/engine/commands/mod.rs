//! Commands: a verb a file.

pub mod exchange_package;
pub mod log_visit;
pub mod open_ward;
pub mod save_record;
pub mod take_register;
pub mod undo;
