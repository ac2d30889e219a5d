//! A register as somebody lists it, before it meets what the ward already knows.
//!
//! `None` and an empty text mean "the list does not say": taking such a list in never erases what is known.

use crate::model::{Birth, HouseNumber, Phone, Relation, Residence, Sex, YesNo};
use serde::{Deserialize, Serialize};

/// What stands between the parts of a note, each of them "heading: value" or a remark of the list's own.
pub const NOTE_MARK: &str = "; ";

/// Every household a list names, in the list's order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register {
    pub households: Vec<ListedHousehold>,
    /// What the columns are called, each with what it says. A value that cannot be understood is kept in the note under
    /// its column's heading; a later list of the same headings thus knows which words of a note it sets right.
    pub headings: Vec<(Told, String)>,
}

/// What a column of a list says of a person, or of the household by a mark on a person's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    Birth,
    Sex,
    Relation,
    Phone,
    Smartphone,
    Residence,
    Ocop,
    Business,
    Farms,
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

impl ListedHousehold {
    /// Returns whether the list says this of one of the household's people.
    #[must_use]
    pub const fn tells(&self, resident: &ListedResident, told: Told) -> bool {
        match told {
            Told::Birth => resident.birth.is_some(),
            Told::Sex => resident.sex.is_some(),
            Told::Relation => resident.relation.is_some(),
            Told::Phone => resident.phone.is_some(),
            Told::Smartphone => resident.smartphone.is_some(),
            Told::Residence => resident.residence.is_some(),
            Told::Ocop => self.ocop.is_some(),
            Told::Business => self.business.is_some(),
            Told::Farms => self.farms.is_some(),
        }
    }
}

/// Where in the list something stands: the sheet's place among the chosen ones and the row as the file counts it, from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RowRef {
    pub sheet: u16,
    pub row: u32,
}
