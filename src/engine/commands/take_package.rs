//! Taking in a package somebody else made.

use crate::engine::commands::undo::UndoToken;
use crate::engine::commit::Undoable;
use crate::engine::device::{IntakeKind, IntakeRow, IntakeUndo};
use crate::engine::fault::Fault;
use crate::engine::oddity::is_odd_time;
use crate::engine::pages::Pages;
use crate::engine::peers::Peer;
use crate::engine::prospect::Prospect;
use crate::engine::store::{Durability, Store};
use crate::engine::waiting::Waiting;
use crate::engine::{Engine, Surroundings};
use crate::id::IdSet;
use crate::log::{ChangeId, Erased, Have, ProvenChange, ReplicaId};
use crate::model::{MemberId, text};
use serde::{Deserialize, Serialize};

/// Reads and proves a package whose bytes travel beside the message, and keeps it waiting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewPackage {
    /// The file's name, for the list of intakes.
    pub source: String,
}

/// What a package would bring.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackagePreview {
    /// Who made it, as the file says.
    pub sender: String,
    pub ward: String,
    pub made_at_ms: i64,
    /// The area it covers; `None` if everything.
    pub area: Option<String>,
    /// The member whose homes it covers; `None` if everything.
    pub member: Option<String>,
    pub since_last: bool,
    pub bytes: u64,
    /// The file was sealed, and was opened with its passphrase.
    pub was_sealed: bool,
    /// Changes in the file.
    pub changes: u32,
    /// Of those, changes this device does not have.
    pub new_changes: u32,
    pub new_households: u32,
    pub new_residents: u32,
    pub new_visits: u32,
    /// Records this device has that the file edits.
    pub changed_records: u32,
    /// Places where the file and this device would hold two different values.
    pub conflicts: u32,
    /// The file is of another ward than this device.
    pub is_other_ward: bool,
    /// The file brings ten times the homes and people that are here.
    pub is_tenfold: bool,
    /// Its maker had more than the file says and than is here: an earlier file of theirs has not come yet.
    pub lacks_earlier: bool,
    /// Changes whose clock is plainly wrong.
    pub odd_times: u32,
    /// Who and what is here and would be erased for good, because somebody asked for it.
    pub erased: Vec<String>,
    /// Who and what it erases, whether anything of them is here or not: such a file cannot be taken back.
    pub erases: u32,
    /// The file holds everything its maker had: it can take the place of what is here.
    pub is_whole: bool,
    /// Of a whole file: changes this device has and the file does not.
    pub only_here: u32,
    /// Of those, changes that were never handed over: nobody else has them.
    pub only_here_unsent: u32,
}

/// Takes in the package that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakePackage;

/// A package that was taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageTaken {
    pub new_changes: u32,
    pub conflicts: u32,
    pub check_code: String,
    /// `None` if it brought nothing, or erased something.
    pub undo: Option<UndoToken>,
}

/// A package somebody else wrote: what its header says, and its changes, every one of them proven.
#[derive(Clone, Debug)]
pub struct Incoming<Changes> {
    pub preview: PackagePreview,
    /// Looked at one by one, so that nobody needs to hold them all.
    pub changes: Changes,
    pub source: String,
    /// `None` if the file is not by a device of somebody else.
    pub maker: Option<Maker>,
}

/// The device that made a package, and what it had then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Maker {
    pub replica: ReplicaId,
    /// Who used it.
    pub member: Option<MemberId>,
    pub have: Have,
}

/// A package that was read and waits to be taken.
#[derive(Clone, Debug)]
pub struct WaitingPackage {
    pub(super) pages: Pages,
    /// Gone once the package is taken.
    prospect: Option<Prospect>,
    pub(super) preview: PackagePreview,
    /// The changes of a whole file.
    pub(super) changes: IdSet<ChangeId>,
    /// Somebody else made changes under this device's replica.
    is_copied: bool,
    source: String,
    maker: Option<Maker>,
}

impl WaitingPackage {
    /// Returns what it would make of the ward, with the lines it brings; `None` once it is taken.
    pub(in crate::engine) fn prospect(&self) -> Option<(&Prospect, &Pages)> {
        self.prospect.as_ref().map(|prospect| (prospect, &self.pages))
    }

    /// Returns whether an earlier file of its maker has not come yet.
    pub(in crate::engine) const fn lacks_earlier(&self) -> bool {
        self.preview.lacks_earlier
    }

    /// Returns what is known of the device that made it.
    fn peer(&self) -> Option<Peer> {
        self.maker.as_ref().map(|maker| Peer {
            replica: maker.replica,
            member: maker.member,
            name: self.preview.sender.clone(),
            made_at_ms: self.preview.made_at_ms,
            have: maker.have.clone(),
        })
    }

    /// Returns the row that tells of its intake, with how many changes it brought and how it is undone.
    pub(super) fn intake(&self, at_ms: i64, changes: u32, undo: IntakeUndo) -> IntakeRow {
        let sender = &self.preview.sender;
        let source = if sender.is_empty() { &self.source } else { sender }.clone();
        IntakeRow { at_ms, kind: IntakeKind::Package, source, changes, undo, is_undone: false }
    }

