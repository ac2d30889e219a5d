//! The annex of the ward's report: what the team of each area reported of the same period.
//!
//! A team that did not report is a row without numbers, never one of zeros; the sum says how many it is made of.

use crate::engine::fault::Fault;
use crate::engine::queries::period::PeriodFigures;
use crate::engine::scope::Scope;
use crate::engine::store::Store;
use crate::engine::{Engine, Surroundings};
use crate::model::{AreaId, Date, Report, ReportState};
use serde::{Deserialize, Serialize};

/// An area in the annex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnexRow {
    /// "Khu 4B".
    pub name: String,
    /// What its team reported; `None` if it did not, or is to correct it.
    pub reported: Option<AreaFigures>,
    /// The day of the newest work in it that was known.
    pub newest: Option<Date>,
}

/// The numbers of an area at the end of the period.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaFigures {
    pub households: u32,
    pub homes_reached: u32,
    /// Items by their codes: how many keep it, of how many. Kept short: a ward may have many areas.
    pub items: Vec<(String, u32, u32)>,
}

impl AreaFigures {
    fn of(figures: &PeriodFigures) -> Self {
        let items = figures.targets.iter().flat_map(|target| &target.items);
        Self {
            households: figures.households,
            homes_reached: figures.activity.homes_reached_ever,
            items: items.map(|item| (item.code.clone(), item.total.achieved, item.total.audience)).collect(),
        }
    }

    /// Returns how many keep an item, of how many; `None` if it was not reported.
    #[must_use]
    pub fn item(&self, code: &str) -> Option<(u32, u32)> {
        let found = self.items.iter().find(|(known, ..)| known == code);
        found.map(|(_, achieved, audience)| (*achieved, *audience))
    }

    /// Adds what another area reported.
    pub fn add(&mut self, other: &Self) {
        self.households += other.households;
        self.homes_reached += other.homes_reached;
        for (code, achieved, audience) in &other.items {
            match self.items.iter_mut().find(|(known, ..)| known == code) {
                Some((_, sum, whole)) => {
                    *sum += achieved;
                    *whole += audience;
                }
                None => self.items.push((code.clone(), *achieved, *audience)),
            }
        }
    }
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Returns the annex of the ward's report: as it was sent with, or as it is now. The report of an area has none.
    ///
    /// # Errors
    /// A newer version wrote the numbers.
    pub(crate) async fn annex_of(&self, report: &Report) -> Result<Vec<AnnexRow>, Fault> {
        if report.area.is_some() {
            return Ok(Vec::new());
        }
        if report.state.is_frozen() {
            let rows: Result<_, _> = report.annex.iter().map(|row| serde_json::from_str(row)).collect();
            return rows.map_err(|_| Fault::TooNew);
        }
        let mut rows = Vec::new();
        for (id, area) in &self.index.organisation().areas {
            let reported = match self.report_of_area(*id, report) {
                Some(of_area) => Some(AreaFigures::of(&self.figures_of(&of_area).await?)),
                None => None,
            };
            rows.push(AnnexRow { name: area.name.clone(), reported, newest: self.newest_work(*id) });
        }
        Ok(rows)
    }

    /// Returns what the team of an area sent of the same period as another report: its last version.
    fn report_of_area(&self, area: AreaId, like: &Report) -> Option<Report> {
        let is_valid = |state| matches!(state, ReportState::Sent | ReportState::Approved | ReportState::Locked);
        let reports = self.reports().into_iter().filter(|(_, report)| {
            (report.area, report.from, report.until) == (Some(area), like.from, like.until) && is_valid(report.state)
        });
        reports.max_by_key(|(id, report)| (report.version, *id)).map(|(_, report)| report)
    }

    /// Returns the day of the newest visit in an area.
    fn newest_work(&self, area: AreaId) -> Option<Date> {
        let scope = Scope::of_area(area);
        let visits = self.homes_in(&scope).filter_map(|(_, home)| home.last_visit.as_ref());
        let newest = visits.map(|visit| visit.at_ms).max();
        newest.map(Date::in_vietnam)
    }
}
