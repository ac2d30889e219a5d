//! Taking a register back: what goes, and what stays because somebody built on it.

use crate::register::lists::{edit, home_of, house, intakes, list, person, preview, resident, take};
use crate::world::{Device, run};
use tung_nha::engine::Fault;
use tung_nha::engine::basis::Edited;
use tung_nha::engine::commands::make_package::MakePackage;
use tung_nha::engine::commands::save_record::{AddResidents, SaveHousehold};
use tung_nha::model::{Household, Outcome, Phone, Relation, Resident};

#[test]
fn undo_by_token_takes_the_list_back_and_marks_its_intake() {
    let mut device = Device::with_ward("a");
    let before = device.displayed();
    let undo = take(&mut device, &list()).undo.unwrap();
    run(device.engine.undo(undo)).unwrap();
    assert_eq!(device.counts(), (0, 0));
    assert_eq!(device.displayed(), before);
    assert_eq!(intakes(&device), [(0, false, true)]);
    assert_eq!(run(device.engine.undo(undo)).unwrap_err(), Fault::NotUndoable);
    assert_eq!(run(device.engine.undo_taken(0)).unwrap_err(), Fault::NotUndoable);
}

#[test]
fn undo_from_the_intakes_survives_a_restart() {
    let mut device = Device::with_ward("a");
    take(&mut device, &list());
    let before = device.displayed();
    let mut register = list();
    register.households[0].residents[1].name = "Trần Thị Bích".to_owned();
    register.households[1].address = "Số 14A, Ngõ 12".to_owned();
    register.households.push(house("3", "16", vec![person("Mai Thị Én, 1/1/1990", Relation::Head)]));
    take(&mut device, &register);
    device.restart();
    run(device.engine.undo_taken(1)).unwrap();
    assert_eq!(device.displayed(), before);
    assert_eq!(intakes(&device), [(1, false, true), (0, true, false)]);
}

#[test]
fn two_lists_are_taken_back_one_after_the_other() {
    let mut device = Device::with_ward("a");
    let before = device.displayed();
    take(&mut device, &list());
    let mut register = list();
    register.households[0].residents[1].name = "Trần Thị Bích".to_owned();
    register.households[0].lane = "Ngõ 13".to_owned();
    take(&mut device, &register);
    run(device.engine.undo_taken(1)).unwrap();
    run(device.engine.undo_taken(0)).unwrap();
    assert_eq!(device.displayed(), before);
}

#[test]
fn what_is_given_back_in_one_area_is_not_told_in_the_package_of_another() {
    let mut device = Device::with_ward("a");
    let mut register = list();
    register.households[1].area = "Khu 4A".to_owned();
    take(&mut device, &register);
    register.households[0].residents[1].name = "Trần Thị Bích".to_owned();
    register.households[1].residents[0].name = "Lê Văn Dụng".to_owned();
    let undo = take(&mut device, &register).undo.unwrap();
    run(device.engine.undo(undo)).unwrap();
    let area = home_of(&device, "Trần Thị Bình").1.area;
    let package = run(device.engine.make_package(area.map_or(MakePackage::EVERYTHING, MakePackage::of_area))).unwrap();
    let text = String::from_utf8(package.chunks.concat()).unwrap();
    assert!(text.contains("Trần Thị Bình") && !text.contains("Lê Văn"));
}

#[test]
fn a_list_taken_back_can_be_taken_in_again() {
    let mut device = Device::with_ward("a");
    take(&mut device, &list());
    let mut register = list();
    register.households[0].residents[1].name = "Trần Thị Bích".to_owned();
    register.households[1].residents[0].phone = Some(Phone::parse("0901234567").unwrap());
    let undo = take(&mut device, &register).undo.unwrap();
    let taken = device.displayed();
    run(device.engine.undo(undo)).unwrap();
    let shown = preview(&mut device, &register);
    assert_eq!((shown.residents.changed, shown.kept_edits.len()), (2, 0));
    take(&mut device, &register);
    assert_eq!(device.displayed(), taken);
}

#[test]
fn records_that_were_taken_back_come_back_under_their_ids() {
    let mut device = Device::with_ward("a");
    let before = device.displayed();
    let undo = take(&mut device, &list()).undo.unwrap();
    let taken = device.displayed();
    run(device.engine.undo(undo)).unwrap();
    let again = take(&mut device, &list());
    assert_eq!((again.households.new, again.residents.new), (2, 4));
    assert_eq!(device.displayed(), taken);
    run(device.engine.undo(again.undo.unwrap())).unwrap();
    assert_eq!(device.displayed(), before);
}

