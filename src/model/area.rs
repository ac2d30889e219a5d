//! The ward and its areas.

use serde::{Deserialize, Serialize};

/// The ward (phường, xã) whose register this is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ward {
    /// "Phường Cao Xanh".
    pub name: String,
    /// "Tỉnh Quảng Ninh".
    pub province: String,
}

/// A residential area: khu, khu phố, thôn. Its name is a label, never a number ("Khu 4B").
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    pub name: String,
}
