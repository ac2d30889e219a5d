//! Writing a package: one buffer, filled once.

use crate::exchange::{FORMAT, Header, MIN_READER, VERSION};
use crate::log::{Directory, hash_to_hex};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// What stands between the last header key and the first change.
pub(crate) const CHANGES_OPEN: &str = "\"changes\":[\n";

/// What stands between the last change and the hash.
pub(crate) const CHANGES_CLOSE: &str = "\n],\"sha256\":\"";

/// What stands after the hash.
pub(crate) const END: &str = "\"}\n";

/// Writes a package of `count` changes.
///
/// `chunks` are lines with places of `directory`, or several of them already joined by a comma and a line break, as a
/// stored page is. They are run over twice: to reserve the buffer, and to fill it.
pub fn write<'a>(
    header: &Header,
    directory: &Directory,
    chunks: impl Iterator<Item = &'a [u8]> + Clone,
    count: u64,
) -> Vec<u8> {
    let head = head(header, directory, count);
    let body: usize = chunks.clone().map(|chunk| chunk.len() + 2).sum();
    let mut out = Vec::with_capacity(head.len() + body + CHANGES_CLOSE.len() + 64 + END.len());
    out.extend_from_slice(head.as_bytes());
    let mut separator: &[u8] = b"";
    for chunk in chunks.filter(|chunk| !chunk.is_empty()) {
        out.extend_from_slice(separator);
        out.extend_from_slice(chunk);
        separator = b",\n";
    }
    let hash = hash_to_hex(&sha256(&out));
    out.extend_from_slice(CHANGES_CLOSE.as_bytes());
    out.extend_from_slice(hash.as_bytes());
    out.extend_from_slice(END.as_bytes());
    out
}

fn head(header: &Header, directory: &Directory, count: u64) -> String {
    #[derive(Serialize)]
    struct Head<'a> {
        format: &'a str,
        version: u32,
        min_reader: u32,
        #[serde(flatten)]
        header: &'a Header,
        #[serde(flatten)]
        directory: &'a Directory,
        count: u64,
    }
    let head = Head { format: FORMAT, version: VERSION, min_reader: MIN_READER, header, directory, count };
    // Texts, numbers and maps with text keys: serialising them cannot fail.
    let mut text = serde_json::to_string(&head).unwrap_or_default();
    text.pop();
    text.push(',');
    text.push_str(CHANGES_OPEN);
    text
}

/// How many bytes are hashed in one go. Browsers swap a slow first translation of a function for a fast one only between
/// calls: one call for the whole file would stay slow to its end.
const HASHED_AT_ONCE: usize = 64 * 1024;

/// Returns the SHA-256.
pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    bytes.chunks(HASHED_AT_ONCE).for_each(|chunk| hash.update(chunk));
    hash.finalize().into()
}
