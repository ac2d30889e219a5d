//! A store whose rows lie sealed, once a lock is turned on: whoever reads the device's files reads nothing.
//!
//! A row tells by its first bytes whether it is sealed, so that a store is read whatever was going on when the app was
//! killed. Turning the lock on or off rewrites every row in one commit: all of them land, or none does.

use crate::engine::store::{Durability, Key, Shelf, Store, StoreFault, Write};
use crate::storage::contract::Trial;
use crate::storage::journal;
use crate::storage::keyring::{Keyring, Tries};
use futures_util::future::{join_all, try_join_all};
use std::cell::RefCell;
use std::rc::Rc;

/// What sealed rows begin with.
const SEALED: &[u8] = b"\xf5TNs01\r\n";
/// What stands before a plain row that would itself pass for one of the two.
const PLAIN: &[u8] = b"\xf5TNp01\r\n";

/// Where the keyring lies, never sealed; nobody above sees it.
const KEYRING: &str = "lock";
/// Where failed tries are counted; as the keyring.
const TRIES: &str = "lock tries";

/// Seals the bytes of rows and opens them again: the browser's cryptography in the app, a toy in tests.
#[expect(async_fn_in_trait, reason = "the engine runs on one thread and never sends its futures")]
pub trait RowCipher {
    /// Seals a row so that it opens at its own place only.
    ///
    /// # Errors
    /// The cipher refuses.
    async fn seal(&self, place: &[u8], row: &[u8]) -> Result<Vec<u8>, StoreFault>;

    /// Opens a row.
    ///
    /// # Errors
    /// It was sealed with another key or for another place, or was altered.
    async fn open(&self, place: &[u8], sealed: &[u8]) -> Result<Vec<u8>, StoreFault>;
}

/// A store whose rows are sealed while it has a cipher.
pub struct SealedStore<S, C> {
    store: S,
    cipher: RefCell<Option<Rc<C>>>,
}

impl<S: Store, C: RowCipher> SealedStore<S, C> {
    /// Puts a store behind a lock; `None` where none is turned on.
    pub fn new(store: S, cipher: Option<C>) -> Self {
        Self { store, cipher: RefCell::new(cipher.map(Rc::new)) }
    }

    /// Returns the store beneath.
    pub const fn inside(&self) -> &S {
        &self.store
    }

    /// Returns whether rows are sealed.
    pub fn has_lock(&self) -> bool {
        self.cipher.borrow().is_some()
    }

    fn cipher(&self) -> Option<Rc<C>> {
        self.cipher.borrow().clone()
    }

    /// Replaces the keyring: the data's key is the same, wrapped by another PIN. The former PIN opens no copy of it.
    ///
    /// # Errors
    /// The store did not keep it.
    pub async fn change_keyring(&self, keyring: &Keyring) -> Result<(), StoreFault> {
        self.store.commit(vec![keyring_write(keyring)], Durability::Erasing).await
    }

    /// Turns the lock on: every row is sealed, in one commit with the keyring, and no copy is kept of what was plain.
    ///
    /// # Errors
    /// Nothing was written, or nobody knows: open the store again.
    pub async fn turn_on(&self, keyring: &Keyring, cipher: C) -> Result<(), StoreFault> {
        let rows = self.rows().await?;
        let sealed = try_join_all(rows.into_iter().map(async |(shelf, key, row)| {
            let sealed = seal(&cipher, shelf, &key, &row).await?;
            Ok::<_, StoreFault>(Write::Put(shelf, key, sealed.into()))
        }));
        let mut writes = sealed.await?;
        writes.push(keyring_write(keyring));
        self.store.commit(writes, Durability::Erasing).await?;
        self.cipher.replace(Some(Rc::new(cipher)));
        Ok(())
    }

    /// Turns the lock off: every row is plain again, in one commit, and the keyring is gone.
    ///
    /// # Errors
    /// Nothing was written, or nobody knows: open the store again.
    pub async fn turn_off(&self) -> Result<(), StoreFault> {
        let plain = |(shelf, key, row): (Shelf, Key, Vec<u8>)| {
            let row = if needs_mark(&row) { marked(&row) } else { row };
            Write::Put(shelf, key, row.into())
        };
        let mut writes: Vec<Write> = self.rows().await?.into_iter().map(plain).collect();
        writes.extend([KEYRING, TRIES].map(named).map(|(shelf, key)| Write::Delete(shelf, key)));
        self.store.commit(writes, Durability::Strict).await?;
        self.cipher.replace(None);
        Ok(())
    }

    /// Returns every row, for all to be written anew. A shelf that cannot be read is emptied if it can be made again.
    async fn rows(&self) -> Result<Vec<(Shelf, Key, Vec<u8>)>, StoreFault> {
        let mut rows = Vec::new();
        for shelf in Shelf::ALL {
            match self.all(shelf).await {
                Err(_) if !journal::is_kept(shelf) => {
                    self.store.commit(vec![Write::Clear(shelf)], Durability::Strict).await?;
                }
                read => rows.extend(read?.into_iter().map(|(key, row)| (shelf, key, row))),
            }
        }
        Ok(rows)
    }

    /// Returns a write as it lies on the disk.
    async fn at_rest(&self, cipher: Option<&C>, write: Write) -> Result<Write, StoreFault> {
        Ok(match (write, cipher) {
            (Write::Put(shelf, key, row), Some(cipher)) => {
                let sealed = seal(cipher, shelf, &key, &row).await?;
                Write::Put(shelf, key, sealed.into())
            }
            (Write::Put(shelf, key, row), None) if needs_mark(&row) => Write::Put(shelf, key, marked(&row).into()),
            (Write::Expect(shelf, key, Some(row)), Some(cipher)) => {
                // No two sealings are alike: what lies there is opened, and expected to stay as it lies.
                let found = self.store.get(shelf, key.clone()).await?;
                let opened = match &found {
                    Some(found) => Some(open(Some(cipher), shelf, &key, found.clone()).await?),
                    None => None,
                };
                if opened != Some(row) {
                    return Err(StoreFault::Overtaken);
                }
                Write::Expect(shelf, key, found)
            }
            (Write::Expect(shelf, key, Some(row)), None) if needs_mark(&row) => {
                Write::Expect(shelf, key, Some(marked(&row)))
            }
            (write, _) => write,
        })
    }

