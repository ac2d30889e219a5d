//! Making a package to send.

mod gather;

use crate::engine::commands::make_package::gather::Gathered;
use crate::engine::device::{HandOver, Prepared};
use crate::engine::fault::Fault;
use crate::engine::store::{Durability, Store};
use crate::engine::{Engine, Surroundings, unsent_since};
use crate::id::Id;
use crate::log::{Directory, Have, ReplicaId};
use crate::model::{AreaId, MemberId, file_name};
use serde::{Deserialize, Serialize};

/// Makes a package. Its bytes travel beside the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakePackage {
    pub part: Part,
    pub since: Since,
}

impl MakePackage {
    /// Everything there is.
    pub const EVERYTHING: Self = Self { part: Part::Everything, since: Since::Beginning };
    /// What came since the last hand-over.
    pub const NEWEST: Self = Self { part: Part::Everything, since: Since::LastHandOver };

    /// All of one area.
    #[must_use]
    pub const fn of_area(area: AreaId) -> Self {
        Self { part: Part::Area(area), since: Since::Beginning }
    }
}

/// Which part of the ward a package covers. The ward's organisation and targets always go with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    Everything,
    Area(AreaId),
    /// The homes in the areas the member's team looks after, and those the member has visited.
    Member(MemberId),
}

/// From when on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Since {
    Beginning,
    /// The last time that everything new was handed over.
    LastHandOver,
    /// What this device had when it made its last file that was taken in here. One that sent nothing yet is sent all.
    Receiver(ReplicaId),
}

/// A package that was made. It counts as handed over only when [`ConfirmHandOver`] says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageMade {
    /// What confirms this package and no other.
    pub token: Id,
    /// "tung-nha_khu-4b_nguyen-van-an_2022-09-17.txt": the area or the ward, the sender where one is known, the day.
    pub file_name: String,
    pub bytes: u64,
    pub holds: Tally,
}

/// What a package holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub changes: u32,
    pub households: u32,
    pub residents: u32,
    pub visits: u32,
    /// Names and telephones of residents.
    pub names: u32,
    pub phones: u32,
}

/// Says that a package left the device, by its token. The answer is whether it counts as handed over: only the package
/// made last does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmHandOver(pub Id);

/// Everything a package is made of, for whoever writes the file.
#[derive(Clone, Debug)]
pub struct PackageContents {
    pub made: PackageMade,
    pub replica: ReplicaId,
    pub member: Option<MemberId>,
    pub sender: String,
    pub ward: String,
    pub made_at_ms: i64,
    pub scope: PackageScope,
    pub since_last: bool,
    pub have: Have,
    pub directory: Directory,
    /// Change lines, one or more in each chunk.
    pub chunks: Vec<Vec<u8>>,
}

/// What a package says that it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackageScope {
    Everything,
    Area(AreaId, String),
    Member(MemberId, String),
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Gathers a package.
    ///
    /// # Errors
    /// The area or the member is not here, or the store cannot be read.
    pub async fn make_package(&mut self, ask: MakePackage) -> Result<PackageContents, Fault> {
        let organisation = self.index.organisation();
        let ward = organisation.ward_name().to_owned();
        let scope = self.scope_of(ask.part)?;
        let have = self.ledger.holdings().have(self.ledger.directory());
        let handed = match ask.since {
            Since::Beginning => None,
            Since::LastHandOver => self.device.hand_over.as_ref().map(|hand_over| &hand_over.have),
            Since::Receiver(replica) => self.peers.of(replica).map(|peer| &peer.have),
        };
        let Gathered { chunks, tally } = self.gather(ask.part, handed).await?;
        let made_at_ms = self.around.now_ms();
        let whose = match &scope {
            PackageScope::Everything => &ward,
            PackageScope::Area(_, name) | PackageScope::Member(_, name) => name,
        };
        let sender = self.device.me.map(|member| organisation.member_name(member).to_owned()).unwrap_or_default();
        let token = self.around.new_id();
        let contents = PackageContents {
            made: PackageMade {
                token,
                file_name: file_name([whose, &sender], made_at_ms),
                bytes: chunks.iter().map(|chunk| chunk.len() as u64 + 2).sum(),
                holds: tally,
            },
            replica: self.ledger.replica(),
            member: self.device.me,
            sender,
            ward,
            made_at_ms,
            scope,
            since_last: handed.is_some(),
            have: have.clone(),
            directory: self.ledger.directory().clone(),
            chunks,
        };
        let hand_over = (ask.part == Part::Everything).then_some(HandOver { at_ms: made_at_ms, have });
        let intakes_sent = self.device.intakes.len() as u32;
        self.device.prepared = Some(Prepared { token: Some(token), hand_over, intakes_sent });
        Ok(contents)
    }

    /// Says that the package of a token left the device, and returns whether it counts as handed over. One that does not,
    /// because another was made since, may still have passed on what was taken in.
    ///
    /// # Errors
    /// The store did not keep it.
    pub async fn confirm_hand_over(&mut self, token: Id) -> Result<bool, Fault> {
        let mut device = self.device.clone();
        let prepared = device.prepared.take_if(|prepared| prepared.token == Some(token));
        let counts = prepared.is_some();
        let (hand_over, intakes_sent) = match prepared {
            Some(Prepared { hand_over, intakes_sent, .. }) => (hand_over, intakes_sent),
            None => (None, device.intakes.len() as u32),
        };
        let is_everything = hand_over.is_some();
        device.hand_over = hand_over.or(device.hand_over);
        device.intakes_sent = intakes_sent;
        let mut writes = vec![device.write()?];
        if is_everything {
            writes.push(unsent_since::forget());
        }
        self.ledger.commit(writes, Durability::Strict).await?;
        self.device = device;
        if is_everything {
            self.unsent_since_ms = None;
        }
        Ok(counts)
    }

    fn scope_of(&self, part: Part) -> Result<PackageScope, Fault> {
        let organisation = self.index.organisation();
        let scope = match part {
            Part::Everything => return Ok(PackageScope::Everything),
            Part::Area(id) => PackageScope::Area(id, organisation.area_name(id).to_owned()),
            Part::Member(id) => PackageScope::Member(id, organisation.member_name(id).to_owned()),
        };
        match &scope {
            PackageScope::Area(_, name) | PackageScope::Member(_, name) if name.is_empty() => Err(Fault::NotFound),
            _ => Ok(scope),
        }
    }
}
