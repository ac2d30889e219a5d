//! The two codes Vietnamese was typed in before Unicode, where the font and not the file knew the letters.
//!
//! TCVN3 (fonts named .VnTime) gives every letter one byte. VNI (fonts named VNI-Times) writes a vowel and then its
//! mark as a second character. Read as plain text both look like "NguyÔn V¨n", "Nguyeãn Vaên".

use crate::spreadsheet::syllable::is_syllable;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// A code from before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LegacyFont {
    /// .VnTime, .VnArial: also called ABC.
    Tcvn3,
    /// VNI-Times, VNI-Helve.
    Vni,
}

/// TCVN3 in the order of its bytes; the letters stand at the same places of `TCVN3_LETTERS`.
const TCVN3_BYTES: &str = "¡¢£¤¥¦§¨©ª«¬\u{ad}®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ";
const TCVN3_LETTERS: &str = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";

/// VNI letters that stand alone.
const VNI_SINGLES: [(char, char); 18] = [
    ('ô', 'ơ'),
    ('ö', 'ư'),
    ('ñ', 'đ'),
    ('ì', 'ì'),
    ('í', 'í'),
    ('æ', 'ỉ'),
    ('ó', 'ĩ'),
    ('ò', 'ị'),
    ('î', 'ỵ'),
    ('Ô', 'Ơ'),
    ('Ö', 'Ư'),
    ('Ñ', 'Đ'),
    ('Ì', 'Ì'),
    ('Í', 'Í'),
    ('Æ', 'Ỉ'),
    ('Ó', 'Ĩ'),
    ('Ò', 'Ị'),
    ('Î', 'Ỵ'),
];

/// What a VNI mark adds to the vowel before it.
const VNI_MARKS: [(char, &str); 17] = [
    ('ø', "\u{300}"),
    ('ù', "\u{301}"),
    ('û', "\u{309}"),
    ('õ', "\u{303}"),
    ('ï', "\u{323}"),
    ('â', "\u{302}"),
    ('à', "\u{302}\u{300}"),
    ('á', "\u{302}\u{301}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{302}\u{323}"),
    ('ê', "\u{306}"),
    ('è', "\u{306}\u{300}"),
    ('é', "\u{306}\u{301}"),
    ('ú', "\u{306}\u{309}"),
    ('ü', "\u{306}\u{303}"),
    ('ë', "\u{306}\u{323}"),
];

impl LegacyFont {
    /// Every code known.
    pub const ALL: [Self; 2] = [Self::Tcvn3, Self::Vni];

    /// Returns the text in Unicode. Letters the code does not have stay as they are.
    pub fn to_unicode(self, text: &str) -> String {
        match self {
            Self::Tcvn3 => raise_capitals(&text.chars().map(tcvn3_letter).collect::<String>()),
            Self::Vni => vni_to_unicode(text),
        }
    }
}

fn tcvn3_letter(letter: char) -> char {
    TCVN3_BYTES.chars().zip(TCVN3_LETTERS.chars()).find(|(byte, _)| *byte == letter).map_or(letter, |(_, found)| found)
}

/// The capital fonts of TCVN3 draw the small marked letters as capitals: "NGUYễN" was seen as "NGUYỄN".
fn raise_capitals(text: &str) -> String {
    let capitals = |word: &str| word.chars().filter(char::is_ascii_uppercase).count();
    let is_shouted = !text.chars().any(|letter| letter.is_ascii_lowercase())
        && text.split_whitespace().any(|word| capitals(word) >= 2);
    if is_shouted { text.to_uppercase() } else { text.to_owned() }
}

fn vni_to_unicode(text: &str) -> String {
    let mut unicode = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let base = VNI_SINGLES.iter().find(|(single, _)| *single == letter).map_or(letter, |(_, found)| *found);
        unicode.push(base);
        let mark = letters.peek().and_then(|mark| vni_mark(base, *mark));
        if let Some(mark) = mark {
            unicode.push_str(mark);
            letters.next();
        }
    }
    unicode.nfc().collect()
}

/// Returns what a mark adds to a vowel, or `None` when that vowel does not take it.
fn vni_mark(base: char, mark: char) -> Option<&'static str> {
    let mark = mark.to_lowercase().next()?;
    let added = VNI_MARKS.iter().find(|(found, _)| *found == mark).map(|(_, added)| *added)?;
    let takers = if added.starts_with('\u{302}') {
        "aeo"
    } else if added.starts_with('\u{306}') {
        "a"
    } else {
        "aeouyơư"
    };
    base.to_lowercase().all(|base| takers.contains(base)).then_some(added)
}

/// The code a text is written in, as far as the text tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextCode {
    /// Without a letter beyond ASCII, every code reads it the same.
    Plain,
    /// Only Unicode makes sense of it.
    Unicode,
    /// Only this code makes sense of it.
    Legacy(LegacyFont),
    /// Unicode and an older code both make Vietnamese of it: "Tú" is also "Tỳ".
    Either,
    /// No code makes Vietnamese of it.
    Unknown,
}

/// Tells which codes make Vietnamese words of a text.
pub fn code_of(text: &str) -> TextCode {
    if text.is_ascii() {
        return TextCode::Plain;
    }
    // No older code has a letter beyond Latin-1.
    if text
        .chars()
        .any(|letter| letter > '\u{ff}' && (letter.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&letter)))
    {
        return TextCode::Unicode;
    }
    if marked_words(text).next().is_none() {
        return TextCode::Plain;
    }
    let [unicode, tcvn3, vni] =
        [None, Some(LegacyFont::Tcvn3), Some(LegacyFont::Vni)].map(|font| makes_sense(text, font));
    match (unicode, tcvn3, vni) {
        (true, false, false) => TextCode::Unicode,
        (false, true, false) => TextCode::Legacy(LegacyFont::Tcvn3),
        (false, false, true) => TextCode::Legacy(LegacyFont::Vni),
        (false, false, false) => TextCode::Unknown,
        _ => TextCode::Either,
    }
}

/// Returns whether every marked word of a text reads as Vietnamese, in an older code or in Unicode.
pub fn makes_sense(text: &str, font: Option<LegacyFont>) -> bool {
    marked_words(text).all(|word| is_word(word, font))
}

/// Counts the marked words that read as Vietnamese, in an older code or in Unicode.
pub fn readable_words(text: &str, font: Option<LegacyFont>) -> usize {
    let words = text.split(is_gap).filter(|word| !word.is_ascii());
    words.filter(|word| is_word(word, font)).count()
}

fn is_word(word: &str, font: Option<LegacyFont>) -> bool {
    match font {
        None => is_syllable(word),
        Some(font) => is_syllable(&font.to_unicode(word)),
    }
}

/// Splits off the words that hold a letter of the upper half of Latin-1, where the older codes put their marks.
fn marked_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(is_gap).filter(|word| word.chars().any(|letter| ('\u{a1}'..='\u{ff}').contains(&letter)))
}

fn is_gap(letter: char) -> bool {
    letter.is_whitespace() || letter.is_ascii_punctuation() || letter.is_ascii_digit() || letter == '\u{2013}'
}
