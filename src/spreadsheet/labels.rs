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

/// The words that say what kind of place follows.
const KINDS: [&str; 16] =
    ["to", "dan", "pho", "tdp", "so", "khu", "cu", "vuc", "thon", "ap", "ban", "xom", "ngo", "duong", "ngach", "hem"];

fn label(value: &str, kind: &str, part: fn(AddressParts) -> String) -> String {
    let value = text::clean(value);
    if value.is_empty() {
        return value;
    }
    let is_bare = value.starts_with(|letter: char| letter.is_ascii_digit());
    let named = if is_bare { format!("{kind} {value}") } else { value };
    let named = without_ward(&named);
    let found = part(AddressParts::parse(named));
    if says_the_same(named, &found) { found } else { named.to_owned() }
}

/// Takes off the ward and what is larger: ", phường Cao Xanh".
fn without_ward(place: &str) -> &str {
    let is_ward = |rest: &str| matches!(words(rest).split(' ').next(), Some("phuong" | "xa" | "tp" | "tinh" | "p"));
    place.split_once(',').filter(|(_, rest)| is_ward(rest)).map_or(place, |(place, _)| place.trim_end())
}

/// Returns whether a label keeps every word of what was written but those for its kind.
fn says_the_same(written: &str, label: &str) -> bool {
    let (written, label) = (words(written), words(label));
    let Some((_, name)) = label.split_once(' ') else { return false };
    let kind = written.strip_suffix(name).map(str::trim_end);
    kind.is_some_and(|kind| kind.split(' ').all(|word| KINDS.contains(&word)))
}
