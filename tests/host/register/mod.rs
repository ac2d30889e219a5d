//! Taking a register in, and in again: who is who, what changes and what stays.

mod laws;
pub mod lists;
mod notes;
mod undo;

use crate::register::lists::{edit, home_of, house, intakes, list, person, preview, resident, take};
use crate::world::{Device, START_MS, run};
use tung_nha::engine::commands::erase::Erase;
use tung_nha::engine::commands::save_record::AddResidents;
use tung_nha::engine::commands::take_register::Changed;
use tung_nha::engine::store::StoreFault;
use tung_nha::engine::{Fault, shared_id};
use tung_nha::model::{Birth, Phone, Register, Relation, Residence, Resident, Sex, Subject};

#[test]
fn a_list_becomes_areas_households_and_people() {
    let mut device = Device::with_ward("a");
    let shown = preview(&mut device, &list());
    assert_eq!((shown.households.new, shown.residents.new), (2, 4));
    assert_eq!(shown.new_areas, ["Khu 4B"]);
    assert_eq!(device.counts(), (0, 0));
    assert!(take(&mut device, &list()).undo.is_some());
    assert_eq!(device.counts(), (2, 4));
    let (_, home) = home_of(&device, "Trần Thị Bình");
    assert_eq!(device.engine.index().organisation().area_name(home.area.unwrap()), "Khu 4B");
    assert_eq!((home.code.as_str(), home.number.as_str()), ("1", "12"));
    assert_eq!(intakes(&device), [(0, true, false)]);
}

#[test]
fn a_list_can_be_taken_where_no_ward_is_named() {
    let mut device = Device::empty("a");
    take(&mut device, &list());
    assert_eq!(device.counts(), (2, 4));
    assert!(take(&mut device, &list()).undo.is_none());
}

#[test]
fn the_same_list_again_writes_nothing() {
    let mut device = Device::with_ward("a");
    take(&mut device, &list());
    let commits = device.store.commit_count();
    let taken = take(&mut device, &list());
    assert_eq!((taken.households.same, taken.residents.same, taken.undo), (2, 4, None));
    assert_eq!(device.store.commit_count(), commits);
    assert_eq!(intakes(&device).len(), 1);
}

#[test]
fn nothing_waits_twice() {
    let mut device = Device::with_ward("a");
    take(&mut device, &list());
    assert_eq!(run(device.engine.take_register()).unwrap_err(), Fault::NothingWaiting);
}

#[test]
fn corrections_update_the_people_they_mean() {
    let mut device = Device::with_ward("a");
    take(&mut device, &list());
    let (an, binh, chi) = (
        resident(&device, "Nguyễn Văn An").0,
        resident(&device, "Trần Thị Bình").0,
        resident(&device, "Nguyễn Thị Chi").0,
    );
    let mut register = list();
    let [head, wife, child] = register.households[0].residents.as_mut_slice() else { panic!() };
    head.name = "Nguyễn Văn Ân Tâm".to_owned();
    wife.birth = Birth::parse("1982");
    child.phone = Some(Phone::parse("0901234567").unwrap());
    register.households.reverse();
    let taken = take(&mut device, &register);
    assert_eq!((taken.residents.changed, taken.residents.same, taken.residents.new), (3, 1, 0));
    assert_eq!(resident(&device, "Nguyễn Văn Ân Tâm").0, an);
    assert_eq!(resident(&device, "Trần Thị Bình").0, binh);
    assert_eq!(resident(&device, "Nguyễn Thị Chi").0, chi);
}

#[test]
fn what_the_list_does_not_say_stays() {
    let mut device = Device::with_ward("a");
    let mut full = list();
    full.households[0].ocop = Some(true);
    full.households[0].note = "Bán chả mực".to_owned();
    full.households[0].residents[0].phone = Some(Phone::parse("0901234567").unwrap());
    full.households[0].residents[0].residence = Some(Residence::Temporary);
    take(&mut device, &full);
    let before = device.displayed();
    let mut bare = list();
    bare.households[0].residents[0].birth = Birth::parse("1979");
    assert_eq!(take(&mut device, &bare).undo, None);
    assert_eq!(device.displayed(), before);
    bare.households[0].ocop = Some(false);
    bare.households[0].residents[0].residence = Some(Residence::Permanent);
    take(&mut device, &bare);
    assert!(!home_of(&device, "Nguyễn Văn An").1.ocop);
    assert_eq!(resident(&device, "Nguyễn Văn An").1.residence, Residence::Permanent);
}

