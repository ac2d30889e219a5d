//! The records behind the numbers of a package that waits, worked out when somebody asks for them.

mod doubts;
mod news;
mod twins;

pub use crate::engine::oddity::Oddity;
pub use crate::engine::outlook::RecordHead;

use crate::engine::fault::Fault;
use crate::engine::outlook::{Outlook, Sight};
use crate::engine::pages::Pages;
use crate::engine::prospect::Prospect;
use crate::engine::queries::conflicts::{ConflictItem, ConflictSide};
use crate::engine::queries::duplicates::{Evidence, Twin};
use crate::engine::store::Store;
use crate::engine::visits::Visits;
use crate::engine::{Engine, Surroundings};
use crate::model::{Date, Outcome};
use serde::{Deserialize, Serialize};

/// Asks for the records behind one of the numbers, in pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageRecordsQuestion {
    pub group: PackageGroup,
    pub skip: u32,
    pub take: u32,
}

/// One of the numbers of a package that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PackageGroup {
    NewHouseholds,
    NewResidents,
    NewVisits,
    /// Records that are here and would change.
    Changed,
    /// Records where two people wrote different things.
    Conflicts,
    /// Homes and people that look like some that are here under another id.
    Twins,
    /// What was written by a clock that is plainly wrong.
    OddTimes,
    /// Records that say what no form would take.
    OddValues,
}

/// A page of records, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageRecords {
    /// All there are.
    pub total: u32,
    pub rows: Vec<PackageRecord>,
}

/// A record a package brings or edits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageRecord {
    pub head: RecordHead,
    pub news: RecordNews,
}

/// What a package says of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RecordNews {
    /// What its fields would hold.
    Fields(Vec<FieldNews>),
    Visit {
        at_ms: i64,
        by: String,
        outcome: Option<Outcome>,
    },
    /// The one that is here, and the one the package brings.
    Twin(Evidence, Box<[Twin; 2]>),
    /// When and by whom it was written, as that clock says.
    Written {
        at_ms: i64,
        by: String,
    },
    Odd(Vec<Oddity>),
}

/// What would change in a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldNews {
    /// The code of the field ("phone", "s.H01", "_gone").
    pub field: String,
    /// The item whose step or reason it is.
    pub item: Option<ConflictItem>,
    /// What is displayed here; `None` if nothing is held.
    pub before: Option<ConflictSide>,
    /// What it would hold, the displayed value first: several if nobody has decided.
    pub after: Vec<ConflictSide>,
}

/// Asks what is doubtful about a package that waits, beyond what its preview says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageDoubtsQuestion;

/// What is doubtful about a package: how many records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageDoubts {
    /// Homes and people that look like some that are here under another id.
    pub twins: u32,
    /// Records that say what no form would take.
    pub odd_values: u32,
}

/// A package that waits, beside what is held.
#[derive(Clone, Copy)]
struct Look<'a> {
    outlook: Outlook<'a>,
    prospect: &'a Prospect,
    pages: &'a Pages,
    visits: &'a Visits,
    /// What the records lack may stand in a file that has not come yet.
    lacks_earlier: bool,
    now_ms: i64,
    today: Date,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Answers with the records behind one of the numbers of the package that waits.
    ///
    /// # Errors
    /// No package waits.
    pub fn package_records(&self, question: PackageRecordsQuestion) -> Result<PackageRecords, Fault> {
        let look = self.look()?;
        let page = (question.skip as usize, question.take as usize);
        Ok(match question.group {
            PackageGroup::NewHouseholds => look.new_households(page),
            PackageGroup::NewResidents => look.new_residents(page),
            PackageGroup::NewVisits => look.new_visits(page),
            PackageGroup::Changed => look.changed(page),
            PackageGroup::Conflicts => look.conflicts(page),
            PackageGroup::Twins => paged(self.package_twins(look), page, |twin| look.twin_row(twin)),
            PackageGroup::OddTimes => look.odd_times(page),
            PackageGroup::OddValues => look.odd_values(page),
        })
    }

    /// Answers what is doubtful about the package that waits.
    ///
    /// # Errors
    /// No package waits.
    pub fn package_doubts(&self) -> Result<PackageDoubts, Fault> {
        let look = self.look()?;
        Ok(PackageDoubts { twins: self.package_twins(look).len() as u32, odd_values: look.odd_values((0, 0)).total })
    }

    fn look(&self) -> Result<Look<'_>, Fault> {
        let package = self.waiting.package()?;
        let (prospect, pages) = package.prospect().ok_or(Fault::NothingWaiting)?;
        let ahead = Sight { state: prospect.state(), directory: &pages.directory };
        Ok(Look {
            outlook: Outlook { ahead, ..self.outlook() },
            prospect,
            pages,
            visits: self.ledger.visits(),
            lacks_earlier: package.lacks_earlier(),
            now_ms: self.around.now_ms(),
            today: self.around.today(),
        })
    }
}

/// Returns a page of rows, made from what was found.
fn paged<T>(found: Vec<T>, (skip, take): (usize, usize), row: impl FnMut(T) -> PackageRecord) -> PackageRecords {
    PackageRecords { total: found.len() as u32, rows: found.into_iter().skip(skip).take(take).map(row).collect() }
}
