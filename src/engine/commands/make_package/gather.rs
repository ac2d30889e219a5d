//! The change lines that go into a package.

use crate::engine::commands::make_package::{Part, Tally};
use crate::engine::fault::Fault;
use crate::engine::fields::Fields;
use crate::engine::pages::lines;
use crate::engine::store::Store;
use crate::engine::stored::{Stored, VISIT};
use crate::engine::{Engine, Surroundings};
use crate::id::IdSet;
use crate::log::{Edit, EditText, Have, ReadChange, Value};
use crate::model::{AreaId, Household, HouseholdId, Resident, VisitId};

/// The lines of a package, one or more in each chunk, and what they hold.
#[derive(Default)]
pub(super) struct Gathered {
    pub chunks: Vec<Vec<u8>>,
    pub tally: Tally,
}

impl Tally {
    fn count(&mut self, edit: &Edit<'_>) {
        match edit.kind.as_ref() {
            Household::KIND => self.households += u32::from(edit.get("area").is_some()),
            VISIT => self.visits += u32::from(edit.get("household").is_some()),
            Resident::KIND => {
                let says = |field| edit.get(field).and_then(Value::as_text).is_some_and(|text| !text.is_empty());
                self.residents += u32::from(edit.get("household").is_some());
                self.names += u32::from(says("name"));
                self.phones += u32::from(says("phone"));
            }
            _ => {}
        }
    }
}

/// The homes a part of the ward covers.
enum Covered {
    Everything,
    Areas { areas: Vec<AreaId>, visited: IdSet<HouseholdId> },
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Gathers the lines of a part that somebody does not have.
    ///
    /// # Errors
    /// The store cannot be read, or a line in it.
    pub(super) async fn gather(&self, part: Part, handed: Option<&Have>) -> Result<Gathered, Fault> {
        let chunks = self.ledger.all_chunks().await?;
        if part == Part::Everything && handed.is_none() {
            // Nothing has to be read: what all of it comes to is counted already.
            let tally = self.tally_of_everything(&chunks);
            return Ok(Gathered { chunks, tally });
        }
        let covered = self.covered_by(part);
        let mut gathered = Gathered::default();
        for line in chunks.iter().flat_map(|chunk| lines(chunk)) {
            let change = ReadChange::read(line, self.ledger.directory()).map_err(Fault::damaged)?;
            if !handed.is_some_and(|have| have.contains(change.replica, change.counter)) {
                self.gather_change(line, change, &covered, &mut gathered)?;
            }
        }
        Ok(gathered)
    }

    fn tally_of_everything(&self, chunks: &[Vec<u8>]) -> Tally {
        let counts = self.index.counts();
        let phones = self.index.people().filter(|(_, person)| person.resident.phone.is_some());
        Tally {
            changes: chunks.iter().map(|chunk| lines(chunk).count() as u32).sum(),
            households: counts.households,
            residents: counts.residents,
            visits: counts.visits,
            names: counts.residents,
            phones: phones.count() as u32,
        }
    }

    fn covered_by(&self, part: Part) -> Covered {
        match part {
            Part::Everything => Covered::Everything,
            Part::Area(area) => Covered::Areas { areas: vec![area], visited: IdSet::default() },
            Part::Member(member) => Covered::Areas { areas: self.areas_of(member), visited: self.visited_by(member) },
        }
    }

    /// Takes a change in if any of it is covered. What it says of other homes is withheld: its hash stands there instead.
    fn gather_change(
        &self,
        line: &str,
        mut change: ReadChange<'_>,
        covered: &Covered,
        gathered: &mut Gathered,
    ) -> Result<(), Fault> {
        let mut tally = gathered.tally;
        tally.changes += 1;
        let mut withheld = Vec::new();
        // A change none of whose edits can be read tells nothing of where it belongs: it goes everywhere.
        let mut belongs = change.edits.iter().all(|edit| matches!(edit, EditText::Withheld(_)));
        for (place, edit) in change.read_edits().map_err(Fault::damaged)? {
            if self.is_covered(&edit, covered) {
                belongs = true;
                tally.count(&edit);
            } else {
                withheld.push(place);
            }
        }
        if !belongs {
            return Ok(());
        }
        gathered.tally = tally;
        if withheld.is_empty() {
            gathered.chunks.push(line.as_bytes().to_vec());
            return Ok(());
        }
        for place in withheld {
            change.withhold(place);
        }
        let mut blanked = Vec::new();
        // Whoever made it is listed: the line was read by the same directory.
        change.write(&mut self.ledger.directory().clone(), &mut blanked).map_err(Fault::damaged)?;
        gathered.chunks.push(blanked);
        Ok(())
    }

    /// Returns whether an edit is about a home that is covered, or about what the whole ward shares. What was removed
    /// lies where it last lay: its removal is news there, and nowhere else.
    fn is_covered(&self, edit: &Edit<'_>, covered: &Covered) -> bool {
        let Covered::Areas { areas, visited } = covered else { return true };
        let Some(household) = self.household_of(edit) else { return true };
        // By itself: what is the same as something elsewhere was still entered here.
        let fields = Fields::alone(self.ledger.state(), self.ledger.directory(), Household::KIND, household.0);
        let lies = Household::read(&fields).area;
        visited.contains(&self.first_home(household)) || lies.is_none_or(|lies| areas.contains(&lies))
    }

    /// Returns the home an edit is about; `None` if it is about none, or nobody knows which.
    fn household_of(&self, edit: &Edit<'_>) -> Option<HouseholdId> {
        match edit.kind.as_ref() {
            Household::KIND => Some(HouseholdId(edit.record)),
            Resident::KIND => {
                let state = self.ledger.state();
                Resident::read(&Fields::alone(state, self.ledger.directory(), Resident::KIND, edit.record)).household
            }
            VISIT => self.ledger.visits().get(VisitId(edit.record)).map(|visit| visit.household),
            _ => None,
        }
    }
}
