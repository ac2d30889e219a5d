//! What a package would make of the ward, worked out beside it: for the preview, and for taking it in without reading it
//! a second time.

use crate::engine::commands::take_package::PackagePreview;
use crate::engine::fault::Fault;
use crate::engine::folded::Folded;
use crate::engine::ledger::Ledger;
use crate::engine::pages::Pages;
use crate::engine::store::Store;
use crate::engine::stored::Stored;
use crate::engine::touched::Touched;
use crate::engine::visits::Visits;
use crate::engine::writers::Writers;
use crate::id::Id;
use crate::log::{
    CheckSum, Directory, ERASED, Edit, Erased, Excerpt, Have, Holdings, Novelty, ProvenChange, Stamp, State,
};
use crate::model::{Household, Resident};

/// The most devices, and the most people, new to this one in one package. A ward has hundreds; the directory's places are
/// never given back, so no file may fill them.
const WRITERS_LIMIT: usize = 4096;

/// Changes folded onto an overlay of the ledger.
#[derive(Clone, Debug)]
pub struct Prospect {
    /// What the ledger held when it was looked at.
    base: CheckSum,
    state: State,
    visits: Visits,
    holdings: Holdings,
    writers: Writers,
    touched: Vec<Touched>,
    new_households: u32,
    new_residents: u32,
    new_visits: u32,
    /// Records the ledger had before.
    changed: Vec<(Box<str>, Id)>,
}

impl Prospect {
    /// Starts from a ledger as it is.
    #[must_use]
    pub fn of<S: Store>(ledger: &Ledger<S>) -> Self {
        Self {
            base: ledger.holdings().sum(),
            state: ledger.state().overlay(),
            visits: Visits::default(),
            holdings: ledger.holdings().beside(),
            writers: Writers::default(),
            touched: Vec::new(),
            new_households: 0,
            new_residents: 0,
            new_visits: 0,
            changed: Vec::new(),
        }
    }

    /// Folds a change in and adds its line to `pages`, unless the ledger holds it or it stood earlier in the same package;
    /// says whether it was new.
    ///
    /// # Errors
    /// The package names more devices or people than a ward has.
    // Kept a call of its own in the loop over a whole package: browsers then get to translate it well.
    #[inline(never)]
    pub fn meet<S: Store>(
        &mut self,
        ledger: &Ledger<S>,
        change: ProvenChange<'_>,
        pages: &mut Pages,
    ) -> Result<bool, Fault> {
        let (mut change, edits) = change.into_parts();
        let directory = &mut pages.directory;
        let replica = directory.replica_index(change.replica).ok_or(Fault::TooManyWriters)?;
        if let Some(author) = change.author {
            directory.author_index(author).ok_or(Fault::TooManyWriters)?;
        }
        if directory.replicas().len().saturating_sub(ledger.directory().replicas().len()) > WRITERS_LIMIT
            || directory.authors().len().saturating_sub(ledger.directory().authors().len()) > WRITERS_LIMIT
        {
            return Err(Fault::TooManyWriters);
        }
        let taken = if ledger.known().contains(replica, change.counter, change.id) {
            self.holdings.take_rest(&change)
        } else {
            self.holdings.take(replica, &change)
        };
        if !taken.is_anything() {
            return Ok(false);
        }
        let stamp = change.stamp(directory).ok_or(Fault::TooManyWriters)?;
        let is_rest = taken.novelty == Novelty::Rest;
        if !is_rest {
            self.writers.add(stamp.author, stamp.time_ms);
        }
        let mut brings = !is_rest;
        for (place, edit) in edits {
            if self.state.erased().silences(&edit) {
                change.withhold(place);
                self.holdings.withhold(change.id, place as u16);
            } else if taken.is_new(place) {
                brings = true;
                self.fold(ledger, edit, stamp)?;
            }
        }
        if brings {
            pages.add_change(&change).map_err(Fault::damaged)?;
        }
        Ok(brings)
    }

