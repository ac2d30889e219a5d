//! Taking a register back: what goes, and what stays because somebody built on it.

use crate::harness::{Phone, block_on};
use crate::register::lists::{basis, edit, home_of, house, journal, list, person, preview, resident, take, visit};
use tung_nha::engine::Fault;
use tung_nha::engine::basis::Edited;
use tung_nha::engine::commands::log_visit::StepReport;
use tung_nha::engine::commands::make_package::MakePackage;
use tung_nha::engine::commands::save_record::{AddResidents, SaveHousehold};
use tung_nha::model::{Household, Outcome, Phone as Number, Relation, Resident, Step};

#[test]
fn undo_by_token_takes_the_list_back_and_marks_the_journal() {
    let mut phone = Phone::with_ward(1);
    let before = phone.displayed();
    let undo = take(&mut phone, &list()).undo.unwrap();
    block_on(phone.engine.undo(undo)).unwrap();
    assert_eq!(phone.counts(), (0, 0));
    assert_eq!(phone.displayed(), before);
    assert_eq!(journal(&phone), [(0, false, true)]);
    assert_eq!(block_on(phone.engine.undo(undo)).unwrap_err(), Fault::NotUndoable);
    assert_eq!(block_on(phone.engine.undo_taken(0)).unwrap_err(), Fault::NotUndoable);
}

#[test]
fn undo_from_the_journal_survives_a_restart() {
    let mut phone = Phone::with_ward(1);
    take(&mut phone, &list());
    let before = phone.displayed();
    let mut register = list();
    register.households[0].residents[1].name = "Trần Thị Bích".to_owned();
    register.households[1].address = "Số 14A, Ngõ 12".to_owned();
    register.households.push(house("3", "16", vec![person("Mai Thị Én, 1/1/1990", Relation::Head)]));
    take(&mut phone, &register);
    phone.restart();
    block_on(phone.engine.undo_taken(1)).unwrap();
    assert_eq!(phone.displayed(), before);
    assert_eq!(journal(&phone), [(1, false, true), (0, true, false)]);
}

#[test]
fn two_lists_are_taken_back_one_after_the_other() {
    let mut phone = Phone::with_ward(1);
    let before = phone.displayed();
    take(&mut phone, &list());
    let mut register = list();
    register.households[0].residents[1].name = "Trần Thị Bích".to_owned();
    register.households[0].lane = "Ngõ 13".to_owned();
    take(&mut phone, &register);
    block_on(phone.engine.undo_taken(1)).unwrap();
    block_on(phone.engine.undo_taken(0)).unwrap();
    assert_eq!(phone.displayed(), before);
}

#[test]
fn what_is_given_back_in_one_area_is_not_told_in_the_package_of_another() {
    let mut phone = Phone::with_ward(1);
    let mut register = list();
    register.households[1].area = "Khu 4A".to_owned();
    take(&mut phone, &register);
    register.households[0].residents[1].name = "Trần Thị Bích".to_owned();
    register.households[1].residents[0].name = "Lê Văn Dụng".to_owned();
    let undo = take(&mut phone, &register).undo.unwrap();
    block_on(phone.engine.undo(undo)).unwrap();
    let area = home_of(&phone, "Trần Thị Bình").1.area;
    let package = block_on(phone.engine.make_package(MakePackage { area, since_last: false })).unwrap();
    let text = String::from_utf8(package.chunks.concat()).unwrap();
    assert!(text.contains("Trần Thị Bình") && !text.contains("Lê Văn"));
}

#[test]
fn a_list_taken_back_can_be_taken_in_again() {
    let mut phone = Phone::with_ward(1);
    take(&mut phone, &list());
    let mut register = list();
    register.households[0].residents[1].name = "Trần Thị Bích".to_owned();
    register.households[1].residents[0].phone = Some(Number::parse("0901234567").unwrap());
    let undo = take(&mut phone, &register).undo.unwrap();
    let taken = phone.displayed();
    block_on(phone.engine.undo(undo)).unwrap();
    let shown = preview(&mut phone, &register);
    assert_eq!((shown.residents.changed, shown.kept_edits.len()), (2, 0));
    take(&mut phone, &register);
    assert_eq!(phone.displayed(), taken);
}

#[test]
fn records_that_were_taken_back_come_back_under_their_ids() {
    let mut phone = Phone::with_ward(1);
    let before = phone.displayed();
    let undo = take(&mut phone, &list()).undo.unwrap();
    let taken = phone.displayed();
    block_on(phone.engine.undo(undo)).unwrap();
    let again = take(&mut phone, &list());
    assert_eq!((again.households.new, again.residents.new), (2, 4));
    assert_eq!(phone.displayed(), taken);
    block_on(phone.engine.undo(again.undo.unwrap())).unwrap();
    assert_eq!(phone.displayed(), before);
}

