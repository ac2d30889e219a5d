//! Undoing one save after another: what an undo gives back belongs to the save that wrote it first.

use crate::engine::UndoPlan;
use crate::engine::commit::Replaced;
use crate::id::Id;
use crate::log::ChangeId;
use std::collections::HashMap;

/// Fields an undo gave back: earlier saves that wrote the same values must know them for their own, or they could not be
/// undone after it.
pub(super) struct GivenBack(HashMap<Id, Vec<Given>>);

struct Given {
    field: String,
    /// The heads that held the value first.
    before: Vec<ChangeId>,
    /// The undo that holds it now.
    now: Vec<ChangeId>,
}

impl GivenBack {
    /// Looks up which change of the undo gave back which field.
    pub fn new<'a>(fields: impl Iterator<Item = &'a Replaced>, undoing: &UndoPlan) -> Self {
        let by: HashMap<_, _> =
            undoing.replaced.iter().map(|given| ((given.record, given.field.as_str()), &given.changes)).collect();
        let mut given_back: HashMap<Id, Vec<Given>> = HashMap::new();
        for Replaced { record, field, before, .. } in fields {
            let Some(given) = by.get(&(*record, field.as_str())) else { continue };
            let field = Given { field: field.clone(), before: before.clone(), now: (*given).clone() };
            given_back.entry(*record).or_default().push(field);
        }
        Self(given_back)
    }

    /// Tells an earlier plan, and returns whether it concerned it.
    pub fn tell(&self, plan: &mut UndoPlan) -> bool {
        let mut is_concerned = false;
        for created in &mut plan.created {
            for field in self.0.get(&created.record).into_iter().flatten() {
                let is_own = |change: &ChangeId| created.seen.binary_search(change).is_ok();
                if field.before.iter().all(is_own) {
                    created.seen.extend_from_slice(&field.now);
                    created.seen.sort_unstable();
                    is_concerned = true;
                }
            }
        }
        for replaced in &mut plan.replaced {
            let fields = self.0.get(&replaced.record).into_iter().flatten();
            for field in fields.filter(|field| field.field == replaced.field) {
                if field.before.iter().any(|before| replaced.changes.contains(before)) {
                    replaced.changes.extend_from_slice(&field.now);
                    is_concerned = true;
                }
            }
        }
        is_concerned
    }
}
