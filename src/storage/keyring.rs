//! The keyring of a locked store: the data's key, wrapped by the key a PIN makes; and how long wrong PINs make one wait.

use crate::engine::store::StoreFault;
use serde::{Deserialize, Serialize};

/// The form of the keyring that is written.
const FORM: u8 = 1;

/// The bytes of salt.
pub const SALT_BYTES: usize = 16;

/// How many rounds of PBKDF2-SHA-256 a PIN goes through.
pub const ROUNDS: u32 = 600_000;

/// What opens a locked store, together with its PIN.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keyring {
    form: u8,
    /// How the PIN makes the wrapping key.
    pub salt: [u8; SALT_BYTES],
    pub rounds: u32,
    /// The data's key, wrapped.
    pub wrapped_key: Vec<u8>,
}

impl Keyring {
    /// Returns a new keyring. The salt must be secure randomness.
    #[must_use]
    pub const fn new(salt: [u8; SALT_BYTES], wrapped_key: Vec<u8>) -> Self {
        Self { form: FORM, salt, rounds: ROUNDS, wrapped_key }
    }

    pub(super) fn read(row: &[u8]) -> Result<Self, StoreFault> {
        match (row.first(), postcard::from_bytes(row)) {
            (Some(&FORM), Ok(keyring)) => Ok(keyring),
            (Some(&form), _) if form > FORM => Err(StoreFault::Newer),
            _ => Err(StoreFault::Failed("the keyring cannot be read".to_owned())),
        }
    }

    pub(super) fn write(&self) -> Vec<u8> {
        // Plain data: writing them to memory cannot fail.
        postcard::to_allocvec(self).unwrap_or_default()
    }
}

/// How often in a row a wrong PIN was tried, and when last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tries {
    pub failed: u32,
    last_ms: i64,
}

/// How many seconds one waits after so many failed tries, and after more than are listed.
const WAITS_S: [u32; 8] = [0, 0, 0, 5, 15, 30, 60, 120];
const LONGEST_WAIT_S: u32 = 300;

impl Tries {
    /// Counts a try before it is made: who closes the app meanwhile gains nothing.
    #[must_use]
    pub const fn with_one_more(self, now_ms: i64) -> Self {
        Self { failed: self.failed.saturating_add(1), last_ms: now_ms }
    }

    /// Returns how many milliseconds are to be waited before the next try. It slows down who tries by hand: whoever sets the
    /// clock, or reads the device's files, waits for nothing.
    #[must_use]
    pub fn wait_ms(self, now_ms: i64) -> u32 {
        let wait_s = WAITS_S.get(self.failed as usize).copied().unwrap_or(LONGEST_WAIT_S);
        let wait_ms = i64::from(wait_s) * 1000;
        let passed_ms = now_ms.saturating_sub(self.last_ms);
        if passed_ms < 0 {
            // Since the last try the clock was put right. Nobody is kept out until it has caught up, which may take years.
            return 0;
        }
        u32::try_from((wait_ms - passed_ms).max(0)).unwrap_or_default()
    }

    pub(super) fn read(row: &[u8]) -> Option<Self> {
        postcard::from_bytes(row).ok()
    }

    pub(super) fn write(self) -> Vec<u8> {
        // Plain data: writing them to memory cannot fail.
        postcard::to_allocvec(&self).unwrap_or_default()
    }
}
