//! Blanking what was erased in the lines this device keeps: the hash of an edit stays, what it said goes.

use crate::engine::pages::lines;
use crate::id::{ID_TEXT, Id};
use crate::log::{ChangeId, Directory, ERASED, Erased, LineFault, ReadChange};

/// An edit by its change and its place there.
pub(super) type EditPlace = (ChangeId, u16);

/// Returns what the lines of a page erase.
pub(super) fn erased_by(page: &[u8], directory: &Directory) -> Erased {
    let mut erased = Erased::default();
    for line in lines(page).filter(|line| line.contains(ERASED)) {
        let Ok(change) = ReadChange::read(line, directory) else { continue };
        let edits = change.read_edits().unwrap_or_default().into_iter();
        erased.extend(edits.filter(|(_, edit)| edit.kind == ERASED).map(|(_, edit)| edit.record));
    }
    erased
}

/// A page, or a line, without what was erased.
pub(super) struct Blanked {
    pub page: Vec<u8>,
    /// What was blanked.
    pub edits: Vec<EditPlace>,
}

/// Blanks what was erased in the lines of a page; `None` if they say nothing of it.
///
/// # Errors
/// A line cannot be written any more.
pub(super) fn blank(page: &[u8], directory: &Directory, erased: &Erased) -> Result<Option<Blanked>, LineFault> {
    if !lines(page).any(|line| may_be_about(line, erased)) {
        return Ok(None);
    }
    let mut directory = directory.clone();
    let mut blanked = Blanked { page: Vec::with_capacity(page.len()), edits: Vec::new() };
    for line in lines(page) {
        if !blanked.page.is_empty() {
            blanked.page.extend_from_slice(b",\n");
        }
        // What cannot be read is left out of everything already, and stays as it is.
        match ReadChange::read(line, &directory).ok().filter(|_| may_be_about(line, erased)) {
            Some(mut change) => {
                for place in places_about(&change, erased) {
                    change.withhold(place);
                    blanked.edits.push((change.id, place as u16));
                }
                change.write(&mut directory, &mut blanked.page)?;
            }
            None => blanked.page.extend_from_slice(line.as_bytes()),
        }
    }
    Ok(Some(blanked))
}

fn places_about(change: &ReadChange<'_>, erased: &Erased) -> Vec<usize> {
    let edits = change.read_edits().unwrap_or_default().into_iter();
    edits.filter(|(_, edit)| erased.silences(edit)).map(|(place, _)| place).collect()
}

/// Returns whether a line names something erased where an edit names its record or a visit its home: told without
/// reading the line, for all lines of a ward are asked.
fn may_be_about(line: &str, erased: &Erased) -> bool {
    ["\"i\":\"", "\"household\":\""].into_iter().any(|key| {
        line.match_indices(key).any(|(at, _)| {
            let start = at + key.len();
            line.get(start..start + ID_TEXT).and_then(Id::parse).is_some_and(|id| erased.has(id))
        })
    })
}
