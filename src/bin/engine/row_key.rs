//! The key that seals the rows of a locked store, and the PIN that opens it.

use crate::cryptography::{
    SEALING, WRAPPING, bytes, chance, decrypt, encrypt, generate_key, key_kind, not_secure, sealing, unwrap_key,
    wrap_key, wrapping_key,
};
use js_sys::Array;
use tung_nha::bridge::{Answered, Pin, Refusal};
use tung_nha::engine::store::StoreFault;
use tung_nha::exchange::VECTOR_BYTES;
use tung_nha::storage::keyring::Keyring;
use tung_nha::storage::sealed::RowCipher;
use wasm_bindgen::JsValue;

/// A key the browser holds and does not give out.
pub struct RowKey(JsValue);

impl RowCipher for RowKey {
    async fn seal(&self, place: &[u8], row: &[u8]) -> Result<Vec<u8>, StoreFault> {
        let vector = chance::<VECTOR_BYTES>();
        let sealed = encrypt(&sealing(&vector, place), &self.0, row).await;
        let sealed = sealed.map_err(|thrown| StoreFault::Failed(format!("the row is not sealed: {thrown:?}")))?;
        Ok([vector.as_slice(), &bytes(&sealed)].concat())
    }

    async fn open(&self, place: &[u8], sealed: &[u8]) -> Result<Vec<u8>, StoreFault> {
        let does_not_open = || StoreFault::Failed("a sealed row does not open".to_owned());
        let (vector, sealed) = sealed.split_at_checked(VECTOR_BYTES).ok_or_else(does_not_open)?;
        let row = decrypt(&sealing(vector, place), &self.0, sealed).await;
        row.map(|row| bytes(&row)).map_err(|_| does_not_open())
    }
}

/// Makes a new key, and the keyring from which the PIN takes it.
///
/// # Errors
/// The browser does no cryptography: the page did not come over a secure connection.
pub async fn make(pin: &Pin) -> Answered<(Keyring, RowKey)> {
    let keyring = Keyring::new(chance(), Vec::new());
    let key = generate_key(&key_kind(SEALING), true, both_ways()).await.map_err(not_secure)?;
    let keyring = wrapped(&key, keyring, pin).await?;
    // Taken from the keyring as it will be at every opening: what does not open now never seals anything.
    let key = open(&keyring, pin).await?;
    Ok((keyring, key))
}

/// Takes the key from its keyring.
///
/// # Errors
/// The PIN is another, or as [`make`].
pub async fn open(keyring: &Keyring, pin: &Pin) -> Answered<RowKey> {
    unwrapped(keyring, pin, false).await.map(RowKey)
}

/// Returns a keyring from which another PIN takes the same key.
///
/// # Errors
/// As [`open`].
pub async fn change(keyring: &Keyring, pin: &Pin, new: &Pin) -> Answered<Keyring> {
    let key = unwrapped(keyring, pin, true).await?;
    wrapped(&key, Keyring::new(chance(), Vec::new()), new).await
}

async fn wrapped(key: &JsValue, mut keyring: Keyring, pin: &Pin) -> Answered<Keyring> {
    let wrapping = pin_key(&keyring, pin, "wrapKey").await?;
    let wrapped = wrap_key("raw", key, &wrapping, WRAPPING).await.map_err(not_secure)?;
    keyring.wrapped_key = bytes(&wrapped);
    Ok(keyring)
}

async fn unwrapped(keyring: &Keyring, pin: &Pin, is_extractable: bool) -> Answered<JsValue> {
    let wrapping = pin_key(keyring, pin, "unwrapKey").await?;
    let key = unwrap_key("raw", &keyring.wrapped_key, &wrapping, WRAPPING, SEALING, is_extractable, both_ways()).await;
    key.map_err(|_| Refusal::WrongPin { wait_ms: 0 })
}

async fn pin_key(keyring: &Keyring, pin: &Pin, use_: &str) -> Answered<JsValue> {
    wrapping_key(pin.as_bytes(), "SHA-256", &keyring.salt, keyring.rounds, use_).await.map_err(not_secure)
}

fn both_ways() -> Array {
    Array::of2(&"encrypt".into(), &"decrypt".into())
}
