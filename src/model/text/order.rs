//! Keys whose byte order is the order people expect: dictionary order for words, counting order for numbers.

use crate::model::text::fold::is_mark;
use unicode_normalization::UnicodeNormalization;

/// Returns a key that sorts as a Vietnamese dictionary does.
///
/// First the letters (a ă â b c d đ e ê …, spaces before letters, numbers by size), then, where all letters are the
/// same, the tones: ngang, huyền, hỏi, ngã, sắc, nặng. A tone counts for its whole word, so "hòa" and "hoà" tie, as do
/// texts that differ only in case or punctuation.
#[must_use]
pub fn sort_key(text: &str) -> Box<[u8]> {
    key_bytes(text).into_boxed_slice()
}

/// Returns a key that sorts people as Vietnamese lists do: by the given name, which is the last word, then by the rest.
#[must_use]
pub fn name_key(name: &str) -> Box<[u8]> {
    let name = name.trim();
    let (rest, given) = name.rsplit_once(char::is_whitespace).unwrap_or(("", name));
    let mut bytes = key_bytes(given);
    bytes.push(0);
    bytes.extend_from_slice(&key_bytes(rest));
    bytes.into_boxed_slice()
}

fn key_bytes(text: &str) -> Vec<u8> {
    let mut letters = KeyWriter::default();
    let mut tones = Vec::new();
    let mut word_tone = None;
    for letter in marked_letters(text) {
        match letter.rank() {
            Some(rank) => letters.byte(FIRST_LETTER + rank),
            None => letters.character(letter.base),
        }
        if is_separator(letter.base) {
            tones.extend(word_tone.take());
        } else {
            word_tone = word_tone.max(Some(letter.tone as u8));
        }
    }
    tones.extend(word_tone);
    let mut bytes = letters.finish();
    bytes.push(0);
    bytes.extend_from_slice(&tones);
    bytes
}

/// Above the separator and the number marker, below every byte of a UTF-8 sequence longer than one byte.
const FIRST_LETTER: u8 = 0x10;
const SEPARATOR: u8 = 0x01;
const NUMBER: u8 = 0x02;

/// Writes bytes that compare as their text counts: numbers by size, runs of punctuation and spaces as one separator
/// that comes before everything else. Punctuation at either end is dropped.
#[derive(Default)]
pub(crate) struct KeyWriter {
    bytes: Vec<u8>,
    number: Vec<u8>,
    is_apart: bool,
}

impl KeyWriter {
    /// Adds any character as it is; digits gather into numbers.
    pub(crate) fn character(&mut self, character: char) {
        if is_separator(character) {
            self.end_number();
            self.is_apart = !self.bytes.is_empty();
        } else if character.is_ascii_digit() {
            self.begin_part();
            self.number.push(character as u8);
        } else {
            self.end_number();
            self.begin_part();
            self.bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }

    /// Adds the byte that stands for a letter.
    fn byte(&mut self, byte: u8) {
        self.end_number();
        self.begin_part();
        self.bytes.push(byte);
    }

    /// Returns the bytes. They hold no zero outside numbers, so a zero may end them.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        self.end_number();
        self.bytes
    }

    fn begin_part(&mut self) {
        if std::mem::take(&mut self.is_apart) {
            self.bytes.push(SEPARATOR);
        }
    }

    /// Writes a number as its length, then its digits: a longer number is a greater one once its leading zeros are gone.
    fn end_number(&mut self) {
        if self.number.is_empty() {
            return;
        }
        let digits: Vec<u8> = self.number.drain(..).skip_while(|&digit| digit == b'0').collect();
        self.bytes.push(NUMBER);
        let mut length = digits.len();
        while length >= 0xFF {
            self.bytes.push(0xFF);
            length -= 0xFF;
        }
        self.bytes.push(length as u8);
        self.bytes.extend_from_slice(&digits);
    }
}

fn is_separator(character: char) -> bool {
    character.is_whitespace() || (character.is_ascii() && !character.is_ascii_alphanumeric())
}

/// The tones in dictionary order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Tone {
    #[default]
    Level = 1,
    Falling,
    Dipping,
    Broken,
    Rising,
    Heavy,
}

/// What a mark makes of a letter, apart from its tone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shape {
    #[default]
    Plain,
    Breve,
    Circumflex,
    Horn,
}

/// A letter in lower case with its marks taken apart. đ is a letter of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MarkedLetter {
    pub(super) base: char,
    pub(super) shape: Shape,
    pub(super) tone: Tone,
}

impl MarkedLetter {
    /// Returns the letter's place in the alphabet, with the foreign letters f j w z at their usual places.
    fn rank(self) -> Option<u8> {
        let letter = match (self.base, self.shape) {
            ('a', Shape::Breve) => 'ă',
            ('a', Shape::Circumflex) => 'â',
            ('e', Shape::Circumflex) => 'ê',
            ('o', Shape::Circumflex) => 'ô',
            ('o', Shape::Horn) => 'ơ',
            ('u', Shape::Horn) => 'ư',
            ('ð' | 'ɖ', _) => 'đ',
            (base, _) => base,
        };
        let rank = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".chars().position(|known| known == letter)?;
        u8::try_from(rank).ok()
    }
}

/// Returns the letters of a text one by one with their marks, whichever way the text is normalized.
pub(super) fn marked_letters(text: &str) -> impl Iterator<Item = MarkedLetter> {
    let mut parts = text.nfd().flat_map(char::to_lowercase).peekable();
    std::iter::from_fn(move || {
        let base = parts.find(|&part| !is_mark(part))?;
        let mut letter = MarkedLetter { base, shape: Shape::Plain, tone: Tone::Level };
        while let Some(mark) = parts.next_if(|&part| is_mark(part)) {
            match mark {
                '\u{306}' => letter.shape = Shape::Breve,
                '\u{302}' => letter.shape = Shape::Circumflex,
                '\u{31B}' => letter.shape = Shape::Horn,
                '\u{300}' => letter.tone = Tone::Falling,
                '\u{309}' => letter.tone = Tone::Dipping,
                '\u{303}' => letter.tone = Tone::Broken,
                '\u{301}' => letter.tone = Tone::Rising,
                '\u{323}' => letter.tone = Tone::Heavy,
                _ => {}
            }
        }
        Some(letter)
    })
}
