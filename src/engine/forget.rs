//! Forgetting what a package brought, as long as nothing stands on it: as if it had never been taken.

use crate::engine::fault::Fault;
use crate::engine::folded::Folded;
use crate::engine::ledger::Ledger;
use crate::engine::pages::lines;
use crate::engine::snapshot;
use crate::engine::store::{Durability, Key, Shelf, Store, Write};
use crate::id::{Id, IdSet};
use crate::log::{ChangeId, Edit, ReadChange, Value};
use std::ops::Range;

impl<S: Store> Ledger<S> {
    /// Forgets the changes of some pages, with `beside` in one transaction.
    ///
    /// # Errors
    /// A change behind them stands on one of theirs, or the store did not keep it. Nothing was forgotten then.
    pub async fn forget(&mut self, pages: Range<u32>, mut beside: Vec<Write>) -> Result<(), Fault> {
        let mut rest = Folded::default();
        for page in 0..pages.start {
            self.fold_page(page, &mut rest).await?;
        }
        let mut brought = Brought::default();
        for page in pages.clone() {
            let bytes = self.page(page).await?;
            for change in lines(&bytes).filter_map(|line| ReadChange::read(line, self.directory()).ok()) {
                brought.meet(&change, &rest);
            }
        }
        for page in pages.end..self.pages {
            let bytes = self.page(page).await?;
            self.fold_behind(lines(&bytes), &brought, &mut rest)?;
        }
        self.fold_behind(self.tail.iter().map(|(_, line)| line.as_ref()), &brought, &mut rest)?;
        // The pages keep their places: those behind them are known by number.
        beside.extend(pages.map(|page| Write::Put(Shelf::Pages, Key::Number(page), [].into())));
        beside.push(snapshot::delete());
        self.commit(beside, Durability::Strict).await?;
        self.folded = rest;
        self.unsaved_pages = self.pages;
        Ok(())
    }

    /// Folds in a page.
    pub(super) async fn fold_page(&self, page: u32, folded: &mut Folded) -> Result<(), Fault> {
        let bytes = self.page(page).await?;
        for line in lines(&bytes) {
            folded.fold(line, self.directory(), &mut Vec::new());
        }
        Ok(())
    }

    fn fold_behind<'l>(
        &self,
        lines: impl Iterator<Item = &'l str>,
        brought: &Brought,
        folded: &mut Folded,
    ) -> Result<(), Fault> {
        for line in lines {
            if ReadChange::read(line, self.directory()).is_ok_and(|change| brought.bears(&change)) {
                return Err(Fault::NotUndoable);
            }
            folded.fold(line, self.directory(), &mut Vec::new());
        }
        Ok(())
    }
}

/// What the pages brought.
#[derive(Default)]
struct Brought {
    changes: IdSet<ChangeId>,
    /// The records nobody knew before.
    records: IdSet<Id>,
}

impl Brought {
    fn meet(&mut self, change: &ReadChange<'_>, before: &Folded) {
        self.changes.insert(change.id);
        for (_, edit) in change.read_edits().unwrap_or_default() {
            let is_known =
                before.state.record(&edit.kind, edit.record).is_some() || before.visits.household_of(&edit).is_some();
            if !is_known {
                self.records.insert(edit.record);
            }
        }
    }

    /// Returns whether a change replaces what was brought, is by somebody or writes to a record that was brought, or
    /// names one.
    fn bears(&self, change: &ReadChange<'_>) -> bool {
        let names = |value: &Value| {
            let ids = value.as_text().into_iter().chain(value.as_list().unwrap_or_default().iter().map(AsRef::as_ref));
            // A removal lists the changes its remover had seen.
            ids.filter_map(Id::parse).any(|id| self.records.contains(&id) || self.changes.contains(&ChangeId(id)))
        };
        let is_by = |author: Id| self.records.contains(&author);
        change.author.is_some_and(is_by)
            || change.read_edits().unwrap_or_default().iter().any(|(_, edit): &(usize, Edit<'_>)| {
                self.records.contains(&edit.record)
                    || edit.replaced.iter().flat_map(|(_, heads)| heads).any(|head| self.changes.contains(head))
                    || edit.set.iter().any(|(_, value)| names(value))
            })
    }
}
