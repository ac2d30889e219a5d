//! A report: what was done and reached in a period, as a team or the ward tells it.

use crate::model::code::coded;
use crate::model::{AreaId, Date, PeriodKind, ReportId, TargetSetId};
use serde::{Deserialize, Serialize};

/// A report. Its numbers are counted afresh until it is sent, and stay as they are from then on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// "Báo cáo tháng 8 năm 2022, Khu 4B": what lists call it.
    pub name: String,
    /// The area whose team reports; `None` is the ward.
    pub area: Option<AreaId>,
    pub period: PeriodKind,
    pub from: Option<Date>,
    /// The closing day: ages are reckoned on it.
    pub until: Option<Date>,
    /// "03/BC-TCNS".
    pub number: String,
    /// The day it is dated.
    pub dated: Option<Date>,
    pub state: ReportState,
    /// 1, 2, 3…: a correction is a new report of a higher version.
    pub version: u8,
    /// The report this one corrects.
    pub corrects: Option<ReportId>,
    /// Why it had to be corrected.
    pub reason: String,
    /// What it is written on the ground of: "Thực hiện Kế hoạch số…".
    pub grounds: String,
    /// What was done for many people at once.
    pub gatherings: String,
    pub difficulties: String,
    pub proposals: String,
    pub plans: String,
    /// Who receives it, a line each.
    pub receivers: String,
    /// Who drew it up.
    pub drawn_by: String,
    /// As what it is signed, a line each: "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH".
    pub signs_as: String,
    /// Who signs.
    pub signer: String,
    /// The set of targets it was counted by when it was sent.
    pub set: Option<TargetSetId>,
    /// The numbers as they were when it was sent, in the engine's own form.
    pub figures: Vec<String>,
    /// Of the ward's report, what the areas had reported when it was sent, in the engine's own form.
    pub annex: Vec<String>,
}

coded! {
    /// How far a report has come.
    #[derive(Default)]
    pub enum ReportState {
        #[default]
        Draft = "draft",
        Sent = "sent",
        ToCorrect = "to_correct",
        Approved = "approved",
        Locked = "locked",
    }
}

impl ReportState {
    /// Returns the states it may go over into. One that is to be corrected is followed by another report.
    #[must_use]
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Draft => &[Self::Sent],
            Self::Sent => &[Self::ToCorrect, Self::Approved],
            Self::Approved => &[Self::ToCorrect, Self::Locked],
            Self::ToCorrect | Self::Locked => &[],
        }
    }

    /// Returns whether the numbers and words stay as they are.
    #[must_use]
    pub const fn is_frozen(self) -> bool {
        !matches!(self, Self::Draft)
    }
}
