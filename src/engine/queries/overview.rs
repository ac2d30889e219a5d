//! What stands at the head of every screen: whose ward, who uses the device, how much there is.

use crate::engine::commands::open_ward::Workspace;
use crate::engine::queries::unsent_work::UnsentWork;
use crate::engine::store::Store;
use crate::engine::{Engine, Surroundings};
use crate::model::{MemberId, Ward};
use serde::{Deserialize, Serialize};

/// Asks for the overview.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverviewQuestion;

/// How much there is, and of whom.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    pub ward: Ward,
    /// The member who uses this device, with the name; `None` also once nobody knows that member any more.
    pub me: Option<(MemberId, String)>,
    pub households: u32,
    pub residents: u32,
    pub visits: u32,
    /// Households where a visit is still to be made.
    pub left: u32,
    /// Twelve characters, equal on two devices exactly when they hold the same data.
    pub check_code: String,
    /// Changes made here since the last hand-over.
    pub unsent: u32,
    /// Work of this device that it is time to hand over.
    pub due: Option<UnsentWork>,
    /// Places where two people wrote different things.
    pub conflicts: u32,
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

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Answers whose ward this is and how much there is.
    pub fn overview(&self) -> Overview {
        let organisation = self.index.organisation();
        let counts = self.index.counts();
        let me = self.device.me.map(|me| (me, organisation.member_name(me).to_owned()));
        Overview {
            ward: organisation.ward.as_ref().map(|(_, ward)| ward.clone()).unwrap_or_default(),
            me: me.filter(|(_, name)| !name.is_empty()),
            households: counts.households,
            residents: counts.residents,
            visits: counts.visits,
            left: counts.left,
            check_code: self.ledger.holdings().sum().to_string(),
            unsent: self.unsent(),
            due: self.unsent_work(),
            conflicts: self.conflict_count(),
            is_practice: self.workspace == Workspace::Practice,
        }
    }

    /// Returns how many changes came since the last hand-over.
    pub(crate) fn unsent(&self) -> u32 {
        let holdings = self.ledger.holdings();
        match &self.device.hand_over {
            None => holdings.known.len() as u32,
            Some(hand_over) => holdings.newer_than(&hand_over.have, self.ledger.directory()) as u32,
        }
    }
}
