//! Values no form would take: pointed out before a file that brings them is taken.

use crate::engine::fields::Fields;
use crate::engine::stored::Stored;
use crate::model::text::clean;
use crate::model::{Birth, Date, Household, Phone, Resident};
use serde::{Deserialize, Serialize};

/// Nobody is older than that, in years.
const OLDEST: i16 = 120;

/// A clock this far off, in milliseconds, is pointed out: a year ahead of now, or before 2020.
const ODD_AHEAD_MS: i64 = 366 * 24 * 3600 * 1000;
const ODD_BEFORE_MS: i64 = 1_577_836_800_000;

/// What is plainly wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Oddity {
    NameMissing,
    /// Nothing says where the house is.
    Nowhere,
    /// The birth as it stands.
    BirthUnreadable(String),
    BirthFuture(Birth),
    BirthLongAgo(Birth),
    /// The number as it stands.
    PhoneUnreadable(String),
    /// The household was asked for its consent on a day that has not come.
    AskedInFuture(Date),
    /// The visit is of a day that has not come, or long before there were teams; in Unix milliseconds.
    VisitTime(i64),
}

impl Oddity {
    /// Returns whether something was not said, as when the file that said it has not come yet.
    pub(super) const fn is_unsaid(&self) -> bool {
        matches!(self, Self::NameMissing | Self::Nowhere)
    }
}

/// Returns whether a moment was told by a clock that is plainly wrong.
pub(super) const fn is_odd_time(time_ms: i64, now_ms: i64) -> bool {
    time_ms < ODD_BEFORE_MS || time_ms > now_ms.saturating_add(ODD_AHEAD_MS)
}

/// Returns what is plainly wrong with a person.
pub(super) fn of_person(fields: &Fields<'_>, today: Date) -> Vec<Oddity> {
    let mut odd = Vec::new();
    if clean(fields.text("name")).is_empty() {
        odd.push(Oddity::NameMissing);
    }
    let birth = fields.text("birth");
    match Birth::parse(birth) {
        None if birth.is_empty() => {}
        None => odd.push(Oddity::BirthUnreadable(birth.to_owned())),
        Some(birth) if birth.first_day() > today => odd.push(Oddity::BirthFuture(birth)),
        Some(birth) if birth.year() < today.year() - OLDEST => odd.push(Oddity::BirthLongAgo(birth)),
        Some(_) => {}
    }
    let phone = fields.text("phone");
    if !phone.is_empty() && Phone::parse(phone).is_err() {
        odd.push(Oddity::PhoneUnreadable(phone.to_owned()));
    }
    odd
}

/// Returns what is plainly wrong with a household.
pub(super) fn of_household(fields: &Fields<'_>, today: Date) -> Vec<Oddity> {
    let household = Household::read(fields);
    let mut odd = Vec::new();
    let places = [&household.lane, &household.address, &household.group];
    if household.number.is_empty() && places.into_iter().all(|place| clean(place).is_empty()) {
        odd.push(Oddity::Nowhere);
    }
    if let Some(on) = household.consent.on.filter(|on| *on > today) {
        odd.push(Oddity::AskedInFuture(on));
    }
    odd
}

/// Returns what is plainly wrong with a visit of this moment.
pub(super) fn of_visit(at_ms: i64, now_ms: i64, today: Date) -> Vec<Oddity> {
    let is_odd = is_odd_time(at_ms, now_ms) || Date::in_vietnam(at_ms) > today;
    if is_odd { vec![Oddity::VisitTime(at_ms)] } else { Vec::new() }
}

/// Returns what is plainly wrong with a record of a kind people fill in.
pub(super) fn of_record(kind: &str, fields: &Fields<'_>, today: Date) -> Vec<Oddity> {
    match kind {
        Resident::KIND => of_person(fields, today),
        Household::KIND => of_household(fields, today),
        _ => Vec::new(),
    }
}
