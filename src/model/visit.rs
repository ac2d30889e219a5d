//! A visit: one knock at one door. Visits are only ever added.

use crate::model::code::coded;
use crate::model::{Date, HouseholdId, MemberId};
use serde::{Deserialize, Serialize};

/// One knock at a door. What was done for whom stands in the skills recorded beside it, not in a second copy here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    pub household: HouseholdId,
    /// When, in Unix milliseconds.
    pub at_ms: i64,
    pub by: Option<MemberId>,
    pub outcome: Outcome,
    pub place: Place,
    pub note: String,
    /// The day agreed for the next visit.
    pub appointment: Option<Date>,
    /// "19:30", or empty.
    pub appointment_time: String,
    /// What the next visit is for.
    pub appointment_note: String,
}

/// A next visit that was agreed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Appointment {
    pub on: Date,
    /// "19:30", or empty.
    pub time: String,
    pub note: String,
}

impl Appointment {
    /// Returns whether a visit on a day leaves it standing: it is for a later day.
    #[must_use]
    pub fn outlasts(&self, day: Date) -> bool {
        self.on > day
    }
}

coded! {
    /// How a visit ended.
    pub enum Outcome {
        Guided = "guided",
        PartlyGuided = "partly_guided",
        Informed = "informed",
        Surveyed = "surveyed",
        Absent = "absent",
        Postponed = "postponed",
        Refused = "refused",
        NotAtAddress = "not_at_address",
        Uninhabited = "uninhabited",
        Other = "other",
    }
}

impl Outcome {
    /// Returns whether the household counts as reached (hộ đã tiếp cận).
    #[must_use]
    pub const fn is_reached(self) -> bool {
        matches!(self, Self::Guided | Self::PartlyGuided | Self::Informed | Self::Surveyed)
    }

    /// Returns whether people were guided by hand.
    #[must_use]
    pub const fn is_guided(self) -> bool {
        matches!(self, Self::Guided | Self::PartlyGuided)
    }

    /// Returns whether the visit is still to be made: nobody was in, or it was put off.
    #[must_use]
    pub const fn is_to_repeat(self) -> bool {
        matches!(self, Self::Absent | Self::Postponed)
    }
}

coded! {
    /// Where the help was given.
    pub enum Place {
        Home = "home",
        CommunityHouse = "community_house",
        ServiceCentre = "service_centre",
        Telephone = "telephone",
        Zalo = "zalo",
        Other = "other",
    }
}

coded! {
    /// Why a step was not reached.
    pub enum Reason {
        NoSmartphone = "no_smartphone",
        OldPhone = "old_phone",
        NoNetwork = "no_network",
        NoChipCard = "no_chip_card",
        Papers = "papers",
        SimNotOwn = "sim_not_own",
        OtherCarrier = "other_carrier",
        ForgotPassword = "forgot_password",
        WaitingForPolice = "waiting_for_police",
        SystemFault = "system_fault",
        Elderly = "elderly",
        Personal = "personal",
        WorkingAway = "working_away",
        LongAbsent = "long_absent",
        NoNeed = "no_need",
        Distrust = "distrust",
        Refused = "refused",
        PlatformStopped = "platform_stopped",
        NotGuidedYet = "not_guided_yet",
        Other = "other",
    }
}
