//! What the devices of others had when they made the last file of theirs that was taken in here.

use crate::engine::binary::{decode, encode, name};
use crate::engine::fault::Fault;
use crate::engine::store::{Shelf, Store, Write};
use crate::log::{Have, ReplicaId};
use crate::model::MemberId;
use serde::{Deserialize, Serialize};

/// Where they are kept.
const PEERS: &str = "peers";

/// How many devices are remembered: far more than a ward has.
const LIMIT: usize = 200;

/// The devices of others, the one heard of last at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Peers(Vec<Peer>);

/// A device of somebody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Peer {
    pub replica: ReplicaId,
    /// Who used it, as its last file said.
    pub member: Option<MemberId>,
    pub name: String,
    /// When its last file was made, by its clock.
    pub made_at_ms: i64,
    /// What it had then.
    pub have: Have,
}

impl Peers {
    /// Reads what is remembered; at first it is nothing.
    pub async fn load<S: Store>(store: &S) -> Result<Self, Fault> {
        match store.get(Shelf::Meta, name(PEERS)).await? {
            Some(bytes) => decode(&bytes),
            None => Ok(Self::default()),
        }
    }

    /// Returns the write that keeps what is remembered.
    pub fn write(&self) -> Result<Write, Fault> {
        Ok(Write::Put(Shelf::Meta, name(PEERS), encode(self)?.into()))
    }

    /// Remembers what a device had, unless a later file of it was taken in before; says whether that is news. A clock set
    /// wrong only makes more be sent than is needed.
    pub fn meet(&mut self, peer: &Peer) -> bool {
        let before = self.of(peer.replica);
        if before.is_some_and(|before| before == peer || before.made_at_ms > peer.made_at_ms) {
            return false;
        }
        self.0.retain(|other| other.replica != peer.replica);
        self.0.push(peer.clone());
        if self.0.len() > LIMIT {
            self.0.remove(0);
        }
        true
    }

    /// Returns a device.
    #[must_use]
    pub fn of(&self, replica: ReplicaId) -> Option<&Peer> {
        self.0.iter().find(|peer| peer.replica == replica)
    }

    /// Returns the device a member made a file on last.
    #[must_use]
    pub fn last_of(&self, member: MemberId) -> Option<&Peer> {
        self.0.iter().rev().find(|peer| peer.member == Some(member))
    }
}
