//! What a column of a register holds, and the layout a person can look at and correct.

use crate::model::Told;
use serde::{Deserialize, Serialize};

/// What a column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Column {
    /// Not taken in.
    #[default]
    Ignore,
    /// The household's number in the list (hộ số), often only on its first row.
    HouseholdCode,
    /// The running number of the row.
    PersonIndex,
    /// A person's name; several such columns side by side are parts of one name.
    Name,
    /// The name of the head of the household.
    HeadName,
    /// A birth, or its year where the day and month stand apart.
    Birth,
    BirthDay,
    BirthMonth,
    Sex,
    /// A mark, or a birth, in the men's column.
    Male,
    /// A mark, or a birth, in the women's column.
    Female,
    Relation,
    Phone,
    Address,
    HouseNumber,
    Lane,
    Group,
    Area,
    Residence,
    Smartphone,
    Ocop,
    Business,
    Farms,
    /// Words kept with the person; words about residence are understood.
    Note,
}

impl Column {
    /// Every kind of column, in the order a list shows them.
    pub const ALL: [Self; 24] = [
        Self::Ignore,
        Self::HouseholdCode,
        Self::PersonIndex,
        Self::Name,
        Self::HeadName,
        Self::Birth,
        Self::BirthDay,
        Self::BirthMonth,
        Self::Sex,
        Self::Male,
        Self::Female,
        Self::Relation,
        Self::Phone,
        Self::Address,
        Self::HouseNumber,
        Self::Lane,
        Self::Group,
        Self::Area,
        Self::Residence,
        Self::Smartphone,
        Self::Ocop,
        Self::Business,
        Self::Farms,
        Self::Note,
    ];
}

impl Column {
    /// Returns what it says of a person where that can turn out unreadable and is kept as a note then.
    pub const fn told(self) -> Option<Told> {
        match self {
            Self::Birth | Self::BirthDay | Self::BirthMonth => Some(Told::Birth),
            Self::Sex | Self::Male | Self::Female => Some(Told::Sex),
            Self::Relation => Some(Told::Relation),
            Self::Phone => Some(Told::Phone),
            Self::Smartphone => Some(Told::Smartphone),
            Self::Residence => Some(Told::Residence),
            Self::Ocop => Some(Told::Ocop),
            Self::Business => Some(Told::Business),
            Self::Farms => Some(Told::Farms),
            _ => None,
        }
    }
}

/// Where the table of a sheet begins and what its columns hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// The first and last row of the heading as the file counts rows, or `None` where the list has no heading.
    pub header_rows: Option<(u32, u32)>,
    /// What each column holds, from the first column on; columns beyond the last are ignored.
    pub columns: Vec<Column>,
}

impl Layout {
    /// Returns what a column counted from 0 holds.
    pub fn column(&self, column: usize) -> Column {
        self.columns.get(column).copied().unwrap_or_default()
    }

    /// Returns whether some column holds this.
    pub fn has(&self, wanted: Column) -> bool {
        self.columns.contains(&wanted)
    }

    /// Returns whether a row of the sheet lies above the data: in the heading, or over it.
    pub fn is_above_data(&self, row: u32) -> bool {
        self.header_rows.is_some_and(|(_, last)| row <= last)
    }
}
