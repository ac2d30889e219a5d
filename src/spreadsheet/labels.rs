//! Writes areas, groups and lanes one way, however a list spells them: "52" under "Tổ" and "tổ 52" are "Tổ 52".

use crate::model::{AddressParts, text};
use crate::spreadsheet::header_terms::words;

/// Returns a group's label.
pub fn group(value: &str) -> String {
    label(value, "Tổ", |parts| parts.group)
}

/// Returns an area's label. A bare "4B" takes the heading's word for what an area is: "Khu", "Thôn".
pub fn area(value: &str, heading: &str) -> String {
    let kind = match words(heading).split(' ').next().unwrap_or_default() {
        "thon" => "Thôn",
        "ap" => "Ấp",
        "ban" => "Bản",
        "xom" => "Xóm",
        _ if words(heading).contains("khu pho") => "Khu phố",
        _ => "Khu",
    };
    label(value, kind, |parts| parts.area)
}

/// Returns a lane's label.
pub fn lane(value: &str) -> String {
    label(value, "Ngõ", |parts| parts.lane)
}

fn label(value: &str, kind: &str, part: fn(AddressParts) -> String) -> String {
    let value = text::clean(value);
    if value.is_empty() {
        return value;
    }
    let is_bare = value.starts_with(|letter: char| letter.is_ascii_digit());
    let named = if is_bare { format!("{kind} {value}") } else { value };
    let found = part(AddressParts::parse(&named));
    if found.is_empty() { named } else { found }
}
