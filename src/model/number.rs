//! House numbers and the order in which a street is walked.

use serde::{Deserialize, Serialize};

/// A house number as it stands on the plate: "12", "12/3/10", "2A". May be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct HouseNumber(String);

/// A key that sorts labels the way people count: 2 < 2A < 10, 12 < 12/3 < 12/10 < 14.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NaturalKey(Box<[u8]>);
