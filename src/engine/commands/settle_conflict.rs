//! Deciding between two things two people wrote.

use crate::engine::fault::Fault;
use crate::engine::fields::known_kind;
use crate::engine::store::Store;
use crate::engine::{Edits, Engine, Surroundings};
use crate::id::Id;
use crate::log::{Cell, ChangeId};
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
        let mut edits = Edits::default();
        for (field, seen) in &ask.fields {
            let mut heads = self.ledger.state().cell(kind, ask.record, field).into_iter().flat_map(Cell::heads);
            let kept = heads.find(|head| head.stamp.change == ask.kept);
            if let Some(head) = kept {
                edits.set(kind, ask.record, field, head.value.clone(), seen);
            }
        }
        if edits.is_empty() {
            return Err(Fault::NotFound);
        }
        self.save(edits, Vec::new()).await.map(drop)
    }
}
