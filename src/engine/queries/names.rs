//! The names behind a number: who of an item's audience is still missing.

use crate::model::{AreaId, HouseholdId, ResidentId, Step};
use serde::{Deserialize, Serialize};

/// Asks for the people or households behind one of an item's numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamesQuestion {
    /// "H01".
    pub item: String,
    pub group: NamesGroup,
    pub area: Option<AreaId>,
    pub skip: u32,
    pub take: u32,
}

/// Which of an item's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NamesGroup {
    /// The promise is not kept yet, those not asked included.
    Left,
    /// Nobody has asked.
    Unknown,
    Achieved,
    /// Counted people whose birth is not known; whatever the item.
    WithoutBirth,
}

/// Names in walking order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    pub item_name: String,
    pub total: u32,
    pub names: Vec<NameRow>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameRow {
    pub household: HouseholdId,
    /// `None` for an item measured on households.
    pub resident: Option<ResidentId>,
    pub name: String,
    pub birth_year: Option<i16>,
    pub number: String,
    /// "Ngõ 12, Tổ 52, Khu 4B".
    pub place: String,
    pub step: Step,
}
