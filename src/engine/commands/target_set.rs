//! Starting a set of targets from another, and correcting one that a report was counted by.

pub use crate::engine::seed::Sample;

use crate::engine::commands::save_record::{Saved, named};
use crate::engine::fault::Fault;
use crate::engine::index::records;
use crate::engine::store::Store;
use crate::engine::{Edits, Engine, Surroundings};
use crate::model::{Date, Item, Target, TargetId, TargetSet, TargetSetId, text};
use serde::{Deserialize, Serialize};

/// Starts a new set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartTargetSet {
    pub like: SetSource,
    pub name: String,
    pub from: Option<Date>,
    pub until: Option<Date>,
}

/// What a new set begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SetSource {
    /// The targets and items of this set.
    Set(TargetSetId),
    Sample(Sample),
}

/// Starts a new version of a set; it takes that one's place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectTargetSet {
    pub set: TargetSetId,
    pub reason: String,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Starts a new set with the targets and items of another. Their codes stay, so what people were guided on goes on
    /// counting.
    ///
    /// # Errors
    /// The name is empty, there is no such set, or the store did not keep it.
    pub async fn start_target_set(&mut self, ask: StartTargetSet) -> Result<Saved<TargetSetId>, Fault> {
        let set = TargetSet { name: named(&ask.name)?, from: ask.from, until: ask.until, ..TargetSet::default() };
        let content = match ask.like {
            SetSource::Set(id) => {
                self.target_set(id).ok_or(Fault::NotFound)?;
                self.targets_of(id)
                    .into_iter()
                    .map(|(_, target, items)| (target, items.into_iter().map(|(_, item)| item).collect()))
                    .collect()
            }
            SetSource::Sample(sample) => sample.targets().map(|(target, items)| (target, items.collect())).collect(),
        };
        self.create_set(set, content).await
    }

    /// Starts a new version of a set, which takes that one's place; reports that were sent keep theirs.
    ///
    /// # Errors
    /// There is no such set, no reason is given, or the store did not keep it.
    pub async fn correct_target_set(&mut self, ask: CorrectTargetSet) -> Result<Saved<TargetSetId>, Fault> {
        let held = self.target_set(ask.set).ok_or(Fault::NotFound)?;
        let reason = text::clean_lines(&ask.reason);
        if reason.is_empty() {
            return Err(Fault::NameMissing);
        }
        let set = TargetSet { closed: None, corrects: Some(ask.set), reason, ..held };
        let like = self.targets_of(ask.set).into_iter();
        let content = like.map(|(_, target, items)| (target, items.into_iter().map(|(_, item)| item).collect()));
        self.create_set(set, content.collect()).await
    }

    async fn create_set(
        &mut self,
        set: TargetSet,
        content: Vec<(Target, Vec<Item>)>,
    ) -> Result<Saved<TargetSetId>, Fault> {
        let id = TargetSetId(self.around.new_id());
        let mut edits = Edits::default();
        edits.create(id.0, &set);
        for (target, items) in content {
            let target_id = TargetId(self.around.new_id());
            edits.create(target_id.0, &Target { set: Some(id), ..target });
            for item in items {
                edits.create(self.around.new_id(), &Item { target: Some(target_id), ..item });
            }
        }
        Ok(Saved { id, undo: self.save(edits, Vec::new()).await? })
    }

    /// Returns a set.
    pub(crate) fn target_set(&self, id: TargetSetId) -> Option<TargetSet> {
        let sets = &self.index.organisation().sets;
        sets.iter().find(|(known, _)| *known == id).map(|(_, set)| set.clone())
    }

    /// Refuses to change what a report that was sent was counted by.
    pub(super) fn refuse_if_counted_by(&self, set: Option<TargetSetId>) -> Result<(), Fault> {
        if set.is_some_and(|set| self.is_counted_by(set)) { Err(Fault::TargetsInUse) } else { Ok(()) }
    }

    /// Returns whether a report that was sent was counted by a set.
    pub(crate) fn is_counted_by(&self, set: TargetSetId) -> bool {
        self.reports().iter().any(|(_, report)| report.state.is_frozen() && report.set == Some(set))
    }

    /// Returns the set a target belongs to.
    pub(super) fn set_of(&self, target: Option<TargetId>) -> Option<TargetSetId> {
        let targets = records::<Target>(self.ledger.state(), self.ledger.directory());
        let mut of = targets.filter(|(id, _)| Some(TargetId(*id)) == target);
        of.next().and_then(|(_, target)| target.set)
    }
}
