//! What of a workbook is to be read: the chosen sheets and what their columns hold; and the problems found, in order.

use crate::model::{AddressParts, Date};
use crate::spreadsheet::{Column, Fault, Layout, Problem, ReadDone, Severity, SheetRequest, SheetSummary};
use std::mem::discriminant;

/// The sheets of a workbook, each with what a person chose for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    pub sheets: Vec<SheetPlan>,
}

/// A sheet and what was chosen for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetPlan {
    pub summary: SheetSummary,
    pub layout: Layout,
    pub is_chosen: bool,
}

impl Plan {
    /// Plans to read every sheet that has the heading of a list, with people below it, and is not hidden.
    #[must_use]
    pub fn of(summaries: Vec<SheetSummary>) -> Self {
        let sheet = |summary: SheetSummary| SheetPlan {
            layout: summary.layout.clone().unwrap_or_default(),
            is_chosen: summary.is_list && !summary.hidden,
            summary,
        };
        Self { sheets: summaries.into_iter().map(sheet).collect() }
    }

    /// Returns whether a sheet is chosen, and every chosen one has names.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.chosen().next().is_some() && self.chosen().all(SheetPlan::has_names)
    }

    /// Returns the request that reads the chosen sheets on the day `today`; `None` while that is not possible.
    #[must_use]
    pub fn request(&self, today: Date) -> Option<SheetRequest> {
        let chosen = || self.chosen().map(|sheet| (sheet.summary.index, sheet.layout.clone())).collect();
        self.is_ready().then(|| SheetRequest::Read { chosen: chosen(), today })
    }

    /// Returns the chosen sheets.
    pub fn chosen(&self) -> impl Iterator<Item = &SheetPlan> {
        self.sheets.iter().filter(|sheet| sheet.is_chosen)
    }

    /// Returns the sheet of this index in the workbook.
    #[must_use]
    pub fn sheet(&self, index: u16) -> Option<&SheetPlan> {
        self.sheets.iter().find(|sheet| sheet.summary.index == index)
    }

    /// Chooses a sheet, or leaves it out.
    pub fn choose(&mut self, index: u16, is_chosen: bool) {
        if let Some(sheet) = self.sheet_mut(index) {
            sheet.is_chosen = is_chosen;
        }
    }

    /// Says what a column holds.
    pub fn set_column(&mut self, index: u16, column: usize, holds: Column) {
        let Some(sheet) = self.sheet_mut(index) else { return };
        let columns = &mut sheet.layout.columns;
        if columns.len() <= column {
            columns.resize(column + 1, Column::Ignore);
        }
        if let Some(place) = columns.get_mut(column) {
            *place = holds;
        }
    }

    /// Takes a sheet described anew, under another heading.
    pub fn describe(&mut self, summary: SheetSummary) {
        if let Some(sheet) = self.sheet_mut(summary.index) {
            sheet.layout = summary.layout.clone().unwrap_or_default();
            sheet.summary = summary;
        }
    }

    fn sheet_mut(&mut self, index: u16) -> Option<&mut SheetPlan> {
        self.sheets.iter_mut().find(|sheet| sheet.summary.index == index)
    }
}

impl SheetPlan {
    /// Returns whether some column holds names: without one there is nobody to read.
    #[must_use]
    pub fn has_names(&self) -> bool {
        self.layout.has(Column::Name) || self.layout.has(Column::HeadName)
    }

    /// Returns the area the sheet's name names; empty if it names none.
    #[must_use]
    pub fn area(&self) -> String {
        AddressParts::parse(&self.summary.name).area
    }

    /// Returns how many columns hold something in the rows shown.
    #[must_use]
    pub fn width(&self) -> usize {
        let cells = self.summary.sample.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        cells.max(self.summary.headings.len()).max(self.layout.columns.len())
    }
}

/// Problems of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemGroup {
    /// The kind, by its first example.
    pub fault: Fault,
    /// How many there are in all; not all of them are listed.
    pub count: u32,
    pub problems: Vec<Problem>,
}

/// Returns the problems of one severity, by kind, the most frequent kind first.
#[must_use]
pub fn problem_groups(done: &ReadDone, severity: Severity) -> Vec<ProblemGroup> {
    let totals = done.totals.iter().filter(|total| total.fault.severity() == severity);
    let group = |fault: &Fault, count: u32| {
        let of_kind = done.problems.iter().filter(|problem| discriminant(&problem.fault) == discriminant(fault));
        ProblemGroup { fault: *fault, count, problems: of_kind.cloned().collect() }
    };
    let mut groups: Vec<_> = totals.map(|total| group(&total.fault, total.count)).collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.count));
    groups
}
