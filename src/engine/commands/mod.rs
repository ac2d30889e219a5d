//! Commands: a verb a file.

pub mod choose_me;
pub mod erase;
pub mod excuse;
pub mod judge_same;
pub mod keep_draft;
pub mod leave_waiting;
pub mod log_visit;
pub mod make_package;
pub mod note_backup;
pub mod open_ward;
pub mod remove;
pub mod replace_all;
pub mod report;
pub mod save_record;
pub mod settle_conflict;
pub mod take_package;
pub mod take_register;
pub mod target_set;
pub mod undo;
