//! Questions: a screen's question a file.

pub mod exchange_view;
pub mod history;
pub mod household_view;
pub mod names;
pub mod organisation;
pub mod overview;
pub mod targets;
pub mod walk_list;
