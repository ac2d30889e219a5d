//! Laws of taking lists in, on made-up wards: nobody is doubled, nobody becomes somebody else, all can be taken back.

use crate::register::lists::take;
use crate::world::{Device, run};
use proptest::prelude::*;
use std::collections::BTreeMap;
use tung_nha::model::{
    Birth, Date, HouseNumber, ListedHousehold, ListedResident, Phone, Register, Relation, ResidentId, Sex,
};

const SURNAMES: [&str; 3] = ["Nguyễn", "Trần", "Lê"];
const MIDDLES: [&str; 2] = ["Văn", "Thị"];
const GIVEN: [&str; 5] = ["An", "Hòa", "Lan", "Hùng", "Minh"];
const RELATIONS: [Relation; 4] = [Relation::Head, Relation::Wife, Relation::Child, Relation::Mother];

/// What one person or household of the list is corrected to. The numbers choose whom it happens to.
#[derive(Clone, Debug)]
enum Correction {
    Rename(usize),
    BirthDay(usize),
    BirthYear(usize),
    Telephone(usize),
    Move(usize, usize),
    Split(usize),
    Renumber,
    Readdress(usize),
    AddPerson(usize),
    AddHousehold,
    Shuffle(usize),
}

fn correction() -> impl Strategy<Value = Correction> {
    let place = 0usize..1000;
    prop_oneof![
        place.clone().prop_map(Correction::Rename),
        place.clone().prop_map(Correction::BirthDay),
        place.clone().prop_map(Correction::BirthYear),
        place.clone().prop_map(Correction::Telephone),
        (place.clone(), place.clone()).prop_map(|(who, to)| Correction::Move(who, to)),
        place.clone().prop_map(Correction::Split),
        Just(Correction::Renumber),
        place.clone().prop_map(Correction::Readdress),
        place.clone().prop_map(Correction::AddPerson),
        Just(Correction::AddHousehold),
        place.prop_map(Correction::Shuffle),
    ]
}

/// A list in which everybody's note is theirs alone, so that a test can follow them.
#[derive(Clone, Debug, Default)]
struct Ward {
    /// Whether the households got other numbers: then nobody is corrected besides.
    is_renumbered: bool,
    register: Register,
    people: usize,
    has_codes: bool,
    /// Notes of those who were corrected already: a list that changes somebody's name and birth at once names another.
    corrected: Vec<String>,
}

/// A person: name by number, birth by days, sex.
type Seeds = Vec<Vec<(usize, i32, bool)>>;

fn wards() -> impl Strategy<Value = Ward> {
    let person = (0usize..30, -12_000i32..16_000, any::<bool>());
    let houses = prop::collection::vec(prop::collection::vec(person, 1..6), 1..9);
    (houses, any::<bool>()).prop_map(|(houses, has_codes)| ward(&houses, has_codes))
}

fn ward(houses: &Seeds, has_codes: bool) -> Ward {
    let mut ward = Ward { has_codes, ..Ward::default() };
    for people in houses {
        ward.add_household();
        for (place, seed) in people.iter().enumerate() {
            let relation = RELATIONS[place.min(3)];
            // Nobody is called like somebody else at home: with two corrections at once nobody could tell them apart.
            let (name, days, is_male) = *seed;
            ward.add_person(ward.register.households.len() - 1, (name % 6 + place * 6, days, is_male), relation);
        }
    }
    ward
}

impl Ward {
    fn add_household(&mut self) {
        let count = self.register.households.len() + 1;
        let number = HouseNumber::new(&format!("{}", count * 2));
        self.register.households.push(ListedHousehold {
            area: format!("Khu {}", count % 2),
            group: "Tổ 5".to_owned(),
            address: format!("Số {}", number.as_str()),
            number,
            code: if self.has_codes { count.to_string() } else { String::new() },
            ..ListedHousehold::default()
        });
    }