    /// Returns what keeps the lock's own rows where a commit clears their shelf.
    async fn kept_rows(&self, writes: &[Write]) -> Result<Vec<Write>, StoreFault> {
        if !writes.iter().any(|write| matches!(write, Write::Clear(Shelf::Meta))) {
            return Ok(Vec::new());
        }
        let keys = [KEYRING, TRIES].map(named);
        let rows = self.store.get_many(&keys).await?;
        let kept =
            keys.into_iter().zip(rows).filter_map(|((shelf, key), row)| Some(Write::Put(shelf, key, row?.into())));
        Ok(kept.collect())
    }
}

/// Reads the keyring of a store; `None` where no lock is turned on.
///
/// # Errors
/// The store cannot be read, or a newer version wrote the keyring.
pub async fn keyring_of(store: &impl Store) -> Result<Option<(Keyring, Tries)>, StoreFault> {
    let mut rows = store.get_many(&[KEYRING, TRIES].map(named)).await?.into_iter();
    let (keyring, tries) = (rows.next().flatten(), rows.next().flatten());
    let Some(keyring) = keyring else { return Ok(None) };
    let tries = tries.and_then(|row| Tries::read(&row)).unwrap_or_default();
    Ok(Some((Keyring::read(&keyring)?, tries)))
}

/// Keeps how many tries failed.
///
/// # Errors
/// The store did not keep it.
pub async fn keep_tries(store: &impl Store, tries: Tries) -> Result<(), StoreFault> {
    let (shelf, key) = named(TRIES);
    store.commit(vec![Write::Put(shelf, key, tries.write().into())], Durability::Strict).await
}

impl<S: Store, C: RowCipher> Store for SealedStore<S, C> {
    async fn get_many(&self, keys: &[(Shelf, Key)]) -> Result<Vec<Option<Vec<u8>>>, StoreFault> {
        let cipher = self.cipher();
        let rows = self.store.get_many(keys).await?;
        // The browser opens rows beside each other.
        let opened = keys.iter().zip(rows).map(async |((shelf, key), row)| match row {
            Some(row) => open(cipher.as_deref(), *shelf, key, row).await.map(Some),
            None => Ok(None),
        });
        join_all(opened).await.into_iter().collect()
    }

    async fn all(&self, shelf: Shelf) -> Result<Vec<(Key, Vec<u8>)>, StoreFault> {
        let cipher = self.cipher();
        let mut rows = self.store.all(shelf).await?;
        rows.retain(|(key, _)| ![KEYRING, TRIES].into_iter().any(|name| (shelf, key.clone()) == named(name)));
        let opened = rows.into_iter().map(async |(key, row)| {
            let row = open(cipher.as_deref(), shelf, &key, row).await?;
            Ok((key, row))
        });
        join_all(opened).await.into_iter().collect()
    }

    async fn commit(&self, writes: Vec<Write>, durability: Durability) -> Result<(), StoreFault> {
        let cipher = self.cipher();
        let kept = self.kept_rows(&writes).await?;
        let mut at_rest = try_join_all(writes.into_iter().map(|write| self.at_rest(cipher.as_deref(), write))).await?;
        at_rest.extend(kept);
        self.store.commit(at_rest, durability).await
    }
}

impl<S: Trial, C: RowCipher> Trial for SealedStore<S, C> {
    fn break_next_commit(&self) {
        self.store.break_next_commit();
    }
}

async fn seal(cipher: &impl RowCipher, shelf: Shelf, key: &Key, row: &[u8]) -> Result<Vec<u8>, StoreFault> {
    let sealed = cipher.seal(&place(shelf, key), row).await?;
    Ok([SEALED, &sealed].concat())
}

async fn open(cipher: Option<&impl RowCipher>, shelf: Shelf, key: &Key, row: Vec<u8>) -> Result<Vec<u8>, StoreFault> {
    if let Some(plain) = row.strip_prefix(PLAIN) {
        return Ok(plain.to_vec());
    }
    let Some(sealed) = row.strip_prefix(SEALED) else { return Ok(row) };
    match cipher {
        Some(cipher) => cipher.open(&place(shelf, key), sealed).await,
        None => Err(StoreFault::Failed("the row is sealed".to_owned())),
    }
}

/// Returns a row's place in bytes, which are part of what is sealed: rows cannot be exchanged for each other.
fn place(shelf: Shelf, key: &Key) -> Vec<u8> {
    let (kind, key) = match key {
        Key::Number(number) => (b'#', number.to_be_bytes().to_vec()),
        Key::Name(name) => (b'/', name.as_bytes().to_vec()),
    };
    [shelf.name().as_bytes(), &[kind], &key].concat()
}

fn needs_mark(row: &[u8]) -> bool {
    row.starts_with(SEALED) || row.starts_with(PLAIN)
}

fn marked(row: &[u8]) -> Vec<u8> {
    [PLAIN, row].concat()
}

fn named(name: &str) -> (Shelf, Key) {
    (Shelf::Meta, Key::Name(name.to_owned()))
}

fn keyring_write(keyring: &Keyring) -> Write {
    let (shelf, key) = named(KEYRING);
    Write::Put(shelf, key, keyring.write().into())
}
