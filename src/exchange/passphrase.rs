//! The passphrase of a sealed package: proposed by the app, told by telephone, typed by somebody else.

use crate::exchange::syllables::{SYLLABLE_COUNT, SYLLABLES};
use crate::model::text::{clean, fold};
use serde::{Deserialize, Serialize};

/// How many syllables a proposed passphrase has. Each is one of 512: 45 bits to guess.
const PROPOSED_SYLLABLES: usize = 5;

/// The fewest syllables of a passphrase somebody makes up.
const LEAST_SYLLABLES: usize = 4;

/// The fewest letters and digits of a passphrase somebody makes up, all syllables together.
const LEAST_LETTERS: usize = 12;

/// A passphrase in the form that seals: what is the same by ear is the same here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passphrase(String);

/// A passphrase that is too easy to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a passphrase needs {LEAST_SYLLABLES} syllables and {LEAST_LETTERS} letters")]
pub struct PassphraseTooShort;

impl Passphrase {
    /// Reads a passphrase as it is typed: case, marks and the number of spaces do not count.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        Self(fold(&clean(text)))
    }

    /// Reads a passphrase that somebody made up to seal with.
    ///
    /// # Errors
    /// It has too few syllables or letters.
    pub fn made_up(text: &str) -> Result<Self, PassphraseTooShort> {
        let passphrase = Self::typed(text);
        let letters = passphrase.0.chars().filter(|character| character.is_alphanumeric()).count();
        let syllables = passphrase.0.split(' ').count();
        if syllables < LEAST_SYLLABLES || letters < LEAST_LETTERS { Err(PassphraseTooShort) } else { Ok(passphrase) }
    }

    /// Returns the bytes keys are derived from.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// Returns a passphrase as it is read out, with its marks: "hoa gạo cầu núi sáu". `chance` must be secure randomness.
#[must_use]
pub fn proposed_passphrase(chance: u64) -> String {
    let mut rest = chance;
    let mut draw = || {
        let number = rest % SYLLABLE_COUNT;
        rest /= SYLLABLE_COUNT;
        SYLLABLES.split(' ').nth(number as usize).unwrap_or_default()
    };
    [(); PROPOSED_SYLLABLES].map(|()| draw()).join(" ")
}
