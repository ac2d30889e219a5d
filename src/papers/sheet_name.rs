//! Names Excel accepts for its sheets.

use crate::papers::clean::clean;
use std::collections::HashSet;

/// The longest name of a sheet, in UTF-16 units.
const LIMIT: usize = 31;

/// Makes a name of each text that Excel accepts and that no other sheet has; a sheet nobody named is called by its number.
pub fn sheet_names<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    // Excel keeps this one for itself.
    let mut taken = HashSet::from(["history".to_owned()]);
    texts
        .enumerate()
        .map(|(index, text)| {
            let allowed = allowed(text);
            let wanted = if allowed.is_empty() { (index + 1).to_string() } else { allowed };
            let endings = (2..).map(|number| format!(" ({number})"));
            let names = std::iter::once(String::new()).chain(endings).map(|ending| ended(&wanted, &ending));
            // Two names that differ only in capitals are the same to Excel.
            let name = names.into_iter().find(|name| taken.insert(name.to_lowercase()));
            name.unwrap_or_default()
        })
        .collect()
}

/// Returns a text without what a name must not hold.
fn allowed(text: &str) -> String {
    let text = clean(text).replace(['\t', '\n'], " ").replace(['\\', '/', '?', '*', '[', ']', ':'], "-");
    cut(trimmed(&text), LIMIT).to_owned()
}

fn ended(name: &str, ending: &str) -> String {
    format!("{}{ending}", cut(name, LIMIT - ending.len()))
}

/// Returns the beginning of a name, no longer than `limit` and itself a name.
fn cut(name: &str, limit: usize) -> &str {
    let mut length = 0;
    let end = name.char_indices().find(|(_, letter)| {
        length += letter.len_utf16();
        length > limit
    });
    trimmed(end.map_or(name, |(end, _)| name.get(..end).unwrap_or(name)))
}

/// A name neither begins nor ends with an apostrophe, nor shows blanks there.
fn trimmed(name: &str) -> &str {
    name.trim_matches(|letter: char| letter == '\'' || letter.is_whitespace())
}
