//! Undo: a compensating change that gives back what a save replaced.

mod give_back;
mod given_back;
mod remains;

pub use give_back::{GiveBackTaken, PackageGivenBack, Staying};
pub use remains::WhyStays;

use crate::engine::binary::{decode, encode, name};
use crate::engine::commands::keep_draft::kept;
use crate::engine::commands::log_visit::LogVisit;
use crate::engine::commands::undo::given_back::GivenBack;
use crate::engine::commands::undo::remains::Remains;
use crate::engine::commit::{Prepared, Replaced, Undoable};
use crate::engine::device::IntakeUndo;
use crate::engine::edits::Parts;
use crate::engine::fault::Fault;
use crate::engine::index::Index;
use crate::engine::store::{Key, Shelf, Store, Write};
use crate::engine::stored::{UNDONE, known_kind, removed};
use crate::engine::waiting::Waiting;
use crate::engine::{Edits, Engine, Surroundings, UndoPlan};
use crate::id::Id;
use crate::log::{Cell, ChangeId, GONE, Head, Origin};
use serde::{Deserialize, Serialize};

/// Names a save that can be taken back, on this device and until the app is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UndoToken(pub u32);

/// Takes a save back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undo(pub UndoToken);

/// Takes a visit back; what was written is a draft again, in the same transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoVisit(pub UndoToken, pub LogVisit);

