//! Reports: writing one, sending it with its numbers as they are then, judging and correcting it.

use crate::engine::basis::{Basis, Edited};
use crate::engine::commands::save_record::Saved;
use crate::engine::fault::Fault;
use crate::engine::index::records;
use crate::engine::queries::period::{PeriodFigures, PeriodQuestion};
use crate::engine::scope::Scope;
use crate::engine::store::Store;
use crate::engine::stored::Stored;
use crate::engine::{Edits, Engine, Surroundings};
use crate::log::Value;
use crate::model::{Report, ReportId, ReportState, text};
use serde::{Deserialize, Serialize};

/// Saves a report that was not sent yet; `None` makes a new one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveReport(pub Option<ReportId>, pub Box<Edited<Report>>);

/// Takes a report a step further. Sending it keeps its numbers as they are now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveReport {
    pub report: ReportId,
    pub to: ReportState,
    pub basis: Basis,
}

/// Starts a new version of a report that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectReport {
    pub report: ReportId,
    pub reason: String,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Saves a report that was not sent yet.
    ///
    /// # Errors
    /// It has no name or no days, it was sent, or the store did not keep it.
    pub async fn save_report(&mut self, SaveReport(id, mut edited): SaveReport) -> Result<Saved<ReportId>, Fault> {
        if id.is_some_and(|id| self.report(id).is_some_and(|held| held.state.is_frozen())) {
            return Err(Fault::Frozen);
        }
        clean(&mut edited.after);
        if edited.after.name.is_empty() {
            return Err(Fault::NameMissing);
        }
        let id = id.unwrap_or_else(|| ReportId(self.around.new_id()));
        self.save_record(id, id.0, *edited).await
    }

    /// Takes a report a step further.
    ///
    /// # Errors
    /// There is no such report, it cannot go there from where it is, or the store did not keep it.
    pub async fn move_report(&mut self, ask: MoveReport) -> Result<(), Fault> {
        let report = self.report(ask.report).ok_or(Fault::NotFound)?;
        if !report.state.next().contains(&ask.to) {
            return Err(Fault::Frozen);
        }
        let record = ask.report.0;
        let mut edits = Edits::default();
        let mut set = |field: &str, value: Value| {
            edits.set(Report::KIND, record, field, value, ask.basis.heads(record, field));
        };
        set("state", Value::text(ask.to.code()));
        if ask.to == ReportState::Sent {
            let figures = self.figures_of(&report).await?;
            let counted_by = self.organisation_on(report.until.unwrap_or(self.around.today())).set;
            set("set", counted_by.map_or(Value::Null, |(id, _)| Value::text(&id.to_string())));
            set("figures", Value::List(written(&figures)?));
            let annex = self.annex_of(&report).await?;
            let rows: Result<Vec<Box<str>>, _> =
                annex.iter().map(|row| serde_json::to_string(row).map(Into::into)).collect();
            set("annex", Value::List(rows.map_err(Fault::damaged)?.into()));
        }
        self.save(edits, Vec::new()).await.map(drop)
    }

    /// Starts a new version of a report that was sent, with its words and days.
    ///
    /// # Errors
    /// There is no such report, it was not sent, no reason is given, or the store did not keep it.
    pub async fn correct_report(&mut self, ask: CorrectReport) -> Result<ReportId, Fault> {
        let report = self.report(ask.report).ok_or(Fault::NotFound)?;
        let reason = text::clean_lines(&ask.reason);
        if reason.is_empty() {
            return Err(Fault::NameMissing);
        }
        if !report.state.is_frozen() {
            return Err(Fault::Frozen);
        }
        let next = Report {
            state: ReportState::Draft,
            version: report.version.saturating_add(1),
            corrects: Some(ask.report),
            reason,
            set: None,
            figures: Vec::new(),
            annex: Vec::new(),
            ..report
        };
        let id = ReportId(self.around.new_id());
        let mut edits = Edits::default();
        edits.create(id.0, &next);
        self.save(edits, Vec::new()).await?;
        Ok(id)
    }

    /// Returns the numbers of a report: those it was sent with, or as they are now.
    ///
    /// # Errors
    /// The store cannot be read.
    pub(crate) async fn figures_of(&self, report: &Report) -> Result<PeriodFigures, Fault> {
        if !report.figures.is_empty() {
            // Numbers that were sent are never counted anew, even where they cannot be read.
            return read(&report.figures).ok_or(Fault::TooNew);
        }
        let today = self.around.today();
        let until = report.until.unwrap_or(today);
        let scope = Scope { area: report.area, ..Scope::WARD };
        self.period(&PeriodQuestion { scope, from: report.from.unwrap_or(until), until }).await
    }

    /// Returns a report.
    pub(crate) fn report(&self, id: ReportId) -> Option<Report> {
        self.reports().into_iter().find(|(known, _)| *known == id).map(|(_, report)| report)
    }

    /// Returns every report, in no particular order.
    pub(crate) fn reports(&self) -> Vec<(ReportId, Report)> {
        let reports = records::<Report>(self.ledger.state(), self.ledger.directory());
        reports.map(|(id, report)| (ReportId(id), report)).collect()
    }
}

fn clean(report: &mut Report) {
    for words in [&mut report.name, &mut report.number, &mut report.drawn_by, &mut report.signer] {
        *words = text::clean(words);
    }
    let long = [
        &mut report.reason,
        &mut report.grounds,
        &mut report.gatherings,
        &mut report.difficulties,
        &mut report.proposals,
        &mut report.plans,
        &mut report.receivers,
        &mut report.signs_as,
    ];
    for words in long {
        *words = text::clean_lines(words);
    }
}

/// Writes numbers for a report: what is of the whole in the first line, then a line a target.
fn written(figures: &PeriodFigures) -> Result<Box<[Box<str>]>, Fault> {
    let whole = PeriodFigures { targets: Vec::new(), ..figures.clone() };
    let json = |error: serde_json::Error| Fault::Damaged(error.to_string());
    let mut lines: Vec<Box<str>> = vec![serde_json::to_string(&whole).map_err(json)?.into()];
    for target in &figures.targets {
        lines.push(serde_json::to_string(target).map_err(json)?.into());
    }
    Ok(lines.into())
}

/// Reads numbers that were written for a report; `None` if a newer version wrote them.
fn read(lines: &[String]) -> Option<PeriodFigures> {
    let (whole, targets) = lines.split_first()?;
    let whole: PeriodFigures = serde_json::from_str(whole).ok()?;
    let targets: Result<Vec<_>, _> = targets.iter().map(|target| serde_json::from_str(target)).collect();
    Some(PeriodFigures { targets: targets.ok()?, ..whole })
}
