//! 80-bit identifiers and their text form: the one thing `model` and `log` share.
//!
//! Text is 16 characters of Crockford's base 32 in lower case, so an id survives chat apps, file names and dictation.
//! In JSON an id is that text; in the app's own binary forms it is ten bytes.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::hash::{BuildHasherDefault, Hasher};

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
            let (mut bits, mut seen) = (0u64, 0);
            for &char in chars {
                let digit = DIGITS.get(usize::from(char)).copied().unwrap_or(NO_DIGIT);
                seen |= digit;
                bits = bits << 5 | u64::from(digit & 31);
            }
            if seen & NO_DIGIT != 0 {
                return None;
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

/// What each byte stands for; [`NO_DIGIT`] where it is none.
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it")]
const DIGITS: [u8; 256] = {
    let mut digits = [NO_DIGIT; 256];
    let mut value = 0;
    while value < ALPHABET.len() {
        digits[ALPHABET[value] as usize] = value as u8;
        value += 1;
    }
    digits
};

const NO_DIGIT: u8 = 32;

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
        if serializer.is_human_readable() { serializer.collect_str(self) } else { serializer.serialize_bytes(&self.0) }
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_str(IdVisitor)
        } else {
            deserializer.deserialize_bytes(IdVisitor)
        }
    }
}

struct IdVisitor;

impl de::Visitor<'_> for IdVisitor {
    type Value = Id;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("16 characters of base 32")
    }

    /// The app's own binary forms hold hundreds of thousands of ids: ten bytes at once are read faster than one by one.
    fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Id, E> {
        bytes.try_into().map(Id).map_err(|_| E::invalid_length(bytes.len(), &"ten bytes"))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Id, E> {
        Id::parse(text).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
    }
}

/// A map by ids, or by keys that hold one.
pub type IdMap<K, V> = HashMap<K, V, BuildHasherDefault<IdHasher>>;

/// A set of ids, or of keys that hold one.
pub type IdSet<K> = HashSet<K, BuildHasherDefault<IdHasher>>;

/// Hashes keys that are random or hashes themselves: mixing their bytes a little is enough.
#[derive(Clone, Copy, Debug, Default)]
pub struct IdHasher(u64);

impl IdHasher {
    const fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for IdHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word.iter_mut().zip(chunk).for_each(|(word, byte)| *word = *byte);
            self.mix(u64::from_le_bytes(word));
        }
    }

    fn write_u16(&mut self, number: u16) {
        self.mix(number.into());
    }

    fn write_usize(&mut self, number: usize) {
        self.mix(number as u64);
    }

    fn finish(&self) -> u64 {
        // Multiplying leaves the low bits weak, and tables look at those first.
        self.0 ^ self.0 >> 32
    }
}