    fn add_person(&mut self, household: usize, (name, days, is_male): (usize, i32, bool), relation: Relation) {
        let [surname, middle, given] = [SURNAMES[name % 3], MIDDLES[name / 3 % 2], GIVEN[name / 6 % 5]];
        // Days of birth that differ within the ward: two of one name born on one day cannot be told apart once moved.
        let day = Date::from_unix_days(days / 512 * 512 + self.people as i32);
        self.people += 1;
        self.register.households[household].residents.push(ListedResident {
            name: format!("{surname} {middle} {given}"),
            birth: Some(Birth::Day(day)),
            sex: Some(if is_male { Sex::Male } else { Sex::Female }),
            relation: Some(relation),
            note: format!("người {}", self.people),
            ..ListedResident::default()
        });
    }

    /// Chooses somebody who was not corrected yet.
    fn choose(&mut self, number: usize) -> Option<(usize, usize)> {
        if self.is_renumbered {
            return None;
        }
        let places: Vec<(usize, usize)> = (0..self.register.households.len())
            .flat_map(|house| (0..self.register.households[house].residents.len()).map(move |place| (house, place)))
            .filter(|(house, place)| !self.corrected.contains(&self.register.households[*house].residents[*place].note))
            .collect();
        let (house, place) = *places.get(number % places.len().max(1))?;
        self.corrected.push(self.register.households[house].residents[place].note.clone());
        Some((house, place))
    }

    fn correct_all(&mut self, corrections: &[Correction]) {
        for correction in corrections {
            self.correct(correction);
        }
    }

    fn correct(&mut self, correction: &Correction) {
        match *correction {
            Correction::Rename(who) => {
                let name = format!("Tên Mới {}", self.corrected.len());
                self.with(who, |person| person.name = name);
            }
            Correction::BirthDay(who) => self.with(who, |person| {
                let Some(Birth::Day(day)) = person.birth else { return };
                person.birth = Date::new(day.year(), day.month() % 12 + 1, 28).map(Birth::Day);
            }),
            Correction::BirthYear(who) => self.with(who, |person| {
                let Some(Birth::Day(day)) = person.birth else { return };
                person.birth = Some(Birth::Day(day.plus_days(3_700)));
            }),
            Correction::Telephone(who) => {
                let number = Phone::parse(&format!("09{:08}", self.corrected.len())).unwrap();
                self.with(who, |person| person.phone = Some(number));
            }
            Correction::Move(who, to) => {
                let Some((house, place)) = self.choose(who) else { return };
                let person = self.register.households[house].residents.remove(place);
                let to = to % self.register.households.len();
                self.register.households[to].residents.push(person);
            }
            Correction::Split(who) => {
                let Some((house, place)) = self.choose(who) else { return };
                let person = self.register.households[house].residents.remove(place);
                self.add_household();
                self.register.households.last_mut().unwrap().residents.push(person);
            }
            // A household that got the number another had, and a new name besides: nobody could tell who is who.
            Correction::Renumber if !self.corrected.is_empty() => {}
            Correction::Renumber => {
                self.is_renumbered = true;
                for household in self.register.households.iter_mut().filter(|household| !household.code.is_empty()) {
                    household.code = format!("{}", household.code.parse::<usize>().unwrap() + 1);
                }
            }
            Correction::Readdress(house) => {
                let house = house % self.register.households.len();
                let notes = self.register.households[house].residents.iter().map(|person| person.note.clone());
                let notes: Vec<String> = notes.collect();
                if notes.iter().any(|note| self.corrected.contains(note)) {
                    return;
                }
                self.corrected.extend(notes);
                let household = &mut self.register.households[house];
                household.number = HouseNumber::new(&format!("{}A", household.number.as_str()));
                household.address = format!("Số {}", household.number.as_str());
            }
            Correction::AddPerson(house) => {
                let house = house % self.register.households.len();
                self.add_person(house, (house * 7, 9_000, true), Relation::Grandchild);
                self.register.households[house].residents.last_mut().unwrap().name = format!("Cháu {}", self.people);
                self.corrected.push(format!("người {}", self.people));
            }
            Correction::AddHousehold => {
                self.add_household();
                self.add_person(self.register.households.len() - 1, (11, 2_000, false), Relation::Head);
                self.corrected.push(format!("người {}", self.people));
            }
            Correction::Shuffle(by) => {
                let length = self.register.households.len();
                self.register.households.rotate_left(by % length);
                self.register.households.iter_mut().for_each(|household| household.residents.reverse());
            }
        }
    }

