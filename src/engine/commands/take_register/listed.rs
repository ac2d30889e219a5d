//! A list made ready to be compared: cleaned, with the keys households and people are found by.

use crate::engine::shared_id;
use crate::model::{
    AreaId, Birth, HouseNumber, HouseholdId, ListedHousehold, ListedResident, Register, Relation, ResidentId, text,
};
use std::collections::HashMap;

/// The longest note and the longest other text kept of a list, in bytes: a change must fit into a line.
const NOTE_BYTES: usize = 4000;
const TEXT_BYTES: usize = 500;

/// Cleans every text of a list, and drops rows that name nobody and no door.
pub(super) fn clean(register: &mut Register) {
    for (_, heading) in &mut register.headings {
        *heading = text::clean(heading);
    }
    register.headings.retain(|(_, heading)| !heading.is_empty());
    for household in &mut register.households {
        let ListedHousehold { area, group, lane, address, code, .. } = household;
        for words in [area, group, lane, address, code] {
            *words = cut(text::clean(words), TEXT_BYTES);
        }
        household.number = HouseNumber::new(&cut(household.number.as_str().to_owned(), TEXT_BYTES));
        household.note = cut(text::clean_lines(&household.note), NOTE_BYTES);
        for resident in &mut household.residents {
            resident.name = cut(text::clean(&resident.name), TEXT_BYTES);
            resident.note = cut(text::clean_lines(&resident.note), NOTE_BYTES);
        }
        household.residents.retain(|resident| !resident.name.is_empty());
    }
    register.households.retain(|household| {
        let is_found = !household.code.is_empty() || !household.number.is_empty() || !household.address.is_empty();
        is_found || !household.residents.is_empty()
    });
}

fn cut(mut text: String, bytes: usize) -> String {
    text.truncate(text.floor_char_boundary(bytes));
    text
}

/// A household of the list.
pub(super) struct Listed<'a> {
    pub household: &'a ListedHousehold,
    pub area: Option<AreaId>,
    /// The household's number, folded.
    pub code: String,
    pub door: String,
    pub people: Vec<ListedPerson<'a>>,
    /// The id it gets if it is new and nobody has that id; what makes it is the same on every device.
    pub natural: HouseholdId,
    key: HouseholdKey,
    occurrence: u32,
}

/// A person of the list.
pub(super) struct ListedPerson<'a> {
    pub resident: &'a ListedResident,
    pub folded: String,
    /// How many people of the same name and birth stand before this one in the household.
    pub occurrence: u32,
}

/// What a new household's id is made from.
#[derive(Clone, PartialEq, Eq, Hash)]
struct HouseholdKey {
    area: String,
    kind: &'static str,
    group: String,
    parts: [String; 2],
}

impl HouseholdKey {
    /// The household's number where the list has one, so that a corrected name changes nothing; else the door and who
    /// heads the household, for several households share a door.
    fn of(household: &ListedHousehold, area: Option<AreaId>, code: &str, door: &str, head: &str) -> Self {
        let area = area.map_or_else(String::new, |area| area.to_string());
        let group = text::fold(&household.group);
        if code.is_empty() {
            Self { area, kind: "door", group, parts: [door.to_owned(), head.to_owned()] }
        } else {
            Self { area, kind: "code", group, parts: [code.to_owned(), String::new()] }
        }
    }

    fn id(&self, ward: &str, occurrence: u32) -> HouseholdId {
        let [first, second] = &self.parts;
        let occurrence = occurrence.to_string();
        HouseholdId(shared_id(&["household", ward, &self.area, self.kind, &self.group, first, second, &occurrence]))
    }
}

impl<'a> Listed<'a> {
    /// Makes a list ready. `areas` gives the id of every area it names.
    pub fn all(register: &'a Register, ward: &str, areas: &HashMap<&str, AreaId>) -> Vec<Self> {
        let mut occurrences: HashMap<HouseholdKey, u32> = HashMap::new();
        let listed = register.households.iter().map(|household| {
            let area = areas.get(household.area.as_str()).copied();
            let code = text::fold(&household.code);
            let door = door_key(&household.group, &household.lane, &household.number, &household.address);
            let people = people(household);
            let head = head_of(&people).map(|person| person.folded.as_str()).unwrap_or_default();
            let key = HouseholdKey::of(household, area, &code, &door, head);
            let count = occurrences.entry(key.clone()).or_default();
            let occurrence = *count;
            *count += 1;
            Self { natural: key.id(ward, occurrence), household, area, code, door, people, key, occurrence }
        });
        listed.collect()
    }

    /// Returns the ids a new household may have, the first that nobody has is its own.
    pub fn ids(&self, ward: &str) -> impl Iterator<Item = HouseholdId> {
        (self.occurrence..).map(move |occurrence| self.key.id(ward, occurrence))
    }

    /// Returns the head of the household, or whoever stands first.
    pub fn head(&self) -> Option<&ListedPerson<'a>> {
        head_of(&self.people)
    }
}

fn people(household: &ListedHousehold) -> Vec<ListedPerson<'_>> {
    let mut people: Vec<ListedPerson<'_>> = Vec::with_capacity(household.residents.len());
    let mut occurrences: HashMap<(String, Option<Birth>), u32> = HashMap::new();
    for resident in &household.residents {
        let folded = text::fold(&resident.name);
        let count = occurrences.entry((folded.clone(), resident.birth)).or_default();
        people.push(ListedPerson { resident, folded, occurrence: *count });
        *count += 1;
    }
    people
}

fn head_of<'p, 'a>(people: &'p [ListedPerson<'a>]) -> Option<&'p ListedPerson<'a>> {
    people.iter().find(|person| person.resident.relation == Some(Relation::Head)).or_else(|| people.first())
}

impl ListedPerson<'_> {
    /// Returns the ids a new person of a household may have, the first that nobody has is their own.
    pub fn ids(&self, household: HouseholdId) -> impl Iterator<Item = ResidentId> {
        let birth = self.resident.birth.map(Birth::code).unwrap_or_default();
        let household = household.to_string();
        (self.occurrence..).map(move |occurrence| {
            ResidentId(shared_id(&["resident", &household, &self.folded, &birth, &occurrence.to_string()]))
        })
    }

    /// Returns the id this person of a household has unless somebody else had it first.
    pub fn natural(&self, household: HouseholdId) -> Option<ResidentId> {
        self.ids(household).next()
    }
}

/// Returns the key of a door within its area; empty if neither number nor address say which door it is.
pub(super) fn door_key(group: &str, lane: &str, number: &HouseNumber, address: &str) -> String {
    let door = if number.is_empty() { address } else { number.as_str() };
    if door.is_empty() {
        return String::new();
    }
    [group, lane, door].map(text::fold).join("\n")
}
