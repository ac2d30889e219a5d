//! What was done and reached in a stretch of time: the numbers of a report.
//!
//! Three kinds of numbers are never mixed or made from each other: people (người), times (lượt) and households (hộ).

use crate::engine::fault::Fault;
use crate::engine::fields::Fields;
use crate::engine::folded::Reading;
use crate::engine::index::totals::{stand_of_house, stand_of_person, together};
use crate::engine::index::{Home, Index, ItemEntry, Organisation, Person, Standing, TargetEntry, Total};
use crate::engine::pages::lines;
use crate::engine::scope::Scope;
use crate::engine::store::Store;
use crate::engine::stored::{Stored, VISIT, step_field};
use crate::engine::visits::VisitRow;
use crate::engine::{Engine, Surroundings};
use crate::id::{Id, IdMap, IdSet};
use crate::log::{Edit, ReadChange};
use crate::model::{Date, HouseholdId, ItemUnit, Outcome, Reason, Resident, ResidentId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Asks what was done and reached from a day to another, both included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodQuestion {
    pub scope: Scope,
    pub from: Date,
    pub until: Date,
}

/// The numbers of a report. Ages are reckoned on the last day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodFigures {
    pub households: u32,
    pub residents: u32,
    pub activity: Activity,
    /// Target by target.
    pub targets: Vec<PeriodTarget>,
    /// Why people of the audience do not keep what was promised, the most frequent first.
    pub reasons: Vec<(Reason, u32)>,
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// Knocks in the period (lượt đến hộ).
    pub visits: u32,
    /// Households knocked at in the period.
    pub homes_visited: u32,
    /// Of those, who opened and were guided, told or asked something (hộ đã tiếp cận).
    pub homes_reached: u32,
    /// Different people guided in the period.
    pub people_guided: u32,
    /// What they were guided on, item by item (lượt hướng dẫn).
    pub guidances: u32,
    /// Households reached ever, up to the last day.
    pub homes_reached_ever: u32,
    /// Households where nobody was in twice or more often in a row, at the end of the last day.
    pub homes_absent: u32,
    /// Households that refused, at the end of the last day.
    pub homes_refused: u32,
}

/// A target and its items in the period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodTarget {
    /// "T1".
    pub code: String,
    pub name: String,
    /// All of several items together.
    pub together: Option<PeriodItem>,
    pub items: Vec<PeriodItem>,
}

/// An item in the period. Before, plus gained, less lost, is what stands achieved at the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodItem {
    /// "H01"; of several items together the target's.
    pub code: String,
    pub name: String,
    pub unit: ItemUnit,
    pub goal_percent: Option<u8>,
    /// The numbers at the end of the last day.
    pub total: Total,
    /// Who kept it at the end of the day before the first.
    pub before: u32,
    /// Who keeps it now and did not before.
    pub gained: u32,
    /// Who kept it before and does not now, or does not count any more.
    pub lost: u32,
}

/// Who keeps what: people and houses, by the places of the items; targets are told apart from items.
#[derive(Default)]
struct Kept {
    items: BTreeMap<usize, IdSet<Id>>,
    targets: BTreeMap<usize, IdSet<Id>>,
}

