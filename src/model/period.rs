//! Periods people report on: weeks, months, parts of a year.

use crate::model::Date;
use crate::model::code::coded;
use serde::{Deserialize, Serialize};

coded! {
    /// How long the period of a report is.
    #[derive(Default)]
    pub enum PeriodKind {
        Week = "week",
        #[default]
        Month = "month",
        Quarter = "quarter",
        HalfYear = "half_year",
        NineMonths = "nine_months",
        Year = "year",
        Campaign = "campaign",
        Free = "free",
    }
}

/// Where periods close.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Closing {
    /// On the last day of the month.
    #[default]
    Calendar,
    /// On the 14th: from the 15th of the month before.
    Fourteenth,
}

impl PeriodKind {
    /// Returns the first and the last day of the period of this kind a day lies in; `None` where the days are free. The
    /// last three kinds count from the beginning of the year.
    #[must_use]
    pub fn around(self, day: Date, closing: Closing) -> Option<(Date, Date)> {
        // On which month's account a day goes: from the 15th on it is the next month's.
        let shifted = closing == Closing::Fourteenth && day.day() > 14;
        let month = i32::from(day.month()) - 1 + i32::from(shifted);
        let (year, month) = (i32::from(day.year()) + month.div_euclid(12), month.rem_euclid(12));
        let (first, months) = match self {
            Self::Week => {
                let monday = day.plus_days(-i32::from(day.weekday()));
                return Some((monday, monday.plus_days(6)));
            }
            Self::Month => (month, 1),
            Self::Quarter => (month / 3 * 3, 3),
            Self::HalfYear => (month / 6 * 6, 6),
            Self::NineMonths => (0, 9),
            Self::Year => (0, 12),
            Self::Campaign | Self::Free => return None,
        };
        let from = first_day(year, first, closing)?;
        let until = first_day(year, first + months, closing)?.plus_days(-1);
        Some((from, until))
    }
}

/// Returns the day a month's account begins on; months are counted from 0 and may be beyond December.
fn first_day(year: i32, month: i32, closing: Closing) -> Option<Date> {
    let (month, day) = match closing {
        Closing::Calendar => (month, 1),
        Closing::Fourteenth => (month - 1, 15),
    };
    let year = i16::try_from(year + month.div_euclid(12)).ok()?;
    Date::new(year, u8::try_from(month.rem_euclid(12)).ok()? + 1, day)
}
