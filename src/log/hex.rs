//! Hashes as text.

/// Returns a hash in lower-case hex.
pub(crate) fn hash_to_hex(hash: &[u8; 32]) -> String {
    let mut text = String::with_capacity(64);
    push_hex(&mut text, hash);
    text
}

/// Writes a hash in lower-case hex.
pub(crate) fn push_hex(text: &mut String, hash: &[u8; 32]) {
    let digit = |half: u8| if half < 10 { b'0' + half } else { b'a' + half - 10 };
    let mut hex = [0; 64];
    for (pair, byte) in hex.as_chunks_mut::<2>().0.iter_mut().zip(hash) {
        *pair = [digit(byte >> 4), digit(byte & 15)];
    }
    text.push_str(str::from_utf8(&hex).unwrap_or_default());
}

/// Reads 64 characters of lower-case hex.
pub(crate) fn parse_hex(text: &str) -> Option<[u8; 32]> {
    let digit = |char: &u8| match char {
        b'0'..=b'9' => Some(char - b'0'),
        b'a'..=b'f' => Some(char - b'a' + 10),
        _ => None,
    };
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let mut hash = [0; 32];
    if pairs.len() != hash.len() || !rest.is_empty() {
        return None;
    }
    for (byte, [high, low]) in hash.iter_mut().zip(pairs) {
        *byte = digit(high)? << 4 | digit(low)?;
    }
    Some(hash)
}
