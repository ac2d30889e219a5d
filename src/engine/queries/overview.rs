//! What stands at the head of every screen: whose ward, who uses the device, how much there is.

use crate::model::{MemberId, Ward};
use serde::{Deserialize, Serialize};

/// Asks for the overview.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverviewQuestion;

/// How much there is, and of whom.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    pub ward: Ward,
    /// The member who uses this device, with the name.
    pub me: Option<(MemberId, String)>,
    pub households: u32,
    pub residents: u32,
    pub visits: u32,
    /// Households never reached by a visit.
    pub unvisited: u32,
    /// Twelve characters, equal on two devices exactly when they hold the same data.
    pub check_code: String,
    /// Changes made here since the last hand-over.
    pub unsent: u32,
    /// Whether this is the practice ward.
    pub is_practice: bool,
}

impl Overview {
    /// Returns whether nothing was ever recorded: the first run.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ward.name.is_empty() && self.households == 0
    }
}
