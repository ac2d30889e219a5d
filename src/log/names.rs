//! Kinds and fields by number: a ward has hundreds of thousands of cells, and a few dozen names for them.

use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A kind's or field's place in [`Names`]. Means nothing outside the device that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Name(u32);

/// The longest name of a kind or field, in bytes.
pub const NAME_LIMIT: usize = 64;

/// Every name met so far.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Vec<Box<str>>", into = "Vec<Box<str>>")]
pub struct Names {
    texts: Vec<Box<str>>,
    places: HashMap<Box<str>, Name>,
    /// The place after the one asked for last: record after record names its fields in the same order.
    next: usize,
}

impl Names {
    /// Returns the name's number, giving it one if it is new; `None` when four billion names are in use.
    pub fn intern(&mut self, text: &str) -> Option<Name> {
        let name = if self.texts.get(self.next).is_some_and(|next| **next == *text) {
            Name(self.next as u32)
        } else if let Some(name) = self.places.get(text) {
            *name
        } else {
            let name = Name(u32::try_from(self.texts.len()).ok()?);
            self.texts.push(text.into());
            self.places.insert(text.into(), name);
            name
        };
        self.next = name.0 as usize + 1;
        Some(name)
    }

    /// Returns the number of a name that has been met.
    #[must_use]
    pub fn get(&self, text: &str) -> Option<Name> {
        self.places.get(text).copied()
    }

    /// Returns how many names there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.texts.len()
    }

    /// Returns whether no name was met.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// Returns the text of a name.
    #[must_use]
    pub fn text(&self, name: Name) -> &str {
        usize::try_from(name.0).ok().and_then(|place| self.texts.get(place)).map_or("", AsRef::as_ref)
    }
}

impl From<Vec<Box<str>>> for Names {
    fn from(texts: Vec<Box<str>>) -> Self {
        let places = texts.iter().cloned().zip((0..=u32::MAX).map(Name)).collect();
        Self { texts, places, next: 0 }
    }
}

impl From<Names> for Vec<Box<str>> {
    fn from(names: Names) -> Self {
        names.texts
    }
}
