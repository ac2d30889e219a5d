//! Text that every program can open.

/// Returns the text without the characters no file may hold, its lines ended in one way.
pub fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|letter| is_writable(*letter)).collect()
}

/// Returns whether XML may hold the character and readers show something of it, be it white space.
fn is_writable(letter: char) -> bool {
    matches!(letter, '\t' | '\n') || !(letter.is_control() || matches!(letter, '\u{FFFE}' | '\u{FFFF}'))
}
