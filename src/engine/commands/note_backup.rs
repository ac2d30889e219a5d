//! Remembering that a whole package was saved as a file. It counts as a backup, not as handed over: nobody else has it.

use crate::engine::binary::{decode, encode, name};
use crate::engine::fault::Fault;
use crate::engine::store::{Durability, Shelf, Store, Write};
use crate::engine::{Engine, Surroundings};
use serde::{Deserialize, Serialize};

const BACKUP: &str = "backup";

/// Says that everything on this device was saved as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteBackup;

/// Asks when everything was last saved as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupQuestion;

/// When everything was last saved as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backup {
    pub at_ms: i64,
    /// Changes that came since.
    pub newer_changes: u32,
}

#[derive(Serialize, Deserialize)]
struct Row {
    at_ms: i64,
    changes: u32,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Remembers that everything on this device was saved as a file just now.
    ///
    /// # Errors
    /// The store did not keep it.
    pub async fn note_backup(&mut self) -> Result<(), Fault> {
        let row = Row { at_ms: self.around.now_ms(), changes: self.ledger.known().len() as u32 };
        let write = Write::Put(Shelf::Meta, name(BACKUP), encode(&row)?.into());
        self.ledger.commit(vec![write], Durability::Strict).await
    }

    /// Answers when everything was last saved as a file; `None` if it never was.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn backup(&self) -> Result<Option<Backup>, Fault> {
        let Some(row) = self.ledger.store().get(Shelf::Meta, name(BACKUP)).await? else { return Ok(None) };
        let Row { at_ms, changes } = decode(&row)?;
        Ok(Some(Backup { at_ms, newer_changes: (self.ledger.known().len() as u32).saturating_sub(changes) }))
    }
}
