//! The lock on the ward of this device: unlocking, and turning it on, off, or to another PIN.

use crate::row_key::{self, RowKey};
use crate::worker::Journaled;
use tung_nha::bridge::{Answered, ChangePin, Pin, Refusal};
use tung_nha::engine::Fault;
use tung_nha::storage::keyring::{Keyring, Tries};
use tung_nha::storage::sealed::{SealedStore, keep_tries, keyring_of};

/// The store of a ward, with or without a lock.
pub type Stored = SealedStore<Journaled, RowKey>;

/// Returns how long is to be waited before the PIN is tried; `None` where there is no lock.
///
/// # Errors
/// The store cannot be read.
pub async fn wait_ms(store: &Journaled, now_ms: i64) -> Answered<Option<u32>> {
    let keyring = keyring_of(store).await.map_err(Fault::from)?;
    Ok(keyring.map(|(_, tries)| tries.wait_ms(now_ms)))
}

/// Opens the lock of a store.
///
/// # Errors
/// The PIN is another, or it is too early to try again.
pub async fn key(store: &Journaled, pin: &Pin, now_ms: i64) -> Answered<(Keyring, RowKey)> {
    let Some((keyring, tries)) = keyring_of(store).await.map_err(Fault::from)? else {
        return Err(Fault::NotOpen.into());
    };
    let early_ms = tries.wait_ms(now_ms);
    if early_ms > 0 {
        return Err(Refusal::WrongPin { wait_ms: early_ms });
    }
    let counted = tries.with_one_more(now_ms);
    // Where a full device cannot count, it must still open.
    drop(keep_tries(store, counted).await);
    match row_key::open(&keyring, pin).await {
        Ok(key) => {
            drop(keep_tries(store, Tries::default()).await);
            Ok((keyring, key))
        }
        Err(Refusal::WrongPin { .. }) => Err(Refusal::WrongPin { wait_ms: counted.wait_ms(now_ms) }),
        Err(refusal) => Err(refusal),
    }
}

/// Seals everything in the store from now on.
///
/// # Errors
/// The browser does no cryptography, or the store did not keep it.
pub async fn turn_on(store: &Stored, pin: &Pin) -> Answered<()> {
    let (keyring, key) = row_key::make(pin).await?;
    Ok(store.turn_on(&keyring, key).await.map_err(Fault::from)?)
}

/// Lets everything in the store lie open again.
///
/// # Errors
/// The PIN is another, or the store did not keep it.
pub async fn turn_off(store: &Stored, pin: &Pin, now_ms: i64) -> Answered<()> {
    key(store.inside(), pin, now_ms).await?;
    Ok(store.turn_off().await.map_err(Fault::from)?)
}

/// Replaces the PIN.
///
/// # Errors
/// As [`turn_off`].
pub async fn change(store: &Stored, ask: &ChangePin, now_ms: i64) -> Answered<()> {
    let (keyring, _) = key(store.inside(), &ask.pin, now_ms).await?;
    let keyring = row_key::change(&keyring, &ask.pin, &ask.new).await?;
    Ok(store.change_keyring(&keyring).await.map_err(Fault::from)?)
}
