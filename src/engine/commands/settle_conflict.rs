//! Deciding between two things two people wrote.

use crate::engine::fault::Fault;
use crate::engine::store::Store;
use crate::engine::stored::known_kind;
use crate::engine::{Edits, Engine, Surroundings};
use crate::id::Id;
use crate::log::{Cell, ChangeId, Value};
use serde::{Deserialize, Serialize};

/// Keeps one side of a conflict. The other stays in the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettleConflict {
    pub kind: String,
    pub record: Id,
    /// The fields that are decided together, with the heads that were seen: what arrived since is still open.
    pub fields: Vec<(String, Vec<ChangeId>)>,
    /// The change whose values stay.
    pub kept: ChangeId,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Keeps one side of a conflict.
    ///
    /// # Errors
    /// The side is not there any more: somebody decided meanwhile. Or the store did not keep it.
    pub async fn settle_conflict(&mut self, ask: SettleConflict) -> Result<(), Fault> {
        let kind = known_kind(&ask.kind).ok_or(Fault::NotFound)?;
        let state = self.ledger.state();
        let heads = |field: &str| state.cell(kind, ask.record, field).map(Cell::heads).unwrap_or_default();
        let kept = |field: &str| heads(field).iter().find(|head| head.stamp.change == ask.kept);
        let (leading, _) = ask.fields.first().ok_or(Fault::NotFound)?;
        let answer = &kept(leading).ok_or(Fault::NotFound)?.value;
        let lost: Vec<ChangeId> =
            heads(leading).iter().filter(|head| head.value != *answer).map(|head| head.stamp.change).collect();
        let mut edits = Edits::default();
        for (field, seen) in &ask.fields {
            let value = match kept(field) {
                Some(head) => head.value.clone(),
                // It was said with an answer that does not stay.
                None if heads(field).iter().any(|head| lost.contains(&head.stamp.change)) => Value::Null,
                None => continue,
            };
            edits.set(kind, ask.record, field, value, seen);
        }
        self.save(edits, Vec::new()).await.map(drop)
    }
}
