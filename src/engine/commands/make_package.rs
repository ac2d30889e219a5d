//! Making a package to send.

use crate::engine::device::{HandOver, Prepared};
use crate::engine::fault::Fault;
use crate::engine::fields::Fields;
use crate::engine::pages::lines;
use crate::engine::queries::unsent_work;
use crate::engine::store::{Durability, Store};
use crate::engine::stored::{Stored, VISIT};
use crate::engine::{Engine, Surroundings};
use crate::log::{Directory, Edit, EditText, Have, ReadChange, ReplicaId};
use crate::model::{AreaId, Date, Household, HouseholdId, MemberId, Resident, VisitId, text};
use serde::{Deserialize, Serialize};

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
    /// "tung-nha_khu-4b_nguyen-van-an_2022-09-17.txt": the area or the ward, the sender where one is known, the day.
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

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Gathers a package.
    ///
    /// # Errors
    /// The area is not here, or the store cannot be read.
    pub async fn make_package(&mut self, ask: MakePackage) -> Result<PackageContents, Fault> {
        let organisation = self.index.organisation();
        let ward = organisation.ward_name().to_owned();
        let area = ask.area.map(|id| self.named_area(id)).transpose()?;
        let have = self.ledger.holdings().have(self.ledger.directory());
        let handed = self.device.hand_over.as_ref().filter(|_| ask.since_last).map(|hand_over| &hand_over.have);
        let (chunks, tally) = self.gather(ask.area, handed).await?;
        let made_at_ms = self.around.now_ms();
        let whose = area.as_ref().map_or(&ward, |(_, name)| name);
        let sender = self.device.me.map(|member| organisation.member_name(member).to_owned()).unwrap_or_default();
        let contents = PackageContents {
            made: PackageMade {
                file_name: file_name(whose, &sender, Date::in_vietnam(made_at_ms)),
                bytes: chunks.iter().map(|chunk| chunk.len() as u64 + 2).sum(),
                changes: tally.changes,
                households: tally.households,
                residents: tally.residents,
                visits: tally.visits,
            },
            replica: self.ledger.replica(),
            member: self.device.me,
            sender,
            ward,
            made_at_ms,
            area,
            since_last: handed.is_some(),
            have: have.clone(),
            directory: self.ledger.directory().clone(),
            chunks,
        };
        let hand_over = ask.area.is_none().then_some(HandOver { at_ms: made_at_ms, have });
        self.device.prepared = Some(Prepared { hand_over, intakes_sent: self.device.intakes.len() as u32 });
        Ok(contents)
    }

    /// Says that the package made last left the device.
    ///
    /// # Errors
    /// The store did not keep it.
    pub async fn confirm_hand_over(&mut self) -> Result<(), Fault> {
        let mut device = self.device.clone();
        if let Some(prepared) = device.prepared.take() {
            let is_everything = prepared.hand_over.is_some();
            device.hand_over = prepared.hand_over.or(device.hand_over);
            device.intakes_sent = prepared.intakes_sent;
            let mut writes = vec![device.write()?];
            if is_everything {
                writes.push(unsent_work::forget_since());
            }
            self.ledger.commit(writes, Durability::Strict).await?;
            self.device = device;
            if is_everything {
                self.unsent_since_ms = None;
            }
        }
        Ok(())
    }

    fn named_area(&self, id: AreaId) -> Result<(AreaId, String), Fault> {
        match self.index.organisation().area_name(id) {
            "" => Err(Fault::NotFound),
            name => Ok((id, name.to_owned())),
        }
    }

    /// Gathers the change lines of an area, or of all, that came after the last hand-over, or all.
    async fn gather(&self, area: Option<AreaId>, handed: Option<&Have>) -> Result<(Vec<Vec<u8>>, Tally), Fault> {
        let chunks = self.ledger.all_chunks().await?;
        if area.is_none() && handed.is_none() {
            // Nothing has to be read: what all of it comes to is counted already.
            let counts = self.index.counts();
            let tally = Tally {
                changes: chunks.iter().map(|chunk| lines(chunk).count() as u32).sum(),
                households: counts.households,
                residents: counts.residents,
                visits: counts.visits,
            };
            return Ok((chunks, tally));
        }
        let mut tally = Tally::default();
        let mut chosen = Vec::new();
        for line in chunks.iter().flat_map(|chunk| lines(chunk)) {
            if self.belongs(line, area, handed, &mut tally)? {
                chosen.push(line.as_bytes().to_vec());
            }
        }
        Ok((chosen, tally))
    }

    /// Returns whether a line goes into a package, and counts what it brings.
    fn belongs(
        &self,
        line: &str,
        area: Option<AreaId>,
        handed: Option<&Have>,
        tally: &mut Tally,
    ) -> Result<bool, Fault> {
        let change = ReadChange::read(line, self.ledger.directory()).map_err(Fault::damaged)?;
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
            let edit = Edit::read(text).map_err(Fault::damaged)?;
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
        // By itself: what is the same as something elsewhere was still entered here.
        let fields = |kind, id| Fields::alone(self.ledger.state(), self.ledger.directory(), kind, id);
        let household = match edit.kind.as_ref() {
            Household::KIND => Some(HouseholdId(edit.record)),
            Resident::KIND => Resident::read(&fields(Resident::KIND, edit.record)).household,
            VISIT => self.ledger.visits().get(VisitId(edit.record)).map(|visit| visit.household),
            _ => return true,
        };
        let lies = household.and_then(|household| Household::read(&fields(Household::KIND, household.0)).area);
        lies.is_none_or(|lies| lies == area)
    }
}

/// The longest part of a file name, in letters. Chat apps show the beginning only, and some cut what is longer.
const NAME_PART: usize = 40;

/// Returns a file name without marks or blanks, which every phone and chat app accepts and which tells whoever has ten of
/// them in one folder whose each is.
fn file_name(whose: &str, sender: &str, day: Date) -> String {
    let parts = ["tung-nha".to_owned(), plain(whose), plain(sender), day.code()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}.txt", parts.join("_"))
}

/// Returns the words of a name with dashes between them, as many as there is room for: "nguyen-van-an".
fn plain(name: &str) -> String {
    let folded = text::fold(name);
    let mut plain = String::new();
    for word in folded.split(|char: char| !char.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if plain.len() + word.len() >= NAME_PART {
            // A single word of that length is cut: a name that says nothing is worse.
            if plain.is_empty() {
                plain.extend(word.chars().take(NAME_PART));
            }
            break;
        }
        if !plain.is_empty() {
            plain.push('-');
        }
        plain.push_str(word);
    }
    plain
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
