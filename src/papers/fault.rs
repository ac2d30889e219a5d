//! Why a file could not be written.

/// A file was not written. A table of more rows than a sheet can have is the only known way there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not written: {detail}")]
pub struct PaperFault {
    pub detail: String,
}

impl PaperFault {
    /// Tells what another part of the writing said.
    pub fn new(source: impl std::error::Error) -> Self {
        Self { detail: source.to_string() }
    }
}
