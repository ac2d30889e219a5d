//! The names behind a number: who of an audience is still missing.

use crate::engine::index::totals::{stand_of_house, stand_of_person, together};
use crate::engine::index::{Home, ItemEntry, Person, Standing, TargetEntry, Total};
use crate::engine::scope::Scope;
use crate::engine::store::Store;
use crate::engine::{Engine, Surroundings};
use crate::model::{Birth, HouseholdId, Item, ResidentId, Step, TargetId};
use serde::{Deserialize, Serialize};

/// Asks for the people or households behind a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamesQuestion {
    pub of: Counted,
    pub group: NamesGroup,
    pub scope: Scope,
    pub skip: u32,
    pub take: u32,
}

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Counted {
    /// An item, by its code: "H01".
    Item(String),
    /// All items of a target together.
    Target(TargetId),
}

/// Which of the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NamesGroup {
    /// The promise is not kept yet, those not asked included.
    Left,
    /// Not kept yet, but something was shown or given already.
    UnderWay,
    /// Nobody has asked.
    Unknown,
    Achieved,
    /// Not kept, and excused.
    Exempt,
    /// It may apply to them: what decides it is not known.
    Undecided,
    /// Counted people whose birth is not known; whatever is counted.
    WithoutBirth,
}

impl NamesGroup {
    /// Returns whether somebody who adds this to the total is one of the group.
    const fn holds(self, total: &Total) -> bool {
        match self {
            Self::Left => total.left() > 0,
            Self::UnderWay => total.under_way > 0,
            Self::Unknown => total.unknown > 0,
            Self::Achieved => total.achieved > 0,
            Self::Exempt => total.exempt > 0,
            Self::Undecided => total.undecided > 0,
            Self::WithoutBirth => false,
        }
    }
}

/// Names in walking order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// The name of what is counted.
    pub name: String,
    pub total: u32,
    pub names: Vec<NameRow>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameRow {
    pub household: HouseholdId,
    /// `None` where households are counted.
    pub resident: Option<ResidentId>,
    pub name: String,
    pub birth_year: Option<i16>,
    pub number: String,
    /// "Ngõ 12, Tổ 52, Khu 4B".
    pub place: String,
    /// The step, where one item is counted.
    pub step: Option<Step>,
    /// The names of the items that are lacking, where several are counted together.
    pub lacks: Vec<String>,
}

/// Somebody or some house behind a number.
pub(super) struct Counterpart<'a> {
    id: HouseholdId,
    home: &'a Home,
    /// `None` where households are counted.
    person: Option<(ResidentId, &'a Person)>,
    /// How they stand to the items counted that apply or may apply, by the items' places.
    standings: Vec<(usize, Standing)>,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Answers with the names behind a number, in walking order.
    pub fn names(&self, question: &NamesQuestion) -> Names {
        let (name, places) = self.counted(&question.of);
        let found: Vec<Counterpart<'_>> = if question.group == NamesGroup::WithoutBirth {
            self.people_without_birth(&question.scope).collect()
        } else {
            self.counterparts(&places, &question.scope)
                .filter(|found| question.group.holds(&together(self.with_items(&found.standings))))
                .collect()
        };
        let rows = found.iter().skip(question.skip as usize).take(question.take as usize);
        Names {
            name: name.to_owned(),
            total: found.len() as u32,
            names: rows.map(|found| self.name_row(found, &places)).collect(),
        }
    }

    /// Returns the name of what is counted and the places of its items.
    fn counted(&self, of: &Counted) -> (&str, Vec<usize>) {
        let organisation = self.index.organisation();
        match of {
            Counted::Item(code) => {
                let place = organisation.items().iter().position(|entry| entry.item.code == *code);
                let name =
                    place.and_then(|place| organisation.items().get(place)).map(|entry| entry.item.name.as_str());
                (name.unwrap_or_default(), place.into_iter().collect())
            }
            Counted::Target(id) => {
                let entry = organisation.targets.iter().find(|entry| entry.id == *id);
                let places = |entry: &TargetEntry| entry.counted_together(organisation.items()).to_vec();
                entry.map_or(("", Vec::new()), |entry| (&entry.target.name, places(entry)))
            }
        }
    }

    /// Returns everybody, or every house, whom some of the items concern.
    fn counterparts<'a>(&'a self, places: &'a [usize], scope: &Scope) -> impl Iterator<Item = Counterpart<'a>> {
        let closing = self.index.closing();
        self.homes_in(scope).flat_map(move |(id, home)| {
            let of_people = self.people_of(home).map(move |(resident, person)| {
                let standings = self.entries(places).filter_map(|(place, entry)| {
                    let standing = stand_of_person(place, &entry.item, person, &home.household, closing)?;
                    Some((place, standing))
                });
                Counterpart { id, home, person: Some((resident, person)), standings: standings.collect() }
            });
            let of_house = self.entries(places).filter_map(|(place, entry)| {
                let people = self.people_of(home).map(|(_, person)| person);
                Some((place, stand_of_house(place, &entry.item, &home.house(), people, closing)?))
            });
            let of_house = Counterpart { id, home, person: None, standings: of_house.collect() };
            of_people.chain([of_house]).filter(|found| !found.standings.is_empty())
        })
    }

    fn entries<'a>(&'a self, places: &'a [usize]) -> impl Iterator<Item = (usize, &'a ItemEntry)> {
        let items = self.index.organisation().items();
        places.iter().filter_map(|place| Some((*place, items.get(*place)?)))
    }

    fn with_items<'a>(&'a self, standings: &'a [(usize, Standing)]) -> impl Iterator<Item = (&'a Item, Standing)> {
        let items = self.index.organisation().items();
        standings.iter().filter_map(|(place, standing)| Some((&items.get(*place)?.item, *standing)))
    }

    /// Returns the counted people whose birth is not known.
    pub(super) fn people_without_birth<'a>(&'a self, scope: &Scope) -> impl Iterator<Item = Counterpart<'a>> {
        self.homes_in(scope).flat_map(|(id, home)| {
            let people = self
                .people_of(home)
                .filter(|(_, person)| person.resident.birth.is_none() && person.resident.residence.is_counted());
            people.map(move |person| Counterpart { id, home, person: Some(person), standings: Vec::new() })
        })
    }

    fn people_of<'a>(&'a self, home: &'a Home) -> impl Iterator<Item = (ResidentId, &'a Person)> {
        home.residents.iter().filter_map(|id| self.index.person_of(*id).map(|person| (*id, person)))
    }

    fn name_row(&self, found: &Counterpart<'_>, places: &[usize]) -> NameRow {
        let Counterpart { id, home, person, standings } = found;
        let shown = person.filter(|_| !home.is_closed());
        let name = match shown {
            Some((_, person)) => person.resident.name.as_str(),
            None => self.index.household_name(home),
        };
        let step = match (places, standings.as_slice()) {
            ([_], [(_, standing)]) => Step::new(standing.step),
            _ => None,
        };
        let lacks =
            self.with_items(standings).filter(|(item, standing)| standing.applies && !standing.is_achieved(item));
        let lacks = lacks.filter(|_| places.len() > 1).map(|(item, _)| item.name.clone());
        NameRow {
            household: *id,
            resident: person.map(|(resident, _)| resident),
            name: name.to_owned(),
            birth_year: shown.and_then(|(_, person)| person.resident.birth).map(Birth::year),
            number: home.household.number.as_str().to_owned(),
            place: self.index.organisation().place_of(&home.household),
            step,
            lacks: lacks.collect(),
        }
    }
}
