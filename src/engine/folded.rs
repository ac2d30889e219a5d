//! What the log adds up to.

use crate::engine::stored::Stored;
use crate::engine::touched::Touched;
use crate::engine::visits::{VisitRow, Visits};
use crate::engine::writers::Writers;
use crate::log::{Directory, ERASED, Edit, Holdings, Novelty, ReadChange, Stamp, State};
use crate::model::{Household, HouseholdId};
use serde::{Deserialize, Serialize};

/// The changes of a log, folded one by one.
#[derive(Default, Serialize, Deserialize)]
pub struct Folded {
    pub state: State,
    pub visits: Visits,
    pub holdings: Holdings,
    pub writers: Writers,
    /// How many lines said nothing that could be read.
    #[serde(skip)]
    pub set_aside: u32,
}

/// What a log adds up to, with the directory its stamps refer to.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    folded: &'a Folded,
    directory: &'a Directory,
}

impl<'a> Reading<'a> {
    /// Reads what was folded by a directory.
    #[must_use]
    pub const fn new(folded: &'a Folded, directory: &'a Directory) -> Self {
        Self { folded, directory }
    }

    /// Returns the state.
    #[must_use]
    pub const fn state(self) -> &'a State {
        &self.folded.state
    }

    /// Returns the visits.
    #[must_use]
    pub const fn visits(self) -> &'a Visits {
        &self.folded.visits
    }

    /// Returns the visits to a household, and to all that are the same, that were not taken back; in no particular order.
    pub fn visits_to(self, id: HouseholdId) -> impl Iterator<Item = &'a VisitRow> {
        let class = self.state().class_of(Household::KIND, id.0);
        let alone = class.is_empty().then_some(id);
        let class = class.iter().map(|id| HouseholdId(*id));
        class.chain(alone).flat_map(move |id| self.visits().of(id, self.state()))
    }

    /// Returns the replicas and authors by number.
    #[must_use]
    pub const fn directory(self) -> &'a Directory {
        self.directory
    }
}

impl Folded {
    /// Folds in a line that is on the disk, and says what it touched; one held already says nothing new. A line that
    /// cannot be read is counted and left out; `false` says so.
    pub fn fold(&mut self, line: &str, directory: &Directory, touched: &mut Vec<Touched>) -> bool {
        let change = ReadChange::read(line, directory);
        let read =
            change.as_ref().ok().and_then(|change| Some((change, change.read_edits().ok()?, change.stamp(directory)?)));
        let Some((change, edits, stamp)) = read else {
            self.set_aside += 1;
            return false;
        };
        let taken = self.holdings.take(stamp.replica, change);
        if !taken.is_anything() {
            return true;
        }
        if taken.novelty != Novelty::Rest {
            self.writers.add(stamp.author, stamp.time_ms);
        }
        for (place, edit) in edits {
            if self.state.erased().silences(&edit) {
                self.holdings.withhold(change.id, place as u16);
            } else if taken.is_new(place) {
                self.fold_edit(edit, stamp, touched);
            }
        }
        true
    }

    fn fold_edit(&mut self, edit: Edit<'_>, stamp: Stamp, touched: &mut Vec<Touched>) {
        if edit.kind == ERASED {
            self.visits.erase(edit.record);
        }
        touched.extend(self.visits.household_of(&edit).map(Touched::Household));
        let is_visit = self.visits.add(&edit, stamp).is_some();
        touched.extend(Touched::by(&edit, |visit| self.visits.get(visit)));
        if !is_visit {
            // It fails only once four billion names are in use.
            let _ = self.state.apply_edit(edit, stamp);
        }
    }
}