/// The ward at the end of the last day.
#[derive(Default)]
struct Closing {
    kept: Kept,
    items: Vec<Total>,
    targets: Vec<Total>,
    households: u32,
    residents: u32,
    homes_absent: u32,
    homes_refused: u32,
    reasons: BTreeMap<Reason, BTreeSet<ResidentId>>,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Answers with what was done and reached in a period, by the targets that count on its last day. Its days may be given
    /// in either order.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn period(&self, ask: &PeriodQuestion) -> Result<PeriodFigures, Fault> {
        let (from, until) = (ask.from.min(ask.until), ask.from.max(ask.until));
        let eve = from.plus_days(-1);
        let (mut before, mut closing) = (Kept::default(), Closing::default());
        let organisation = self.organisation_on(until);
        self.look_back(&[eve, until], &organisation, |day, reading, index| {
            if day == eve {
                before = self.closing_of(reading, &index, &ask.scope).kept;
            } else {
                closing = self.closing_of(reading, &index, &ask.scope);
            }
        })
        .await?;
        let item_of = |place: usize| {
            let entry = organisation.items().get(place)?;
            let total = closing.items.get(place).copied().unwrap_or_default();
            let (before, kept) = (before.items.get(&place), closing.kept.items.get(&place));
            let item = &entry.item;
            Some(PeriodItem::new(
                (&item.code, &item.name),
                item.unit,
                item.goal_in(ask.scope.area),
                total,
                before,
                kept,
            ))
        };
        let target_of = |(place, entry): (usize, &TargetEntry)| {
            let items: Vec<PeriodItem> = entry.places().iter().filter_map(|place| item_of(*place)).collect();
            let together = entry.unit(organisation.items()).filter(|_| items.len() > 1).map(|unit| {
                let total = closing.targets.get(place).copied().unwrap_or_default();
                let (before, kept) = (before.targets.get(&place), closing.kept.targets.get(&place));
                PeriodItem::new((&entry.target.code, &entry.target.name), unit, None, total, before, kept)
            });
            PeriodTarget { code: entry.target.code.clone(), name: entry.target.name.clone(), together, items }
        };
        let mut reasons: Vec<(Reason, u32)> =
            closing.reasons.iter().map(|(reason, people)| (*reason, people.len() as u32)).collect();
        reasons.sort_by_key(|(reason, people)| (std::cmp::Reverse(*people), *reason));
        Ok(PeriodFigures {
            households: closing.households,
            residents: closing.residents,
            activity: Activity {
                homes_absent: closing.homes_absent,
                homes_refused: closing.homes_refused,
                ..self.activity(&ask.scope, (from, until), &organisation).await?
            },
            targets: organisation.targets.iter().enumerate().map(target_of).collect(),
            reasons,
        })
    }

    /// Counts a scope as some indexes have it, one by one.
    fn closing_of(&self, reading: Reading<'_>, index: &Index, scope: &Scope) -> Closing {
        let mut closing = Closing::default();
        for (id, home) in self.homes_at(index, scope) {
            let people: Vec<(ResidentId, &Person)> =
                home.residents.iter().filter_map(|id| Some((*id, index.person_of(*id)?))).collect();
            closing.households += 1;
            closing.residents +=
                people.iter().filter(|(_, person)| person.resident.residence.is_counted()).count() as u32;
            closing.homes_absent += u32::from(home.last_visit.as_ref().is_some_and(|visit| visit.absences > 1));
            let is_refused = home.last_visit.as_ref().is_some_and(|visit| visit.outcome == Outcome::Refused);
            closing.homes_refused += u32::from(is_refused || home.is_closed());
            let of_house = standings_of_house(index, home, &people);
            closing.count(id.0, &of_house, index);
            for (id, person) in people {
                let standings = standings_of_person(index, home, person);
                closing.count(id.0, &standings, index);
                closing.note_reasons(id, &standings, index, reading);
            }
        }
        closing
    }

    /// Counts what was done in a scope from a day to another.
    async fn activity(
        &self,
        scope: &Scope,
        (from, until): (Date, Date),
        organisation: &Organisation,
    ) -> Result<Activity, Fault> {
        let homes: IdSet<HouseholdId> = self.homes_in(scope).map(|(id, _)| id).collect();
        let mut visits: IdMap<Id, &VisitRow> = IdMap::default();
        let (mut visited, mut reached, mut reached_ever) = (IdSet::default(), IdSet::default(), IdSet::default());
        for home in &homes {
            for visit in self.ledger.reading().visits_to(*home) {
                let on = Date::in_vietnam(visit.at_ms);
                let is_reached = visit.outcome.is_some_and(Outcome::is_reached);
                if on <= until && is_reached {
                    reached_ever.insert(*home);
                }
                if (from..=until).contains(&on) {
                    visits.insert(visit.id.0, visit);
                    visited.insert(*home);
                    if is_reached {
                        reached.insert(*home);
                    }
                }
            }
        }
        let (guidances, people) = self.guided_at(&visits, organisation.items()).await?;
        Ok(Activity {
            visits: visits.len() as u32,
            homes_visited: visited.len() as u32,
            homes_reached: reached.len() as u32,
            people_guided: people.len() as u32,
            guidances,
            homes_reached_ever: reached_ever.len() as u32,
            ..Activity::default()
        })
    }

    /// Counts what people were guided on at some visits, and who they were: what was recorded of them with the visit.
    async fn guided_at(&self, visits: &IdMap<Id, &VisitRow>, items: &[ItemEntry]) -> Result<(u32, IdSet<Id>), Fault> {
        let is_guiding = |edit: &Edit<'_>| {
            let visit = (edit.kind == VISIT).then(|| visits.get(&edit.record)).flatten();
            visit.and_then(|visit| visit.outcome).is_some_and(Outcome::is_guided)
        };
        let fields: Vec<String> = items.iter().map(|entry| step_field(&entry.item.code)).collect();
        let (mut guidances, mut people) = (0, IdSet::default());
        let chunks = self.ledger.all_chunks().await?;
        for line in chunks.iter().flat_map(|chunk| lines(chunk)) {
            let change = ReadChange::read(line, self.ledger.directory()).map_err(Fault::damaged)?;
            let edits = change.read_edits().map_err(Fault::damaged)?;
            if !edits.iter().any(|(_, edit)| is_guiding(edit)) {
                continue;
            }
            for (_, edit) in edits.iter().filter(|(_, edit)| edit.kind == Resident::KIND) {
                let steps = edit.set.iter().filter(|(field, _)| fields.iter().any(|known| known == field)).count();
                if steps > 0 {
                    guidances += steps as u32;
                    people.insert(self.ledger.state().first_of(Resident::KIND, edit.record));
                }
            }
        }
        Ok((guidances, people))
    }
}

