//! What the files are called that leave a device.

use crate::model::{Date, clock_in_vietnam, text};

/// The longest part of a file name, in letters. Chat apps show the beginning only, and some cut what is longer.
const NAME_PART: usize = 40;

/// Returns a file name without marks or blanks, which every phone and chat app accepts and which tells whoever has ten of
/// them in one folder what each is: "tung-nha_khu-4b_nguyen-van-an_2022-09-17_1930.txt". Empty names are left out. The
/// moment it was made, in Unix milliseconds, tells two of one day apart.
#[must_use]
pub fn file_name(names: [&str; 2], made_at_ms: i64) -> String {
    let [first, second] = names.map(plain);
    let (hour, minute) = clock_in_vietnam(made_at_ms);
    let parts =
        ["tung-nha".to_owned(), first, second, Date::in_vietnam(made_at_ms).code(), format!("{hour:02}{minute:02}")];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}.txt", parts.join("_"))
}

/// Returns the parts of a file name without marks or blanks, joined: "bao-cao_khu-4b_2022-08-31". Empty parts are left
/// out.
#[must_use]
pub fn plain_name(parts: &[&str]) -> String {
    let parts: Vec<String> = parts.iter().map(|part| plain(part)).filter(|part| !part.is_empty()).collect();
    parts.join("_")
}

/// Returns the words of a name with dashes between them, as many as there is room for: "nguyen-van-an".
fn plain(name: &str) -> String {
    let folded = text::fold(name);
    let mut plain = String::new();
    for word in folded.split(|char: char| !char.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if plain.len() + word.len() >= NAME_PART {
            // A single word of that length is cut: a name that says nothing is worse.
            if plain.is_empty() {
                plain.extend(word.chars().take(NAME_PART));
            }
            break;
        }
        if !plain.is_empty() {
            plain.push('-');
        }
        plain.push_str(word);
    }
    plain
}
