//! Reads the telephone numbers of a cell; people write two into one.

use crate::model::{Phone, PhoneFault, ReadPhone};

/// Reads every number of a cell, or says why there is none.
///
/// # Errors
/// What keeps the text from being a number, when a part of it is none: then nothing of it is taken.
pub fn read(shown: &str) -> Result<Vec<ReadPhone>, PhoneFault> {
    let fault = match Phone::read(shown) {
        Ok(read) => return Ok(vec![read]),
        Err(fault) => fault,
    };
    let by_marks: Vec<&str> = shown.split(['/', ',', ';', '\\', '|']).collect();
    let by_dashes: Vec<&str> = shown.split([' ', '-', '\u{2013}']).collect();
    [by_marks, by_dashes].iter().find_map(|parts| read_all(parts)).ok_or(fault)
}

fn read_all(parts: &[&str]) -> Option<Vec<ReadPhone>> {
    let parts = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty());
    let found: Vec<ReadPhone> = parts.map(|part| Phone::read(part).ok()).collect::<Option<_>>()?;
    (!found.is_empty()).then_some(found)
}
