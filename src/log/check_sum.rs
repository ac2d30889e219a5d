//! The sum behind the check code, by which two people make sure that their devices hold the same.

use crate::id::Id;
use crate::log::ChangeId;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A sum over change ids that does not depend on their order: equal when the sets are.
///
/// Ids are hashes of 80 bits, so two different sets add up to the same only by an accident of about 2⁻⁸⁰. The code people
/// compare shows 60 bits of the sum: about 2⁻⁶⁰. Who makes changes on purpose can find two such sets; it guards against
/// mistakes, not against them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckSum(u128);

impl CheckSum {
    /// Adds a change.
    pub fn add(&mut self, id: ChangeId) {
        let bytes = id.0.as_bytes();
        let high = bytes.first_chunk().map_or(0, |high| u16::from_be_bytes(*high));
        let low = bytes.last_chunk().map_or(0, |low| u64::from_be_bytes(*low));
        self.0 = self.0.wrapping_add(u128::from(high) << 64 | u128::from(low));
    }

    /// Takes a change out again.
    pub(super) fn subtract(&mut self, id: ChangeId) {
        let mut taken = Self::default();
        taken.add(id);
        self.0 = self.0.wrapping_sub(taken.0);
    }

    /// Adds every change another sum was made of.
    pub(super) const fn add_all(&mut self, other: Self) {
        self.0 = self.0.wrapping_add(other.0);
    }
}

/// The check code (mã đối chiếu): twelve characters two people compare by voice.
impl fmt::Display for CheckSum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Multiplying by an odd constant spreads the 80 bits over 128, so that sums of few ids do not stay small.
        let spread = self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
        let mut folded = [0; 10];
        folded.iter_mut().zip(spread.to_be_bytes()).for_each(|(byte, spread)| *byte = spread);
        let text = Id::from_bytes(folded).to_ascii();
        let groups = text.chunks(4).take(3).filter_map(|group| str::from_utf8(group).ok());
        f.write_str(&groups.collect::<Vec<_>>().join("-").to_uppercase())
    }
}
