//! A register as somebody lists it, before it meets what the ward already knows.
//!
//! `None` and an empty text mean "the list does not say": taking such a list in never erases what is known.

use crate::model::{Birth, HouseNumber, Phone, Relation, Residence, Sex, YesNo};
use serde::{Deserialize, Serialize};

/// Every household a list names, in the list's order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register {
    pub households: Vec<ListedHousehold>,
}

/// A household of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedHousehold {
    pub source: RowRef,
    /// The area's label: "Khu 4B".
    pub area: String,
    /// The residents' group: "Tổ 52".
    pub group: String,
    /// "Ngõ 12".
    pub lane: String,
    pub number: HouseNumber,
    pub address: String,
    /// The household's number in the list (hộ số).
    pub code: String,
    pub ocop: Option<bool>,
    pub business: Option<bool>,
    pub farms: Option<bool>,
    pub note: String,
    pub residents: Vec<ListedResident>,
}

/// A person of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedResident {
    pub source: RowRef,
    pub name: String,
    pub birth: Option<Birth>,
    pub sex: Option<Sex>,
    pub relation: Option<Relation>,
    pub phone: Option<Phone>,
    pub smartphone: Option<YesNo>,
    pub residence: Option<Residence>,
    pub note: String,
}

/// Where in the list something stands: the sheet's place among the chosen ones and the row as the file counts it, from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RowRef {
    pub sheet: u16,
    pub row: u32,
}
