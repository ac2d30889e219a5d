//! Reads a birth from a cell, with the ways spreadsheets mistake a birth for something else.

use crate::model::{Birth, Date, text};
use crate::spreadsheet::problem::Fault;
use crate::spreadsheet::sheet::Cell;

/// A birth that was read, and what had to be repaired for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadBirth {
    pub birth: Birth,
    pub repaired: Option<Fault>,
}

/// The days from the first day of spreadsheets, 30 December 1899, to 1 January 1970.
const SERIAL_OF_UNIX_EPOCH: i32 = 25_569;

/// The years a birth can have.
const YEARS: std::ops::RangeInclusive<i32> = 1880..=2100;

/// Reads a birth, or `None` when the cell holds none.
pub fn read_birth(cell: &Cell) -> Option<ReadBirth> {
    match cell {
        Cell::Date(date) => of_date(*date),
        Cell::Number(_) => of_number(cell.whole()?),
        Cell::Text(text) => of_text(&text::clean(text)),
        _ => None,
    }
}

/// Returns a birth as people write it: "1954", "08/2007", "12/03/1979".
pub fn written(birth: Birth) -> String {
    match birth {
        Birth::Year(year) => year.to_string(),
        Birth::Month { year, month } => format!("{month:02}/{year}"),
        Birth::Day(date) => Cell::Date(date).shown(),
    }
}

const fn plain(birth: Birth) -> ReadBirth {
    ReadBirth { birth, repaired: None }
}

const fn repaired(birth: Birth, fault: Fault) -> ReadBirth {
    ReadBirth { birth, repaired: Some(fault) }
}

fn of_date(date: Date) -> Option<ReadBirth> {
    // A year typed into a cell formatted as a date shows as a day of 1905; who was born then is not in a list today.
    let serial = date.unix_days() + SERIAL_OF_UNIX_EPOCH;
    if (1900..=2100).contains(&serial) {
        return Some(repaired(Birth::Year(serial as i16), Fault::YearShownAsDate));
    }
    YEARS.contains(&i32::from(date.year())).then_some(plain(Birth::Day(date)))
}

fn of_number(number: i64) -> Option<ReadBirth> {
    let number = i32::try_from(number).ok()?;
    if YEARS.contains(&number) {
        return Some(plain(Birth::Year(number as i16)));
    }
    // 2101 is a day of 1905 and 73,415 the last of 2100.
    let is_serial = (2_101..=73_415).contains(&number);
    let birth = Birth::Day(Date::from_unix_days(number - SERIAL_OF_UNIX_EPOCH));
    is_serial.then_some(repaired(birth, Fault::BirthAsSerial))
}

fn of_text(text: &str) -> Option<ReadBirth> {
    let text = text.trim_start_matches('\'');
    // "Sinh năm 1975", and a time of day behind a date.
    let text = text.trim_start_matches(|letter: char| letter.is_alphabetic() || matches!(letter, ' ' | ':' | '.'));
    let text = text.split_once(' ').filter(|(_, time)| time.contains(':')).map_or(text, |(date, _)| date);
    if let Some(birth) = Birth::parse(text) {
        return Some(plain(birth));
    }
    if text.len() == 5
        && let Ok(number) = text.parse()
    {
        return of_number(number);
    }
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let [first, second, year] = parts.as_slice() else { return without_day(&parts) };
    without_day(&parts).or_else(|| {
        let swapped = Birth::parse(&format!("{second}/{first}/{year}"))?;
        Some(repaired(swapped, Fault::MonthBeforeDay))
    })
}

/// Reads "00/00/1950" and "--/--/1950": the year is known, the rest was only filled in.
fn without_day(parts: &[&str]) -> Option<ReadBirth> {
    let (year, rest) = parts.split_last()?;
    let is_nothing = rest.iter().all(|part| part.bytes().all(|byte| matches!(byte, b'0' | b'.' | b'_' | b'?' | b' ')));
    let birth = Birth::parse(year).filter(|_| is_nothing && !rest.is_empty())?;
    Some(repaired(birth, Fault::DayAndMonthMissing))
}
