//! What stands in a table.

use serde::{Deserialize, Serialize};
use std::num::NonZeroU8;

/// What stands for a figure nobody reported.
const DASH: &str = "-";

/// A cell of one or more columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    pub content: Content,
    /// How many columns the cell takes.
    pub columns: NonZeroU8,
}

/// What a cell holds. A figure comes with its text as printed: a page shows the text, a spreadsheet the figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Content {
    Nothing,
    /// A figure was asked for and nobody gave it.
    NotReported,
    Text(String),
    Number {
        number: u32,
        text: String,
    },
    Share {
        share: Share,
        text: String,
    },
}

/// A part of a whole, such as the people reached of all a target applies to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    pub part: u32,
    pub whole: u32,
}

impl Cell {
    pub fn nothing() -> Self {
        Content::Nothing.into()
    }

    pub fn not_reported() -> Self {
        Content::NotReported.into()
    }

    pub fn text(text: impl Into<String>) -> Self {
        Content::Text(text.into()).into()
    }

    pub fn number(number: u32, text: impl Into<String>) -> Self {
        Content::Number { number, text: text.into() }.into()
    }

    pub fn share(share: Share, text: impl Into<String>) -> Self {
        Content::Share { share, text: text.into() }.into()
    }

    /// Makes the cell take `columns` columns, at least one.
    #[must_use]
    pub fn across(self, columns: u8) -> Self {
        Self { columns: NonZeroU8::new(columns).unwrap_or(NonZeroU8::MIN), ..self }
    }
}

impl From<Content> for Cell {
    fn from(content: Content) -> Self {
        Self { content, columns: NonZeroU8::MIN }
    }
}

impl Content {
    /// Returns what is printed.
    pub fn printed(&self) -> &str {
        match self {
            Self::Nothing => "",
            Self::NotReported => DASH,
            Self::Text(text) | Self::Number { text, .. } | Self::Share { text, .. } => text,
        }
    }
}

impl Share {
    /// Returns the share in hundredths of a percent, half up; `None` for a share of nobody. 100% stands only where
    /// nothing is left, however little that is.
    pub fn hundredths(self) -> Option<u64> {
        let (part, whole) = (u64::from(self.part), u64::from(self.whole));
        let rounded = (part * 20_000 + whole).checked_div(whole * 2)?;
        Some(if part < whole { rounded.min(9_999) } else { rounded })
    }
}
