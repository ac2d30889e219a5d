//! Sending and taking packages.

use crate::engine::commands::Waiting;
use crate::engine::device::{HandOver, IntakeRow};
use crate::engine::fault::Fault;
use crate::engine::fields::{Fields, Stored, VISIT};
use crate::engine::pages::{Pages, lines};
use crate::engine::prospect::Prospect;
use crate::engine::queries::exchange_view::IntakeKind;
use crate::engine::store::{Durability, Store};
use crate::engine::{Engine, Surroundings};
use crate::log::{Directory, Edit, EditText, Have, ReadChange, ReplicaId};
use crate::model::{AreaId, Date, Household, HouseholdId, MemberId, Resident, VisitId, text};
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;

/// Makes a package. Its bytes travel beside the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakePackage {
    /// Only this area, with the ward's organisation and targets, or everything.
    pub area: Option<AreaId>,
    /// Only what came since the last hand-over.
    pub since_last: bool,
}

/// A package that was made. It counts as handed over only when [`ConfirmHandOver`] says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageMade {
    /// "tung-nha-khu-4b-2022-09-17.txt", without the ending.
    pub file_name: String,
    pub bytes: u64,
    pub changes: u32,
    pub households: u32,
    pub residents: u32,
    pub visits: u32,
}

/// Says that the package made last left the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmHandOver;

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
    pub since_last: bool,
    pub bytes: u64,
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
    /// Changes whose clock is plainly wrong.
    pub odd_times: u32,
    /// The first records that would be new or changed.
    pub samples: Vec<PackageSample>,
}

/// A record a package brings or edits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageSample {
    /// "household", "resident", "visit"…
    pub kind: String,
    /// The record's name or number.
    pub name: String,
    pub is_new: bool,
    /// The codes of the fields it sets.
    pub fields: Vec<String>,
}

/// Takes in the package that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakePackage;

/// Throws away the package or register that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaveWaiting;

/// A package that was taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageTaken {
    pub new_changes: u32,
    pub conflicts: u32,
    pub check_code: String,
}

/// Everything a package is made of, for whoever writes the file.
#[derive(Clone, Debug)]
pub struct PackageContents {
    pub made: PackageMade,
    pub replica: ReplicaId,
    pub member: Option<MemberId>,
    pub sender: String,
    pub ward: String,
    pub made_at_ms: i64,
    pub area: Option<(AreaId, String)>,
    pub since_last: bool,
    pub have: Have,
    pub directory: Directory,
    /// Change lines, one or more in each chunk.
    pub chunks: Vec<Vec<u8>>,
}

/// A package somebody else wrote: what its header says, and its changes, every one of them proven.
#[derive(Clone, Debug)]
pub struct Incoming<Changes> {
    pub preview: PackagePreview,
    /// Looked at one by one, so that nobody needs to hold them all.
    pub changes: Changes,
    pub source: String,
}

/// A package that was read and waits to be taken.
#[derive(Clone, Debug)]
pub struct WaitingPackage {
    pages: Pages,
    /// Gone once the package is taken.
    prospect: Option<Prospect>,
    preview: PackagePreview,
    /// Somebody else made changes under this device's replica.
    is_copied: bool,
    source: String,
}

