//! Lines that stand by themselves: in the head, the title and above a signature.

use serde::{Deserialize, Serialize};

/// A line in the middle of its column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub text: String,
    pub face: Face,
    pub rule: Rule,
}

/// How the letters of a line look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Face {
    #[default]
    Plain,
    Bold,
    Italic,
}

/// The rule drawn under a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rule {
    #[default]
    None,
    /// Under the middle of the words, about half as long.
    Half,
    /// As long as the words.
    Whole,
}

/// Two columns of the head that begin at one height.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadRow {
    pub left: Vec<Line>,
    pub right: Vec<Line>,
}

impl Line {
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub fn bold(text: impl Into<String>) -> Self {
        Self { face: Face::Bold, ..Self::plain(text) }
    }

    pub fn italic(text: impl Into<String>) -> Self {
        Self { face: Face::Italic, ..Self::plain(text) }
    }

    /// Draws a rule under the line.
    #[must_use]
    pub fn over(self, rule: Rule) -> Self {
        Self { rule, ..self }
    }
}
