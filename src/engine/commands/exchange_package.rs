//! Sending and taking packages.

use crate::model::AreaId;
use serde::{Deserialize, Serialize};

/// Makes a package. Its bytes travel beside the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakePackage {
    /// Only this area, with the ward's organisation and targets, or everything.
    pub area: Option<AreaId>,
    /// Only what came since the last hand-over.
    pub since_last: bool,
}

/// A package that was made. It counts as handed over only when [`ConfirmHandOver`] says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageMade {
    /// "tung-nha-khu-4b-2022-09-17.txt", without the ending.
    pub file_name: String,
    pub bytes: u64,
    pub changes: u32,
    pub households: u32,
    pub residents: u32,
    pub visits: u32,
}

/// Says that the package made last left the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmHandOver;

/// Reads and proves a package whose bytes travel beside the message, and keeps it waiting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewPackage {
    /// The file's name, for the journal.
    pub source: String,
}

/// What a package would bring.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackagePreview {
    /// Who made it, as the file says.
    pub sender: String,
    pub ward: String,
    pub made_at_ms: i64,
    /// The area it covers; `None` if everything.
    pub area: Option<String>,
    pub since_last: bool,
    pub bytes: u64,
    /// Changes in the file.
    pub changes: u32,
    /// Of those, changes this device does not have.
    pub new_changes: u32,
    pub new_households: u32,
    pub new_residents: u32,
    pub new_visits: u32,
    /// Records this device has that the file edits.
    pub changed_records: u32,
    /// Places where the file and this device would hold two different values.
    pub conflicts: u32,
    /// The file is of another ward than this device.
    pub is_other_ward: bool,
    /// Changes whose clock is plainly wrong.
    pub odd_times: u32,
    /// The first records that would be new or changed.
    pub samples: Vec<PackageSample>,
}

/// A record a package brings or edits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageSample {
    /// "household", "resident", "visit"…
    pub kind: String,
    /// The record's name or number.
    pub name: String,
    pub is_new: bool,
    /// The codes of the fields it sets.
    pub fields: Vec<String>,
}

/// Takes in the package that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakePackage;

/// Throws away the package or register that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaveWaiting;

/// A package that was taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageTaken {
    pub new_changes: u32,
    pub conflicts: u32,
    pub check_code: String,
}
