//! The parts pages are made of. Each is one element of the design guide, with its states.
//!
//! Texts are `TextProp`: a constant, a string or a closure over `use_words()`. What changes is a `Signal`, what happened
//! a `Callback`. Buttons are plain `<button class="btn main">`; `main`, `lamp`, `quiet`, `small`, `wide` and `danger`
//! are their variants.

mod choice;
mod dialog;
mod dock;
mod door;
mod field;
mod icon;
mod kind;
mod ladder;
mod link;
mod meter;
mod note;
mod plate;
mod search;
mod sign;
mod steps;
mod tabs;
mod toast;
mod waiting;

pub use choice::{Choice, ChoiceChip, ChoiceLine, PressChip};
pub use dialog::{Dialog, FullScreen};
pub use dock::{Dock, Nav};
pub use door::{DoorGlyph, DoorLegend, Doors};
pub use field::{Field, SelectField, TextArea};
pub use icon::{Icon, IconButton, IconLink, Logo};
pub use kind::Kind;
pub use ladder::LadderField;
pub use link::{Link, LinkRow, Names, NamesButton};
pub use meter::{Meter, Progress};
pub use note::{Note, Say, Tag};
pub use plate::Plate;
pub use search::SearchField;
pub use sign::Sign;
pub use steps::Steps;
pub use tabs::{Tab, Tabs};
pub use toast::{Toaster, Toasts, UndoAction, provide_toasts, use_toasts};
pub use waiting::{Empty, Skeleton};

use std::cell::Cell;

thread_local! {
    static LAST_ID: Cell<u32> = const { Cell::new(0) };
}

/// Makes an id for an element that another one names: `for`, `aria-describedby`, a radio group's `name`.
pub(super) fn fresh_id(prefix: &str) -> String {
    let number = LAST_ID.get().wrapping_add(1);
    LAST_ID.set(number);
    format!("{prefix}-{number}")
}
