//! Page objects: what a person does on each page, by the words they read there.

pub mod every;
pub mod exchange;
pub mod import;
pub mod lock;
pub mod people;
pub mod start;
pub mod visit;
pub mod walk;
