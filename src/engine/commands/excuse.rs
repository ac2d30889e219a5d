//! Excusing somebody from an item: never without a reason, and never hidden. The numbers are shown with and without.

use crate::engine::basis::Basis;
use crate::engine::commands::undo::UndoToken;
use crate::engine::fault::Fault;
use crate::engine::store::Store;
use crate::engine::stored::{exempt_field, record_of};
use crate::engine::{Edits, Engine, Surroundings};
use crate::log::Value;
use crate::model::{Reason, Subject};
use serde::{Deserialize, Serialize};

/// Excuses a person or a household from an item, or takes that back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excuse {
    pub subject: Subject,
    /// The item's code.
    pub item: String,
    /// Why; `None` takes it back.
    pub reason: Option<Reason>,
    pub basis: Basis,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Excuses a person or a household from an item, or takes that back.
    ///
    /// # Errors
    /// There is no such item, person or household any more, or the store did not keep it.
    pub async fn excuse(&mut self, ask: Excuse) -> Result<UndoToken, Fault> {
        let (kind, record) = record_of(ask.subject);
        let record = self.shown_as(kind, record, &ask.basis);
        let is_known = self.index.organisation().items().iter().any(|entry| entry.item.code == ask.item);
        if !is_known || self.ledger.state().record(kind, record).is_none() {
            return Err(Fault::NotFound);
        }
        let field = exempt_field(&ask.item);
        let value = ask.reason.map_or(Value::Null, |reason| Value::text(reason.code()));
        let mut edits = Edits::default();
        edits.set(kind, record, &field, value, ask.basis.heads(record, &field));
        self.save(edits, Vec::new()).await
    }
}
