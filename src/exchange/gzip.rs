//! What of a compressed package is said without unpacking it.
//!
//! Whoever reads files unpacks them, piece by piece; a few bytes can unpack to more than a device holds.

use crate::exchange::FILE_LIMIT;

/// A file may always unpack to this much, however small it is.
const UNPACKED_ALWAYS: u64 = 64 << 20;

/// Packages unpack to five to ten times their size; what unpacks to more than this many times was made to do harm.
const UNPACKED_TIMES: u64 = 40;

/// Returns whether a file begins as one that gzip compressed.
#[must_use]
pub fn is_gzip(head: &[u8]) -> bool {
    head.starts_with(&[0x1f, 0x8b])
}

/// Returns to how many bytes a compressed file of `packed` bytes may unpack, and no further.
#[must_use]
pub fn unpacked_limit(packed: u64) -> u64 {
    packed.saturating_mul(UNPACKED_TIMES).clamp(UNPACKED_ALWAYS, FILE_LIMIT)
}
