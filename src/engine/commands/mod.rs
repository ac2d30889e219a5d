//! Commands: a verb a file.

pub mod choose_me;
pub mod keep_draft;
pub mod log_visit;
pub mod make_package;
pub mod open_ward;
pub mod save_record;
pub mod take_package;
pub mod take_register;
pub mod undo;

/// A file that was previewed and waits to be taken.
pub(crate) enum Waiting {
    Package(Box<take_package::WaitingPackage>),
    Register(Box<take_register::WaitingRegister>),
}
