//! Why a file was not read as a package.

use crate::log::LineFault;
use serde::{Deserialize, Serialize};

/// What a file that is no package looks like, so that its owner can be told what they picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lookalike {
    /// A zip container, as every Excel workbook is.
    Workbook,
    /// Compressed with gzip.
    Gzip,
    Pdf,
    /// A PNG, JPEG or WebP picture.
    Picture,
    /// A map in GeoJSON.
    GeoJson,
    /// JSON of another program: a list.
    JsonList,
    /// JSON of another program: an object.
    JsonObject,
    /// Text that is no JSON.
    Text,
    /// Bytes of no known form.
    Bytes,
}

/// What about a package does not agree with itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Damage {
    /// The bytes are not those the closing hash was made of.
    Hash,
    /// There are more or fewer changes than the header says.
    Count { stated: u64, found: u64 },
    /// It is no JSON any more, or a key the format demands is missing or has a wrong form.
    Form,
    /// Its compressed form does not unpack.
    Gzip,
    /// The passphrase is right, but the bytes are not those that were sealed.
    Seal,
}

/// Why a file was not read as a package. Nothing of it was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum PackageFault {
    #[error("the file holds nothing")]
    Empty,
    #[error("the file has {bytes} bytes, more than {limit}")]
    TooLarge { bytes: u64, limit: u64 },
    #[error("the file is no text ({0:?})")]
    NotText(Lookalike),
    #[error("the file is no package ({0:?})")]
    NotAPackage(Lookalike),
    #[error("the package is sealed: it is opened in the app, with its passphrase")]
    Sealed,
    #[error("the file is sealed in a way that is not opened here")]
    SealedOtherwise,
    #[error("the package is cut: its end is missing")]
    Truncated,
    #[error("the package was damaged on its way ({0:?})")]
    Damaged(Damage),
    #[error("the package asks for a reader of version {min_reader}")]
    NewerFormat { min_reader: u32 },
}

/// A change that was not taken, and the place it has among the file's changes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("change {number}: {fault}")]
pub struct BadLine {
    /// 1 is the first change. In a package nobody reformatted, it stands on line `number + 1` of the file.
    pub number: u64,
    pub fault: LineFault,
}

/// The changes of a package that do not prove: nothing of the package is taken then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{count} changes do not say what their hashes were made of")]
pub struct BadLines {
    pub count: u64,
    /// The first of them, at most [`BAD_LINES_LISTED`].
    pub listed: Vec<BadLine>,
}

/// How many bad lines are listed; the rest are only counted.
pub const BAD_LINES_LISTED: usize = 100;