/// Takes a whole file back, by its number among the intakes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoTaken(pub u32);

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Takes a save back. What somebody built on it since stays.
    ///
    /// # Errors
    /// It was taken back already, something was built on all of it, the app was restarted since, or the store did not
    /// keep it.
    pub async fn undo(&mut self, token: UndoToken) -> Result<(), Fault> {
        let plan = match self.undoable(token)? {
            Undoable::Save(plan) => plan.clone(),
            Undoable::Taken(number) => return self.undo_taken(*number).await,
        };
        self.take_back(&plan, Origin::Undo, Vec::new()).await?;
        self.undo.retain(|(held, _)| *held != token);
        Ok(())
    }

    /// Takes a visit back, and keeps what was written as a draft. The draft then stands on what the undo gave back: saved
    /// again it takes its place, and is no second opinion beside it.
    ///
    /// # Errors
    /// As of [`Self::undo`].
    pub async fn undo_visit(&mut self, UndoVisit(token, mut draft): UndoVisit) -> Result<(), Fault> {
        let Undoable::Save(plan) = self.undoable(token)? else { return Err(Fault::NotUndoable) };
        let plan = plan.clone();
        let undoing = self.undoing(&plan, Origin::Undo)?;
        let state = self.ledger.state();
        for given_back in &undoing.prepared.plan.replaced {
            let first = |record| state.first_of(&given_back.kind, record);
            draft.basis.add(&given_back.field, &given_back.changes, |shown| first(shown) == first(given_back.record));
        }
        self.land_undoing(undoing, vec![kept(&draft)?]).await?;
        self.drafts.insert(draft.household);
        self.undo.retain(|(held, _)| *held != token);
        Ok(())
    }

    fn undoable(&self, token: UndoToken) -> Result<&Undoable, Fault> {
        let held = self.undo.iter().find(|(held, _)| *held == token);
        held.map(|(_, undoable)| undoable).ok_or(Fault::NotUndoable)
    }

    /// Takes back a file that was taken in. What somebody built on a register since stays: see `Remains`. A package is
    /// forgotten whole, as if it had never come.
    ///
    /// # Errors
    /// There is no such file, it was taken back already, something was built on all of a register or on anything of a
    /// package, or the store did not keep it.
    pub async fn undo_taken(&mut self, number: u32) -> Result<(), Fault> {
        let row = self.device.intakes.get(number as usize).ok_or(Fault::NotFound)?;
        if !self.device.is_undoable(number) {
            return Err(Fault::NotUndoable);
        }
        let undo = row.undo.clone();
        let mut device = self.device.clone();
        if let Some(row) = device.intakes.get_mut(number as usize) {
            row.is_undone = true;
        }
        let mut beside = vec![device.write()?];
        match undo {
            IntakeUndo::Nothing => return Err(Fault::NotUndoable),
            IntakeUndo::Plan => {
                let plan = self.plan_of(number).await?.ok_or(Fault::NotUndoable)?;
                beside.push(Write::Delete(Shelf::Meta, undo_key(number)));
                self.take_back(&plan, Origin::UndoRegister, beside).await?;
            }
            IntakeUndo::Pages(pages) => {
                self.ledger.forget(pages, beside).await?;
                self.past_weeks = None;
                self.index = Index::new(self.ledger.reading(), self.around.today());
                // What waits was compared with what is forgotten now.
                self.waiting = Waiting::Nothing;
            }
        }
        self.device = device;
        self.undo.retain(|(_, held)| !matches!(held, Undoable::Taken(other) if *other == number));
        Ok(())
    }

    async fn plan_of(&self, number: u32) -> Result<Option<UndoPlan>, Fault> {
        let bytes = self.ledger.store().get(Shelf::Meta, undo_key(number)).await?;
        bytes.map(|bytes| decode(&bytes)).transpose()
    }

    /// Takes a save back with rows `beside` it in the same transaction, and returns what of the save stays.
    async fn take_back(&mut self, plan: &UndoPlan, origin: Origin, beside: Vec<Write>) -> Result<Vec<Stays>, Fault> {
        let undoing = self.undoing(plan, origin)?;
        self.land_undoing(undoing, beside).await
    }

    /// Makes the changes that take a save back; nothing is written yet.
    fn undoing<'p>(&mut self, plan: &'p UndoPlan, origin: Origin) -> Result<Undoing<'p>, Fault> {
        let Compensation { changes, given_back, stays } = self.compensation(plan);
        if changes.is_empty() {
            return Err(Fault::NotUndoable);
        }
        Ok(Undoing { prepared: self.prepare(changes, origin)?, given_back, stays })
    }

    /// Writes them with rows `beside` them in the same transaction, and returns what of the save stays.
    async fn land_undoing(&mut self, undoing: Undoing<'_>, mut beside: Vec<Write>) -> Result<Vec<Stays>, Fault> {
        let Undoing { prepared, given_back, stays } = undoing;
        let given_back = GivenBack::new(given_back.into_iter(), &prepared.plan);
        let open = (0u32..).zip(&self.device.intakes).filter(|(_, row)| row.undo == IntakeUndo::Plan && !row.is_undone);
        let open: Vec<u32> = open.map(|(number, _)| number).collect();
        for number in open {
            let Some(mut earlier) = self.plan_of(number).await? else { continue };
            if given_back.tell(&mut earlier) {
                beside.push(Write::Put(Shelf::Meta, undo_key(number), encode(&earlier)?.into()));
            }
        }
        self.land(prepared, beside).await?;
        for (_, held) in &mut self.undo {
            if let Undoable::Save(earlier) = held {
                given_back.tell(earlier);
            }
        }
        Ok(stays)
    }

    /// Returns the changes that give back what a save replaced: made records go, replaced fields get their value back.
    fn compensation<'p>(&self, plan: &'p UndoPlan) -> Compensation<'p> {
        let state = self.ledger.state();
        let mut parts = Parts::default();
        let remains = Remains::of(self, plan);
        let mut stays = Vec::new();
        for created in &plan.created {
            if let Some(why) = remains.why(created) {
                stays.push((created.kind.clone(), created.record, why));
                continue;
            }
            let Some(kind) = known_kind(&created.kind) else { continue };
            let gone = removed(UNDONE, created.seen.iter().copied());
            let removals = state.cell_alone(kind, created.record, GONE).into_iter();
            let removals: Vec<ChangeId> = removals.flat_map(Cell::changes).collect();
            parts.set(kind, created.record, GONE, gone, &removals);
        }
        let mut given_back = Vec::new();
        let mut save = None;
        for replaced in &plan.replaced {
            // What was saved apart is given back apart: the package of an area takes changes whole.
            if save != replaced.changes.first() {
                save = replaced.changes.first();
                parts.end_change();
            }
            let Some(kind) = known_kind(&replaced.kind) else { continue };
            if remains.keeps_in(replaced) {
                continue;
            }
            let cell = state.cell_alone(kind, replaced.record, &replaced.field);
            let heads = cell.map(Cell::heads).unwrap_or_default();
            let (own, others): (Vec<_>, Vec<_>) =
                heads.iter().partition(|head| replaced.changes.contains(&head.stamp.change));
            if own.is_empty() {
                // What never took the place of what was there leaves nothing to tell.
                if others.iter().any(|head| !replaced.before.contains(&head.stamp.change)) {
                    stays.push((replaced.kind.clone(), replaced.record, WhyStays::Written));
                }
                continue;
            }
            // What another device wrote meanwhile stands; giving back the old value beside it would make a conflict.
            let newest = Head::newest(others.into_iter(), self.ledger.directory());
            if newest.is_none() {
                given_back.push(replaced);
            }
            let value = newest.map_or(&replaced.value, |head| &head.value).clone();
            // It stands on what it repeats: the file that brought that can then no longer be forgotten around it.
            let stands_on: Vec<ChangeId> = own.into_iter().chain(newest).map(|head| head.stamp.change).collect();
            parts.set(kind, replaced.record, &replaced.field, value, &stands_on);
        }
        Compensation { changes: parts.finish(), given_back, stays }
    }
}

/// The changes that take a save back, named and not written yet.
struct Undoing<'p> {
    prepared: Prepared,
    /// The fields that get the value back they had before the save.
    given_back: Vec<&'p Replaced>,
    stays: Vec<Stays>,
}

/// What takes a save back.
struct Compensation<'p> {
    changes: Vec<Edits>,
    /// The fields that get the value back they had before the save.
    given_back: Vec<&'p Replaced>,
    stays: Vec<Stays>,
}

/// A record that stays by its kind and id, and why.
type Stays = (String, Id, WhyStays);

/// Returns the key under which the undo plan of an intake lies.
pub(crate) fn undo_key(number: u32) -> Key {
    name(&format!("undo {number}"))
}
