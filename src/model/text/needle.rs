//! What a person types into the search field, made ready to be held against thousands of names.

use crate::model::HouseNumber;
use crate::model::text::clean::clean;
use crate::model::text::fold::{fold, words};
use crate::model::text::order::{MarkedLetter, Shape, Tone, marked_letters};

/// A query made ready once, then held against each name without allocating.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needle {
    /// Folded, longest first.
    words: Vec<Box<str>>,
    /// The words as typed, strictest first; empty when the query has no marks.
    marked: Vec<MarkedWord>,
    digits: Option<Box<str>>,
    number: Option<Box<str>>,
    /// The query as a place's name: two words or more, folded.
    place: Option<Box<str>>,
}

impl Needle {
    /// Reads a query in any case and normalization, with or without marks.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        let query = clean(query);
        let folded = fold(&query);
        let mut needle_words: Vec<Box<str>> = words(&folded).map(Box::from).collect();
        let place = (needle_words.len() > 1).then(|| folded.into());
        needle_words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let mut marked = marked_words(&query);
        if marked.iter().all(MarkedWord::is_plain) {
            marked.clear();
        }
        marked.sort_by_key(|word| std::cmp::Reverse((word.tone != Tone::Level, word.letters.len())));
        Self { words: needle_words, marked, digits: digits_of(&query), number: number_of(&query), place }
    }

    /// Returns whether nothing is searched for; such a needle matches every name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Returns whether every word of the query begins a different word of the name, in any order ("ng v an" finds
    /// "nguyen van an"), or the only word begins the name's initials ("nva").
    #[must_use]
    pub fn matches(&self, folded_name: &str) -> bool {
        self.begins_words(folded_name) || self.begins_initials(folded_name)
    }

    /// Returns whether the query was typed with marks and they are the name's too, so that "Lê" puts Lê before Lệ.
    ///
    /// Where the tone stands in the word does not matter ("Hoà" is "Hòa"). A word still being typed may lack its tone.
    #[must_use]
    pub fn is_exact_marked(&self, clean_name: &str) -> bool {
        if self.marked.is_empty() {
            return false;
        }
        let mut name_words = marked_words(clean_name);
        self.marked.iter().all(|wanted| {
            let found = name_words.iter().position(|word| wanted.begins(word));
            found.map(|at| name_words.swap_remove(at)).is_some()
        })
    }

    /// Returns whether the query names a place by whole words, two or more: "ngo 6" finds "ngo 6" and "ngo 6/2", and not
    /// "ngo 61".
    #[must_use]
    pub fn names_place(&self, folded_place: &str) -> bool {
        let ends = |rest: &str| rest.chars().next().is_none_or(|next| !next.is_alphanumeric());
        self.place.as_deref().is_some_and(|place| {
            folded_place.match_indices(place).any(|(at, _)| {
                let (before, found) = folded_place.split_at(at);
                before.ends_with(' ') | before.is_empty() && found.strip_prefix(place).is_some_and(ends)
            })
        })
    }

    /// Returns the digits of a query that has three or more, as part of a telephone number: "+84 901" gives "0901".
    #[must_use]
    pub fn digits(&self) -> Option<&str> {
        self.digits.as_deref()
    }

    /// Returns the query as a house number when it looks like one: "12/3", "2a", "số 5".
    #[must_use]
    pub fn number(&self) -> Option<&str> {
        self.number.as_deref()
    }

    /// Longest first is enough to find an assignment if there is one: the names' words that a query word begins either
    /// contain those of another query word, or share none with them.
    fn begins_words(&self, folded_name: &str) -> bool {
        let mut used = 0_u64;
        self.words.iter().all(|wanted| {
            let found = name_words(folded_name)
                .zip(0..u64::BITS)
                .find(|(word, at)| used & (1 << at) == 0 && word.starts_with(wanted.as_bytes()));
            found.is_some_and(|(_, at)| {
                used |= 1 << at;
                true
            })
        })
    }

    fn begins_initials(&self, folded_name: &str) -> bool {
        let [only] = self.words.as_slice() else { return false };
        let mut found = words(folded_name).map(|word| word.chars().next());
        only.chars().nth(1).is_some() && only.chars().all(|wanted| found.next() == Some(Some(wanted)))
    }
}

/// The words of a folded name as bytes: the same as [`words`] without decoding, for the search over all names.
fn name_words(folded_name: &str) -> impl Iterator<Item = &[u8]> {
    folded_name
        .as_bytes()
        .split(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// A word with its tone taken out, so that old and new placement of the tone compare the same.
#[derive(Clone, Debug, PartialEq, Eq)]
struct MarkedWord {
    letters: Vec<(char, Shape)>,
    tone: Tone,
}

impl MarkedWord {
    fn is_plain(&self) -> bool {
        self.tone == Tone::Level && self.letters.iter().all(|&(base, shape)| base != 'đ' && shape == Shape::Plain)
    }

    fn begins(&self, word: &Self) -> bool {
        let is_unfinished = self.tone == Tone::Level && self.letters.len() < word.letters.len();
        word.letters.starts_with(&self.letters) && (self.tone == word.tone || is_unfinished)
    }
}

fn marked_words(text: &str) -> Vec<MarkedWord> {
    let mut found = Vec::new();
    let mut word = MarkedWord { letters: Vec::new(), tone: Tone::Level };
    let mut end_word = |word: &mut MarkedWord| {
        let ended = std::mem::replace(word, MarkedWord { letters: Vec::new(), tone: Tone::Level });
        if !ended.letters.is_empty() {
            found.push(ended);
        }
    };
    for MarkedLetter { base, shape, tone } in marked_letters(text) {
        if base.is_ascii() && !base.is_ascii_alphanumeric() {
            end_word(&mut word);
        } else {
            word.letters.push((base, shape));
            word.tone = word.tone.max(tone);
        }
    }
    end_word(&mut word);
    found
}

fn digits_of(query: &str) -> Option<Box<str>> {
    let local = query.strip_prefix("+84").map(|rest| format!("0{}", rest.trim_start()));
    let digits: String = local.as_deref().unwrap_or(query).chars().filter(char::is_ascii_digit).collect();
    (digits.len() >= 3).then(|| digits.into_boxed_str())
}

fn number_of(query: &str) -> Option<Box<str>> {
    let number = HouseNumber::new(query);
    let is_number = number.as_str().split(['/', '-', '.']).all(is_number_part);
    let has_digit = number.as_str().contains(|c: char| c.is_ascii_digit());
    (is_number && has_digit).then(|| Box::from(number.as_str()))
}

/// Up to four digits with up to two letters around them: a telephone number and a name are neither.
fn is_number_part(part: &str) -> bool {
    let digits = part.chars().filter(char::is_ascii_digit).count();
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    digits <= 4 && letters <= 2 && digits + letters > 0 && digits + letters == part.chars().count()
}
