//! Whether people disagree on a field.

use crate::engine::stored::Stored;
use crate::id::Id;
use crate::log::{Cell, State, Value};
use crate::model::Household;
use std::collections::BTreeSet;

/// Returns whether two people wrote different things in a field and nobody has decided. Two homes that are the same are
/// one answer.
#[must_use]
pub fn is_disputed(state: &State, cell: &Cell) -> bool {
    if !cell.is_conflict() || state.names().text(cell.field()) != "household" {
        return cell.is_conflict();
    }
    let home = |value: &Value| {
        let id = value.as_text().and_then(Id::parse);
        id.map_or_else(|| value.clone(), |id| Value::text(&state.first_of(Household::KIND, id).to_string()))
    };
    cell.heads().iter().map(|head| home(&head.value)).collect::<BTreeSet<_>>().len() > 1
}
