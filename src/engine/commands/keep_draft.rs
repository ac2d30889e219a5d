//! Keeping the half-written visit of a household until it is saved or dropped.

use crate::engine::binary::name;
use crate::engine::commands::log_visit::LogVisit;
use crate::engine::fault::Fault;
use crate::engine::store::{Durability, Key, Shelf, Store, Write};
use crate::engine::stored::Stored;
use crate::engine::{Engine, Surroundings};
use crate::model::{Household, HouseholdId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Asks for the half-written visit of a household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftQuestion(pub HouseholdId);

/// Keeps a half-written visit, so that it survives the app being killed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepDraft(pub LogVisit);

/// Throws a half-written visit away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DropDraft(pub HouseholdId);

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Keeps a half-written visit.
    ///
    /// # Errors
    /// The store did not keep it.
    pub async fn keep_draft(&mut self, draft: LogVisit) -> Result<(), Fault> {
        self.ledger.commit(vec![kept(&draft)?], Durability::Strict).await?;
        self.drafts.insert(draft.household);
        Ok(())
    }

    /// Throws a half-written visit away.
    ///
    /// # Errors
    /// The store did not do it.
    pub async fn drop_draft(&mut self, household: HouseholdId) -> Result<(), Fault> {
        self.ledger.commit(vec![Write::Delete(Shelf::Drafts, draft_key(household))], Durability::Strict).await?;
        self.drafts.remove(&household);
        Ok(())
    }

    /// Returns the half-written visit of a household. One an older version wrote in another form is left aside.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn draft(&self, household: HouseholdId) -> Result<Option<LogVisit>, Fault> {
        let Some(under) = self.drafted(household) else { return Ok(None) };
        let bytes = self.ledger.store().get(Shelf::Drafts, draft_key(under)).await?;
        Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
    }

    /// Returns the household a half-written visit was begun for: this one, or one that is the same.
    pub(crate) fn drafted(&self, household: HouseholdId) -> Option<HouseholdId> {
        let class = self.ledger.state().class_of(Household::KIND, household.0).iter().map(|id| HouseholdId(*id));
        std::iter::once(household).chain(class).find(|id| self.drafts.contains(id))
    }
}

/// Returns the write that keeps a half-written visit.
pub(super) fn kept(draft: &LogVisit) -> Result<Write, Fault> {
    let bytes = serde_json::to_vec(draft).map_err(Fault::damaged)?;
    Ok(Write::Put(Shelf::Drafts, draft_key(draft.household), bytes.into()))
}

/// Returns the key under which the half-written visit of a household lies.
pub(super) fn draft_key(household: HouseholdId) -> Key {
    name(&household.to_string())
}

/// Returns the households with a half-written visit.
pub(crate) async fn load_drafts<S: Store>(store: &S) -> Result<BTreeSet<HouseholdId>, Fault> {
    let rows = store.all(Shelf::Drafts).await?;
    let names = rows.into_iter().filter_map(|(key, _)| match key {
        Key::Name(name) => HouseholdId::parse(&name),
        Key::Number(_) => None,
    });
    Ok(names.collect())
}
