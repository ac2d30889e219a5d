//! What a package's file is called.

use crate::model::{Date, text};

/// The longest part of a file name, in letters. Chat apps show the beginning only, and some cut what is longer.
const NAME_PART: usize = 40;

/// Returns a file name without marks or blanks, which every phone and chat app accepts and which tells whoever has ten of
/// them in one folder whose each is.
pub(super) fn file_name(whose: &str, sender: &str, day: Date) -> String {
    let parts = ["tung-nha".to_owned(), plain(whose), plain(sender), day.code()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}.txt", parts.join("_"))
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
