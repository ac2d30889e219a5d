//! What the screen asks of the lock on this device's data.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The fewest and the most digits of a PIN.
pub const PIN_DIGITS: std::ops::RangeInclusive<usize> = 6..=8;

/// The digits that open the data on this device. They are told to nobody, not even to the log.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pin(String);

/// Why digits are not taken for a new PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PinFault {
    #[error("a PIN has {} to {} digits", PIN_DIGITS.start(), PIN_DIGITS.end())]
    Length,
    /// One digit over and over, or digits in a row: what everybody tries first.
    #[error("the PIN is too easy to guess")]
    TooEasy,
}

impl Pin {
    /// Reads digits as they are typed.
    #[must_use]
    pub fn typed(digits: &str) -> Self {
        Self(digits.chars().filter(char::is_ascii_digit).collect())
    }

    /// Reads digits that somebody made up.
    ///
    /// # Errors
    /// They are too few, too many or too easy to guess.
    pub fn made_up(digits: &str) -> Result<Self, PinFault> {
        let pin = Self::typed(digits);
        let digits = pin.as_bytes();
        if !PIN_DIGITS.contains(&digits.len()) {
            return Err(PinFault::Length);
        }
        let steps =
            |step: i16| digits.windows(2).all(|pair| matches!(pair, [a, b] if i16::from(*b) - i16::from(*a) == step));
        if [0, 1, -1].into_iter().any(steps) { Err(PinFault::TooEasy) } else { Ok(pin) }
    }

    /// Returns the bytes keys are derived from.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Pin")
    }
}

/// Opens the ward that is locked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unlock {
    pub pin: Pin,
}

/// Closes the ward; the PIN opens it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockNow;

/// Asks whether the data on this device are locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockQuestion;

/// Seals the data on this device with a PIN.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurnLockOn {
    pub pin: Pin,
}

/// Lets the data on this device lie open again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurnLockOff {
    pub pin: Pin,
}

/// Replaces the PIN.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangePin {
    pub pin: Pin,
    pub new: Pin,
}
