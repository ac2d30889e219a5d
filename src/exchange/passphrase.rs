//! The passphrase of a sealed package: proposed by the app, told by telephone, typed by somebody else.

use crate::exchange::syllables::{SYLLABLE_COUNT, SYLLABLES};
use crate::model::text::{clean, fold};
use serde::{Deserialize, Serialize};

/// How many syllables a proposed passphrase has. Each is one of 512, so nobody can do better than guess 45 bits.
pub const PROPOSED_SYLLABLES: usize = 5;

/// The fewest syllables of a passphrase somebody makes up.
pub const LEAST_SYLLABLES: usize = 4;

/// The fewest letters and digits of a passphrase somebody makes up, all syllables together.
pub const LEAST_LETTERS: usize = 12;

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

/// Returns a passphrase as it is read out, with its marks: "hoa gạo đầu ngõ sáu". `chance` must be secure randomness.
#[must_use]
pub fn proposed_passphrase(chance: [u16; PROPOSED_SYLLABLES]) -> String {
    let syllable = |number: u16| SYLLABLES.split(' ').nth(usize::from(number) % SYLLABLE_COUNT);
    chance.into_iter().filter_map(syllable).collect::<Vec<_>>().join(" ")
}
