//! Reading a written address into the parts by which houses are sorted and grouped.

use crate::model::HouseNumber;
use crate::model::text::{clean, fold};

/// The parts found in an address; empty where the address does not say. What is not recognised is in none of them, so
/// the whole address is kept beside them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddressParts {
    pub number: HouseNumber,
    /// The lane with its kind: "Ngõ 6", "Phố Hải Đăng". A lane off a lane names both, the nearest first:
    /// "Ngách 12/3, Ngõ 12".
    pub lane: String,
    /// The residents' group: "Tổ 52".
    pub group: String,
    /// The residential area: "Khu 4B".
    pub area: String,
}

impl AddressParts {
    /// Reads an address in any case, with or without marks and commas.
    #[must_use]
    pub fn parse(address: &str) -> Self {
        let mut parts = Self::default();
        for (at, segment) in clean(address).replace(" - ", ",").replace(" – ", ",").split([',', ';']).enumerate() {
            let words = split_words(segment);
            let mut rest = words.as_slice();
            if at == 0 && find_kind(rest, Before::Start).is_none() {
                let (value, after) = rest.split_at(next_kind(rest));
                parts.take_plate(value);
                rest = after;
            }
            while let Some((kind, length)) = find_kind(rest, Before::Start) {
                let (_, after) = rest.split_at(length);
                let (value, after) = after.split_at(next_kind(after));
                parts.take(kind, value);
                rest = after;
            }
        }
        parts
    }

    fn take(&mut self, kind: &Kind, value: &[String]) {
        match kind.part {
            Part::Number => self.take_plate(value),
            Part::Lane if self.lane.is_empty() => self.lane = label(kind, value),
            Part::Lane => {
                self.lane.push_str(", ");
                self.lane.push_str(&label(kind, value));
            }
            Part::Group if self.group.is_empty() => self.group = label(kind, value),
            Part::Area if self.area.is_empty() => self.area = label(kind, value),
            Part::Group | Part::Area | Part::Beyond => {}
        }
    }

    /// Takes the number at the start of a value, with a letter standing apart ("12 B"); names after it are not it.
    fn take_plate(&mut self, value: &[String]) {
        let Some((first, after)) = value.split_first() else { return };
        if !self.number.is_empty() || !has_digit(first) {
            return;
        }
        let letter = after.first().filter(|word| word.chars().count() == 1 && word.chars().all(char::is_alphabetic));
        let number = letter.map_or_else(|| first.clone(), |letter| format!("{first} {letter}"));
        self.number = HouseNumber::new(&number);
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Number,
    Lane,
    Group,
    Area,
    /// The ward and whatever is larger: it ends a value and is not kept.
    Beyond,
}

/// How sure it is that the word begins a part, where no comma says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    /// Always.
    Strong,
    /// Only beside a number: the word is also found inside names ("Đường Xóm Lò").
    Weak,
    /// Only before a number: without marks the word begins names too ("ngo 6 to hieu").
    Numbered,
}

/// A word, or several, that say what follows.
struct Kind {
    /// In lower case with marks.
    words: &'static [&'static str],
    part: Part,
    /// How the kind is written in a label.
    label: &'static str,
    weight: Weight,
}

const fn kind(words: &'static [&'static str], part: Part, label: &'static str, weight: Weight) -> Kind {
    Kind { words, part, label, weight }
}

/// Longer phrases stand before those they begin with.
const KINDS: &[Kind] = &[
    kind(&["số", "nhà"], Part::Number, "", Weight::Strong),
    kind(&["nhà", "số"], Part::Number, "", Weight::Strong),
    kind(&["sn"], Part::Number, "", Weight::Strong),
    kind(&["số"], Part::Number, "", Weight::Numbered),
    kind(&["ngõ"], Part::Lane, "Ngõ", Weight::Strong),
    kind(&["ngách"], Part::Lane, "Ngách", Weight::Strong),
    kind(&["hẻm"], Part::Lane, "Hẻm", Weight::Strong),
    kind(&["kiệt"], Part::Lane, "Kiệt", Weight::Weak),
    kind(&["tổ", "dân", "phố"], Part::Group, "Tổ", Weight::Strong),
    kind(&["tổ", "dân"], Part::Group, "Tổ", Weight::Strong),
    kind(&["tdp"], Part::Group, "Tổ", Weight::Strong),
    kind(&["tổ"], Part::Group, "Tổ", Weight::Numbered),
    kind(&["khu", "dân", "cư"], Part::Area, "Khu dân cư", Weight::Strong),
    kind(&["khu", "phố"], Part::Area, "Khu phố", Weight::Strong),
    kind(&["khu"], Part::Area, "Khu", Weight::Strong),
    kind(&["thôn"], Part::Area, "Thôn", Weight::Strong),
    kind(&["xóm"], Part::Area, "Xóm", Weight::Weak),
    kind(&["bản"], Part::Area, "Bản", Weight::Weak),
    kind(&["ấp"], Part::Area, "Ấp", Weight::Weak),
    kind(&["đường"], Part::Lane, "Đường", Weight::Strong),
    kind(&["phố"], Part::Lane, "Phố", Weight::Strong),
    kind(&["phường"], Part::Beyond, "", Weight::Strong),
    kind(&["thị", "xã"], Part::Beyond, "", Weight::Strong),
    kind(&["thị", "trấn"], Part::Beyond, "", Weight::Strong),
    kind(&["thành", "phố"], Part::Beyond, "", Weight::Strong),
    kind(&["tp"], Part::Beyond, "", Weight::Strong),
    kind(&["tỉnh"], Part::Beyond, "", Weight::Strong),
    kind(&["quận"], Part::Beyond, "", Weight::Strong),
    kind(&["huyện"], Part::Beyond, "", Weight::Strong),
    kind(&["xã"], Part::Beyond, "", Weight::Weak),
    kind(&["p"], Part::Beyond, "", Weight::Weak),
];

