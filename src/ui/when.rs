//! Moments as they are read: the hour of today, the day before that.

use crate::model::{Date, clock_in_vietnam};
use crate::words::Words;

/// Writes the hour of a moment in Vietnam: "19:42".
#[must_use]
pub fn clock_time(words: &Words, at_ms: i64) -> String {
    let (hour, minute) = clock_in_vietnam(at_ms);
    words.format.time(hour, minute)
}

/// Writes the hour of a moment today, and the day with the hour of an earlier one: "19:42, 16/9".
#[must_use]
pub fn time_or_day(words: &Words, at_ms: i64, today: Date) -> String {
    let on = Date::in_vietnam(at_ms);
    let time = clock_time(words, at_ms);
    if on == today { time } else { format!("{time}, {}", words.format.date_near(on, today)) }
}

/// Writes the day of a moment with its hour: "hôm nay, 19:30".
#[must_use]
pub fn day_and_time(words: &Words, at_ms: i64, today: Date) -> String {
    format!("{}, {}", words.format.day(Date::in_vietnam(at_ms), today), clock_time(words, at_ms))
}
