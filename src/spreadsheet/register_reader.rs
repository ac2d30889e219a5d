//! Reads the chosen sheets of a workbook into a register, with a list of everything that was not plain.

use crate::model::{Date, Register};
use crate::spreadsheet::assembly::Assembly;
use crate::spreadsheet::columns::{Column, Layout};
use crate::spreadsheet::context::SheetContext;
use crate::spreadsheet::doubles;
use crate::spreadsheet::person_row::{PersonRow, read_row};
use crate::spreadsheet::problem::{Action, Fault, Problem, Severity};
use crate::spreadsheet::row_kind::{RowKind, row_kind};
use crate::spreadsheet::sheet::{Row, Sheet};
use serde::{Deserialize, Serialize};

/// A sheet to read, with its layout as guessed or corrected.
#[derive(Clone, Copy, Debug)]
pub struct ChosenSheet<'a> {
    pub sheet: &'a Sheet,
    pub layout: &'a Layout,
}

/// What a file would bring in, and what is odd about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    pub register: Register,
    /// In the order of the list.
    pub problems: Vec<Problem>,
    pub counts: Counts,
}

/// The figures of a reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub households: u32,
    pub residents: u32,
    /// Rows with a value below the headings.
    pub rows: u32,
    /// Rows among them that are no person: totals, repeated headings, rows without a name.
    pub skipped_rows: u32,
    /// Rows without a single value, between others.
    pub blank_rows: u32,
    /// Problems somebody should look at.
    pub warnings: u32,
    /// Repairs and remarks.
    pub infos: u32,
}

/// How many rows are read between two reports of progress.
const REPORT_EVERY: u32 = 2_000;

