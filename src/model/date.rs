//! Civil dates, and what day and hour it is in Vietnam.

use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// A civil date of the proleptic Gregorian calendar, of the years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

impl Date {
    /// The first day there is.
    pub const MIN: Self = Self { year: 1, month: 1, day: 1 };
    /// The last day there is.
    pub const MAX: Self = Self { year: 9999, month: 12, day: 31 };

    /// Makes a date that exists; 30 February is `None`.
    #[must_use]
    pub const fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let is_date =
            year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
        if is_date { Some(Self { year, month, day }) } else { None }
    }

    /// Reads a date as [`Date::code`] writes it: "2022-12-31" and nothing else.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let (year, rest) = code.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        Self::new(number(year, 4..=4)?, part(month, 2..=2)?, part(day, 2..=2)?)
    }

    /// Returns the date as "2022-12-31", the form kept in files.
    #[must_use]
    pub fn code(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// Returns the year, 1 to 9999.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// Returns the month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// Returns the day of the month, 1 to 31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// Makes the date that many days after 1 January 1970; beyond the first and last day there is, that day.
    #[must_use]
    pub fn from_unix_days(days: i32) -> Self {
        let days = days.clamp(Self::MIN.unix_days(), Self::MAX.unix_days());
        // The year is taken to begin in March: the leap day is then its last, and months follow a regular pattern.
        let days_since_era = days + DAYS_TO_UNIX;
        let era = days_since_era.div_euclid(DAYS_IN_ERA);
        let day_of_era = days_since_era.rem_euclid(DAYS_IN_ERA);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = era * 400 + year_of_era + i32::from(month <= 2);
        Self { year: year as i16, month: month as u8, day: day as u8 }
    }

    /// Returns the days since 1 January 1970, negative before it.
    #[must_use]
    pub fn unix_days(self) -> i32 {
        let (year, month, day) = (i32::from(self.year), i32::from(self.month), i32::from(self.day));
        let year_from_march = year - i32::from(month <= 2);
        let era = year_from_march.div_euclid(400);
        let year_of_era = year_from_march.rem_euclid(400);
        let month_from_march = (month + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * DAYS_IN_ERA + day_of_era - DAYS_TO_UNIX
    }

    /// Returns the date that many days later, or earlier if negative; never beyond the first and last day there is.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self::from_unix_days(self.unix_days().saturating_add(days))
    }

    /// Returns the day of the week, 0 for Monday to 6 for Sunday.
    #[must_use]
    pub fn weekday(self) -> u8 {
        // 1 January 1970 was a Thursday.
        (self.unix_days() + 3).rem_euclid(7) as u8
    }

    /// Returns the date in Vietnam at a moment given in Unix milliseconds.
    #[must_use]
    pub fn in_vietnam(unix_ms: i64) -> Self {
        let days = vietnam_ms(unix_ms).div_euclid(MS_PER_DAY);
        Self::from_unix_days(i32::try_from(days).unwrap_or(if days < 0 { i32::MIN } else { i32::MAX }))
    }

    /// Returns the moment at which clocks in Vietnam show an hour and a minute on this date, in Unix milliseconds.
    #[must_use]
    pub fn moment_in_vietnam(self, hour: u8, minute: u8) -> i64 {
        let minutes = i64::from(hour) * 60 + i64::from(minute);
        i64::from(self.unix_days()) * MS_PER_DAY + minutes * MS_PER_MINUTE - VIETNAM_OFFSET_MS
    }
}

/// Returns the hour and the minute on a clock in Vietnam at a moment given in Unix milliseconds.
#[must_use]
pub fn clock_in_vietnam(unix_ms: i64) -> (u8, u8) {
    let minutes = vietnam_ms(unix_ms).rem_euclid(MS_PER_DAY) / MS_PER_MINUTE;
    ((minutes / 60) as u8, (minutes % 60) as u8)
}

const MS_PER_MINUTE: i64 = 60_000;
const MS_PER_DAY: i64 = 86_400_000;
/// Vietnam keeps UTC+7 all year.
const VIETNAM_OFFSET_MS: i64 = 7 * 3_600_000;
/// The days of 400 years, after which the calendar repeats.
const DAYS_IN_ERA: i32 = 146_097;
/// The days from 1 March of the year 0 to 1 January 1970.
const DAYS_TO_UNIX: i32 = 719_468;

const fn vietnam_ms(unix_ms: i64) -> i64 {
    unix_ms.saturating_add(VIETNAM_OFFSET_MS)
}

const fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Reads a month or a day of that many ASCII digits and nothing else.
pub(super) fn part(text: &str, length: RangeInclusive<usize>) -> Option<u8> {
    number(text, length).and_then(|value| u8::try_from(value).ok())
}

/// Reads a number of that many ASCII digits and nothing else.
pub(super) fn number(text: &str, length: RangeInclusive<usize>) -> Option<i16> {
    let is_number = length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}
