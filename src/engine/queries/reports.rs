//! Reports: the list of them, and one with its numbers.

use crate::engine::basis::Basis;
use crate::engine::fault::Fault;
use crate::engine::queries::annex::AnnexRow;
use crate::engine::queries::period::PeriodFigures;
use crate::engine::store::Store;
use crate::engine::stored::Stored;
use crate::engine::{Engine, Surroundings};
use crate::model::{Report, ReportId, Ward};
use serde::{Deserialize, Serialize};

/// Asks for every report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportsQuestion;

/// A report in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportEntry {
    pub id: ReportId,
    pub report: Report,
    /// "Khu 4B"; empty for the ward's.
    pub area_name: String,
    /// Whether a later version corrects it.
    pub is_corrected: bool,
}

/// Asks for a report with its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportQuestion(pub ReportId);

/// A report with its numbers: those it was sent with, or as they are now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportView {
    pub id: ReportId,
    pub report: Report,
    pub ward: Ward,
    /// "Khu 4B"; empty for the ward's.
    pub area_name: String,
    pub figures: PeriodFigures,
    /// What the areas reported, of the ward's report.
    pub annex: Vec<AnnexRow>,
    pub basis: Basis,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Answers with every report, the latest period first; of one period the latest version first.
    pub fn reports_view(&self) -> Vec<ReportEntry> {
        let organisation = self.index.organisation();
        let reports = self.reports();
        let corrected: Vec<ReportId> = reports.iter().filter_map(|(_, report)| report.corrects).collect();
        let mut entries: Vec<ReportEntry> = reports
            .into_iter()
            .map(|(id, report)| ReportEntry {
                area_name: report.area.map_or("", |area| organisation.area_name(area)).to_owned(),
                is_corrected: corrected.contains(&id),
                id,
                report,
            })
            .collect();
        entries.sort_by_key(|entry| {
            let report = &entry.report;
            (std::cmp::Reverse((report.until, report.from)), report.area, std::cmp::Reverse(report.version), entry.id)
        });
        entries
    }

    /// Answers with a report and its numbers.
    ///
    /// # Errors
    /// There is no such report, a newer version wrote its numbers, or the store cannot be read.
    pub async fn report_view(&self, ReportQuestion(id): ReportQuestion) -> Result<ReportView, Fault> {
        let report = self.report(id).ok_or(Fault::NotFound)?;
        let organisation = self.index.organisation();
        Ok(ReportView {
            id,
            ward: organisation.ward.as_ref().map(|(_, ward)| ward.clone()).unwrap_or_default(),
            area_name: report.area.map_or("", |area| organisation.area_name(area)).to_owned(),
            figures: self.figures_of(&report).await?,
            annex: self.annex_of(&report).await?,
            basis: self.basis([(Report::KIND, id.0)]),
            report,
        })
    }
}