    /// Blanks in `pages` what something later in the same package erased.
    ///
    /// # Errors
    /// A line cannot be written any more.
    pub fn blank(&mut self, base: &Erased, pages: &mut Pages) -> Result<(), Fault> {
        let edits = pages.blank(&self.erased().without(base)).map_err(Fault::damaged)?;
        for (change, place) in edits {
            self.holdings.withhold(change, place);
        }
        Ok(())
    }

    /// Returns the records the package touches, as they would be.
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// Returns the visits the package brings.
    pub const fn visits(&self) -> &Visits {
        &self.visits
    }

    /// Returns the records that were held before and are edited, by kind and id.
    pub fn changed(&self) -> impl Iterator<Item = (&str, Id)> {
        self.changed.iter().map(|(kind, id)| (kind.as_ref(), *id))
    }

    /// Returns whether everything in `have` will be held, by the numbering of `directory`.
    pub fn covers<S: Store>(&self, ledger: &Ledger<S>, have: &Have, directory: &Directory) -> bool {
        ledger.known().covers(&self.holdings.known, have, directory)
    }

    /// Returns everything that will have been erased.
    pub const fn erased(&self) -> &Erased {
        self.state.erased()
    }

    #[inline(never)]
    fn fold<S: Store>(&mut self, ledger: &Ledger<S>, edit: Edit<'_>, stamp: Stamp) -> Result<(), Fault> {
        if edit.kind == ERASED {
            self.visits.erase(edit.record);
        }
        let before = [ledger.visits().household_of(&edit), self.visits.household_of(&edit)];
        let is_known = before.iter().any(Option::is_some);
        self.touched.extend(before.into_iter().flatten().map(Touched::Household));
        let is_visit = self.visits.add(&edit, stamp).is_some();
        self.touched.extend(Touched::by(&edit, |id| self.visits.get(id)));
        if is_visit {
            self.new_visits += u32::from(!is_known);
            return Ok(());
        }
        self.fold_record(ledger, edit, stamp)
    }

    fn fold_record<S: Store>(&mut self, ledger: &Ledger<S>, edit: Edit<'_>, stamp: Stamp) -> Result<(), Fault> {
        match self.state.excerpt(ledger.state(), &edit.kind, edit.record) {
            Excerpt::New => {
                self.new_households += u32::from(edit.kind == Household::KIND);
                self.new_residents += u32::from(edit.kind == Resident::KIND);
            }
            Excerpt::Copied => self.changed.push((edit.kind.as_ref().into(), edit.record)),
            Excerpt::Held => {}
        }
        self.state.apply_edit(edit, stamp).map_err(Fault::damaged)
    }

    /// Tells what was found.
    pub fn tell<S: Store>(&self, ledger: &Ledger<S>, preview: &mut PackagePreview) {
        let conflicts = |state: &State, kind: &str, id: Id| {
            state
                .record_alone(kind, id)
                .map_or(0, |record| record.cells().iter().filter(|cell| cell.is_conflict()).count())
        };
        let more = self.changed.iter().map(|(kind, id)| {
            conflicts(&self.state, kind, *id).saturating_sub(conflicts(ledger.state(), kind, *id)) as u32
        });
        preview.conflicts = more.sum();
        preview.new_households = self.new_households;
        preview.new_residents = self.new_residents;
        preview.new_visits = self.new_visits.saturating_sub(self.visits.taken_back(&self.state) as u32);
        preview.changed_records = self.changed.len() as u32;
    }

    /// Returns whether nothing was added to the ledger since it was looked at.
    #[must_use]
    pub fn is_of(&self, holdings: &Holdings) -> bool {
        self.base == holdings.sum()
    }

    /// Makes it so, once it is committed, and returns what it touched.
    pub fn come_true(self, folded: &mut Folded) -> Vec<Touched> {
        let erased = self.state.erased().without(folded.state.erased());
        erased.ids().for_each(|id| folded.visits.erase(id));
        folded.state.lay_over(self.state);
        folded.visits.absorb(self.visits);
        folded.holdings.absorb(self.holdings);
        folded.writers.absorb(self.writers);
        self.touched
    }
}
