//! Putting a package in the place of everything on this device.
//!
//! Taking a package merges: what is here stays. This does not: afterwards the device holds the package's changes and no
//! other, except that what was erased here for good stays erased.

use crate::engine::commands::keep_draft::draft_key;
use crate::engine::commands::take_package::{PackagePreview, PackageTaken, WaitingPackage};
use crate::engine::device::{Device, IntakeUndo};
use crate::engine::fault::Fault;
use crate::engine::index::Index;
use crate::engine::ledger::Replacement;
use crate::engine::pages::{Pages, lines};
use crate::engine::peers::Peers;
use crate::engine::store::{Shelf, Store, Write};
use crate::engine::stored::Stored;
use crate::engine::waiting::Waiting;
use crate::engine::{Engine, Surroundings, unsent_since};
use crate::id::IdSet;
use crate::log::{ChangeId, ERASED, ReadChange, ReplicaId};
use crate::model::{Household, HouseholdId, Member};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Puts the package that waits in the place of everything on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplaceAll;

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Puts the package that waits in the place of what is here, whole or not at all, and goes on as another replica.
    ///
    /// # Errors
    /// Nothing waits, the package is only a part, or the store did not keep it; the package goes on waiting then.
    pub async fn replace_all(&mut self) -> Result<PackageTaken, Fault> {
        let waiting = self.waiting.take_package()?;
        let replaced = self.replace_with(&waiting).await;
        if replaced.is_err() {
            self.waiting = Waiting::Package(waiting);
        }
        replaced
    }

    async fn replace_with(&mut self, waiting: &WaitingPackage) -> Result<PackageTaken, Fault> {
        if !waiting.preview.is_whole {
            return Err(Fault::OnlyAPart);
        }
        let mut pages = self.pages_of(waiting).await?;
        let erased = pages.erased();
        pages.blank(&erased).map_err(Fault::damaged)?;
        let replacement = Replacement::new(pages);
        let device = self.device_after(waiting, &replacement);
        let replica = ReplicaId(self.around.new_id());
        // Work of this device that comes back with the file is still in nobody else's hands.
        let is_own_unsent = !self.own_unsent(replacement.known(), replacement.directory()).is_empty();
        let since_ms = self.unsent_since_ms.or_else(|| Some(self.around.now_ms())).filter(|_| is_own_unsent);
        let (kept, left) = self
            .drafts
            .iter()
            .partition::<BTreeSet<HouseholdId>, _>(|home| replacement.tells_of(Household::KIND, home.0));
        let mut beside = vec![device.write()?];
        beside.extend(since_ms.map(unsent_since::write).transpose()?);
        beside.extend(left.into_iter().map(|home| Write::Delete(Shelf::Drafts, draft_key(home))));
        beside.extend(self.backup_of(waiting.preview.changes).await?);
        self.ledger.replace(replacement, replica, beside).await?;
        self.device = device;
        self.drafts = kept;
        self.peers = Peers::default();
        self.unsent_since_ms = since_ms;
        self.past_weeks = None;
        self.index = Index::new(self.ledger.reading(), self.around.today());
        self.undo.clear();
        self.forget_erased(&erased);
        Ok(PackageTaken {
            new_changes: self.ledger.known().len() as u32,
            conflicts: self.conflict_count(),
            check_code: self.ledger.holdings().sum().to_string(),
            undo: None,
        })
    }

    /// Returns every change of the package: those that were here already, and those it brings.
    async fn pages_of(&self, waiting: &WaitingPackage) -> Result<Pages, Fault> {
        let mut pages = Pages::default();
        for line in self.ledger.all_chunks().await?.iter().flat_map(|chunk| lines(chunk)) {
            let change = ReadChange::read(line, self.ledger.directory()).map_err(Fault::damaged)?;
            // What was erased stays erased, whatever an older file says.
            let erases = || change.read_edits().is_ok_and(|edits| edits.iter().any(|(_, edit)| edit.kind == ERASED));
            if waiting.changes.contains(&change.id) || erases() {
                pages.add_change(&change).map_err(Fault::damaged)?;
            }
        }
        for line in waiting.pages.lines() {
            let change = ReadChange::read(line, &waiting.pages.directory).map_err(Fault::damaged)?;
            pages.add_change(&change).map_err(Fault::damaged)?;
        }
        Ok(pages)
    }

    /// What the device knows of itself once the package is in the place of what was there. What was handed over stays
    /// handed over; whoever uses the device stays so where the package knows them.
    fn device_after(&self, waiting: &WaitingPackage, replacement: &Replacement) -> Device {
        let intake = waiting.intake(self.around.now_ms(), waiting.preview.changes, IntakeUndo::Nothing);
        let me = self.device.me.filter(|me| replacement.tells_of(Member::KIND, me.0));
        Device { me, intakes: vec![intake], intakes_sent: 0, prepared: None, ..self.device.clone() }
    }

    /// Counts what would be lost if a package took the place of what is here; `changes` are the package's.
    pub(super) fn tell_only_here(&self, changes: &IdSet<ChangeId>, preview: &mut PackagePreview) {
        let handed = self.device.hand_over.as_ref().map(|hand_over| &hand_over.have);
        for (replica, counter, id) in self.ledger.known().iter() {
            if changes.contains(&id) {
                continue;
            }
            preview.only_here += 1;
            let replica = self.ledger.directory().replica(replica);
            let is_handed = replica.zip(handed).is_some_and(|(replica, have)| have.contains(replica, counter));
            preview.only_here_unsent += u32::from(!is_handed);
        }
    }
}
