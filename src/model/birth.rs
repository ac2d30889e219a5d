//! Births, many of them known only to the month or the year.

use crate::model::Date;
use crate::model::date::{number, part};
use serde::{Deserialize, Serialize};

/// A birth as far as it is known. A year alone stays a year: 1 January is never made up in what is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Birth {
    Year(i16),
    Month { year: i16, month: u8 },
    Day(Date),
}

impl Birth {
    /// Reads a birth as people write it, day first ("1954", "8/2007", "12/3/1979", "12-03-1979", "12.3.1979"), or as
    /// [`Birth::code`] does ("2007-08", "1979-03-12"). Years before 1880 and after 2100 are taken for mistakes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let separator = compact.chars().find(|c| !c.is_ascii_digit()).unwrap_or('/');
        if !matches!(separator, '/' | '-' | '.') {
            return None;
        }
        let parts: Vec<&str> = compact.split(separator).collect();
        match *parts.as_slice() {
            [year] => birth_year(year).map(Self::Year),
            [year, month] if year.len() == 4 => Self::of_month(year, month),
            [month, year] => Self::of_month(year, month),
            [year, month, day] if year.len() == 4 => Self::of_day(year, month, day),
            [day, month, year] => Self::of_day(year, month, day),
            _ => None,
        }
    }

    /// Returns the birth in the form kept in files, as precise as it is known: "1954", "2007-08", "1979-03-12".
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Year(year) => format!("{year:04}"),
            Self::Month { year, month } => format!("{year:04}-{month:02}"),
            Self::Day(date) => date.code(),
        }
    }

    /// Returns the year of birth.
    #[must_use]
    pub const fn year(self) -> i16 {
        match self {
            Self::Year(year) | Self::Month { year, .. } => year,
            Self::Day(date) => date.year(),
        }
    }

    /// Returns the day the age rule reckons from: the day itself, or the first day of the month or year.
    #[must_use]
    pub fn first_day(self) -> Date {
        let (year, month) = match self {
            Self::Day(date) => return date,
            Self::Month { year, month } => (year, month),
            Self::Year(year) => (year, 1),
        };
        Date::new(year.clamp(1, 9999), month.clamp(1, 12), 1).unwrap_or(Date::MIN)
    }

    /// Returns the age in completed years on a day, or `None` if the person was born after it.
    ///
    /// Who was born on 29 February completes a year on 1 March of common years.
    #[must_use]
    pub fn age_on(self, day: Date) -> Option<u8> {
        let born = self.first_day();
        if born > day {
            return None;
        }
        let had_birthday = (day.month(), day.day()) >= (born.month(), born.day());
        let years = day.year() - born.year() - i16::from(!had_birthday);
        Some(u8::try_from(years).unwrap_or(u8::MAX))
    }

    fn of_month(year: &str, month: &str) -> Option<Self> {
        let (year, month) = (birth_year(year)?, part(month, 1..=2)?);
        (1..=12).contains(&month).then_some(Self::Month { year, month })
    }

    fn of_day(year: &str, month: &str, day: &str) -> Option<Self> {
        Date::new(birth_year(year)?, part(month, 1..=2)?, part(day, 1..=2)?).map(Self::Day)
    }
}

fn birth_year(text: &str) -> Option<i16> {
    number(text, 4..=4).filter(|year| (1880..=2100).contains(year))
}
