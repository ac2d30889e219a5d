//! The app's own binary form of what only this device reads, and the names of its rows.

use crate::engine::fault::Fault;
use crate::engine::store::Key;
use serde::Serialize;

/// Returns the key of a named row.
pub fn name(name: &str) -> Key {
    Key::Name(name.to_owned())
}

/// Returns a value in the app's own binary form.
///
/// # Errors
/// The value cannot be written in that form.
pub fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>, Fault> {
    postcard::to_allocvec(value).map_err(Fault::damaged)
}

/// Reads the value that bytes begin with, and returns the rest: what a later version wrote behind it.
///
/// # Errors
/// The bytes are of another form.
pub fn decode_first<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<(T, &[u8]), Fault> {
    postcard::take_from_bytes(bytes).map_err(Fault::damaged)
}

/// Reads a value from the app's own binary form.
///
/// # Errors
/// The bytes are of another form.
pub fn decode<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T, Fault> {
    postcard::from_bytes(bytes).map_err(Fault::damaged)
}
