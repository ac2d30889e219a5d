//! Taking a register in: what it would change, then one commit.
//!
//! A corrected list taken in again updates what it corrects and doubles nobody. What a list leaves empty it does not
//! say, so it erases nothing; what a person wrote in the app it does not overwrite.

mod comparison;
mod difference;
mod homes;
mod listed;
mod people;

use crate::engine::binary::encode;
use crate::engine::commands::take_register::comparison::Compared;
use crate::engine::commands::undo::{UndoToken, undo_key};
use crate::engine::commit::Undoable;
use crate::engine::device::{IntakeKind, IntakeRow, IntakeUndo};
use crate::engine::fault::Fault;
use crate::engine::store::{Shelf, Store, Write};
use crate::engine::waiting::Waiting;
use crate::engine::{Engine, Surroundings};
use crate::log::{CheckSum, Origin};
use crate::model::Register;
use serde::{Deserialize, Serialize};

/// Compares a register with what the ward knows, and keeps it waiting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewRegister {
    pub register: Register,
    /// The file's name, for the list of intakes.
    pub source: String,
}

/// What a register would change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterPreview {
    pub households: Comparison,
    pub residents: Comparison,
    /// Areas the register names that the ward does not know yet.
    pub new_areas: Vec<String>,
    /// People known from an earlier register whom this one no longer lists in their household. They stay; those who
    /// died or moved away are not counted.
    pub residents_not_listed: u32,
    /// Fields that somebody edited in the app since and that the register would set back. The app's value stays.
    pub kept_edits: Vec<KeptEdit>,
    /// The known records that would change: all that are counted as changed or moved, up to a limit.
    pub changes: Vec<RegisterChange>,
    /// Listed households and people who were erased because they asked for it. They are not taken in again.
    pub erased: u32,
    /// Households of the areas this register names that it does not list, each by name and place. They stay.
    pub homes_not_listed: Vec<String>,
}

/// How many of the listed records are new, changed, moved or the same; each is counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    pub new: u32,
    pub changed: u32,
    pub same: u32,
    /// Known people whom the register lists in another household.
    pub moved: u32,
}

/// A field where the app and the register differ and the app's value stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptEdit {
    pub name: String,
    pub field: String,
    pub kept: String,
    pub listed: String,
}

/// A record that would change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterChange {
    pub record: Changed,
    /// The person's name, or that of the household's head.
    pub name: String,
    /// The fields with their value before and after.
    pub fields: Vec<(String, String, String)>,
}

/// What a changed record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Changed {
    Household,
    Resident,
}

/// Takes in the register that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeRegister;

/// A register that was taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterTaken {
    pub households: Comparison,
    pub residents: Comparison,
    /// `None` if the register said nothing new, so that nothing was written.
    pub undo: Option<UndoToken>,
}

/// A register that was compared and waits to be taken.
pub(crate) struct WaitingRegister {
    source: String,
    register: Register,
    /// What came of the comparison, with the state of the log it holds for.
    compared: Option<(CheckSum, Compared)>,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Compares a register with the ward, keeps it waiting, and says what it would change.
    pub fn preview_register(&mut self, ask: PreviewRegister) -> RegisterPreview {
        let PreviewRegister { mut register, source } = ask;
        listed::clean(&mut register);
        let compared = self.compare(&register);
        let preview = compared.preview.clone();
        let compared = Some((self.ledger.holdings().sum(), compared));
        self.waiting = Waiting::Register(Box::new(WaitingRegister { source, register, compared }));
        preview
    }

    /// Takes in the register that waits: all of it in one transaction, with its row among the intakes and what it takes to
    /// undo it. A register that says nothing new writes nothing.
    ///
    /// # Errors
    /// Nothing waits, or the store did not keep it; the register goes on waiting then.
    pub async fn take_register(&mut self) -> Result<RegisterTaken, Fault> {
        let mut waiting = self.waiting.take_register()?;
        // Somebody may have saved since the preview: then the list meets the ward as it is now.
        let sum = self.ledger.holdings().sum();
        let compared = waiting.compared.take().filter(|(held, _)| *held == sum).map(|(_, compared)| compared);
        let compared = compared.unwrap_or_else(|| self.compare(&waiting.register));
        let taken = self.land_register(compared, &waiting.source).await;
        if taken.is_err() {
            self.waiting = Waiting::Register(waiting);
        }
        taken
    }

    async fn land_register(&mut self, compared: Compared, source: &str) -> Result<RegisterTaken, Fault> {
        let Compared { preview: RegisterPreview { households, residents, .. }, changes } = compared;
        if changes.is_empty() {
            return Ok(RegisterTaken { households, residents, undo: None });
        }
        let prepared = self.prepare(changes, Origin::Register)?;
        let mut device = self.device.clone();
        let number = device.intakes.len() as u32;
        device.intakes.push(IntakeRow {
            at_ms: self.around.now_ms(),
            kind: IntakeKind::Register,
            source: source.to_owned(),
            changes: prepared.len() as u32,
            undo: IntakeUndo::Plan,
            is_undone: false,
        });
        let plan = Write::Put(Shelf::Meta, undo_key(number), encode(&prepared.plan)?.into());
        self.land(prepared, vec![device.write()?, plan]).await?;
        self.device = device;
        let undo = self.remember(Undoable::Taken(number));
        Ok(RegisterTaken { households, residents, undo: Some(undo) })
    }
}
