//! Undo: a compensating change that gives back what a save replaced.

use crate::engine::fault::Fault;
use crate::engine::fields::{Stored, VISIT};
use crate::engine::ledger::{decode, name};
use crate::engine::store::{Key, Shelf, Store};
use crate::engine::{Edits, Engine, Surroundings, UndoPlan};
use crate::log::{GONE, Origin, Value};
use crate::model::{Area, Household, Item, Member, Resident, Target, TargetSet, Team, Ward};
use serde::{Deserialize, Serialize};

/// Names a save that can be taken back, on this device and until the app is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UndoToken(pub u32);

/// Takes a save back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undo(pub UndoToken);

/// Takes a whole file back, by its number in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoTaken(pub u32);

/// Edits of one undoing change; a file of thousands of records takes several.
const EDITS_OF_A_CHANGE: usize = 100;

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Takes a save back.
    ///
    /// # Errors
    /// It was taken back already, or the app was restarted since, or the store did not keep it.
    pub async fn undo(&mut self, token: UndoToken) -> Result<(), Fault> {
        let place = self.undo.iter().position(|(held, _)| *held == token).ok_or(Fault::NotUndoable)?;
        let plan = self.undo.get(place).map(|(_, plan)| plan.clone()).ok_or(Fault::NotUndoable)?;
        let plan = self.still_undoable(plan).ok_or(Fault::NotUndoable)?;
        self.commit(compensation(&plan), Origin::Undo, Vec::new()).await?;
        self.undo.remove(place);
        Ok(())
    }

    /// Takes back a register that was taken in. What somebody built on it since stays.
    ///
    /// # Errors
    /// There is no such file, it was taken back already, or the store did not keep it.
    pub async fn undo_taken(&mut self, number: u32) -> Result<(), Fault> {
        let row = self.device.journal.get(number as usize).ok_or(Fault::NotFound)?;
        if !row.has_undo || row.is_undone {
            return Err(Fault::NotUndoable);
        }
        let bytes = self.ledger.store().get(Shelf::Meta, undo_key(number)).await?.ok_or(Fault::NotUndoable)?;
        let plan = self.still_undoable(decode(&bytes)?).ok_or(Fault::NotUndoable)?;
        let mut device = self.device.clone();
        if let Some(row) = device.journal.get_mut(number as usize) {
            row.is_undone = true;
        }
        self.commit(compensation(&plan), Origin::Undo, vec![device.write()?]).await?;
        self.device = device;
        Ok(())
    }
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Leaves out the fields somebody has written again since: undoing those would put two values side by side.
    fn still_undoable(&self, mut plan: UndoPlan) -> Option<UndoPlan> {
        let had_something = !plan.created.is_empty() || !plan.replaced.is_empty();
        let state = self.ledger.state();
        plan.replaced.retain(|replaced| {
            let record = state.record(&replaced.kind, replaced.record);
            let cell = state.names().get(&replaced.field).and_then(|field| record?.cell(field));
            cell.is_some_and(|cell| cell.heads().iter().any(|head| head.stamp.change == replaced.change))
        });
        let has_something = !plan.created.is_empty() || !plan.replaced.is_empty();
        (has_something || !had_something).then_some(plan)
    }
}

/// Returns the key under which the undo plan of a journal entry lies.
pub(crate) fn undo_key(number: u32) -> Key {
    name(&format!("undo {number}"))
}

/// Returns the changes that give back what a save replaced: made records go, replaced fields get their value back.
fn compensation(plan: &UndoPlan) -> Vec<Edits> {
    let mut changes = vec![Edits::default()];
    for (count, created) in plan.created.iter().enumerate() {
        let seen = [Box::from("mistake"), created.change.0.to_string().into()];
        let Some(kind) = known_kind(&created.kind) else { continue };
        next(&mut changes, count).set(kind, created.record, GONE, Value::List(Box::new(seen)), &[]);
    }
    for (count, replaced) in plan.replaced.iter().enumerate() {
        let Some(kind) = known_kind(&replaced.kind) else { continue };
        let count = plan.created.len() + count;
        let value = replaced.value.clone();
        next(&mut changes, count).set(kind, replaced.record, &replaced.field, value, &[replaced.change]);
    }
    changes
}

fn next(changes: &mut Vec<Edits>, count: usize) -> &mut Edits {
    if count % EDITS_OF_A_CHANGE == 0 && count > 0 || changes.is_empty() {
        changes.push(Edits::default());
    }
    #[expect(clippy::expect_used, reason = "one was pushed just above if there was none")]
    changes.last_mut().expect("pushed above")
}

fn known_kind(kind: &str) -> Option<&'static str> {
    let kinds = [
        VISIT,
        Ward::KIND,
        Area::KIND,
        Team::KIND,
        Member::KIND,
        Household::KIND,
        Resident::KIND,
        TargetSet::KIND,
        Target::KIND,
        Item::KIND,
    ];
    kinds.into_iter().find(|known| *known == kind)
}