/// Reads the chosen sheets, in their order, on the day `today`. `report` is told now and then how many rows of how many
/// are done.
pub fn read(chosen: &[ChosenSheet<'_>], today: Date, report: &mut dyn FnMut(u32, u32)) -> Reading {
    let total = chosen.iter().map(|chosen| chosen.sheet.rows.len() as u32).sum();
    let mut reading = Reading::default();
    let mut done = 0;
    let contexts: Vec<SheetContext<'_>> = chosen
        .iter()
        .zip(0..)
        .map(|(chosen, place)| SheetContext::new(place, chosen.sheet, chosen.layout, today))
        .collect();
    for context in &contexts {
        for (told, heading) in context.told_headings() {
            let heading = (told, heading.to_owned());
            if !reading.register.headings.contains(&heading) {
                reading.register.headings.push(heading);
            }
        }
        let mut reader = SheetReader::new(context, &mut reading);
        for row in &context.sheet.rows {
            reader.take(row);
            done += 1;
            if done % REPORT_EVERY == 0 {
                report(done, total);
            }
        }
        reader.finish();
    }
    doubles::tell(&reading.register, &contexts, &mut reading.problems);
    reading.problems.retain(|problem| !problem.changes_nothing());
    reading.problems.sort_by_key(|problem| problem.source);
    let warnings =
        reading.problems.iter().filter(|problem| problem.fault.severity() == Severity::Warning).count() as u32;
    let counts = &mut reading.counts;
    counts.households = reading.register.households.len() as u32;
    counts.residents = reading.register.households.iter().map(|household| household.residents.len() as u32).sum();
    counts.warnings = warnings;
    counts.infos = reading.problems.len() as u32 - warnings;
    reading
}

/// Reads one sheet.
struct SheetReader<'a, 'b> {
    context: &'a SheetContext<'b>,
    assembly: Assembly<'a, 'b>,
    reading: &'a mut Reading,
    /// The row read last, to count the blank ones between.
    last_row: Option<u32>,
    /// Signatures have begun: names below are those of officials.
    is_signed: bool,
}

impl<'a, 'b> SheetReader<'a, 'b> {
    fn new(context: &'a SheetContext<'b>, reading: &'a mut Reading) -> Self {
        let mut reader = Self { context, assembly: Assembly::new(context), reading, last_row: None, is_signed: false };
        reader.tell_of_columns();
        reader
    }

    /// Lists the columns that hold something and are not taken, and those whose font was converted.
    fn tell_of_columns(&mut self) {
        let Self { context, reading, .. } = self;
        let data = || context.sheet.rows.iter().filter(|row| !context.layout.is_above_data(row.number));
        let mut filled: Vec<u32> = Vec::new();
        for (column, _) in data().flat_map(Row::filled) {
            if filled.len() <= column {
                filled.resize(column + 1, 0);
            }
            if let Some(count) = filled.get_mut(column) {
                *count += 1;
            }
        }
        for (column, cells) in filled.into_iter().enumerate() {
            if cells > 0 && context.layout.column(column) == Column::Ignore {
                let fault = Fault::ColumnNotTaken { cells };
                reading.problems.push(context.problem(0, Some(column), "", fault, Action::ColumnSkipped));
            }
        }
        for converted in &context.sheet.fonts.converted {
            let fault = Fault::OldFont { font: converted.font, cells: converted.cells };
            let column = Some(usize::from(converted.column));
            reading.problems.push(context.problem(0, column, "", fault, Action::Converted));
        }
    }

    fn take(&mut self, row: &Row) {
        if self.context.layout.is_above_data(row.number) {
            return;
        }
        let counts = &mut self.reading.counts;
        counts.rows += 1;
        counts.blank_rows += self.last_row.map_or(0, |last| row.number.saturating_sub(last + 1));
        self.last_row = Some(row.number);
        match row_kind(row, self.context.layout) {
            RowKind::Data => self.take_data(row),
            RowKind::HeadingAgain => self.skip(row, Fault::HeadingRepeated),
            RowKind::ColumnNumbers => self.skip(row, Fault::ColumnNumbers),
            RowKind::Totals => self.skip(row, Fault::Totals),
            RowKind::Signature => {
                self.is_signed = true;
                self.skip(row, Fault::AfterTheList);
            }
            RowKind::Section { group, area } => {
                self.assembly.begin_section(&group, &area);
                self.skip(row, Fault::Section);
            }
        }
    }

    fn take_data(&mut self, row: &Row) {
        let first = self.reading.problems.len();
        let name = self.take_row(row);
        for problem in self.reading.problems.iter_mut().skip(first) {
            problem.name.clone_from(&name);
        }
    }

    /// Takes the person or the household of a row; returns whom the row names.
    fn take_row(&mut self, row: &Row) -> String {
        let mut found = Vec::new();
        let mut person = read_row(self.context, row, &mut found);
        person.settle_name(self.context.layout.has(Column::Name));
        if self.is_signed && !person.tells_of_person() && row.filled().count() <= 2 {
            self.skip(row, Fault::AfterTheList);
            return String::new();
        }
        self.is_signed = false;
        let name = person.name.clone();
        if person.is_refused {
            self.reading.counts.skipped_rows += 1;
            self.reading.problems.append(&mut found);
        } else if has_name(&person) {
            self.reading.problems.append(&mut found);
            self.assembly.take_person(person, &mut self.reading.problems);
        } else if person.tells_of_household() && person.name.is_empty() {
            self.take_household_line(row, person, found);
        } else {
            let fault = if person.tells_of_person() || !person.name.is_empty() {
                Fault::NameMissing
            } else {
                Fault::RowWithoutPerson
            };
            self.skip(row, fault);
        }
        name
    }

    /// Takes a row that begins a household and names no person of it; what it tells of a person has nowhere to go.
    fn take_household_line(&mut self, row: &Row, person: PersonRow, mut found: Vec<Problem>) {
        if person.tells_of_person() {
            self.skip(row, Fault::NameMissing);
        }
        self.reading.problems.append(&mut found);
        self.assembly.take_household_line(person, &mut self.reading.problems);
    }

    /// Leaves a row out, with all it says on the list.
    fn skip(&mut self, row: &Row, fault: Fault) {
        self.reading.counts.skipped_rows += 1;
        let value = row.filled().map(|(_, cell)| cell.shown()).collect::<Vec<_>>().join(" | ");
        self.reading.problems.push(self.context.problem(row.number, None, &value, fault, Action::RowSkipped));
    }

    fn finish(self) {
        let Self { assembly, reading, .. } = self;
        let mut households = assembly.finish(&mut reading.problems);
        reading.register.households.append(&mut households);
    }
}

/// Returns whether the row names a person: a text with letters in it.
fn has_name(person: &PersonRow) -> bool {
    person.name.chars().any(char::is_alphabetic)
}
