//! The end of a document: who is sent it, and who signs.

use crate::document::line::Line;
use serde::{Deserialize, Serialize};

/// Two columns at the end of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signatures {
    pub left: Beside,
    pub right: Signer,
}

/// What stands left of the one who signs for the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Beside {
    /// Who is sent the document, one a line, below a heading.
    Recipients { heading: String, lines: Vec<String> },
    /// Somebody else who signs, such as the one who drew up a form.
    Signer(Signer),
}

/// A place to sign.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signer {
    /// The position, and above it the place and day where they are not in the head.
    pub lines: Vec<Line>,
    /// The name below the signature.
    pub name: String,
}
