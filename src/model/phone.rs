//! Vietnamese telephone numbers.

use crate::model::text::clean;
use serde::{Deserialize, Serialize};

/// A telephone number as dialled inside the country: "0901234567".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Phone(String);

/// Why a text is no telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PhoneFault {
    /// Holds something besides digits and the marks people group them with.
    NotDigits,
    /// Has too few or too many digits.
    WrongLength,
    /// Begins as no Vietnamese number does.
    UnknownPrefix,
    /// An 11-digit mobile number (01…) from before 2018, which rings nowhere today.
    OldPrefix,
    /// Holds several numbers.
    Several,
}

/// A telephone number read from a file, and whether it had to be repaired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadPhone {
    pub phone: Phone,
    /// The leading zero was missing, as happens in a spreadsheet's number cells.
    pub zero_restored: bool,
}

impl Phone {
    /// Reads a number as people write it: grouped by spaces, dots, dashes or brackets, with 0, +84 or 84 in front.
    ///
    /// # Errors
    /// Says what keeps the text from being one mobile (10 digits) or fixed-line (11 digits) number.
    pub fn parse(text: &str) -> Result<Self, PhoneFault> {
        let digits = local_digits(&clean(text))?;
        check(&digits)?;
        Ok(Self(digits))
    }

    /// Reads a number from a cell of a file: as [`Phone::parse`], and with its leading zero restored where a number
    /// cell lost it ("905123456", "905123456.0").
    ///
    /// # Errors
    /// As [`Phone::parse`].
    pub fn read(text: &str) -> Result<ReadPhone, PhoneFault> {
        let text = clean(text);
        let cell = without_fraction(text.trim_start_matches('\''));
        let digits = local_digits(cell)?;
        let restored = format!("0{digits}");
        let is_restorable = !digits.starts_with('0') && check(&restored) != Err(PhoneFault::WrongLength);
        let digits = if is_restorable { restored } else { digits };
        check(&digits)?;
        Ok(ReadPhone { phone: Self(digits), zero_restored: is_restorable })
    }

    /// Returns the digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the number grouped for reading: "0901 234 567", "0203 3825 710", "024 3825 7100".
    #[must_use]
    pub fn grouped(&self) -> String {
        let groups: [usize; 2] = match self.0.as_bytes() {
            [b'0', b'2', b'4' | b'8', ..] => [3, 7],
            [b'0', b'2', ..] => [4, 8],
            _ => [4, 7],
        };
        let mut grouped = String::with_capacity(self.0.len() + groups.len());
        for (at, digit) in self.0.chars().enumerate() {
            if groups.contains(&at) {
                grouped.push(' ');
            }
            grouped.push(digit);
        }
        grouped
    }
}

impl std::fmt::Display for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Takes the grouping and the country's prefix off.
fn local_digits(text: &str) -> Result<String, PhoneFault> {
    if holds_several(text) {
        return Err(PhoneFault::Several);
    }
    let is_grouping = |c: char| c.is_whitespace() || matches!(c, '.' | '-' | '(' | ')' | '\u{2010}'..='\u{2015}');
    let compact: String = text.chars().filter(|&c| !is_grouping(c)).collect();
    let (digits, is_international) = match compact.strip_prefix('+').or_else(|| compact.strip_prefix("00")) {
        Some(rest) => (rest, true),
        None => (compact.as_str(), false),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(PhoneFault::NotDigits);
    }
    // Without a plus sign, 84 may also begin a mobile number whose zero was lost; only its length tells.
    match digits.strip_prefix("84") {
        Some(rest) if is_international || matches!(digits.len(), 11 | 12) => {
            Ok(format!("0{}", rest.strip_prefix('0').unwrap_or(rest)))
        }
        None if is_international => Err(PhoneFault::UnknownPrefix),
        _ => Ok(digits.to_owned()),
    }
}

fn holds_several(text: &str) -> bool {
    let is_long = |part: &&str| part.chars().filter(char::is_ascii_digit).count() >= 9;
    text.split(['/', ',', ';', '\\', '|']).filter(is_long).count() > 1
}

fn check(digits: &str) -> Result<(), PhoneFault> {
    match (digits.as_bytes(), digits.len()) {
        ([b'0', b'3' | b'5' | b'7' | b'8' | b'9', ..], 10) | ([b'0', b'2', ..], 11) => Ok(()),
        ([b'0', b'1', ..], 11) => Err(PhoneFault::OldPrefix),
        ([b'0', b'2' | b'3' | b'5' | b'7' | b'8' | b'9', ..], _) => Err(PhoneFault::WrongLength),
        (_, 10 | 11) => Err(PhoneFault::UnknownPrefix),
        _ => Err(PhoneFault::WrongLength),
    }
}

/// Takes off the ".0" that a number cell shows as text.
fn without_fraction(text: &str) -> &str {
    text.strip_suffix(".0").filter(|whole| whole.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or(text)
}
