//! Gửi nhận: what was sent and taken, and what waits to be sent.

use crate::engine::device::IntakeKind;
use crate::engine::queries::walk_list::AreaChoice;
use crate::engine::store::Store;
use crate::engine::{Engine, Surroundings};
use crate::log::ReplicaId;
use crate::model::MemberId;
use serde::{Deserialize, Serialize};

/// Asks for the state of the exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExchangeQuestion;

/// The state of the exchange.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExchangeView {
    pub check_code: String,
    pub households: u32,
    pub residents: u32,
    pub visits: u32,
    pub changes: u32,
    /// Changes since the last hand-over, whoever made them.
    pub unsent: u32,
    /// When the last package was handed over.
    pub handed_over_ms: Option<i64>,
    pub areas: Vec<AreaChoice>,
    /// Files taken in, newest first.
    pub intakes: Vec<IntakeEntry>,
    /// The members of the ward, those first of whom nothing is here.
    pub writers: Vec<WriterEntry>,
}

/// How much of a member's work is here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriterEntry {
    pub member: MemberId,
    pub name: String,
    /// Whether it is the member who uses this device.
    pub is_me: bool,
    pub changes: u32,
    /// When the last of it was written; `None` if nothing is here, or no clock was set.
    pub last_ms: Option<i64>,
    /// The member's device, by the last file of it that was taken in; `None` if there was none.
    pub device: Option<WriterDevice>,
}

/// A device of somebody else, by its last file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriterDevice {
    pub replica: ReplicaId,
    /// When the file was made, by that device's clock.
    pub made_at_ms: i64,
    /// How many of the changes here it did not have then.
    pub lacks: u32,
}

/// A file that was taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntakeEntry {
    /// The entry's number on this device.
    pub number: u32,
    pub at_ms: i64,
    pub kind: IntakeKind,
    /// Who sent it, or the register file's name.
    pub source: String,
    pub changes: u32,
    /// Whether it can still be undone.
    pub is_undoable: bool,
    /// Whether what it replaced can be given back, by a change that others are told of.
    pub can_be_given_back: bool,
    pub is_undone: bool,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Answers with the state of the exchange.
    pub fn exchange_view(&self) -> ExchangeView {
        let counts = self.index.counts();
        let intakes = (0u32..).zip(&self.device.intakes).map(|(number, row)| IntakeEntry {
            number,
            at_ms: row.at_ms,
            kind: row.kind,
            source: row.source.clone(),
            changes: row.changes,
            is_undoable: self.device.is_undoable(number),
            can_be_given_back: self.device.can_be_given_back(number),
            is_undone: row.is_undone,
        });
        let mut intakes: Vec<_> = intakes.collect();
        intakes.reverse();
        ExchangeView {
            check_code: self.ledger.holdings().sum().to_string(),
            households: counts.households,
            residents: counts.residents,
            visits: counts.visits,
            changes: self.ledger.known().len() as u32,
            unsent: self.unsent(),
            handed_over_ms: self.device.hand_over.as_ref().map(|hand_over| hand_over.at_ms),
            areas: self.area_choices(),
            intakes,
            writers: self.writers(),
        }
    }

    fn writers(&self) -> Vec<WriterEntry> {
        let directory = self.ledger.directory();
        let members = self.index.organisation().members.iter().map(|(id, member)| {
            let written = directory.find_author(id.0).map(|author| self.ledger.writers().of(author));
            let written = written.unwrap_or_default();
            let device = self.peers.last_of(*id).map(|peer| WriterDevice {
                replica: peer.replica,
                made_at_ms: peer.made_at_ms,
                lacks: self.ledger.holdings().newer_than(&peer.have, directory) as u32,
            });
            WriterEntry {
                member: *id,
                name: member.name.clone(),
                is_me: self.device.me == Some(*id),
                changes: written.changes,
                last_ms: Some(written.last_ms).filter(|last_ms| *last_ms > 0),
                device,
            }
        });
        let mut members: Vec<_> = members.collect();
        members.sort_by_key(|entry| entry.changes > 0);
        members
    }
}
