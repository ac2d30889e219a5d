//! The sender's side: from a package to as many codes as the receiver needs.

use crate::exchange::codes::{KIND, MESSAGE_LIMIT, PACKAGE_LIMIT, PART_BYTES};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// Of so many codes one is mixed of several parts, the others are single parts in turn. Mixed ones fill gaps wherever
/// they are, but say little to who has just begun to look: tried with losses of 0 to 80 %, this wants the fewest codes.
const MIXED_EVERY: usize = 3;

/// The package takes too long to hand over by codes; a file is the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("package too large for codes")]
pub struct TooLarge;

/// A package on its way out, code by code.
pub struct Sending {
    /// The texts of the single parts.
    single: Vec<String>,
    /// What the texts of mixed parts come from.
    mixed: ur::Encoder<'static>,
    /// How many texts were given.
    count: usize,
}

impl Sending {
    /// Prepares a package, from the first code on.
    ///
    /// # Errors
    /// It is too large.
    pub fn of(package: &[u8]) -> Result<Self, TooLarge> {
        if package.len() > PACKAGE_LIMIT {
            return Err(TooLarge);
        }
        let message = compress(package);
        if message.len() > MESSAGE_LIMIT {
            return Err(TooLarge);
        }
        // A message has the head of gzip at least, and the type is a word: an encoder takes both.
        let mut encoder = ur::Encoder::new(&message, PART_BYTES, KIND).map_err(|_| TooLarge)?;
        // It gives every single part once, and mixed ones from then on.
        let single = (0..encoder.fragment_count()).filter_map(|_| next_text(&mut encoder)).collect();
        Ok(Self { single, mixed: encoder, count: 0 })
    }

    /// Returns how many parts there are: the receiver needs as many codes, and some more for those it misses.
    #[must_use]
    pub fn parts(&self) -> u32 {
        self.single.len() as u32
    }
}

impl Iterator for Sending {
    type Item = String;

    /// Returns the text of the next code. It does not end.
    fn next(&mut self) -> Option<String> {
        let (round, place) = (self.count / MIXED_EVERY, self.count % MIXED_EVERY);
        self.count += 1;
        if place == MIXED_EVERY - 1 {
            return next_text(&mut self.mixed);
        }
        let turn = round * (MIXED_EVERY - 1) + place;
        self.single.get(turn % self.single.len().max(1)).cloned()
    }
}

fn next_text(encoder: &mut ur::Encoder<'_>) -> Option<String> {
    // A part is written to memory, which cannot fail.
    encoder.next_part().ok().map(|text| text.to_ascii_uppercase())
}

fn compress(package: &[u8]) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory cannot fail; a message cut short would not unfold on the other side.
    writer.write_all(package).and_then(|()| writer.finish()).unwrap_or_default()
}
