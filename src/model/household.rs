//! A household: a door to knock at, and what is true of the house as a whole.

use crate::model::code::coded;
use crate::model::{AreaId, Date, HouseNumber, MemberId};
use serde::{Deserialize, Serialize};

/// A household of the register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Household {
    pub area: Option<AreaId>,
    /// The residents' group (tổ dân): "Tổ 52". A label, never a number.
    pub group: String,
    /// The lane walked to reach the door: "Ngõ 12", "Phố Hải Đăng". Empty where the house stands on none.
    pub lane: String,
    pub number: HouseNumber,
    /// The address as the register has it, kept word for word.
    pub address: String,
    /// The household's number in the register (hộ số), as text.
    pub code: String,
    /// Has an OCOP product.
    pub ocop: bool,
    /// Is a business household (hộ sản xuất, kinh doanh).
    pub business: bool,
    /// Farms a key product.
    pub farms: bool,
    pub consent: Consent,
    pub note: String,
}

/// Whether the household agreed that its data are kept, and how that is known. Never assumed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    pub state: ConsentState,
    pub on: Option<Date>,
    pub asked_by: Option<MemberId>,
    pub way: Option<ConsentWay>,
}

coded! {
    /// A household's answer when asked for consent.
    #[derive(Default)]
    pub enum ConsentState {
        #[default]
        NotAsked = "not_asked",
        Given = "given",
        Refused = "refused",
        Withdrawn = "withdrawn",
    }
}

impl ConsentState {
    /// Returns whether nothing of the people may be shown or recorded: only the number of the house is kept in sight.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Refused | Self::Withdrawn)
    }
}

coded! {
    /// How consent was given.
    pub enum ConsentWay {
        Spoken = "spoken",
        Signed = "signed",
        Other = "other",
    }
}
