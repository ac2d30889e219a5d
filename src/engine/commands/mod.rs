//! Commands: a verb a file.

pub mod exchange_package;
pub mod log_visit;
pub mod open_ward;
pub mod save_record;
pub mod take_register;
pub mod undo;

/// A file that was previewed and waits to be taken.
pub(crate) enum Waiting {
    Package(Box<exchange_package::WaitingPackage>),
    Register(Box<take_register::WaitingRegister>),
}