#[test]
fn what_a_person_wrote_is_kept_and_told() {
    let mut device = Device::with_ward("a");
    let mut register = list();
    register.households[0].residents[0].phone = Some(Phone::parse("0901234567").unwrap());
    take(&mut device, &register);
    edit(&mut device, "Nguyễn Văn An", |an| {
        an.phone = Some(Phone::parse("0912345678").unwrap());
        an.name = "Nguyễn Văn Ân".to_owned();
        an.birth = Birth::parse("5/5/1980");
    });
    let shown = preview(&mut device, &register);
    assert_eq!((shown.residents.same, shown.residents.new), (4, 0));
    let kept: Vec<_> = shown.kept_edits.iter().map(|kept| (kept.field.as_str(), kept.kept.as_str())).collect();
    assert_eq!(kept, [("name", "Nguyễn Văn Ân"), ("birth", "1980-05-05"), ("phone", "0912345678")]);
    assert_eq!(take(&mut device, &register).undo, None);
    assert_eq!(device.counts(), (2, 4));
}

#[test]
fn who_moved_keeps_everything_but_the_household() {
    let mut device = Device::with_ward("a");
    take(&mut device, &list());
    let (dung, _) = resident(&device, "Lê Văn Dũng");
    let mut register = list();
    let mut moved = register.households.pop().unwrap().residents.pop().unwrap();
    moved.relation = Some(Relation::Father);
    register.households[0].residents.push(moved);
    let shown = preview(&mut device, &register);
    assert_eq!((shown.residents.moved, shown.residents.same), (1, 3));
    let fields = &shown.changes[0].fields;
    let household = ("household", "Số 14, Ngõ 12, Tổ 5, Khu 4B", "Số 12, Ngõ 12, Tổ 5, Khu 4B");
    assert_eq!((fields[0].0.as_str(), fields[0].1.as_str(), fields[0].2.as_str()), household);
    take(&mut device, &register);
    assert_eq!(resident(&device, "Lê Văn Dũng").0, dung);
    assert_eq!(home_of(&device, "Lê Văn Dũng").0, home_of(&device, "Nguyễn Văn An").0);
}

#[test]
fn a_daughter_who_moves_out_does_not_take_the_house_along() {
    let mut device = Device::with_ward("a");
    let mut register = list();
    register.households[0].residents[2] = person("Nguyễn Thị Chi, 8/8/1999", Relation::Child);
    take(&mut device, &register);
    let home = home_of(&device, "Nguyễn Văn An").0;
    let couple = vec![person("Phạm Hải, 1/2/1998", Relation::Head), person("Nguyễn Thị Chi, 8/8/1999", Relation::Wife)];
    let taken = take(&mut device, &Register { households: vec![house("77", "90", couple)], ..Register::default() });
    assert_eq!((taken.households.new, taken.residents.new, taken.residents.moved), (1, 1, 1));
    assert_eq!(home_of(&device, "Trần Thị Bình").0, home);
    assert_eq!(home_of(&device, "Nguyễn Văn An").1.number.as_str(), "12");
}

#[test]
fn people_the_list_no_longer_names_stay_and_are_counted() {
    let mut device = Device::with_ward("a");
    take(&mut device, &list());
    let home = home_of(&device, "Nguyễn Văn An").0;
    let added = Resident { name: "Bà Ngoại".to_owned(), ..Resident::default() };
    run(device.engine.add_residents(AddResidents(home, vec![added]))).unwrap();
    let mut register = list();
    register.households[0].residents.pop();
    let shown = preview(&mut device, &register);
    assert_eq!(shown.residents_not_listed, 1);
    take(&mut device, &register);
    assert_eq!(device.counts(), (2, 5));
}

#[test]
fn twins_of_one_name_are_two_people() {
    let mut device = Device::with_ward("a");
    let mut register = list();
    let mut twins = [person("Vũ Minh, 1/1/2010", Relation::Child), person("Vũ Minh, 1/1/2010", Relation::Child)];
    twins[0].note = "anh".to_owned();
    twins[1].note = "em".to_owned();
    register.households[0].residents.extend(twins);
    take(&mut device, &register);
    assert_eq!(device.counts(), (2, 6));
    assert_eq!(take(&mut device, &register).undo, None);
}

