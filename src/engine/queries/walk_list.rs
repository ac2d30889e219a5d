//! Từng nhà: the doors in walking order, by lane.

use crate::engine::index::{Home, Index, LastVisit, Person};
use crate::engine::store::Store;
use crate::engine::{Engine, Surroundings};
use crate::model::text::{self, Needle};
use crate::model::{Appointment, AreaId, Household, HouseholdId, NaturalKey, Outcome, ResidentId};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Asks for a stretch of the walk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WalkQuestion {
    /// Only this area, or the whole ward.
    pub area: Option<AreaId>,
    pub filter: WalkFilter,
    pub order: WalkOrder,
    /// What was typed into the search field: names, initials, telephone digits or a house number.
    pub search: String,
    /// The first lane wanted, counted from 0.
    pub from_lane: u32,
    /// Whole lanes are returned until at least so many doors are.
    pub doors: u32,
}

/// Which doors are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WalkFilter {
    #[default]
    All,
    /// Never knocked at.
    Unvisited,
    /// Nobody was in the last time.
    Absent,
    /// Something is still missing.
    Incomplete,
    /// A next visit is agreed.
    Appointment,
    /// Two people wrote different things.
    Conflict,
}

/// The order of the doors within a lane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WalkOrder {
    #[default]
    Street,
    UnvisitedFirst,
}

/// A stretch of the walk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WalkPage {
    /// How many doors each filter would show, in the area and with the search asked for.
    pub counts: WalkCounts,
    /// Every area of the ward in natural order, for choosing.
    pub areas: Vec<AreaChoice>,
    pub lanes: Vec<Lane>,
    /// The lane to ask for next; `None` at the end.
    pub next_lane: Option<u32>,
}

/// Numbers of doors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WalkCounts {
    pub all: u32,
    pub unvisited: u32,
    pub absent: u32,
    pub incomplete: u32,
    pub appointment: u32,
    pub conflict: u32,
}

/// An area to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaChoice {
    pub id: AreaId,
    pub name: String,
    pub households: u32,
    /// Of those, where a visit is still to be made.
    pub left: u32,
}

/// A lane and its doors.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Lane {
    pub area: String,
    pub group: String,
    /// "Ngõ 12", or empty where the houses stand on no named lane.
    pub name: String,
    /// Doors of the lane, whatever is filtered.
    pub total: u32,
    /// Of those, where a visit is still to be made.
    pub left: u32,
    pub doors: Vec<Door>,
}

/// A door: one row of the walk.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Door {
    pub household: HouseholdId,
    /// What stands on the plate; may be empty.
    pub number: String,
    /// The head of the household, or whoever stands first; empty if nobody is listed.
    pub name: String,
    /// The person the search found, where that is not the head.
    pub found: Option<String>,
    pub last_visit: Option<LastVisit>,
    /// Items still missing of all that apply to the people and the house.
    pub items_left: u32,
    /// Items that apply.
    pub items: u32,
    pub appointment: Option<Appointment>,
    pub has_conflict: bool,
    /// Consent was refused or withdrawn: only the number is kept.
    pub is_closed: bool,
    /// A visit form lies half written.
    pub has_draft: bool,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Answers with a stretch of the walk.
    pub fn walk_list(&self, question: &WalkQuestion) -> WalkPage {
        let search = Search::new(&question.search, &self.index);
        let mut page = WalkPage { areas: self.area_choices(), ..WalkPage::default() };
        let mut lanes: Vec<LaneInTheMaking<'_>> = Vec::new();
        let mut key: Option<[&NaturalKey; 3]> = None;
        let mut is_place_found = false;
        for (id, home) in self.index.walk().filter(|(_, home)| home.lies_in(question.area)) {
            let (area, _, group, lane, _, _) = &home.key;
            if key != Some([area, group, lane]) {
                key = Some([area, group, lane]);
                lanes.push(LaneInTheMaking::default());
                is_place_found = search.names_place(&home.household);
            }
            let Some(lane) = lanes.last_mut() else { continue };
            lane.total += 1;
            lane.left += u32::from(home.is_left);
            let Some(found) = search.find(home, is_place_found, &self.index) else { continue };
            page.counts.count(home);
            if question.filter.shows(home) {
                lane.doors.push((id, home, found));
            }
        }
        lanes.retain(|lane| !lane.doors.is_empty());
        let mut shown = 0;
        for (number, mut lane) in (0u32..).zip(lanes).skip(question.from_lane as usize) {
            if shown >= question.doors.max(1) {
                page.next_lane = Some(number);
                break;
            }
            shown += lane.doors.len() as u32;
            if question.order == WalkOrder::UnvisitedFirst {
                lane.doors.sort_by_key(|(_, home, _)| !home.is_unvisited());
            }
            page.lanes.push(self.lane(&lane));
        }
        page
    }

    fn lane(&self, lane: &LaneInTheMaking<'_>) -> Lane {
        let home = lane.doors.first().map(|(_, home, _)| *home);
        let household = home.map(|home| &home.household);
        let area = household.and_then(|household| household.area);
        Lane {
            area: area.map(|area| self.index.organisation().area_name(area).to_owned()).unwrap_or_default(),
            group: household.map(|household| household.group.clone()).unwrap_or_default(),
            name: household.map(|household| household.lane.clone()).unwrap_or_default(),
            total: lane.total,
            left: lane.left,
            doors: lane.doors.iter().map(|(id, home, found)| self.door(*id, home, *found)).collect(),
        }
    }

    fn door(&self, id: HouseholdId, home: &Home, found: Option<ResidentId>) -> Door {
        let (items, achieved) = home.items();
        Door {
            household: id,
            number: home.household.number.as_str().to_owned(),
            name: self.index.household_name(home).to_owned(),
            found: self.found_name(home, found),
            last_visit: home.last_visit.clone(),
            items_left: items - achieved,
            items,
            appointment: home.appointment.clone(),
            has_conflict: home.has_conflict,
            is_closed: home.is_closed(),
            has_draft: self.drafted(id).is_some(),
        }
    }

    /// Returns the name of the person the search found, where that is not who stands for the household.
    pub(super) fn found_name(&self, home: &Home, found: Option<ResidentId>) -> Option<String> {
        let found = self.index.person_of(found?)?.resident.name.as_str();
        (found != self.index.household_name(home)).then(|| found.to_owned())
    }

    /// Returns the ward's areas with their numbers of households.
    pub(crate) fn area_choices(&self) -> Vec<AreaChoice> {
        let mut counts: HashMap<Option<AreaId>, (u32, u32)> = HashMap::new();
        for (_, home) in self.index.walk() {
            let count = counts.entry(home.household.area).or_default();
            count.0 += 1;
            count.1 += u32::from(home.is_left);
        }
        let areas = self.index.organisation().areas.iter();
        let choice = areas.map(|(id, area)| {
            let (households, left) = counts.get(&Some(*id)).copied().unwrap_or_default();
            AreaChoice { id: *id, name: area.name.clone(), households, left }
        });
        choice.collect()
    }
}

