//! The receiver's side: from codes in any order, with gaps and repeats, back to the package.

use crate::exchange::codes::{KIND, MESSAGE_LIMIT, PACKAGE_LIMIT};
use flate2::read::GzDecoder;
use serde::{Deserialize, Serialize};
use std::io::Read;

/// How many packages are collected side by side: who sends began anew, or two screens are in sight.
const COLLECTED: usize = 4;

/// The most parts a message is cut into: much smaller parts than are shown here still fit.
const PARTS_LIMIT: usize = MESSAGE_LIMIT / 32;

/// How much of a package is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Parts that are known.
    pub received: u32,
    /// Parts there are.
    pub parts: u32,
}

/// What a code gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Not a code of this app, or not a whole one.
    Foreign,
    /// A part of a package, new or seen before.
    Part(Progress),
    /// The last part that was missing: the package as it was sent.
    Whole(Vec<u8>),
}

/// Packages on their way in, part by part.
#[derive(Default)]
pub struct Receiving {
    /// The one a part came for last stands at the end.
    collected: Vec<ur::Decoder>,
}

impl Receiving {
    /// Takes the text of a code.
    pub fn take(&mut self, text: &str) -> Sight {
        if !is_ours(text) {
            return Sight::Foreign;
        }
        // A part says to which message it belongs: the others refuse it.
        let place = self.collected.iter_mut().position(|decoder| decoder.receive(text).is_ok());
        let decoder = match place {
            Some(place) => self.collected.remove(place),
            None => {
                let mut decoder = ur::Decoder::default();
                if decoder.receive(text).is_err() {
                    return Sight::Foreign;
                }
                decoder
            }
        };
        if decoder.complete() {
            // Parts that do not make a message are forgotten, and may come anew.
            let message = decoder.message().ok().flatten();
            return message.and_then(|message| unfold(&message)).map_or(Sight::Foreign, Sight::Whole);
        }
        let received = decoder.resolved_fragment_count().unwrap_or_default() as u32;
        let progress = Progress { received, parts: decoder.fragment_count() as u32 };
        if self.collected.len() >= COLLECTED {
            self.collected.remove(0);
        }
        self.collected.push(decoder);
        Sight::Part(progress)
    }
}

/// Returns whether a text names itself a part of a package, of a message that is not too large.
fn is_ours(text: &str) -> bool {
    let mut pieces = text.split('/');
    let is_ours = pieces
        .next()
        .and_then(|head| head.split_once(':'))
        .is_some_and(|(scheme, kind)| scheme.eq_ignore_ascii_case("ur") && kind.eq_ignore_ascii_case(KIND));
    let parts = pieces.next().and_then(|numbers| numbers.split_once('-')).and_then(|(_, parts)| parts.parse().ok());
    is_ours && parts.is_some_and(|parts: usize| parts <= PARTS_LIMIT)
}

/// Returns the package in a message; `None` if there is none, or too large a one.
fn unfold(message: &[u8]) -> Option<Vec<u8>> {
    let mut package = Vec::new();
    let limit = PACKAGE_LIMIT as u64;
    GzDecoder::new(message).take(limit + 1).read_to_end(&mut package).ok()?;
    (package.len() <= PACKAGE_LIMIT).then_some(package)
}
