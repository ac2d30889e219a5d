//! Made-up lists, and what tests do with them on a phone.

use crate::harness::{Phone, block_on};
use tung_nha::engine::basis::{Basis, Edited};
use tung_nha::engine::commands::log_visit::{LogVisit, StepReport};
use tung_nha::engine::commands::save_record::SaveResident;
use tung_nha::engine::commands::take_register::{PreviewRegister, RegisterPreview, RegisterTaken};
use tung_nha::model::{
    Birth, HouseNumber, Household, HouseholdId, ListedHousehold, ListedResident, Outcome, Place, Register, Relation,
    Resident, ResidentId,
};
use tung_nha::ui::import_outcome::changes;

/// A person of a list: "Nguyễn Văn An, 12/3/1979".
pub fn person(words: &str, relation: Relation) -> ListedResident {
    let (name, birth) = words.split_once(", ").unwrap_or((words, ""));
    ListedResident {
        name: name.to_owned(),
        birth: Birth::parse(birth),
        relation: Some(relation),
        ..ListedResident::default()
    }
}

/// A household of a list in Khu 4B, Tổ 5.
pub fn house(code: &str, number: &str, residents: Vec<ListedResident>) -> ListedHousehold {
    ListedHousehold {
        area: "Khu 4B".to_owned(),
        group: "Tổ 5".to_owned(),
        lane: "Ngõ 12".to_owned(),
        number: HouseNumber::new(number),
        address: if number.is_empty() { String::new() } else { format!("Số {number}, Ngõ 12, Tổ 5, Khu 4B") },
        code: code.to_owned(),
        residents,
        ..ListedHousehold::default()
    }
}

pub fn family() -> Vec<ListedResident> {
    vec![
        person("Nguyễn Văn An, 12/3/1979", Relation::Head),
        person("Trần Thị Bình, 1981", Relation::Wife),
        person("Nguyễn Thị Chi, 8/2007", Relation::Child),
    ]
}

pub fn list() -> Register {
    let neighbour = vec![person("Lê Văn Dũng, 2/9/1954", Relation::Head)];
    Register { households: vec![house("1", "12", family()), house("2", "14", neighbour)] }
}

pub fn preview(phone: &mut Phone, register: &Register) -> RegisterPreview {
    let ask = PreviewRegister { register: register.clone(), source: "danh-sach.xlsx".to_owned() };
    phone.engine.preview_register(ask)
}

/// Takes a list in, and checks that the preview told the truth.
pub fn take(phone: &mut Phone, register: &Register) -> RegisterTaken {
    let before = phone.counts();
    let preview = preview(phone, register);
    let taken = block_on(phone.engine.take_register()).unwrap();
    assert_eq!((taken.households, taken.residents), (preview.households, preview.residents));
    assert_eq!(preview.changes.len(), changes(&preview) as usize);
    let (households, residents) = phone.counts();
    assert_eq!(households, before.0 + taken.households.new);
    assert_eq!(residents, before.1 + taken.residents.new);
    phone.wait_ms(1000);
    taken
}

pub fn resident(phone: &Phone, name: &str) -> (ResidentId, Resident) {
    let mut people = phone.engine.index().people().filter(|(_, person)| person.resident.name == name);
    let (id, person) = people.next().unwrap_or_else(|| panic!("{name} is not here"));
    assert!(people.next().is_none(), "{name} is here twice");
    (*id, person.resident.clone())
}

pub fn home_of(phone: &Phone, name: &str) -> (HouseholdId, Household) {
    let id = resident(phone, name).1.household.unwrap();
    (id, phone.engine.index().home(id).unwrap().household.clone())
}

pub fn basis(phone: &mut Phone, household: HouseholdId) -> Basis {
    phone.engine.household_view(household).unwrap().basis
}

pub fn edit(phone: &mut Phone, name: &str, change: impl FnOnce(&mut Resident)) {
    let (id, before) = resident(phone, name);
    let basis = basis(phone, before.household.unwrap());
    let mut after = before.clone();
    change(&mut after);
    block_on(phone.engine.save_resident(SaveResident(id, Edited { before, after, basis }))).unwrap();
    phone.wait_ms(1000);
}

pub fn visit(phone: &mut Phone, household: HouseholdId, outcome: Outcome, steps: Vec<StepReport>) {
    let basis = basis(phone, household);
    let at_ms = 1_655_300_000_000;
    let report = LogVisit {
        household,
        at_ms,
        outcome: Some(outcome),
        place: Place::Home,
        steps,
        appointment: None,
        note: String::new(),
        basis,
    };
    block_on(phone.engine.log_visit(report)).unwrap();
    phone.wait_ms(1000);
}

pub fn journal(phone: &Phone) -> Vec<(u32, bool, bool)> {
    let journal = phone.engine.exchange_view().intakes;
    journal.iter().map(|entry| (entry.number, entry.is_undoable, entry.is_undone)).collect()
}