/// A clock this far off, in milliseconds, is pointed out: a year ahead of now, or before 2020.
const ODD_AHEAD_MS: i64 = 366 * 24 * 3600 * 1000;
const ODD_BEFORE_MS: i64 = 1_577_836_800_000;

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Gathers a package.
    ///
    /// # Errors
    /// The area is not here, or the store cannot be read.
    pub async fn make_package(&mut self, ask: MakePackage) -> Result<PackageContents, Fault> {
        let organisation = self.index.organisation();
        let area = match ask.area {
            None => None,
            Some(id) => {
                let name = organisation.area_name(id).to_owned();
                Some((id, name)).filter(|(_, name)| !name.is_empty()).map(Some).ok_or(Fault::NotFound)?
            }
        };
        let have = self.ledger.known().have(self.ledger.directory());
        let handed = self.device.hand_over.as_ref().filter(|_| ask.since_last).map(|hand_over| &hand_over.have);
        let mut chunks = self.ledger.all_chunks().await?;
        let mut tally = Tally::default();
        if area.is_some() || handed.is_some() {
            let mut chosen = Vec::new();
            for line in chunks.iter().flat_map(|chunk| lines(chunk)) {
                if self.belongs(line, ask.area, handed, &mut tally)? {
                    chosen.push(line.as_bytes().to_vec());
                }
            }
            chunks = chosen;
        } else {
            let counts = self.index.counts();
            tally = Tally {
                changes: self.ledger.known().len() as u32,
                households: counts.households,
                residents: counts.residents,
                visits: counts.visits,
            };
        }
        let made_at_ms = self.around.now_ms();
        let today = Date::in_vietnam(made_at_ms);
        let whose = area.as_ref().map_or_else(|| ward_name(self), |(_, name)| name.clone());
        let contents = PackageContents {
            made: PackageMade {
                file_name: file_name(&whose, today),
                bytes: chunks.iter().map(|chunk| chunk.len() as u64 + 2).sum(),
                changes: tally.changes,
                households: tally.households,
                residents: tally.residents,
                visits: tally.visits,
            },
            replica: self.ledger.replica(),
            member: self.me,
            sender: self.me.map(|member| member_name(self, member)).unwrap_or_default(),
            ward: ward_name(self),
            made_at_ms,
            area,
            since_last: handed.is_some(),
            have: have.clone(),
            directory: self.ledger.directory().clone(),
            chunks,
        };
        // A package of one area hands over only that area: what is new elsewhere stays to be sent.
        self.device.prepared = ask.area.is_none().then_some(HandOver { at_ms: made_at_ms, have });
        Ok(contents)
    }

    /// Says that the package made last left the device.
    ///
    /// # Errors
    /// The store did not keep it.
    pub async fn confirm_hand_over(&mut self) -> Result<(), Fault> {
        let mut device = self.device.clone();
        if let Some(prepared) = device.prepared.take() {
            device.hand_over = Some(prepared);
            self.ledger.commit(vec![device.write()?], Durability::Strict).await?;
            self.device = device;
        }
        Ok(())
    }

    /// Returns whether a line goes into a package, and counts what it brings.
    fn belongs(
        &self,
        line: &str,
        area: Option<AreaId>,
        handed: Option<&Have>,
        tally: &mut Tally,
    ) -> Result<bool, Fault> {
        let damaged = |error: &dyn std::error::Error| Fault::Damaged(error.to_string());
        let change = ReadChange::read(line, self.ledger.directory()).map_err(|error| damaged(&error))?;
        if handed.is_some_and(|have| have.contains(change.replica, change.counter)) {
            return Ok(false);
        }
        let mut belongs = change.edits.is_empty();
        let mut counted = Tally { changes: 1, ..Tally::default() };
        for edit in &change.edits {
            let EditText::Whole(text) = edit else {
                belongs = true;
                continue;
            };
            let edit = Edit::read(text).map_err(|error| damaged(&error))?;
            counted.count(&edit);
            belongs |= area.is_none_or(|area| self.concerns(&edit, area));
        }
        if belongs {
            tally.add(counted);
        }
        Ok(belongs)
    }

    /// Returns whether an edit is about an area or about what the whole ward shares. What was removed lies where it
    /// last lay: its removal is that area's news, and nobody else's.
    fn concerns(&self, edit: &Edit<'_>, area: AreaId) -> bool {
        let fields = |kind, id| Fields::of(self.ledger.state(), self.ledger.directory(), kind, id);
        let household = match edit.kind.as_ref() {
            Household::KIND => Some(HouseholdId(edit.record)),
            Resident::KIND => Resident::read(&fields(Resident::KIND, edit.record)).household,
            VISIT => self.ledger.visits().get(VisitId(edit.record)).map(|visit| visit.household),
            _ => return true,
        };
        let lies = household.and_then(|household| Household::read(&fields(Household::KIND, household.0)).area);
        lies.is_none_or(|lies| lies == area)
    }

    /// Looks at a proven package, keeps it waiting, and says what it would bring.
    ///
    /// # Errors
    /// The directory is full.
    pub fn preview_package<'a, Changes>(&mut self, incoming: Incoming<Changes>) -> Result<PackagePreview, Fault>
    where
        Changes: IntoIterator<Item: Borrow<ReadChange<'a>>>,
    {
        let mut preview = incoming.preview;
        let ward = ward_name(self);
        preview.is_other_ward =
            !ward.is_empty() && !preview.ward.is_empty() && text::fold(&ward) != text::fold(&preview.ward);
        let now = self.around.now_ms();
        let mut pages = Pages::new(self.ledger.directory().clone());
        let mut prospect = Prospect::of(&self.ledger);
        let mut is_copied = false;
        for change in incoming.changes {
            let change = change.borrow();
            preview.changes += 1;
            if !prospect.meet(&self.ledger, change, &mut pages.directory)? {
                continue;
            }
            preview.new_changes += 1;
            is_copied |= change.replica == self.ledger.replica();
            let is_odd = change.time_ms < ODD_BEFORE_MS || change.time_ms > now.saturating_add(ODD_AHEAD_MS);
            preview.odd_times += u32::from(is_odd);
            pages
                .add(|directory, out| change.write(directory, out))
                .map_err(|error| Fault::Damaged(error.to_string()))?;
        }
        prospect.tell(&self.ledger, &mut preview);
        self.waiting = Some(Waiting::Package(Box::new(WaitingPackage {
            pages,
            prospect: Some(prospect),
            preview: preview.clone(),
            is_copied,
            source: incoming.source,
        })));
        Ok(preview)
    }

    /// Takes in the package that waits, whole or not at all.
    ///
    /// # Errors
    /// Nothing waits, or the store did not keep it; the package goes on waiting then.
    pub async fn take_package(&mut self) -> Result<PackageTaken, Fault> {
        let mut waiting = match self.waiting.take() {
            Some(Waiting::Package(waiting)) => waiting,
            other => {
                self.waiting = other;
                return Err(Fault::NothingWaiting);
            }
        };
        let mut device = self.device.clone();
        let sender = &waiting.preview.sender;
        device.intakes.push(IntakeRow {
            at_ms: self.around.now_ms(),
            kind: IntakeKind::Package,
            source: if sender.is_empty() { waiting.source.clone() } else { sender.clone() },
            changes: waiting.preview.new_changes,
            has_undo: false,
            is_undone: false,
        });
        if waiting.pages.changes > 0 {
            if waiting.is_copied {
                self.ledger.renew_replica(ReplicaId(self.around.new_id()));
            }
            let beside = vec![device.write()?];
            let pages = waiting.pages.clone().onto(self.ledger.directory());
            let pages = pages.map_err(|error| Fault::Damaged(error.to_string()))?;
            match self.ledger.commit_prospect(pages, &mut waiting.prospect, beside).await {
                Ok(touched) => {
                    let today = self.around.today();
                    self.index.refresh(&self.ledger, &touched, today);
                    self.device = device;
                }
                Err(fault) => {
                    self.waiting = Some(Waiting::Package(waiting));
                    return Err(fault);
                }
            }
        }
        Ok(PackageTaken {
            new_changes: waiting.preview.new_changes,
            conflicts: waiting.preview.conflicts,
            check_code: self.ledger.known().sum().to_string(),
        })
    }

    /// Throws away what waits.
    pub fn leave_waiting(&mut self) {
        self.waiting = None;
    }
}

