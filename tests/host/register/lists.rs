//! Made-up lists, and what tests do with them on a device.

use crate::world::{Device, run};
use tung_nha::engine::basis::Edited;
use tung_nha::engine::commands::save_record::SaveResident;
use tung_nha::engine::commands::take_register::{PreviewRegister, RegisterPreview, RegisterTaken};
use tung_nha::model::{
    Birth, HouseNumber, Household, HouseholdId, ListedHousehold, ListedResident, Register, Relation, Resident,
    ResidentId,
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
    Register { households: vec![house("1", "12", family()), house("2", "14", neighbour)], ..Register::default() }
}

pub fn preview(device: &mut Device, register: &Register) -> RegisterPreview {
    let ask = PreviewRegister { register: register.clone(), source: "danh-sach.xlsx".to_owned() };
    device.engine.preview_register(ask)
}

/// Takes a list in, and checks that the preview told the truth.
pub fn take(device: &mut Device, register: &Register) -> RegisterTaken {
    let before = device.counts();
    let preview = preview(device, register);
    let taken = run(device.engine.take_register()).unwrap();
    assert_eq!((taken.households, taken.residents), (preview.households, preview.residents));
    assert_eq!(preview.changes.len(), changes(&preview) as usize);
    let (households, residents) = device.counts();
    assert_eq!(households, before.0 + taken.households.new);
    assert_eq!(residents, before.1 + taken.residents.new);
    taken
}

pub fn resident(device: &Device, name: &str) -> (ResidentId, Resident) {
    let mut people = device.engine.index().people().filter(|(_, person)| person.resident.name == name);
    let (id, person) = people.next().unwrap_or_else(|| panic!("{name} is not here"));
    assert!(people.next().is_none(), "{name} is here twice");
    (*id, person.resident.clone())
}

pub fn home_of(device: &Device, name: &str) -> (HouseholdId, Household) {
    let id = resident(device, name).1.household.unwrap();
    (id, device.engine.index().home(id).unwrap().household.clone())
}

pub fn edit(device: &mut Device, name: &str, change: impl FnOnce(&mut Resident)) {
    let (id, before) = resident(device, name);
    let basis = device.view(before.household.unwrap()).basis;
    let mut after = before.clone();
    change(&mut after);
    run(device.engine.save_resident(SaveResident(id, Edited { before, after, basis }))).unwrap();
}

pub fn intakes(device: &Device) -> Vec<(u32, bool, bool)> {
    let intakes = device.engine.exchange_view().intakes;
    intakes.iter().map(|entry| (entry.number, entry.is_undoable, entry.is_undone)).collect()
}
