//! Vietnamese text: cleaning of what comes in, folding for search, keys for sorting, needles for finding, joining.
//!
//! A text may arrive composed (NFC) or decomposed (NFD, from Apple devices); every function here treats both alike.

mod clean;
mod fold;
mod join;
mod needle;
mod order;

pub use clean::{clean, clean_lines};
pub use fold::{fold, initials};
pub(crate) use fold::{phrase, strip_folded};
pub use join::join_filled;
pub use needle::Needle;
pub(crate) use order::KeyWriter;
pub use order::{name_key, sort_key};
