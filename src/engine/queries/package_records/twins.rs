//! Homes and people of a package that look like some that are held under another id.

use crate::engine::commands::judge_same::Pair;
use crate::engine::index::{LaneKey, Person, lane_of};
use crate::engine::likeness::{Evidence, NAMESAKES, evidence};
use crate::engine::queries::duplicates::Twin;
use crate::engine::queries::package_records::{Look, PackageRecord, RecordNews};
use crate::engine::store::Store;
use crate::engine::stored::Stored;
use crate::engine::{Engine, Surroundings};
use crate::id::Id;
use crate::log::{GONE, SAME};
use crate::model::{Area, Household, HouseholdId, NaturalKey, Resident, ResidentId, text};
use std::collections::{BTreeMap, HashMap};

/// Two that may be one: the one that is held, and the one the package brings.
pub(super) struct Alike {
    kind: &'static str,
    brought: Id,
    evidence: Evidence,
    held: Twin,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Returns the homes in walking order, then the people by name.
    pub(super) fn package_twins(&self, look: Look<'_>) -> Vec<Alike> {
        let mut alike = self.twin_homes_of(look);
        alike.extend(self.twin_people_of(look));
        alike
    }

    fn twin_homes_of(&self, look: Look<'_>) -> Vec<Alike> {
        let mut brought: BTreeMap<(LaneKey, NaturalKey), Vec<Id>> = BTreeMap::new();
        for id in look.new_of(Household::KIND) {
            let household = Household::read(&look.outlook.fields(Household::KIND, id));
            if let Some(lane) = look.lane(&household).filter(|_| !household.number.is_empty()) {
                brought.entry((lane, household.number.key())).or_default().push(id);
            }
        }
        if brought.is_empty() {
            return Vec::new();
        }
        let mut alike = Vec::new();
        for (id, home) in self.index.walk() {
            let Some(lane) = home.lane() else { continue };
            for brought in brought.get(&(lane, home.household.number.key())).into_iter().flatten() {
                if !self.is_judged(look, Pair::Households(id, HouseholdId(*brought))) {
                    let held = self.twin_home(id, home);
                    alike.push(Alike { kind: Household::KIND, brought: *brought, evidence: Evidence::Address, held });
                }
            }
        }
        alike
    }

    fn twin_people_of(&self, look: Look<'_>) -> Vec<Alike> {
        let mut brought: Vec<(Box<str>, Id)> = look
            .new_of(Resident::KIND)
            .map(|id| (text::fold(look.outlook.name_of(Resident::KIND, id)).into(), id))
            .filter(|(name, _): &(Box<str>, Id)| !name.is_empty())
            .collect();
        brought.sort_unstable();
        let mut namesakes: HashMap<&str, Vec<(ResidentId, &Person)>> = HashMap::new();
        for (name, _) in &brought {
            namesakes.entry(name).or_default();
        }
        for (id, person) in self.index.people() {
            if let Some(held) = namesakes.get_mut(person.folded.as_ref()) {
                held.push((*id, person));
            }
        }
        let mut alike = Vec::new();
        for (name, id) in &brought {
            let resident = Resident::read(&look.outlook.fields(Resident::KIND, *id));
            if look.outlook.is_closed(resident.household.map(|home| home.0)) {
                continue;
            }
            let held = namesakes.get(name.as_ref()).into_iter().flatten().take(NAMESAKES);
            let twins = held.filter_map(|(held, person)| {
                let live_in_one_lane = || {
                    let lane = |home: Option<HouseholdId>| {
                        look.lane(&Household::read(&look.outlook.fields(Household::KIND, home?.0)))
                    };
                    let own = lane(resident.household);
                    own.is_some() && own == lane(person.resident.household)
                };
                let evidence = evidence(&person.resident, &resident, live_in_one_lane)?;
                let is_shown =
                    !self.is_hidden(person) && !self.is_judged(look, Pair::Residents(*held, ResidentId(*id)));
                let twin = || Alike { kind: Resident::KIND, brought: *id, evidence, held: self.twin_person(person) };
                is_shown.then(twin)
            });
            alike.extend(twins);
        }
        alike
    }

    /// Returns whether somebody judged two, here or in the package.
    fn is_judged(&self, look: Look<'_>, pair: Pair) -> bool {
        let ahead = look.outlook.ahead.state;
        let saying = ahead.record_alone(SAME, pair.saying());
        self.was_judged(pair) || saying.is_some_and(|saying| !saying.is_gone(ahead.names().get(GONE)))
    }
}

impl Look<'_> {
    fn lane(&self, household: &Household) -> Option<LaneKey> {
        let area = household.area.map_or("", |area| self.outlook.name_of(Area::KIND, area.0));
        lane_of(area, household)
    }

    /// Returns the row of two that may be one.
    pub(super) fn twin_row(&self, alike: Alike) -> PackageRecord {
        let Alike { kind, brought, evidence, held } = alike;
        let news = RecordNews::Twin(evidence, Box::new([held, self.brought_twin(kind, brought)]));
        PackageRecord { head: self.head(kind, brought), news }
    }

    fn brought_twin(&self, kind: &str, id: Id) -> Twin {
        let resident = Resident::read(&self.outlook.fields(kind, id));
        let home = if kind == Household::KIND { Some(HouseholdId(id)) } else { resident.household };
        let household = home.map(|home| Household::read(&self.outlook.fields(Household::KIND, home.0)));
        let household = household.unwrap_or_default();
        let of_home = Some(id).filter(|_| kind == Household::KIND);
        Twin {
            household: home.filter(|home| self.outlook.index.home(*home).is_some()),
            number: household.number.as_str().to_owned(),
            place: self.outlook.place_of(&household),
            name: resident.name,
            birth: resident.birth,
            sex: resident.sex,
            phone: resident.phone,
            people: of_home.map_or(0, |home| self.people_brought_to(home)),
            visits: of_home.map_or(0, |home| self.visits_brought_to(home)),
        }
    }

    fn people_brought_to(&self, home: Id) -> u32 {
        self.new_of(Resident::KIND).filter(|id| self.outlook.home_of(*id) == Some(home)).count() as u32
    }

    fn visits_brought_to(&self, home: Id) -> u32 {
        self.brought_visits().filter(|visit| visit.household.0 == home).count() as u32
    }
}
