//! Folding: the form in which texts are compared when marks and case do not matter.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

/// Returns the text in lower case without marks: "Đặng Thị Hoà" and "đặng thị hòa" both give "dang thi hoa".
///
/// Composed and decomposed input give the same; folding twice changes nothing. Characters of other scripts stay,
/// lower-cased. i and y are kept apart.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // Only Latin loses all its marks, so only other scripts can have marks left whose order normalization settles.
    if text.chars().all(is_latin) {
        text.chars().for_each(|c| fold_character(c, |f| folded.push(f)));
    } else {
        text.nfd().for_each(|c| fold_character(c, |f| folded.push(f)));
    }
    folded
}

/// Returns the first letter of each word of a folded text: "nguyen van an" gives "nva".
#[must_use]
pub fn initials(folded: &str) -> String {
    words(folded).filter_map(|word| word.chars().next()).collect()
}

/// Returns the folded words of a text joined by single spaces, punctuation dropped: the form lists of phrases are
/// written in.
pub(crate) fn phrase(text: &str) -> String {
    let folded = fold(text);
    let mut phrase = String::with_capacity(folded.len());
    for word in words(&folded) {
        if !phrase.is_empty() {
            phrase.push(' ');
        }
        phrase.push_str(word);
    }
    phrase
}

/// Returns what follows `prefix` (given folded) at the start of `text`, comparing without marks and case.
pub(crate) fn strip_folded<'text>(text: &'text str, prefix: &str) -> Option<&'text str> {
    let mut wanted = prefix.chars();
    for (at, character) in text.char_indices() {
        let mut is_mark = true;
        let mut is_same = true;
        let rest_before = wanted.clone();
        fold_character(character, |f| {
            is_mark = false;
            is_same &= wanted.next() == Some(f);
        });
        if !is_mark && rest_before.as_str().is_empty() {
            return text.get(at..);
        }
        if !is_same {
            return None;
        }
    }
    wanted.as_str().is_empty().then_some("")
}

/// Returns the words of a folded text: runs of letters and digits of any script.
pub(super) fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
}

/// Returns whether a character is a Latin mark of the kind folding drops.
pub(super) const fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}')
}

fn fold_character(character: char, mut emit: impl FnMut(char)) {
    if character.is_ascii() {
        emit(character.to_ascii_lowercase());
        return;
    }
    decompose_canonical(character, |part| {
        if !is_mark(part) {
            part.to_lowercase().map(plain_letter).for_each(&mut emit);
        }
    });
}

/// Letters that stand for d and have no decomposition: Vietnamese đ, and the look-alikes old fonts and foreign keyboards give.
const fn plain_letter(character: char) -> char {
    match character {
        'đ' | 'ð' | 'ɖ' => 'd',
        other => other,
    }
}

const fn is_latin(character: char) -> bool {
    matches!(character, '\0'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}')
}