/// What stands before a word that may begin a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    /// Nothing: the segment, or the part before it, has just ended.
    Start,
    /// A number, which ends a value.
    Number,
    /// A word of a name.
    Name,
}

/// Returns the kind these words begin with, and how many words say so. A kind needs something to follow it.
fn find_kind(words: &[String], before: Before) -> Option<(&'static Kind, usize)> {
    let is_here = |kind: &&Kind| {
        let length = kind.words.len();
        let is_said = words.iter().zip(kind.words).all(|(word, said)| is_same_word(word, said));
        let value = words.get(length);
        let is_sure = match (kind.weight, before) {
            (Weight::Strong, _) | (_, Before::Start) | (Weight::Weak, Before::Number) => true,
            (Weight::Weak, Before::Name) | (Weight::Numbered, _) => value.is_some_and(|word| has_digit(word)),
        };
        is_said && is_sure && value.is_some()
    };
    KINDS.iter().find(is_here).map(|kind| (kind, kind.words.len()))
}

/// Returns how many words the value at the start has. Its first word always belongs to it: "Khu Đường Sắt" is an area.
fn next_kind(words: &[String]) -> usize {
    let mut before = Before::Name;
    for (at, word) in words.iter().enumerate() {
        let begins_part = at > 0 && words.get(at..).is_some_and(|rest| find_kind(rest, before).is_some());
        if begins_part {
            return at;
        }
        before = if has_digit(word) { Before::Number } else { Before::Name };
    }
    words.len()
}

/// Compares as written when the word has marks ("Tô" is not "tổ"), without marks when it has none.
fn is_same_word(word: &str, said: &str) -> bool {
    let lower = word.to_lowercase();
    lower == said || (lower.is_ascii() && lower == fold(said))
}

/// Splits a segment into words, and a kind from a number or name written against it ("SN12", "Tổ: 5", "P.Cao Xanh").
fn split_words(segment: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in segment.split(|c: char| c.is_whitespace() || c == ':') {
        let (head, tail) = match word.find('.').map(|at| word.split_at(at)) {
            Some((head, tail)) if !has_digit(head) => (head, tail.trim_matches('.')),
            _ => split_before_digit(word.trim_matches('.')),
        };
        words.extend([head, tail].into_iter().filter(|part| !part.is_empty()).map(str::to_owned));
    }
    words
}

fn split_before_digit(word: &str) -> (&str, &str) {
    let at = word.find(|c: char| c.is_ascii_digit()).unwrap_or(word.len());
    let (head, tail) = word.split_at(at);
    let is_kind = KINDS.iter().any(|kind| matches!(kind.words, [said] if is_same_word(head, said)));
    if is_kind { (head, tail) } else { (word, "") }
}

/// Writes a part the way signs do: the kind, then the words in capitals, so that "tổ 2a" and "TỔ 2A" are one group.
fn label(kind: &Kind, value: &[String]) -> String {
    let mut label = kind.label.to_owned();
    for word in value {
        label.push(' ');
        label.push_str(&capitalised(word));
    }
    label
}

fn capitalised(word: &str) -> String {
    if has_digit(word) {
        return word.to_uppercase();
    }
    let lower = word.to_lowercase();
    let is_one_case = word == lower || word == word.to_uppercase();
    let mut letters = lower.chars();
    match letters.next() {
        Some(first) if is_one_case => first.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}

fn has_digit(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
}
