//! The worker's side of the talk: keeps the open workbook and answers one question after another, to write among them.

use crate::analysis;
use crate::model::Date;
use crate::papers::{PaperFault, write_csv, write_docx, write_xlsx};
use crate::spreadsheet::columns::{Column, Layout};
use crate::spreadsheet::fault::SheetFault;
use crate::spreadsheet::guess::{from_content, from_heading, guess};
use crate::spreadsheet::messages::{ProblemTotal, ReadDone, SampleRow, SheetAnswer, SheetRequest, SheetSummary};
use crate::spreadsheet::problem::Problem;
use crate::spreadsheet::register_reader::{ChosenSheet, Reading, read};
use crate::spreadsheet::row_kind::{RowKind, row_kind};
use crate::spreadsheet::sheet::{Cell, Row, Sheet, Workbook};
use crate::spreadsheet::{heading, workbook};
use std::mem::discriminant;

/// How many rows of a sheet a summary shows, of its data and of its top.
const SAMPLE_ROWS: usize = 8;
const TOP_ROWS: usize = 15;

/// How many problems of one kind are listed one by one: those of the largest ward, so that only a file made to do harm
/// has more.
const LISTED: u32 = 80_000;

/// Answers what a screen asks about a file, and makes files of what it sends.
#[derive(Debug, Default)]
pub struct SheetDesk {
    workbook: Workbook,
}

impl SheetDesk {
    /// Answers a request. `file` is the content that travels beside it; `report` is given what can be said meanwhile.
    pub fn answer(&mut self, request: SheetRequest, file: &[u8], report: &mut dyn FnMut(SheetAnswer)) -> SheetAnswer {
        let answer = match request {
            SheetRequest::Open { name } => workbook::open(file, &name).map(|opened| self.keep(opened)),
            SheetRequest::OpenPasted { text } => workbook::open_pasted(&text).map(|opened| self.keep(opened)),
            SheetRequest::Describe { sheet, header_rows } => self.describe(sheet, header_rows),
            SheetRequest::Read { chosen, today } => self.read(&chosen, today, report),
            SheetRequest::WriteDocx { document } => written(write_docx(&document)),
            SheetRequest::WriteXlsx { tables, today } => written(write_xlsx(&tables, today)),
            SheetRequest::WriteCsv { table } => written(write_csv(&table)),
            SheetRequest::WriteExtract { glossary } => match postcard::from_bytes(file) {
                Ok(extract) => written(analysis::write(&extract, &glossary)),
                Err(fault) => Err(SheetFault::Damaged { detail: fault.to_string() }),
            },
        };
        answer.unwrap_or_else(SheetAnswer::Failed)
    }

    fn keep(&mut self, opened: Workbook) -> SheetAnswer {
        self.workbook = opened;
        let sheets = self.workbook.sheets.iter().enumerate();
        SheetAnswer::Opened(sheets.map(|(index, sheet)| summarise(index as u16, sheet, guess(sheet))).collect())
    }

    fn describe(&self, index: u16, header_rows: Option<(u32, u32)>) -> Result<SheetAnswer, SheetFault> {
        let sheet = self.sheet(index)?;
        let layout = match header_rows {
            Some(header_rows) => Some(from_heading(sheet, header_rows)),
            None => from_content(sheet),
        };
        Ok(SheetAnswer::Described(summarise(index, sheet, layout)))
    }

    fn read(
        &self,
        chosen: &[(u16, Layout)],
        today: Date,
        report: &mut dyn FnMut(SheetAnswer),
    ) -> Result<SheetAnswer, SheetFault> {
        let sheets: Vec<ChosenSheet<'_>> = chosen
            .iter()
            .map(|(index, layout)| Ok(ChosenSheet { sheet: self.sheet(*index)?, layout }))
            .collect::<Result<_, SheetFault>>()?;
        let reading = read(&sheets, today, &mut |done, total| report(SheetAnswer::Progress { done, total }));
        finish(reading).map(SheetAnswer::ReadDone)
    }

    fn sheet(&self, index: u16) -> Result<&Sheet, SheetFault> {
        self.workbook.sheets.get(usize::from(index)).ok_or(SheetFault::NoSuchSheet)
    }
}

fn written(file: Result<Vec<u8>, PaperFault>) -> Result<SheetAnswer, SheetFault> {
    file.map(SheetAnswer::Written).map_err(|fault| SheetFault::NotWritten { detail: fault.detail })
}

fn summarise(index: u16, sheet: &Sheet, layout: Option<Layout>) -> SheetSummary {
    let shown = layout.clone().unwrap_or_default();
    SheetSummary {
        index,
        name: sheet.name.clone(),
        hidden: sheet.hidden,
        rows: sheet.rows.len() as u32,
        is_list: is_list(sheet, &shown),
        headings: heading::texts(sheet, &shown),
        sample: sheet
            .rows
            .iter()
            .filter(|row| !shown.is_above_data(row.number))
            .take(SAMPLE_ROWS)
            .map(sample)
            .collect(),
        top: sheet.rows.iter().take(TOP_ROWS).map(sample).collect(),
        layout,
    }
}

/// Returns whether somebody stands below a heading: a note of a few words on a sheet of its own is no list.
fn is_list(sheet: &Sheet, layout: &Layout) -> bool {
    let names_somebody = |(column, cell): (usize, &Cell)| {
        matches!(layout.column(column), Column::Name | Column::HeadName)
            && matches!(cell, Cell::Text(text) if text.chars().any(char::is_alphabetic))
    };
    let below = || sheet.rows.iter().filter(|row| !layout.is_above_data(row.number));
    layout.header_rows.is_some()
        && below().any(|row| row.filled().any(names_somebody) && row_kind(row, layout) == RowKind::Data)
}

fn sample(row: &Row) -> SampleRow {
    SampleRow { number: row.number, cells: row.cells.iter().map(Cell::shown).collect() }
}

fn finish(reading: Reading) -> Result<ReadDone, SheetFault> {
    let register =
        postcard::to_allocvec(&reading.register).map_err(|fault| SheetFault::Damaged { detail: fault.to_string() })?;
    let (problems, totals) = abridge(reading.problems);
    Ok(ReadDone { counts: reading.counts, problems, totals, register })
}

/// Counts the problems of each kind and keeps the first of them.
fn abridge(problems: Vec<Problem>) -> (Vec<Problem>, Vec<ProblemTotal>) {
    let mut totals: Vec<ProblemTotal> = Vec::new();
    let mut listed = Vec::new();
    for problem in problems {
        let kind = discriminant(&problem.fault);
        let at = totals.iter().position(|total| discriminant(&total.fault) == kind).unwrap_or(totals.len());
        if at == totals.len() {
            totals.push(ProblemTotal { fault: problem.fault, count: 0 });
        }
        let Some(total) = totals.get_mut(at) else { continue };
        total.count += 1;
        if total.count <= LISTED {
            listed.push(problem);
        }
    }
    (listed, totals)
}
