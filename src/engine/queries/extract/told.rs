//! What was written down at visits and stands only in the log.

use crate::engine::fault::Fault;
use crate::engine::pages::lines;
use crate::engine::store::Store;
use crate::engine::stored::{Stored, VISIT, step_field};
use crate::engine::{Engine, Surroundings};
use crate::id::IdMap;
use crate::log::{Edit, ReadChange, Value};
use crate::model::{GivenStep, Household, ItemUnit, Naming, Place, Resident, ResidentId, Step, VisitId};

/// What was written down at each visit.
pub(super) type ToldAtVisits = IdMap<VisitId, Told>;

/// What was written down at a visit.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    pub place: Option<Place>,
    pub note: String,
    pub appointment_note: String,
    pub steps: Vec<GivenStep>,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Reads it from the log. Without names, what was written freely is not even read.
    pub(super) async fn told_at_visits(&self, naming: Naming) -> Result<ToldAtVisits, Fault> {
        let fields: Vec<String> =
            self.index.organisation().items().iter().map(|entry| step_field(&entry.item.code)).collect();
        let mut told = ToldAtVisits::default();
        let chunks = self.ledger.all_chunks().await?;
        // Lines that cannot be read were set aside when the ward was opened.
        let changes = chunks
            .iter()
            .flat_map(|chunk| lines(chunk))
            .filter_map(|line| ReadChange::read(line, self.ledger.directory()).ok());
        for change in changes {
            let edits = change.read_edits().unwrap_or_default();
            let is_of_row = |edit: &Edit<'_>| {
                let row = (edit.kind == VISIT).then(|| self.ledger.visits().get(VisitId(edit.record))).flatten();
                row.is_some_and(|row| row.change == change.id)
            };
            let visits: Vec<_> = edits.iter().map(|(_, edit)| edit).filter(|edit| is_of_row(edit)).collect();
            if visits.is_empty() {
                continue;
            }
            // The steps of a change go with its first visit: several visits are saved at once only without any.
            let mut steps: Vec<_> = edits.iter().flat_map(|(_, edit)| self.given_steps(edit, &fields)).collect();
            for visit in visits {
                let text = |field| visit.get(field).and_then(Value::as_text);
                let free = |field| match naming {
                    Naming::Named => text(field).unwrap_or_default().to_owned(),
                    Naming::Nameless => String::new(),
                };
                told.insert(
                    VisitId(visit.record),
                    Told {
                        place: text("place").and_then(Place::parse),
                        note: free("note"),
                        appointment_note: free("appointment_note"),
                        steps: std::mem::take(&mut steps),
                    },
                );
            }
        }
        Ok(told)
    }

    /// Returns the steps an edit gives.
    fn given_steps(&self, edit: &Edit<'_>, fields: &[String]) -> Vec<GivenStep> {
        let of = match edit.kind.as_ref() {
            Resident::KIND => ItemUnit::Person,
            Household::KIND => ItemUnit::Household,
            _ => return Vec::new(),
        };
        let id = ResidentId(self.ledger.state().first_of(Resident::KIND, edit.record));
        let resident = (of == ItemUnit::Person && self.is_told_of(id)).then_some(id);
        let given = edit.set.iter().filter_map(|(field, value)| {
            let item = fields.iter().position(|known| known == field)?;
            let step = value.as_number().and_then(|step| u8::try_from(step).ok()).and_then(Step::new)?;
            Some(GivenStep { of, resident, item: item as u16, step })
        });
        given.collect()
    }

    /// Returns whether somebody is on the list, in a household that did not refuse.
    fn is_told_of(&self, id: ResidentId) -> bool {
        let household = self.index.person_of(id).and_then(|person| person.resident.household);
        household.and_then(|id| self.index.home(id)).is_some_and(|home| !home.is_closed())
    }
}