impl PeriodItem {
    fn new(
        (code, name): (&str, &str),
        unit: ItemUnit,
        goal_percent: Option<u8>,
        total: Total,
        before: Option<&IdSet<Id>>,
        kept: Option<&IdSet<Id>>,
    ) -> Self {
        let missing_in = |of: Option<&IdSet<Id>>, other: Option<&IdSet<Id>>| {
            let lacks = |id: &&Id| other.is_none_or(|other| !other.contains(*id));
            of.into_iter().flatten().filter(lacks).count() as u32
        };
        Self {
            code: code.to_owned(),
            name: name.to_owned(),
            unit,
            goal_percent,
            total,
            before: before.map_or(0, |before| before.len() as u32),
            gained: missing_in(kept, before),
            lost: missing_in(before, kept),
        }
    }
}

impl Closing {
    /// Counts somebody or some house.
    fn count(&mut self, id: Id, standings: &[Option<Standing>], index: &Index) {
        let organisation = index.organisation();
        let (items, targets) = (organisation.items(), &organisation.targets);
        self.items.resize(items.len(), Total::default());
        self.targets.resize(targets.len(), Total::default());
        for (place, ((entry, standing), sum)) in items.iter().zip(standings).zip(&mut self.items).enumerate() {
            let Some(standing) = standing else { continue };
            sum.add(&standing.total(&entry.item));
            if standing.is_achieved(&entry.item) {
                self.kept.items.entry(place).or_default().insert(id);
            }
        }
        for (place, (target, sum)) in targets.iter().zip(&mut self.targets).enumerate() {
            let total = together(target.standings(items, standings));
            sum.add(&total);
            if total.achieved > 0 {
                self.kept.targets.entry(place).or_default().insert(id);
            }
        }
    }

    /// Notes why a person does not keep the items that apply.
    fn note_reasons(&mut self, id: ResidentId, standings: &[Option<Standing>], index: &Index, reading: Reading<'_>) {
        let fields = Fields::of(reading.state(), reading.directory(), Resident::KIND, id.0);
        for (entry, standing) in index.organisation().items().iter().zip(standings) {
            let lacks = standing.is_some_and(|standing| standing.applies && !standing.is_achieved(&entry.item));
            let head = entry.reason_name().filter(|_| lacks).and_then(|name| fields.head_named(name));
            let reason = head.and_then(|head| head.value.as_text()).and_then(Reason::parse);
            if let Some(reason) = reason {
                self.reasons.entry(reason).or_default().insert(id);
            }
        }
    }
}

fn standings_of_person(index: &Index, home: &Home, person: &Person) -> Vec<Option<Standing>> {
    let items = index.organisation().items().iter().enumerate();
    items.map(|(place, entry)| stand_of_person(place, &entry.item, person, &home.household, index.closing())).collect()
}

fn standings_of_house(index: &Index, home: &Home, people: &[(ResidentId, &Person)]) -> Vec<Option<Standing>> {
    let items = index.organisation().items().iter().enumerate();
    items
        .map(|(place, entry)| {
            let people = people.iter().map(|(_, person)| *person);
            stand_of_house(place, &entry.item, &home.house(), people, index.closing())
        })
        .collect()
}
