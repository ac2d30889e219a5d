//! The sets of targets, and one of them with everything that is promised in it.

use crate::engine::basis::Basis;
use crate::engine::fault::Fault;
use crate::engine::index::records;
use crate::engine::store::Store;
use crate::engine::stored::Stored;
use crate::engine::{Engine, Surroundings};
use crate::model::{Area, AreaId, Item, ItemId, NaturalKey, SetState, Target, TargetId, TargetSet, TargetSetId};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// Asks for every set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetSetsQuestion;

/// A set in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetEntry {
    pub id: TargetSetId,
    pub set: TargetSet,
    pub state: SetState,
}

/// Asks for a set; `None` for the one in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetSetQuestion(pub Option<TargetSetId>);

/// A set with its targets and items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetSetView {
    pub id: TargetSetId,
    pub set: TargetSet,
    pub state: SetState,
    /// A report that was sent was counted by it: it stays as it is.
    pub is_counted_by: bool,
    pub targets: Vec<SetTarget>,
    /// The areas that can be given goals of their own.
    pub areas: Vec<(AreaId, Area)>,
    /// What the forms of this screen showed.
    pub basis: Basis,
}

/// A target of a set with its items, each in the order of the codes.
pub type SetTarget = (TargetId, Target, Vec<(ItemId, Item)>);

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Answers with every set: the one in force, those that wait, and those that were; the latest first.
    pub fn target_sets(&self) -> Vec<SetEntry> {
        let sets = &self.index.organisation().sets;
        let today = self.around.today();
        let entry = |(id, set): &(TargetSetId, TargetSet)| SetEntry {
            id: *id,
            set: set.clone(),
            state: SetState::of(*id, sets, today),
        };
        let mut entries: Vec<SetEntry> = sets.iter().map(entry).collect();
        entries.sort_by_key(|entry| (entry.state, Reverse((entry.set.from, entry.set.until)), entry.id));
        entries
    }

    /// Answers with a set, its targets and items.
    ///
    /// # Errors
    /// There is no such set.
    pub fn target_set_view(&self, TargetSetQuestion(id): TargetSetQuestion) -> Result<TargetSetView, Fault> {
        let organisation = self.index.organisation();
        let id = id.or(organisation.set.as_ref().map(|(id, _)| *id)).ok_or(Fault::NotFound)?;
        let set = self.target_set(id).ok_or(Fault::NotFound)?;
        let targets = self.targets_of(id);
        let items = targets.iter().flat_map(|(_, _, items)| items).map(|(id, _)| (Item::KIND, id.0));
        let records = targets.iter().map(|(id, ..)| (Target::KIND, id.0)).chain(items);
        let basis = self.basis(std::iter::once((TargetSet::KIND, id.0)).chain(records));
        Ok(TargetSetView {
            id,
            set,
            state: SetState::of(id, &organisation.sets, self.around.today()),
            is_counted_by: self.is_counted_by(id),
            targets,
            areas: organisation.areas.clone(),
            basis,
        })
    }

    /// Returns the targets of a set with their items.
    pub(crate) fn targets_of(&self, set: TargetSetId) -> Vec<SetTarget> {
        let (state, directory) = (self.ledger.state(), self.ledger.directory());
        let mut items: Vec<(ItemId, Item)> =
            records::<Item>(state, directory).map(|(id, item)| (ItemId(id), item)).collect();
        items.sort_by_cached_key(|(id, item)| (NaturalKey::of(&item.code), *id));
        let targets = records::<Target>(state, directory).filter(|(_, target)| target.set == Some(set));
        let with_items = |(id, target)| {
            let id = TargetId(id);
            let own = items.iter().filter(|(_, item)| item.target == Some(id)).cloned();
            (id, target, own.collect())
        };
        let mut targets: Vec<SetTarget> = targets.map(with_items).collect();
        targets.sort_by_cached_key(|(id, target, _)| (NaturalKey::of(&target.code), *id));
        targets
    }
}
