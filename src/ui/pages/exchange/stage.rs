//! How far a file on its way in has come.

use crate::bridge::Refusal;
use crate::engine::commands::take_package::{PackagePreview, PackageTaken};
use crate::ui::batch::Failure;

/// How far a file has come.
#[derive(Clone, Debug)]
pub enum Stage {
    Choosing,
    /// The app stopped over the file of this name the last time: the person says whether it is opened again.
    Suspect(String),
    Reading,
    /// It waits for its passphrase; with what kept it from being opened, if that was tried.
    Locked(Option<Refusal>),
    Unlocking,
    /// With what kept it from being taken, if it was tried.
    Previewed(Box<PackagePreview>, Option<Refusal>),
    Taking(TakeAs),
    Taken(PackageTaken, TakeAs),
    Failed(Failure),
}

/// How a file is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakeAs {
    /// Beside what is here.
    Merge,
    /// In the place of what is here.
    Replace,
}
