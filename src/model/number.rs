//! House numbers and the order in which a street is walked.

use crate::model::text::{KeyWriter, clean, fold, strip_folded};
use serde::{Deserialize, Serialize};

/// A house number as it stands on the plate: "12", "12/3/10", "2A". May be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct HouseNumber(String);

impl HouseNumber {
    /// Makes a house number of what was written: cleaned, and without the words for it ("Số nhà 12 / 3," gives "12/3").
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text = clean(text);
        let mut number = trim_punctuation(&text);
        while let Some(rest) = strip_number_word(number) {
            number = trim_punctuation(rest);
        }
        Self(number.replace(" /", "/").replace("/ ", "/"))
    }

    /// Returns the number as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns whether the house has no number.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the key that sorts houses as they are walked past. Houses without a number come last.
    #[must_use]
    pub fn key(&self) -> NaturalKey {
        if self.is_empty() { NaturalKey(Box::new([0xFF])) } else { NaturalKey::of(&self.0) }
    }
}

/// A key that sorts labels the way people count: 2 < 2A < 10, 12 < 12/3 < 12/10 < 14.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NaturalKey(Box<[u8]>);

impl NaturalKey {
    /// Makes the key of a label. Numbers count by size, case and marks only where nothing else differs; different
    /// texts never have the same key. The empty label comes first.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut writer = KeyWriter::default();
        fold(text).chars().for_each(|character| writer.character(character));
        let mut bytes = writer.finish();
        bytes.push(0);
        bytes.extend_from_slice(text.as_bytes());
        Self(bytes.into_boxed_slice())
    }

    /// Returns the bytes; their order is the order of the keys.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

fn trim_punctuation(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.'))
}

/// Takes a leading "số nhà", "nhà số", "số" or "SN" off, where a word ends there.
fn strip_number_word(text: &str) -> Option<&str> {
    ["so nha", "nha so", "so", "sn"]
        .into_iter()
        .filter_map(|word| strip_folded(text, word))
        .find(|rest| !rest.starts_with(char::is_alphabetic))
}
