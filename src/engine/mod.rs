//! State folded from the log into the records of `model`, its indexes, and one function for each command and question.
//!
//! The engine is handed its clock, its chance and its store; it knows no screen, no file and no browser.

pub mod basis;
mod binary;
pub mod commands;
mod commit;
mod device;
mod disagreement;
mod edits;
mod erasing;
mod fault;
pub mod fields;
mod folded;
mod forget;
mod hindsight;
pub mod index;
pub mod ledger;
mod likeness;
mod oddity;
mod outlook;
pub mod pages;
mod peers;
mod postings;
mod practice;
pub mod prospect;
pub mod queries;
pub mod scope;
mod sealed;
mod seed;
mod shared_id;
mod snapshot;
pub mod store;
pub mod stored;
mod surroundings;
pub mod touched;
mod unsent_since;
pub mod visits;
mod waiting;
mod writers;

pub use commit::UndoPlan;
pub use edits::Edits;
pub use fault::Fault;
pub use shared_id::shared_id;
pub use surroundings::Surroundings;

use crate::engine::commands::open_ward::Workspace;
use crate::engine::commands::undo::UndoToken;
use crate::engine::commit::Undoable;
use crate::engine::device::Device;
use crate::engine::index::Index;
use crate::engine::ledger::Ledger;
use crate::engine::peers::Peers;
use crate::engine::queries::trend::PastWeeks;
use crate::engine::store::Store;
use crate::engine::waiting::Waiting;
use crate::log::ReplicaId;
use crate::model::HouseholdId;
use std::collections::{BTreeSet, VecDeque};

/// One open ward.
pub struct Engine<S, W> {
    ledger: Ledger<S>,
    index: Index,
    /// Made when first asked for.
    past_weeks: Option<PastWeeks>,
    around: W,
    workspace: Workspace,
    device: Device,
    peers: Peers,
    /// Since when there is work of this device that was not handed over, in Unix milliseconds.
    unsent_since_ms: Option<i64>,
    /// Households with a half-written visit.
    drafts: BTreeSet<HouseholdId>,
    undo: VecDeque<(UndoToken, Undoable)>,
    last_token: u32,
    waiting: Waiting,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Opens a ward's store, starting a new ward in an empty one.
    ///
    /// # Errors
    /// The store cannot be read, or what it holds is damaged.
    pub async fn open(store: S, mut around: W, workspace: Workspace) -> Result<Self, Fault> {
        let ledger = Ledger::open(store, ReplicaId(around.new_id())).await?;
        let device = Device::load(ledger.store()).await?;
        let peers = Peers::load(ledger.store()).await?;
        let unsent_since_ms = unsent_since::load(ledger.store()).await?;
        let drafts = commands::keep_draft::load_drafts(ledger.store()).await?;
        let index = Index::new(ledger.reading(), around.today());
        Ok(Self {
            ledger,
            index,
            past_weeks: None,
            around,
            workspace,
            device,
            peers,
            unsent_since_ms,
            drafts,
            undo: VecDeque::new(),
            last_token: 0,
            waiting: Waiting::Nothing,
        })
    }

    /// Goes on as another replica, whose numbers nobody has used: what is here may be older than what this device once
    /// sent out.
    pub fn renew_replica(&mut self) {
        self.ledger.renew_replica(ReplicaId(self.around.new_id()));
    }

    /// Does what can wait until the answer is out: lets a new day in, on which people are a day older, and writes the
    /// snapshot that makes the next start quick.
    ///
    /// # Errors
    /// The store did not take it; nothing is lost by that.
    pub async fn settle(&mut self) -> Result<(), Fault> {
        self.index.refresh(self.ledger.reading(), &[], self.around.today());
        self.ledger.save_snapshot().await
    }

    /// Returns the log, for tools and tests.
    pub const fn ledger(&self) -> &Ledger<S> {
        &self.ledger
    }

    /// Returns the indexes, for tools and tests.
    pub const fn index(&self) -> &Index {
        &self.index
    }
}
