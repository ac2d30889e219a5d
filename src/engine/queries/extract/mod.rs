//! The ward for analysis elsewhere: everything that counts, as it is now.

mod told;

use crate::engine::fault::Fault;
use crate::engine::fields::Fields;
use crate::engine::index::totals::{stand_of_house, stand_of_person};
use crate::engine::index::{Home, ItemEntry, Standing};
use crate::engine::queries::extract::told::ToldAtVisits;
use crate::engine::store::Store;
use crate::engine::stored::Stored;
use crate::engine::visits::VisitRow;
use crate::engine::{Engine, Surroundings};
use crate::id::Id;
use crate::log::{AuthorIndex, Name};
use crate::model::{
    Date, Extract, ExtractedHome, ExtractedPerson, ExtractedVisit, Household, HouseholdId, MemberId, Naming, Outcome,
    Place, Reason, Resident, ResidentId, Status, StatusRecord, Step, Visit, YesNo,
};
use serde::{Deserialize, Serialize};

/// Asks for an extract of the ward. It travels beside the answer, in postcard's form, to be handed on unread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeExtract(pub Naming);

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Answers with an extract of the ward.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn extract(&self, MakeExtract(naming): MakeExtract) -> Result<Extract, Fault> {
        let told = self.told_at_visits(naming).await?;
        let organisation = self.index.organisation();
        let mut homes: Vec<ExtractedHome> =
            self.index.walk().map(|(id, home)| self.extracted_home(id, home, naming, &told)).collect();
        homes.sort_by_key(|home| home.id);
        let members = organisation.members.iter().cloned();
        Ok(Extract {
            naming,
            made_at_ms: self.around.now_ms(),
            ward: organisation.ward.as_ref().map(|(_, ward)| ward.clone()).unwrap_or_default(),
            check_code: self.ledger.holdings().sum().to_string(),
            closing: self.index.closing(),
            areas: organisation.areas.clone(),
            teams: organisation.teams.clone(),
            members: match naming {
                Naming::Named => members.collect(),
                Naming::Nameless => members.map(|(id, member)| (id, member.nameless())).collect(),
            },
            set: organisation.set.clone(),
            targets: organisation.targets.iter().map(|entry| (entry.id, entry.target.clone())).collect(),
            items: organisation.items().iter().map(|entry| (entry.id, entry.item.clone())).collect(),
            homes,
        })
    }

    fn extracted_home(&self, id: HouseholdId, home: &Home, naming: Naming, told: &ToldAtVisits) -> ExtractedHome {
        let mut household = home.household.clone();
        if home.is_closed() {
            household.note.clear();
        }
        let people = home.residents.iter().filter_map(|resident| self.extracted_person(home, *resident, naming));
        let mut visits: Vec<&VisitRow> = self.ledger.reading().visits_to(id).collect();
        visits.sort_by_key(|visit| (visit.at_ms, visit.id));
        let standing = |place: usize, entry: &ItemEntry| {
            let people = home.residents.iter().filter_map(|id| self.index.person_of(*id));
            let standing = stand_of_house(place, &entry.item, &home.house(), people, self.index.closing());
            (standing, home.steps.get(place).copied().unwrap_or_default())
        };
        ExtractedHome {
            id,
            household: match naming {
                Naming::Named => household,
                Naming::Nameless => household.nameless(),
            },
            is_left: home.is_left,
            people: people.collect(),
            statuses: self.statuses((Household::KIND, id.0), home.is_closed(), standing),
            visits: visits.into_iter().map(|visit| self.extracted_visit(id, home, visit, told)).collect(),
        }
    }

    fn extracted_person(&self, home: &Home, id: ResidentId, naming: Naming) -> Option<ExtractedPerson> {
        let person = self.index.person_of(id)?;
        let resident = person.resident.clone();
        let standing = |place: usize, entry: &ItemEntry| {
            let standing = stand_of_person(place, &entry.item, person, &home.household, self.index.closing());
            (standing, person.steps.get(place).copied().unwrap_or_default())
        };
        let told = match naming {
            _ if home.is_closed() => None,
            Naming::Named => Some(resident),
            Naming::Nameless => Some(resident.nameless()),
        };
        let statuses = self.statuses((Resident::KIND, id.0), home.is_closed(), standing);
        Some(ExtractedPerson { id, resident: told, statuses })
    }

    /// Returns where a record stands, item by item. `standing` says it of one, with the step that was recorded.
    fn statuses(
        &self,
        (kind, record): (&str, Id),
        is_closed: bool,
        standing: impl Fn(usize, &ItemEntry) -> (Option<Standing>, u8),
    ) -> Vec<Status> {
        let fields = Fields::of(self.ledger.state(), self.ledger.directory(), kind, record);
        let items = self.index.organisation().items().iter().enumerate();
        let statuses = items.filter_map(|(place, entry)| {
            let (standing, step) = standing(place, entry);
            if standing.is_none() && (step == 0 || is_closed) {
                return None;
            }
            let total = standing.map(|standing| standing.total(&entry.item)).unwrap_or_default();
            let step = standing.map_or(step, |standing| standing.step);
            Some(Status {
                item: place as u16,
                applies: match standing {
                    None => YesNo::No,
                    Some(standing) if standing.applies => YesNo::Yes,
                    Some(_) => YesNo::Unknown,
                },
                is_achieved: total.achieved > 0,
                is_under_way: total.under_way > 0,
                is_unasked: total.unknown > 0,
                is_exempt: total.exempt > 0,
                record: (!is_closed).then(|| self.status_record(entry, &fields, step)),
            })
        });
        statuses.collect()
    }

    fn status_record(&self, entry: &ItemEntry, fields: &Fields<'_>, step: u8) -> StatusRecord {
        let recorded = entry.step_name().and_then(|name| fields.head_named(name));
        let stamp = recorded.filter(|head| !head.value.is_null()).map(|head| head.stamp);
        let reason_in = |name: Option<Name>| {
            let head = name.and_then(|name| fields.head_named(name))?;
            head.value.as_text().map(|code| Reason::parse(code).unwrap_or(Reason::Other))
        };
        StatusRecord {
            step: Step::new(step).unwrap_or_default(),
            reason: reason_in(entry.reason_name()).filter(|_| step < entry.item.ladder.pass.get()),
            exempt: reason_in(entry.exempt_name()),
            on: stamp.map(|stamp| Date::in_vietnam(stamp.time_ms)),
            by: stamp.and_then(|stamp| self.member_of(stamp.author)),
        }
    }

    fn extracted_visit(&self, id: HouseholdId, home: &Home, row: &VisitRow, told: &ToldAtVisits) -> ExtractedVisit {
        let told = told.get(&row.id).cloned().unwrap_or_default();
        let appointment = row.appointment.as_deref();
        let hides = home.is_closed();
        ExtractedVisit {
            id: row.id,
            visit: Visit {
                household: id,
                at_ms: row.at_ms,
                by: self.member_of(row.by),
                outcome: row.outcome.unwrap_or(Outcome::Other),
                place: told.place.unwrap_or(Place::Home),
                note: if hides { String::new() } else { told.note },
                appointment: appointment.map(|appointment| appointment.on),
                appointment_time: appointment.map(|appointment| appointment.time.clone()).unwrap_or_default(),
                appointment_note: if hides { String::new() } else { told.appointment_note },
            },
            steps: told.steps,
        }
    }

    fn member_of(&self, author: Option<AuthorIndex>) -> Option<MemberId> {
        author.and_then(|author| self.ledger.directory().author(author)).map(MemberId)
    }
}
