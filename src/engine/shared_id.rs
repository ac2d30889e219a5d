//! Ids made from names instead of chance.

use crate::id::{ID_BYTES, Id};
use sha2::{Digest, Sha256};

/// Returns an id made from names, so that devices that never met give the same thing the same id.
#[must_use]
pub fn shared_id(names: &[&str]) -> Id {
    let mut hash = Sha256::new();
    for name in names {
        hash.update(name.as_bytes());
        hash.update([0]);
    }
    let mut bytes = [0; ID_BYTES];
    bytes.iter_mut().zip(hash.finalize()).for_each(|(byte, hash)| *byte = hash);
    Id::from_bytes(bytes)
}
