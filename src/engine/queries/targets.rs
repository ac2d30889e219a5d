//! Where the ward stands: every target and item, counted.

use crate::engine::basis::Basis;
use crate::engine::index::{ItemEntry, Total};
use crate::engine::store::Store;
use crate::engine::stored::Stored;
use crate::engine::{Engine, Surroundings};
use crate::model::{AreaId, Date, Item, ItemId, Target, TargetId, TargetSet, TargetSetId};
use serde::{Deserialize, Serialize};

/// Asks for the totals of an area or of the ward.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetsQuestion {
    pub area: Option<AreaId>,
}

/// Every target of the set in force.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetsView {
    pub set: Option<(TargetSetId, TargetSet)>,
    pub targets: Vec<TargetView>,
    /// People who are counted but whose birth is not known: they are in no base that asks for an age.
    pub without_birth: u32,
    /// The day ages are reckoned on.
    pub closing: Option<Date>,
    pub basis: Basis,
}

/// A target and its items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetView {
    pub id: TargetId,
    pub target: Target,
    pub items: Vec<ItemView>,
}

/// An item and its numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemView {
    pub id: ItemId,
    pub item: Item,
    pub total: Total,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Answers with every target and its numbers.
    pub fn targets_view(&self, question: TargetsQuestion) -> TargetsView {
        let organisation = self.index.organisation();
        let totals = self.index.totals().of(question.area, organisation.items().len());
        let views: Vec<(&ItemEntry, Total)> = organisation.items().iter().zip(totals).collect();
        let items_of = |target: TargetId| {
            let items = views.iter().filter(|(entry, _)| entry.item.target == Some(target));
            items.map(|(entry, total)| ItemView { id: entry.id, item: entry.item.clone(), total: *total }).collect()
        };
        let set = organisation.set.iter().map(|(id, _)| (TargetSet::KIND, id.0));
        let targets = organisation.targets.iter().map(|(id, _)| (Target::KIND, id.0));
        let items = organisation.items().iter().map(|entry| (Item::KIND, entry.id.0));
        TargetsView {
            set: organisation.set.clone(),
            targets: organisation
                .targets
                .iter()
                .map(|(id, target)| TargetView { id: *id, target: target.clone(), items: items_of(*id) })
                .collect(),
            without_birth: self.people_without_birth(question.area).count() as u32,
            closing: Some(self.index.closing()),
            basis: self.basis(set.chain(targets).chain(items)),
        }
    }
}