#[test]
fn households_that_say_little_are_not_doubled() {
    let mut device = Device::with_ward("a");
    let nobody = house("", "30", Vec::new());
    let lone = |name: &str| house("", "", vec![person(name, Relation::Head)]);
    let households = vec![nobody.clone(), lone("Trần Thị Lan"), lone("Trần Thị Lan"), house("", "", Vec::new())];
    let register = Register { households, ..Register::default() };
    take(&mut device, &register);
    assert_eq!(device.counts(), (3, 2));
    take(&mut device, &Register { households: vec![nobody], ..Register::default() });
    assert_eq!(device.counts(), (3, 2));
}

#[test]
fn a_new_household_with_a_number_another_has_gets_its_own_id() {
    let mut device = Device::with_ward("a");
    take(&mut device, &list());
    let strangers = house("1", "99", vec![person("Đỗ Thị Mơ, 3/4/1966", Relation::Head)]);
    let register = Register { households: vec![strangers], ..Register::default() };
    let taken = take(&mut device, &register);
    assert_eq!((taken.households.new, taken.residents.new), (1, 1));
    assert_eq!(home_of(&device, "Nguyễn Văn An").1.number.as_str(), "12");
    assert_eq!(take(&mut device, &register).undo, None);
}

#[test]
fn a_store_that_fails_takes_nothing_and_the_list_goes_on_waiting() {
    let mut device = Device::with_ward("a");
    preview(&mut device, &list());
    device.store.fail_next_commit(StoreFault::Full);
    assert_eq!(run(device.engine.take_register()).unwrap_err(), Fault::Store(StoreFault::Full));
    assert_eq!((device.counts(), intakes(&device).len()), ((0, 0), 0));
    assert!(run(device.engine.take_register()).unwrap().undo.is_some());
    assert_eq!(device.counts(), (2, 4));
}

#[test]
fn a_save_between_preview_and_taking_is_met() {
    let mut device = Device::with_ward("a");
    take(&mut device, &list());
    let mut register = list();
    register.households[0].residents[0].note = "Tổ trưởng".to_owned();
    preview(&mut device, &register);
    edit(&mut device, "Nguyễn Văn An", |an| an.note = "Đi vắng".to_owned());
    assert_eq!(run(device.engine.take_register()).unwrap().undo, None);
    assert_eq!(resident(&device, "Nguyễn Văn An").1.note, "Đi vắng");
}

#[test]
fn a_household_of_hundreds_and_long_notes_can_be_read_again() {
    let mut device = Device::with_ward("a");
    let lodger = |number: usize| {
        let mut lodger = person(&format!("Công nhân {number}, 1990"), Relation::Lodger);
        lodger.note = "\"ghi chú\" ".repeat(900);
        lodger
    };
    let register =
        Register { households: vec![house("1", "12", (0..700).map(lodger).collect())], ..Register::default() };
    let taken = take(&mut device, &register);
    device.restart();
    assert_eq!(device.counts(), (1, 700));
    assert!(taken.undo.is_some());
    run(device.engine.undo_taken(0)).unwrap();
    device.restart();
    assert_eq!(device.counts(), (0, 0));
}

#[test]
fn two_devices_that_take_the_same_list_apart_hold_the_same() {
    let (mut here, mut there) = (Device::with_ward("a"), Device::with_ward("b"));
    take(&mut here, &list());
    there.around.set_clock(START_MS + 86_400_000);
    take(&mut there, &list());
    here.receive(&there.everything());
    there.receive(&here.everything());
    assert_eq!(here.counts(), (2, 4));
    assert_eq!(here.displayed(), there.displayed());
    assert!(here.engine.index().walk().all(|(_, home)| !home.has_conflict));
    assert_eq!(here.engine.exchange_view().check_code, there.engine.exchange_view().check_code);
    assert_eq!(take(&mut here, &list()).undo, None);
}

#[test]
fn ids_are_made_of_ward_area_number_name_and_birth() {
    let mut device = Device::with_ward("a");
    take(&mut device, &list());
    let ward = device.engine.index().organisation().ward.as_ref().unwrap().0.to_string();
    let (home, household) = home_of(&device, "Nguyễn Văn An");
    let area = household.area.unwrap().to_string();
    assert_eq!(home.0, shared_id(&["household", &ward, &area, "code", "to 5", "1", "", "0"]));
    let an = shared_id(&["resident", &home.to_string(), "nguyen van an", "1979-03-12", "0"]);
    assert_eq!(resident(&device, "Nguyễn Văn An").0.0, an);
}

