//! 80-bit identifiers and their text form: the one thing `model` and `log` share.
//!
//! Text is 16 characters of Crockford's base 32 in lower case, so an id survives chat apps, file names and dictation.
//! In JSON an id is that text; in the app's own binary forms it is ten bytes.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The length of an id in bytes.
pub const ID_BYTES: usize = 10;

/// The length of an id's text.
pub const ID_TEXT: usize = 16;

/// An 80-bit identifier: of a record, a replica or a change.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id([u8; ID_BYTES]);

impl Id {
    /// Makes an id of ten bytes, random or from a hash.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; ID_BYTES]) -> Self {
        Self(bytes)
    }

    /// Returns the ten bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; ID_BYTES] {
        &self.0
    }

    /// Reads the 16 characters of an id; anything else is `None`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.as_bytes();
        if text.len() != ID_TEXT {
            return None;
        }
        let mut bytes = [0; ID_BYTES];
        for (five, chars) in bytes.chunks_exact_mut(5).zip(text.chunks_exact(8)) {
            let mut bits = 0u64;
            for &char in chars {
                bits = bits << 5 | u64::from(digit(char)?);
            }
            five.copy_from_slice(bits.to_be_bytes().get(3..)?);
        }
        Some(Self(bytes))
    }

    /// Returns the id's 16 characters as ASCII bytes, without allocating.
    #[must_use]
    pub fn to_ascii(self) -> [u8; ID_TEXT] {
        let mut text = [0; ID_TEXT];
        for (five, chars) in self.0.chunks_exact(5).zip(text.chunks_exact_mut(8)) {
            let mut bits = five.iter().fold(0u64, |bits, &byte| bits << 8 | u64::from(byte));
            for char in chars.iter_mut().rev() {
                *char = ALPHABET.get((bits & 31) as usize).copied().unwrap_or(b'0');
                bits >>= 5;
            }
        }
        text
    }
}

const DIGITS: [u8; 256] = {
    let mut digits = [u8::MAX; 256];
    let mut i = 0;
    while i < ALPHABET.len() {
        digits[ALPHABET[i] as usize] = i as u8;
        i += 1;
    }
    digits
};

fn digit(char: u8) -> Option<u8> {
    DIGITS.get(usize::from(char)).copied().filter(|&digit| digit < 32)
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(str::from_utf8(&self.to_ascii()).unwrap_or_default())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() { serializer.collect_str(self) } else { self.0.serialize(serializer) }
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
            Self::parse(&text).ok_or_else(|| de::Error::custom("an id is 16 characters of base 32"))
        } else {
            Deserialize::deserialize(deserializer).map(Self)
        }
    }
}
