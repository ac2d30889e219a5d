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

impl Row {
    fn write(&self) -> Result<Write, Fault> {
        Ok(Write::Put(Shelf::Meta, name(BACKUP), encode(self)?.into()))
    }
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Remembers that everything on this device was saved as a file just now.
    ///
    /// # Errors
    /// The store did not keep it.
    pub async fn note_backup(&mut self) -> Result<(), Fault> {
        let row = Row { at_ms: self.around.now_ms(), changes: self.ledger.known().len() as u32 };
        self.ledger.commit(vec![row.write()?], Durability::Strict).await
    }

    /// Answers when everything was last saved as a file; `None` if it never was.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn backup(&self) -> Result<Option<Backup>, Fault> {
        let held = self.ledger.known().len() as u32;
        let row = self.backup_row().await?;
        Ok(row.map(|Row { at_ms, changes }| Backup { at_ms, newer_changes: held.saturating_sub(changes) }))
    }

    /// Returns the write that keeps when everything was last saved, once a file of so many changes is in its place: all of
    /// them are in a file.
    pub(super) async fn backup_of(&self, changes: u32) -> Result<Option<Write>, Fault> {
        let row = self.backup_row().await?;
        row.map(|row| Row { changes, ..row }.write()).transpose()
    }

    async fn backup_row(&self) -> Result<Option<Row>, Fault> {
        let row = self.ledger.store().get(Shelf::Meta, name(BACKUP)).await?;
        row.map(|row| decode(&row)).transpose()
    }
}