#[test]
fn a_house_visited_since_stays_whole_and_the_others_go() {
    let mut device = Device::with_ward("a");
    let undo = take(&mut device, &list()).undo.unwrap();
    let (home, _) = home_of(&device, "Nguyễn Văn An");
    let (an, _) = resident(&device, "Nguyễn Văn An");
    device.visit(home, Outcome::Guided, &[(Some(an), "H01", 3)]);
    run(device.engine.undo(undo)).unwrap();
    assert_eq!(device.counts(), (1, 3));
    assert_eq!(device.engine.index().home(home).unwrap().visits, 1);
    let area = home_of(&device, "Nguyễn Văn An").1.area.unwrap();
    assert_eq!(device.engine.index().organisation().area_name(area), "Khu 4B");
}

#[test]
fn a_house_where_nobody_was_in_stays_with_its_people() {
    let mut device = Device::with_ward("a");
    let undo = take(&mut device, &list()).undo.unwrap();
    let (home, _) = home_of(&device, "Lê Văn Dũng");
    device.visit(home, Outcome::Absent, &[]);
    run(device.engine.undo(undo)).unwrap();
    assert_eq!(device.counts(), (1, 1));
    assert_eq!(home_of(&device, "Lê Văn Dũng").0, home);
}

#[test]
fn an_edited_telephone_and_an_added_person_keep_their_houses() {
    let mut device = Device::with_ward("a");
    let mut register = list();
    register.households.push(house("3", "16", vec![person("Mai Thị Én, 1/1/1990", Relation::Head)]));
    let undo = take(&mut device, &register).undo.unwrap();
    edit(&mut device, "Trần Thị Bình", |binh| binh.phone = Some(Phone::parse("0912345678").unwrap()));
    let (home, _) = home_of(&device, "Lê Văn Dũng");
    let added = Resident { name: "Lê Thị Út".to_owned(), ..Resident::default() };
    run(device.engine.add_residents(AddResidents(home, vec![added]))).unwrap();
    run(device.engine.undo(undo)).unwrap();
    assert_eq!(device.counts(), (2, 5));
    assert!(resident(&device, "Trần Thị Bình").1.phone.is_some());
    assert_eq!(home_of(&device, "Lê Thị Út").1.number.as_str(), "14");
}

#[test]
fn a_field_edited_since_is_not_set_back_and_makes_no_conflict() {
    let mut device = Device::with_ward("a");
    take(&mut device, &list());
    let mut register = list();
    register.households[0].residents[1].note = "Bán hàng".to_owned();
    register.households[0].residents[2].note = "Học sinh".to_owned();
    let undo = take(&mut device, &register).undo.unwrap();
    edit(&mut device, "Trần Thị Bình", |binh| binh.note = "Bán hàng ở chợ".to_owned());
    run(device.engine.undo(undo)).unwrap();
    assert_eq!(resident(&device, "Trần Thị Bình").1.note, "Bán hàng ở chợ");
    assert_eq!(resident(&device, "Nguyễn Thị Chi").1.note, "");
    assert!(device.engine.index().walk().all(|(_, home)| !home.has_conflict));
}

#[test]
fn a_form_save_undone_before_the_list_leaves_nothing_behind() {
    let mut device = Device::with_ward("a");
    let before = device.displayed();
    let list_undo = take(&mut device, &list()).undo.unwrap();
    let (id, old) = home_of(&device, "Nguyễn Văn An");
    let basis = device.view(id).basis;
    let after = Household { lane: "Ngõ 13".to_owned(), ..old.clone() };
    let edited = Edited { before: old, after, basis };
    let save_undo = run(device.engine.save_household(SaveHousehold(Some(id), edited))).unwrap().undo;
    run(device.engine.undo(save_undo)).unwrap();
    run(device.engine.undo(list_undo)).unwrap();
    assert_eq!(device.displayed(), before);
}

#[test]
fn a_list_taken_back_on_one_device_stays_where_another_took_it_too() {
    let (mut here, mut there) = (Device::with_ward("a"), Device::with_ward("b"));
    let undo = take(&mut here, &list()).undo.unwrap();
    take(&mut there, &list());
    run(here.engine.undo(undo)).unwrap();
    here.receive(&there.everything());
    there.receive(&here.everything());
    assert_eq!(here.counts(), (2, 4));
    assert_eq!(here.displayed(), there.displayed());
}

#[test]
fn a_house_worked_in_elsewhere_outlives_the_undo_here() {
    let (mut here, mut there) = (Device::with_ward("a"), Device::with_ward("b"));
    let undo = take(&mut here, &list()).undo.unwrap();
    there.receive(&here.everything());
    let (home, _) = home_of(&there, "Nguyễn Văn An");
    let (an, _) = resident(&there, "Nguyễn Văn An");
    there.visit(home, Outcome::Guided, &[(Some(an), "H01", 3)]);
    run(here.engine.undo(undo)).unwrap();
    here.receive(&there.everything());
    there.receive(&here.everything());
    for device in [&mut here, &mut there] {
        assert_eq!(device.counts(), (1, 1));
        assert_eq!(home_of(device, "Nguyễn Văn An").0, home);
        device.restart();
        assert_eq!(device.counts(), (1, 1));
    }
}
