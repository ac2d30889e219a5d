//! What was found while reading: every row left out and every value changed is on this list, so nothing is lost unseen.

use crate::model::{PhoneFault, RowRef};
use crate::spreadsheet::legacy_font::LegacyFont;
use crate::spreadsheet::sheet::column_letters;
use serde::{Deserialize, Serialize};

/// One thing a person may want to know about a row or a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Where it is; row 0 means the sheet or the column as a whole.
    pub source: RowRef,
    /// The sheet's name.
    pub sheet: String,
    /// The column, where it is about one.
    pub column: Option<ColumnRef>,
    /// Whom the row names; empty if nobody, or if it is about the whole sheet.
    pub name: String,
    /// The value as the sheet shows it.
    pub value: String,
    pub fault: Fault,
    pub action: Action,
}

impl Problem {
    /// Returns whether what is taken in is what stands there: such a repair is none.
    pub fn changes_nothing(&self) -> bool {
        matches!(&self.action, Action::Repaired { to } if *to == self.value)
    }
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnRef {
    /// The column, counted from 0.
    pub index: u16,
    /// What the heading calls it; empty where it says nothing.
    pub heading: String,
}

impl ColumnRef {
    /// Returns the column's letters: "A", "AB".
    pub fn letters(&self) -> String {
        column_letters(usize::from(self.index))
    }
}

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Understood, repaired or left out without harm; shown in a folded group.
    Info,
    /// Somebody should look.
    Warning,
}

/// What is wrong, or was not as plain as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// A number cell lost the zero a telephone number begins with.
    PhoneZeroLost,
    PhoneUnreadable(PhoneFault),
    /// More than one telephone number for one person.
    SecondPhone,
    BirthUnreadable,
    /// The birth is yet to come.
    BirthInFuture,
    /// The birth is longer ago than anybody lives.
    BirthLongAgo,
    /// The date stood there as the bare number a spreadsheet keeps.
    BirthAsSerial,
    /// A year was shown as a date of 1905, as happens when the cell is formatted as a date.
    YearShownAsDate,
    /// The month was written before the day.
    MonthBeforeDay,
    /// Day and month were zeros or dashes.
    DayAndMonthMissing,
    SexUnreadable,
    /// Both the men's and the women's column are marked.
    BothSexes,
    RelationUnreadable,
    ResidenceUnreadable,
    /// How the person lives here was said in the remarks.
    ResidenceInNote,
    /// Neither yes nor no.
    AnswerUnreadable,
    /// The cell shows an error of the spreadsheet, such as "#REF!".
    SpreadsheetError,
    /// The row tells about a person but names nobody.
    NameMissing,
    /// The row has a number or a label and nothing else.
    RowWithoutPerson,
    /// The heading stands there again.
    HeadingRepeated,
    /// The row numbers the columns.
    ColumnNumbers,
    Totals,
    /// The row names the group or area of the rows below.
    Section,
    /// Signatures and the like, below the list.
    AfterTheList,
    /// Two rows, of one household or of two, seem to be of one person.
    SamePersonTwice,
    /// A later row of the household says otherwise than the first.
    HouseholdValueDiffers,
    /// Rows of one household stand apart.
    HouseholdSplit,
    /// Two households have the same number.
    CodeRepeated,
    /// The head of a household is named but has no row.
    HeadWithoutRow,
    /// Nothing tells where a household begins.
    HouseholdsUnknown,
    /// The value was taken from a row above.
    FilledFromAbove,
    /// The area was taken from the sheet's name or the title over the table.
    AreaFromTitle {
        households: u32,
    },
    /// The column was typed in a font from before Unicode.
    OldFont {
        font: LegacyFont,
        cells: u32,
    },
    /// It cannot be told which code the text was typed in.
    FontUnclear,
    /// The column holds values and was left out.
    ColumnNotTaken {
        cells: u32,
    },
}

impl Fault {
    /// Returns how much it matters.
    pub const fn severity(self) -> Severity {
        match self {
            Self::PhoneZeroLost
            | Self::SecondPhone
            | Self::BirthAsSerial
            | Self::YearShownAsDate
            | Self::MonthBeforeDay
            | Self::DayAndMonthMissing
            | Self::ResidenceInNote
            | Self::RowWithoutPerson
            | Self::HeadingRepeated
            | Self::ColumnNumbers
            | Self::Totals
            | Self::Section
            | Self::AfterTheList
            | Self::HouseholdSplit
            | Self::HeadWithoutRow
            | Self::FilledFromAbove
            | Self::AreaFromTitle { .. }
            | Self::OldFont { .. }
            | Self::ColumnNotTaken { .. } => Severity::Info,
            Self::PhoneUnreadable(_)
            | Self::BirthUnreadable
            | Self::BirthInFuture
            | Self::BirthLongAgo
            | Self::SexUnreadable
            | Self::BothSexes
            | Self::RelationUnreadable
            | Self::ResidenceUnreadable
            | Self::AnswerUnreadable
            | Self::SpreadsheetError
            | Self::NameMissing
            | Self::SamePersonTwice
            | Self::HouseholdValueDiffers
            | Self::CodeRepeated
            | Self::HouseholdsUnknown
            | Self::FontUnclear => Severity::Warning,
        }
    }
}

/// What is done about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    /// Taken in as it stands.
    Kept,
    /// Taken in beside the row it may repeat; `sheet` is empty if both stand in one.
    KeptBeside {
        sheet: String,
        row: u32,
    },
    /// Turned into Unicode and taken in.
    Converted,
    /// The value goes into the note, under the heading's words.
    KeptAsNote,
    LeftEmpty,
    /// Taken in as this.
    Repaired {
        to: String,
    },
    RowSkipped,
    ColumnSkipped,
    /// The row belongs to the household that began further up.
    JoinedToHousehold,
    /// A household begins here.
    HouseholdBegun,
    /// A person is added.
    PersonAdded,
}
