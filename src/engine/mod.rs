//! State folded from the log into the records of `model`, its indexes, and one function for each command and question.

pub mod basis;
pub mod commands;
mod fault;
pub mod queries;
pub mod store;

pub use fault::Fault;