    fn with(&mut self, who: usize, change: impl FnOnce(&mut ListedResident)) {
        if let Some((house, place)) = self.choose(who) {
            change(&mut self.register.households[house].residents[place]);
        }
    }
}

/// Everybody of the ward by what their note says.
fn people_by_note(device: &Device) -> BTreeMap<String, Vec<ResidentId>> {
    let mut people: BTreeMap<String, Vec<ResidentId>> = BTreeMap::new();
    for (id, person) in device.engine.index().people() {
        people.entry(person.resident.note.clone()).or_default().push(*id);
    }
    people
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn taking_a_list_again_changes_nothing(ward in wards(), by in 0usize..9) {
        let mut device = Device::with_ward("a");
        let mut ward = ward;
        take(&mut device, &ward.register);
        let before = device.displayed();
        ward.correct(&Correction::Shuffle(by));
        prop_assert_eq!(take(&mut device, &ward.register).undo, None);
        prop_assert!(device.displayed() == before);
    }

    #[test]
    fn corrected_lists_double_nobody(ward in wards(), corrections in prop::collection::vec(correction(), 1..12)) {
        let mut device = Device::with_ward("a");
        let mut ward = ward;
        take(&mut device, &ward.register);
        let before = people_by_note(&device);
        ward.correct_all(&corrections);
        take(&mut device, &ward.register);
        let after = people_by_note(&device);
        prop_assert_eq!(after.len(), ward.people, "people in the list");
        prop_assert!(after.values().all(|ids| ids.len() == 1), "somebody is doubled: {:?}", after);
        for (note, ids) in &before {
            prop_assert_eq!(after.get(note), Some(ids), "{} became somebody else", note);
        }
        prop_assert_eq!(take(&mut device, &ward.register).undo, None);
    }

    #[test]
    fn undo_gives_every_value_back(ward in wards(), corrections in prop::collection::vec(correction(), 1..12)) {
        let mut device = Device::with_ward("a");
        let mut ward = ward;
        let empty = device.displayed();
        take(&mut device, &ward.register);
        let first = device.displayed();
        ward.correct_all(&corrections);
        let taken = take(&mut device, &ward.register);
        let second = device.displayed();
        if let Some(undo) = taken.undo {
            run(device.engine.undo(undo)).unwrap();
            prop_assert!(device.displayed() == first);
            take(&mut device, &ward.register);
            prop_assert!(device.displayed() == second);
            run(device.engine.undo_taken(2)).unwrap();
            prop_assert!(device.displayed() == first);
        }
        run(device.engine.undo_taken(0)).unwrap();
        prop_assert!(device.displayed() == empty);
    }

    #[test]
    fn devices_that_take_the_same_lists_apart_agree(
        ward in wards(),
        corrections in prop::collection::vec(correction(), 0..8),
    ) {
        let (mut here, mut there) = (Device::with_ward("a"), Device::with_ward("b"));
        let mut ward = ward;
        for device in [&mut here, &mut there] {
            take(device, &ward.register);
        }
        ward.correct_all(&corrections);
        for device in [&mut here, &mut there] {
            take(device, &ward.register);
        }
        here.receive(&there.everything());
        there.receive(&here.everything());
        prop_assert!(here.displayed() == there.displayed());
        prop_assert_eq!(here.counts(), there.counts());
        prop_assert_eq!(here.counts().1 as usize, ward.people);
        prop_assert!(here.engine.index().walk().all(|(_, home)| !home.has_conflict));
        prop_assert_eq!(take(&mut here, &ward.register).undo, None);
    }
}
