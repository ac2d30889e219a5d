//! Cleaning of text typed by people or read from files, before anything is kept.

use unicode_normalization::UnicodeNormalization;

/// Returns the text on one line, composed (NFC), with single spaces and without characters nobody can see.
///
/// Control, zero-width and direction characters go; any run of white space, line ends among it, becomes one space.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for character in text.chars().filter(|&c| !is_invisible(c)).nfc() {
        if !character.is_whitespace() {
            cleaned.push(character);
        } else if !cleaned.is_empty() && !cleaned.ends_with(' ') {
            cleaned.push(' ');
        }
    }
    if cleaned.ends_with(' ') {
        cleaned.pop();
    }
    cleaned
}

/// Returns the text with every line cleaned as [`clean`] does. Line ends become `\n`; empty lines at both ends go.
#[must_use]
pub fn clean_lines(text: &str) -> String {
    let unified = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let lines: Vec<String> = unified.split('\n').map(clean).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// Returns whether a character leaves no trace on paper: controls (white space excepted), zero-width and bidi marks.
fn is_invisible(character: char) -> bool {
    (character.is_control() && !character.is_whitespace())
        || matches!(
            character,
            '\u{AD}'
                | '\u{61C}'
                | '\u{180E}'
                | '\u{200B}'..='\u{200F}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FEFF}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E007F}'
        )
}