fn ward_name<S: Store, W: Surroundings>(engine: &Engine<S, W>) -> String {
    engine.index.organisation().ward.as_ref().map(|(_, ward)| ward.name.clone()).unwrap_or_default()
}

fn member_name<S: Store, W: Surroundings>(engine: &Engine<S, W>, member: MemberId) -> String {
    engine.index.organisation().member_name(member).to_owned()
}

/// Returns a file name without marks or blanks, which every phone and chat app accepts.
fn file_name(whose: &str, day: Date) -> String {
    let folded = text::fold(whose);
    let words: Vec<&str> = folded.split(|char: char| !char.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    format!("tung-nha-{}-{}", words.join("-"), day.code())
}

/// What a package holds.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    changes: u32,
    households: u32,
    residents: u32,
    visits: u32,
}

impl Tally {
    fn count(&mut self, edit: &Edit<'_>) {
        match edit.kind.as_ref() {
            Household::KIND if edit.get("area").is_some() => self.households += 1,
            Resident::KIND if edit.get("household").is_some() => self.residents += 1,
            VISIT if edit.get("household").is_some() => self.visits += 1,
            _ => {}
        }
    }

    const fn add(&mut self, other: Self) {
        self.changes += other.changes;
        self.households += other.households;
        self.residents += other.residents;
        self.visits += other.visits;
    }
}
