//! A package handed over without a network: as QR codes on one screen, read by the camera of another device.
//!
//! The codes are a multipart UR ([BCR-2020-005] and [BCR-2024-001]) of the type `tung-nha`. Its message is the package,
//! sealed or not, compressed with gzip; it stands for itself and is not wrapped in CBOR. The message is cut into parts
//! of one length; after each was shown once, every further code mixes some of them, so that any codes do, in any order,
//! as long as there are a few more of them than parts. The text is in capitals, which a QR code holds in 5.5 bits each:
//! ```text
//! UR:TUNG-NHA/4-3/LPAAAXCFAOVECYWTFTSTGUHDYLBWSKPSWECXPEVANY…
//! ```
//! A code proves by its own CRC-32 that it was read as it was drawn, and tells the CRC-32 and the length of the message
//! it belongs to: codes of two packages do not mix. What they give is a file like any other, and goes the way of any
//! other: nothing of it counts before the package's own hash was checked.
//!
//! [BCR-2020-005]: https://github.com/BlockchainCommons/Research/blob/master/papers/bcr-2020-005-ur.md
//! [BCR-2024-001]: https://github.com/BlockchainCommons/Research/blob/master/papers/bcr-2024-001-multipart-ur.md

mod desk;
mod messages;
mod picture;
mod receiving;
mod sending;

pub use desk::CodesDesk;
pub use messages::{CodesAnswer, CodesRequest};
pub use picture::{Picture, draw, find_texts};
pub use receiving::{Progress, Receiving, Sight};
pub use sending::{Sending, TooLarge};

/// The type of the UR.
const KIND: &str = "tung-nha";

/// The largest message that is shown or received, in bytes: about a minute before the camera.
pub const MESSAGE_LIMIT: usize = 64 * 1024;

/// The largest package that comes out of a message, in bytes. It bounds what a message made to do harm unfolds to.
pub const PACKAGE_LIMIT: usize = 4 * 1024 * 1024;

/// The most of the message that one code carries, in bytes: what fits into a code that a cheap camera still reads.
const PART_BYTES: usize = 336;