    /// Returns what it erases that is not erased yet.
    fn erased(&self, base: &Erased) -> Erased {
        self.prospect.as_ref().map_or_else(|| self.pages.erased(), |prospect| prospect.erased().clone()).without(base)
    }
}

/// A file that brings this many times the homes and people that are here is pointed out, once there are some.
const TENFOLD: u32 = 10;
const SOME: u32 = 20;

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Looks at a proven package, keeps it waiting, and says what it would bring.
    ///
    /// # Errors
    /// The package names more devices or people than a ward has. Nothing waits then.
    pub fn preview_package<'a, Changes>(&mut self, incoming: Incoming<Changes>) -> Result<PackagePreview, Fault>
    where
        Changes: IntoIterator<Item = ProvenChange<'a>>,
    {
        self.waiting = Waiting::Nothing;
        let mut preview = incoming.preview;
        let ward = self.index.organisation().ward_name();
        preview.is_other_ward =
            !ward.is_empty() && !preview.ward.is_empty() && text::fold(ward) != text::fold(&preview.ward);
        let mut pages = Pages::new(self.ledger.directory().clone());
        let mut prospect = Prospect::of(&self.ledger);
        let mut is_copied = false;
        let mut changes = IdSet::default();
        let now_ms = self.around.now_ms();
        for change in incoming.changes {
            let (replica, time_ms, id) = (change.replica, change.time_ms, change.id);
            preview.changes += 1;
            if preview.is_whole {
                changes.insert(id);
            }
            if prospect.meet(&self.ledger, change, &mut pages)? {
                preview.new_changes += 1;
                preview.odd_times += u32::from(is_odd_time(time_ms, now_ms));
                is_copied |= replica == self.ledger.replica();
            }
        }
        prospect.blank(self.ledger.state().erased(), &mut pages)?;
        prospect.tell(&self.ledger, &mut preview);
        let counts = self.index.counts();
        let held = counts.households + counts.residents;
        preview.is_tenfold = held >= SOME && preview.new_households + preview.new_residents >= held * TENFOLD;
        preview.erased = self.names_of_erased(&prospect);
        preview.erases = prospect.erased().without(self.ledger.state().erased()).ids().count() as u32;
        let covers_all = preview.area.is_none() && preview.member.is_none();
        preview.lacks_earlier = covers_all
            && incoming
                .maker
                .as_ref()
                .is_some_and(|maker| !prospect.covers(&self.ledger, &maker.have, &pages.directory));
        if preview.is_whole {
            self.tell_only_here(&changes, &mut preview);
        }
        self.waiting = Waiting::Package(Box::new(WaitingPackage {
            pages,
            prospect: Some(prospect),
            preview: preview.clone(),
            changes,
            is_copied,
            source: incoming.source,
            maker: incoming.maker,
        }));
        Ok(preview)
    }

    /// Takes in the package that waits, whole or not at all.
    ///
    /// # Errors
    /// Nothing waits, or the store did not keep it; the package goes on waiting then.
    pub async fn take_package(&mut self) -> Result<PackageTaken, Fault> {
        let mut waiting = self.waiting.take_package()?;
        let mut device = self.device.clone();
        let pages = waiting.pages.clone().onto(self.ledger.directory()).map_err(Fault::damaged)?;
        let brings = waiting.pages.changes > 0;
        let erased = waiting.erased(self.ledger.state().erased());
        // What is erased is gone: there is no way back to before.
        let is_undoable = brings && erased.is_empty();
        let undo = if is_undoable { IntakeUndo::Pages(self.ledger.places_of(&pages)?) } else { IntakeUndo::Nothing };
        device.intakes.push(waiting.intake(self.around.now_ms(), waiting.preview.new_changes, undo));
        let mut peers = self.peers.clone();
        let own = self.ledger.replica();
        let tells = waiting.peer().is_some_and(|peer| peer.replica != own && peers.meet(&peer));
        if brings {
            if waiting.is_copied {
                self.renew_replica();
            }
            let mut beside = self.rows_without(&erased).await?;
            beside.push(device.write()?);
            if tells {
                beside.push(peers.write()?);
            }
            match self.ledger.commit_prospect(pages, &mut waiting.prospect, beside).await {
                Ok(touched) => {
                    let today = self.around.today();
                    self.past_weeks = None;
                    self.index.refresh(self.ledger.reading(), &touched, today);
                    self.device = device;
                    self.peers = peers;
                    self.forget_erased(&erased);
                }
                Err(fault) => {
                    self.waiting = Waiting::Package(waiting);
                    return Err(fault);
                }
            }
        } else if tells {
            // Nothing new, but what its maker has by now.
            let kept = self.ledger.commit(vec![peers.write()?], Durability::Strict).await;
            if let Err(fault) = kept {
                self.waiting = Waiting::Package(waiting);
                return Err(fault);
            }
            self.peers = peers;
        }
        let number = self.device.intakes.len().saturating_sub(1) as u32;
        Ok(PackageTaken {
            new_changes: waiting.preview.new_changes,
            conflicts: waiting.preview.conflicts,
            check_code: self.ledger.holdings().sum().to_string(),
            undo: is_undoable.then(|| self.remember(Undoable::Taken(number))),
        })
    }
}