#[derive(Default)]
struct LaneInTheMaking<'a> {
    total: u32,
    left: u32,
    doors: Vec<(HouseholdId, &'a Home, Option<ResidentId>)>,
}

impl WalkCounts {
    fn count(&mut self, home: &Home) {
        let counts = [
            (&mut self.all, WalkFilter::All),
            (&mut self.unvisited, WalkFilter::Unvisited),
            (&mut self.absent, WalkFilter::Absent),
            (&mut self.incomplete, WalkFilter::Incomplete),
            (&mut self.appointment, WalkFilter::Appointment),
            (&mut self.conflict, WalkFilter::Conflict),
        ];
        for (count, filter) in counts {
            *count += u32::from(filter.shows(home));
        }
    }
}

impl WalkFilter {
    fn shows(self, home: &Home) -> bool {
        match self {
            Self::All => true,
            Self::Unvisited => home.is_unvisited(),
            Self::Absent => home.last_visit.as_ref().is_some_and(|last| last.outcome == Outcome::Absent),
            Self::Incomplete => {
                let (items, achieved) = home.items();
                achieved < items
            }
            Self::Appointment => home.appointment.is_some(),
            Self::Conflict => home.has_conflict,
        }
    }
}

/// What was typed into the search field, ready to be compared.
pub(super) struct Search {
    needle: Needle,
    /// Marks were typed, and somebody's name has them: only such names are found then.
    is_marked: bool,
}

impl Search {
    pub(super) fn new(typed: &str, index: &Index) -> Self {
        let needle = Needle::parse(typed);
        let is_marked = !typed.is_ascii()
            && index
                .people()
                .any(|(_, person)| needle.matches(&person.folded) && needle.is_exact_marked(&person.resident.name));
        Self { needle, is_marked }
    }

    /// Returns whether the lane or the group of a household is what is looked for: then all of it is found.
    pub(super) fn names_place(&self, household: &Household) -> bool {
        [&household.lane, &household.group].into_iter().any(|place| self.needle.names_place(&text::fold(place)))
    }

    /// Returns whether a household is found, and by which of its people.
    pub(super) fn find(&self, home: &Home, is_place_found: bool, index: &Index) -> Option<Option<ResidentId>> {
        if self.needle.is_empty() {
            return Some(None);
        }
        let people = home.shown_people().iter().filter_map(|id| index.person_of(*id).map(|person| (*id, person)));
        let mut found = people.filter(|(_, person)| self.is_about(person)).map(|(id, _)| id);
        if let Some(resident) = found.next() {
            return Some(Some(resident));
        }
        if is_place_found {
            return Some(None);
        }
        let number = self.needle.number().map(text::fold)?;
        let plate = text::fold(home.household.number.as_str());
        let is_plate = plate == number || plate.strip_prefix(&number).is_some_and(|rest| rest.starts_with('/'));
        is_plate.then_some(None)
    }

    fn is_about(&self, person: &Person) -> bool {
        if self.needle.matches(&person.folded) {
            return !self.is_marked || self.needle.is_exact_marked(&person.resident.name);
        }
        let phone = person.resident.phone.as_ref();
        self.needle.digits().is_some_and(|digits| phone.is_some_and(|phone| phone.as_str().contains(digits)))
    }
}