#[test]
fn the_sex_of_somebody_is_corrected_and_nobody_is_doubled() {
    let mut device = Device::with_ward("a");
    let mut register = list();
    register.households[0].residents[2].sex = Some(Sex::Male);
    take(&mut device, &register);
    register.households[0].residents[2].sex = Some(Sex::Female);
    let taken = take(&mut device, &register);
    assert_eq!((taken.residents.changed, taken.residents.new), (1, 0));
}

#[test]
fn every_change_that_is_counted_is_listed_though_nothing_stood_there_before() {
    let mut device = Device::with_ward("a");
    let mut register = list();
    register.households[0].residents[1].birth = None;
    take(&mut device, &register);
    let [head, wife, _] = register.households[0].residents.as_mut_slice() else { panic!() };
    head.birth = Birth::parse("12/3/1978");
    wife.birth = Birth::parse("1981");
    register.households[0].note = "Bán chả mực".to_owned();
    register.households[1].area = "Khu 9".to_owned();
    let shown = preview(&mut device, &register);
    let listed: Vec<_> = shown.changes.iter().map(|change| (change.record, change.name.as_str())).collect();
    let (an, binh, dung) = ("Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Dũng");
    let (home, person) = (Changed::Household, Changed::Resident);
    assert_eq!(listed, [(home, an), (person, an), (person, binh), (home, dung)]);
    assert_eq!((shown.households.changed, shown.residents.changed), (2, 2));
    let field = |before: &str, after: &str| vec![("birth".to_owned(), before.to_owned(), after.to_owned())];
    assert_eq!(shown.changes[2].fields, field("", "1981"));
    let areas = vec![("area".to_owned(), "Khu 4B".to_owned(), "Khu 9".to_owned())];
    assert_eq!(shown.changes[3].fields, areas);
}

#[test]
fn who_moves_into_a_new_household_is_told_where() {
    let mut device = Device::with_ward("a");
    take(&mut device, &list());
    let dung = person("Lê Văn Dũng, 2/9/1954", Relation::Father);
    let couple = vec![person("Lê Hải, 1/2/1980", Relation::Head), person("Vũ Hoa, 1982", Relation::Wife), dung];
    let shown = preview(&mut device, &Register { households: vec![house("77", "90", couple)], ..Register::default() });
    assert_eq!(shown.changes[0].fields[0].2, "Số 90, Ngõ 12, Tổ 5, Khu 4B");
}

#[test]
fn households_the_list_no_longer_names_in_its_areas_stay_and_are_told() {
    let mut device = Device::with_ward("a");
    let mut register = list();
    let mut elsewhere = house("9", "1", vec![person("Đỗ Thị Mơ, 3/4/1966", Relation::Head)]);
    elsewhere.area = "Khu 1".to_owned();
    register.households.push(elsewhere);
    assert_eq!(preview(&mut device, &register).homes_not_listed, [""; 0]);
    take(&mut device, &register);
    register.households.truncate(1);
    let shown = preview(&mut device, &register);
    assert_eq!(shown.homes_not_listed, ["Lê Văn Dũng, Số 14, Ngõ 12, Tổ 5, Khu 4B"]);
    assert_eq!(take(&mut device, &register).undo, None);
    assert_eq!(device.counts(), (3, 5));
}

#[test]
fn whoever_was_erased_is_not_taken_in_again() {
    let mut device = Device::with_ward("a");
    take(&mut device, &list());
    let (binh, home) = resident(&device, "Trần Thị Bình");
    run(device.engine.erase(Erase(Subject::Resident(binh)))).unwrap();
    let shown = preview(&mut device, &list());
    assert_eq!((shown.erased, shown.residents.new, shown.residents.same), (1, 0, 3));
    assert_eq!(take(&mut device, &list()).undo, None);
    let home = home.household.unwrap();
    run(device.engine.erase(Erase(Subject::Household(home)))).unwrap();
    let shown = preview(&mut device, &list());
    assert_eq!((shown.erased, shown.households.new, shown.households.same), (1, 0, 1));
    assert_eq!(take(&mut device, &list()).undo, None);
}
