//! Giving back what a package replaced, where it can no longer be forgotten: something stands on it, or it was passed on.

use crate::engine::commands::undo::{Stays, WhyStays};
use crate::engine::commit::{Created, Replaced, Undoable, read_value};
use crate::engine::device::IntakeUndo;
use crate::engine::fault::Fault;
use crate::engine::folded::Folded;
use crate::engine::ledger::Ledger;
use crate::engine::outlook::RecordHead;
use crate::engine::pages::lines;
use crate::engine::store::Store;
use crate::engine::stored::{Stored, VISIT};
use crate::engine::{Engine, Surroundings, UndoPlan};
use crate::id::Id;
use crate::log::{ChangeId, ERASED, Edit, GONE, Origin, ReadChange};
use crate::model::{Item, Member, Target, TargetSet, Team, Ward};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// How many of the records that stay are told of.
const TOLD: usize = 50;

/// What the whole ward shares goes with no file: work of others rests on it.
const SHARED: [&str; 6] = [Ward::KIND, Team::KIND, Member::KIND, TargetSet::KIND, Target::KIND, Item::KIND];

/// Gives back what a package replaced, and takes what it brought off the list, by its number among the intakes. The
/// others are told: it is a change like any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiveBackTaken(pub u32);

/// A package that was given back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageGivenBack {
    /// What stays, the first of it.
    pub stays: Vec<Staying>,
    /// All that stays.
    pub total: u32,
}

/// A record that stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staying {
    pub head: RecordHead,
    pub why: WhyStays,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Gives back what a package that was taken replaced, where it is still as the package left it: everything reads as
    /// before it came. What somebody built on it stays, and what the whole ward shares.
    ///
    /// # Errors
    /// There is no such package, it was taken back already, all of it stays, or the store did not keep it.
    pub async fn give_back_taken(&mut self, number: u32) -> Result<PackageGivenBack, Fault> {
        let row = self.device.intakes.get(number as usize).ok_or(Fault::NotFound)?;
        let IntakeUndo::Pages(pages) = row.undo.clone() else { return Err(Fault::NotUndoable) };
        if row.is_undone {
            return Err(Fault::NotUndoable);
        }
        let mut device = self.device.clone();
        if let Some(row) = device.intakes.get_mut(number as usize) {
            row.is_undone = true;
        }
        let mut plan = self.ledger.undo_plan_of(pages).await?.without(self.ledger.state().erased());
        let is_shared = |created: &Created| SHARED.contains(&created.kind.as_str());
        let shared = plan.created.iter().filter(|created| is_shared(created));
        let mut stays: Vec<Stays> =
            shared.map(|created| (created.kind.clone(), created.record, WhyStays::Shared)).collect();
        plan.created.retain(|created| !is_shared(created));
        stays.extend(self.take_back(&plan, Origin::Undo, vec![device.write()?]).await?);
        self.device = device;
        self.undo.retain(|(_, held)| !matches!(held, Undoable::Taken(other) if *other == number));
        Ok(self.told_of(&stays))
    }

    fn told_of(&self, stays: &[Stays]) -> PackageGivenBack {
        let outlook = self.outlook();
        let mut met = BTreeSet::new();
        let stays: Vec<&Stays> = stays.iter().filter(|(kind, id, _)| met.insert((kind, id))).collect();
        let staying =
            stays.iter().take(TOLD).map(|(kind, id, why)| Staying { head: outlook.head(kind, *id, None), why: *why });
        PackageGivenBack { stays: staying.collect(), total: stays.len() as u32 }
    }
}

impl<S: Store> Ledger<S> {
    /// Works out what it takes to give back what some pages replaced.
    ///
    /// # Errors
    /// The store cannot be read.
    async fn undo_plan_of(&self, pages: Range<u32>) -> Result<UndoPlan, Fault> {
        let mut before = Folded::default();
        for page in 0..pages.start {
            self.fold_page(page, &mut before).await?;
        }
        let mut plan = PlanInMaking::default();
        for page in pages {
            let bytes = self.page(page).await?;
            for change in lines(&bytes).filter_map(|line| ReadChange::read(line, self.directory()).ok()) {
                for (_, edit) in change.read_edits().unwrap_or_default() {
                    plan.meet(self, &before, &edit, change.id);
                }
            }
        }
        Ok(plan.finish(self))
    }
}

/// What pages brought, record by record and field by field.
#[derive(Default)]
struct PlanInMaking {
    created: BTreeMap<(String, Id), Vec<ChangeId>>,
    replaced: BTreeMap<(String, Id, String), Replaced>,
}

impl PlanInMaking {
    fn meet<S: Store>(&mut self, ledger: &Ledger<S>, before: &Folded, edit: &Edit<'_>, change: ChangeId) {
        if edit.kind == ERASED {
            return;
        }
        let (kind, id) = (edit.kind.as_ref(), edit.record);
        let is_known = before.state.record_alone(kind, id).is_some() || before.visits.household_of(edit).is_some();
        if !is_known {
            self.created.entry((kind.to_owned(), id)).or_default().push(change);
            return;
        }
        for (field, _) in &edit.set {
            let replaced =
                self.replaced.entry((kind.to_owned(), id, field.clone().into_owned())).or_insert_with(|| {
                    let cell = before.state.cell_alone(kind, id, field);
                    Replaced {
                        kind: kind.to_owned(),
                        record: id,
                        field: field.clone().into_owned(),
                        value: read_value(kind, cell, ledger.directory()),
                        before: cell.map(|cell| cell.changes().collect()).unwrap_or_default(),
                        changes: Vec::new(),
                    }
                });
            replaced.changes.push(change);
        }
    }

    fn finish<S: Store>(self, ledger: &Ledger<S>) -> UndoPlan {
        let state = ledger.state();
        let gone = state.names().get(GONE);
        // What was taken off the list since needs nothing.
        let is_here = |kind: &str, id: Id| !state.record_alone(kind, id).is_some_and(|record| record.is_gone(gone));
        let created = self.created.into_iter().filter(|((kind, id), _)| is_here(kind, *id));
        let created = created.map(|((kind, record), mut seen)| {
            seen.sort_unstable();
            Created { kind, record, seen }
        });
        // A visit says what it says once: only whether it was taken back can have been replaced.
        let replaced = self.replaced.into_values().filter(|replaced| replaced.kind != VISIT || replaced.field == GONE);
        let mut replaced: Vec<Replaced> = replaced.collect();
        // What was saved together is given back together.
        replaced.sort_by(|one, other| one.changes.first().cmp(&other.changes.first()));
        UndoPlan { created: created.collect(), replaced }
    }
}
