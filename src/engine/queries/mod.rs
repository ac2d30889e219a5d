//! Questions: a screen's question a file.
//!
//! What the engine itself works with and answers hold as it is, is handed on from here.

pub mod alike;
pub mod annex;
pub mod conflicts;
pub mod duplicates;
pub mod exchange_view;
pub mod extract;
pub mod figures;
pub mod history;
pub mod household_view;
pub mod move_choices;
pub mod names;
pub mod organisation;
pub mod overview;
pub mod package_records;
pub mod period;
pub mod removed;
pub mod reports;
pub mod target_sets;
pub mod targets;
pub mod trend;
pub mod unsent_work;
pub mod walk_list;

pub use crate::engine::device::IntakeKind;
pub use crate::engine::index::{LastVisit, Total};
