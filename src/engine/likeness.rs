//! What makes two homes, or two people, look like one: suggested, never decided.

use crate::model::{Birth, Resident};
use serde::{Deserialize, Serialize};

/// Of how many people of one name each is compared with each.
pub(super) const NAMESAKES: usize = 100;

/// Why two may be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Evidence {
    /// One name and one telephone.
    Phone,
    /// One name and one day of birth.
    Birthday,
    /// One name in one household.
    Household,
    /// One name and year of birth in one lane.
    Lane,
    /// One house number in one lane.
    Address,
}

/// Returns why two namesakes may be one person. Births that cannot be one person's speak louder than all else but the
/// telephone.
pub(super) fn evidence(one: &Resident, other: &Resident, live_in_one_lane: impl FnOnce() -> bool) -> Option<Evidence> {
    if one.phone.is_some() && one.phone == other.phone {
        return Some(Evidence::Phone);
    }
    let years = one.birth.map(Birth::year).zip(other.birth.map(Birth::year));
    if years.is_some_and(|(one, other)| one != other) {
        return None;
    }
    match (one.birth, other.birth) {
        (Some(Birth::Day(one)), Some(Birth::Day(other))) => (one == other).then_some(Evidence::Birthday),
        _ if one.household.is_some() && one.household == other.household => Some(Evidence::Household),
        _ => (years.is_some() && live_in_one_lane()).then_some(Evidence::Lane),
    }
}
