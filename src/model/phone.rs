//! Vietnamese telephone numbers.

use serde::{Deserialize, Serialize};

/// A telephone number as dialled inside the country: "0901234567".
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Phone(String);

/// Why a text is no telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PhoneFault {
    NotDigits,
    WrongLength,
    UnknownPrefix,
}
