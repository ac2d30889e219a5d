//! Why a file is not taken.

use serde::{Deserialize, Serialize};

/// Why a file is no package that can be taken. Nothing was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum PackageFault {
    #[error("the file is no text")]
    NotText,
    #[error("the file is no package of this app")]
    NotAPackage,
    #[error("the end of the file is missing")]
    Truncated,
    #[error("the file was damaged on the way")]
    Damaged,
    #[error("the file needs a newer version of the app")]
    NewerFormat { min_reader: u32 },
    #[error("the file is empty")]
    Empty,
    #[error("the file has {bytes} bytes, more than {limit}")]
    TooLarge { bytes: u64, limit: u64 },
}