#[test]
fn a_house_visited_since_stays_whole_and_the_others_go() {
    let mut phone = Phone::with_ward(1);
    let undo = take(&mut phone, &list()).undo.unwrap();
    let (home, _) = home_of(&phone, "Nguyễn Văn An");
    let (an, _) = resident(&phone, "Nguyễn Văn An");
    let step = StepReport { resident: Some(an), item: "H01".to_owned(), step: Step::new(3).unwrap(), reason: None };
    visit(&mut phone, home, Outcome::Guided, vec![step]);
    block_on(phone.engine.undo(undo)).unwrap();
    assert_eq!(phone.counts(), (1, 3));
    assert_eq!(phone.engine.index().home(home).unwrap().visits, 1);
    let area = home_of(&phone, "Nguyễn Văn An").1.area.unwrap();
    assert_eq!(phone.engine.index().organisation().area_name(area), "Khu 4B");
}

#[test]
fn a_house_where_nobody_was_in_stays_with_its_people() {
    let mut phone = Phone::with_ward(1);
    let undo = take(&mut phone, &list()).undo.unwrap();
    let (home, _) = home_of(&phone, "Lê Văn Dũng");
    visit(&mut phone, home, Outcome::Absent, Vec::new());
    block_on(phone.engine.undo(undo)).unwrap();
    assert_eq!(phone.counts(), (1, 1));
    assert_eq!(home_of(&phone, "Lê Văn Dũng").0, home);
}

#[test]
fn an_edited_telephone_and_an_added_person_keep_their_houses() {
    let mut phone = Phone::with_ward(1);
    let mut register = list();
    register.households.push(house("3", "16", vec![person("Mai Thị Én, 1/1/1990", Relation::Head)]));
    let undo = take(&mut phone, &register).undo.unwrap();
    edit(&mut phone, "Trần Thị Bình", |binh| binh.phone = Some(Number::parse("0912345678").unwrap()));
    let (home, _) = home_of(&phone, "Lê Văn Dũng");
    let added = Resident { name: "Lê Thị Út".to_owned(), ..Resident::default() };
    block_on(phone.engine.add_residents(AddResidents(home, vec![added]))).unwrap();
    block_on(phone.engine.undo(undo)).unwrap();
    assert_eq!(phone.counts(), (2, 5));
    assert!(resident(&phone, "Trần Thị Bình").1.phone.is_some());
    assert_eq!(home_of(&phone, "Lê Thị Út").1.number.as_str(), "14");
}

#[test]
fn a_field_edited_since_is_not_set_back_and_makes_no_conflict() {
    let mut phone = Phone::with_ward(1);
    take(&mut phone, &list());
    let mut register = list();
    register.households[0].residents[1].note = "Bán hàng".to_owned();
    register.households[0].residents[2].note = "Học sinh".to_owned();
    let undo = take(&mut phone, &register).undo.unwrap();
    edit(&mut phone, "Trần Thị Bình", |binh| binh.note = "Bán hàng ở chợ".to_owned());
    block_on(phone.engine.undo(undo)).unwrap();
    assert_eq!(resident(&phone, "Trần Thị Bình").1.note, "Bán hàng ở chợ");
    assert_eq!(resident(&phone, "Nguyễn Thị Chi").1.note, "");
    assert!(phone.engine.index().walk().all(|(_, home)| !home.has_conflict));
}

#[test]
fn a_form_save_undone_before_the_list_leaves_nothing_behind() {
    let mut phone = Phone::with_ward(1);
    let before = phone.displayed();
    let list_undo = take(&mut phone, &list()).undo.unwrap();
    let (id, old) = home_of(&phone, "Nguyễn Văn An");
    let basis = basis(&mut phone, id);
    let after = Household { lane: "Ngõ 13".to_owned(), ..old.clone() };
    let edited = Edited { before: old, after, basis };
    let save_undo = block_on(phone.engine.save_household(SaveHousehold(Some(id), edited))).unwrap().undo;
    block_on(phone.engine.undo(save_undo)).unwrap();
    block_on(phone.engine.undo(list_undo)).unwrap();
    assert_eq!(phone.displayed(), before);
}

#[test]
fn a_list_taken_back_on_one_phone_stays_where_another_took_it_too() {
    let (mut here, mut there) = (Phone::with_ward(1), Phone::with_ward(2));
    let undo = take(&mut here, &list()).undo.unwrap();
    take(&mut there, &list());
    block_on(here.engine.undo(undo)).unwrap();
    here.take_from(&there);
    there.take_from(&here);
    assert_eq!(here.counts(), (2, 4));
    assert_eq!(here.displayed(), there.displayed());
}

#[test]
fn a_house_worked_in_elsewhere_outlives_the_undo_here() {
    let (mut here, mut there) = (Phone::with_ward(1), Phone::with_ward(2));
    let undo = take(&mut here, &list()).undo.unwrap();
    there.take_from(&here);
    let (home, _) = home_of(&there, "Nguyễn Văn An");
    let (an, _) = resident(&there, "Nguyễn Văn An");
    let step = StepReport { resident: Some(an), item: "H01".to_owned(), step: Step::new(3).unwrap(), reason: None };
    visit(&mut there, home, Outcome::Guided, vec![step]);
    block_on(here.engine.undo(undo)).unwrap();
    here.take_from(&there);
    there.take_from(&here);
    for phone in [&mut here, &mut there] {
        assert_eq!(phone.counts(), (1, 1));
        assert_eq!(home_of(phone, "Nguyễn Văn An").0, home);
        phone.restart();
        assert_eq!(phone.counts(), (1, 1));
    }
}
