//! A field and its value in words, wherever two values of it are shown.

use crate::engine::queries::conflicts::{ConflictItem, ConflictSide};
use crate::model::{Date, Reason};
use crate::words::Words;

/// Names a field: "Số điện thoại", an item's name, why an item is not reached or excused.
pub fn field_name(field: &str, item: Option<&ConflictItem>, is_of_person: bool, words: &Words) -> String {
    let item = |code: &str| item.map_or_else(|| code.to_owned(), |item| words.shipped(&item.name).to_owned());
    match field.split_once('.') {
        Some(("s", code)) => item(code),
        Some(("r", code)) => (words.conflicts.reason_of)(&item(code)),
        Some(("x", code)) => (words.exemption.reason_of)(&item(code)),
        _ if field == "name" && !is_of_person => words.conflicts.name.to_owned(),
        _ => words.field_names.name(field).unwrap_or(field).to_owned(),
    }
}

/// Reads a value as people do.
pub fn value_text(field: &str, item: Option<&ConflictItem>, side: &ConflictSide, words: &Words) -> String {
    if !side.named.is_empty() {
        return side.named.clone();
    }
    let known = match field.split_once('.') {
        Some(("s", _)) => {
            let label = item.and_then(|item| item.labels.get(side.value.parse::<usize>().ok()?));
            label.map(|label| words.shipped(label).to_owned())
        }
        Some(("r" | "x", _)) => Reason::parse(&side.value).map(|reason| words.labels.reason(reason).to_owned()),
        _ => None,
    };
    let known = known.or_else(|| words.field_names.value(field, &side.value));
    known.unwrap_or_else(|| words.conflicts.other_value.to_owned())
}

/// Says who wrote a side and when.
pub fn origin(side: &ConflictSide, words: &Words, today: Date) -> [String; 2] {
    let by = if side.by.is_empty() { words.conflicts.nobody } else { &side.by };
    [by.to_owned(), words.format.date_near(Date::in_vietnam(side.at_ms), today)]
}
