//! Erasing what is known of a household or a person, because they asked for it: here, and on every device the word
//! reaches.

use crate::engine::binary::{decode, encode};
use crate::engine::commands::keep_draft::draft_key;
use crate::engine::commands::undo::undo_key;
use crate::engine::commit::Undoable;
use crate::engine::device::IntakeUndo;
use crate::engine::fault::Fault;
use crate::engine::outlook::RecordHead;
use crate::engine::prospect::Prospect;
use crate::engine::store::{Shelf, Store, Write};
use crate::engine::stored::{Stored, record_of};
use crate::engine::waiting::Waiting;
use crate::engine::{Edits, Engine, Surroundings, UndoPlan};
use crate::id::Id;
use crate::log::{ERASED, Erased, Origin, erased_fields};
use crate::model::text::join_filled;
use crate::model::{Household, Resident, Subject};
use serde::{Deserialize, Serialize};

/// Erases what is known of a household with its people and visits, or of a person. There is no way back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erase(pub Subject);

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Erases what is known of a household or a person.
    ///
    /// # Errors
    /// It is not here, or the store did not do it.
    pub async fn erase(&mut self, Erase(subject): Erase) -> Result<(), Fault> {
        let records = self.records_to_erase(subject);
        let is_here = |(kind, id): &(&'static str, Id)| self.ledger.state().record_alone(kind, *id).is_some();
        if !records.iter().any(is_here) {
            return Err(Fault::NotFound);
        }
        let mut edits = Edits::default();
        for (kind, id) in &records {
            for (field, value) in erased_fields(kind) {
                edits.set(ERASED, *id, field, value, &[]);
            }
        }
        let erased: Erased = records.into_iter().map(|(_, id)| id).collect();
        let beside = self.rows_without(&erased).await?;
        let prepared = self.prepare(vec![edits], Origin::Form)?;
        self.land(prepared, beside).await?;
        self.forget_erased(&erased);
        Ok(())
    }

    /// Returns the records that hold what is known of a subject: all that are the same, and with a household everybody
    /// who lives there or did until they were taken off the list. Visits go with their household.
    fn records_to_erase(&self, subject: Subject) -> Vec<(&'static str, Id)> {
        let mut subjects = vec![subject];
        if let Subject::Household(id) = subject {
            let id = self.first_home(id);
            let there = self.index.home(id).map(|home| home.residents.as_slice()).unwrap_or_default().iter().copied();
            subjects
                .extend(there.chain(self.index.removed().people_of(id, self.ledger.state())).map(Subject::Resident));
        }
        let mut records = Vec::new();
        for (kind, id) in subjects.into_iter().map(record_of) {
            let class = self.ledger.state().class_of(kind, id);
            let alone = class.is_empty().then_some(id);
            records.extend(alone.into_iter().chain(class.iter().copied()).map(|id| (kind, id)));
        }
        records
    }

    /// Returns the writes that leave what is erased out of this device's own rows: half-written visits, and what it
    /// takes to undo files that were taken in.
    pub(crate) async fn rows_without(&self, erased: &Erased) -> Result<Vec<Write>, Fault> {
        let mut writes = Vec::new();
        if erased.is_empty() {
            return Ok(writes);
        }
        writes.extend(self.drafts_without(erased));
        for (number, row) in (0u32..).zip(&self.device.intakes) {
            if row.undo != IntakeUndo::Plan {
                continue;
            }
            let Some(bytes) = self.ledger.store().get(Shelf::Meta, undo_key(number)).await? else { continue };
            let plan = decode::<UndoPlan>(&bytes)?.without(erased);
            writes.push(Write::Put(Shelf::Meta, undo_key(number), encode(&plan)?.into()));
        }
        Ok(writes)
    }

    /// Returns the writes that leave what is erased out of half-written visits.
    fn drafts_without(&self, erased: &Erased) -> impl Iterator<Item = Write> {
        let drafts = self.drafts.iter().filter(|home| erased.covers(Household::KIND, home.0));
        drafts.map(|home| Write::Delete(Shelf::Drafts, draft_key(*home)))
    }

    /// Leaves what is erased out of what is held in memory.
    pub(crate) fn forget_erased(&mut self, erased: &Erased) {
        if erased.is_empty() {
            return;
        }
        self.drafts.retain(|home| !erased.covers(Household::KIND, home.0));
        for (_, undoable) in &mut self.undo {
            if let Undoable::Save(plan) = undoable {
                *plan = std::mem::take(plan).without(erased);
            }
        }
        // What waits was compared with what is no longer here.
        self.waiting = Waiting::Nothing;
    }

    /// Returns who and what is here and would be erased: people by name, households by their place.
    pub(crate) fn names_of_erased(&self, prospect: &Prospect) -> Vec<String> {
        let (state, outlook) = (self.ledger.state(), self.outlook());
        let name = |id: Id| {
            let kinds = [Resident::KIND, Household::KIND];
            let kind = kinds.into_iter().find(|kind| state.record_alone(kind, id).is_some())?;
            let RecordHead { name, number, place, .. } = outlook.head(kind, id, None);
            let is_person = kind == Resident::KIND && !name.is_empty();
            Some(if is_person { name } else { join_filled([number.as_str(), &place]) })
        };
        let mut names: Vec<String> = prospect.erased().without(state.erased()).ids().filter_map(name).collect();
        names.sort_unstable();
        names
    }
}
