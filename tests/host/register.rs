//! Taking a register in, and in again: who is who, what changes, what stays, and taking it back.

use crate::harness::{Phone, block_on};
use std::collections::BTreeMap;
use tung_nha::engine::basis::{Basis, Edited};
use tung_nha::engine::commands::log_visit::{LogVisit, StepReport};
use tung_nha::engine::commands::save_record::{AddResidents, SaveHousehold, SaveResident};
use tung_nha::engine::commands::take_register::{PreviewRegister, RegisterPreview, RegisterTaken};
use tung_nha::engine::store::StoreFault;
use tung_nha::engine::{Fault, seed};
use tung_nha::model::{
    Birth, HouseNumber, Household, HouseholdId, ListedHousehold, ListedResident, Outcome, Phone as Number, Place,
    Register, Relation, Residence, Resident, ResidentId, Sex, Step,
};

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

fn family() -> Vec<ListedResident> {
    vec![
        person("Nguyễn Văn An, 12/3/1979", Relation::Head),
        person("Trần Thị Bình, 1981", Relation::Wife),
        person("Nguyễn Thị Chi, 8/2007", Relation::Child),
    ]
}

fn list() -> Register {
    let neighbour = vec![person("Lê Văn Dũng, 2/9/1954", Relation::Head)];
    Register { households: vec![house("1", "12", family()), house("2", "14", neighbour)] }
}

pub fn preview(phone: &mut Phone, register: &Register) -> RegisterPreview {
    let ask = PreviewRegister { register: register.clone(), source: "danh-sach.xlsx".to_owned() };
    phone.engine.preview_register(ask).unwrap()
}

/// Takes a list in, and checks that the preview told the truth.
pub fn take(phone: &mut Phone, register: &Register) -> RegisterTaken {
    let before = phone.counts();
    let preview = preview(phone, register);
    let taken = block_on(phone.engine.take_register()).unwrap();
    assert_eq!((taken.households, taken.residents), (preview.households, preview.residents));
    let (households, residents) = phone.counts();
    assert_eq!(households, before.0 + taken.households.new);
    assert_eq!(residents, before.1 + taken.residents.new);
    phone.wait_ms(1000);
    taken
}

fn resident(phone: &Phone, name: &str) -> (ResidentId, Resident) {
    let mut people = phone.engine.index().people().filter(|(_, person)| person.resident.name == name);
    let (id, person) = people.next().unwrap_or_else(|| panic!("{name} is not here"));
    assert!(people.next().is_none(), "{name} is here twice");
    (*id, person.resident.clone())
}

fn home_of(phone: &Phone, name: &str) -> (HouseholdId, Household) {
    let id = resident(phone, name).1.household.unwrap();
    (id, phone.engine.index().home(id).unwrap().household.clone())
}

fn basis(phone: &mut Phone, household: HouseholdId) -> Basis {
    phone.engine.household_view(household).unwrap().basis
}

fn edit(phone: &mut Phone, name: &str, change: impl FnOnce(&mut Resident)) {
    let (id, before) = resident(phone, name);
    let basis = basis(phone, before.household.unwrap());
    let mut after = before.clone();
    change(&mut after);
    block_on(phone.engine.save_resident(SaveResident(id, Edited { before, after, basis }))).unwrap();
    phone.wait_ms(1000);
}

fn visit(phone: &mut Phone, household: HouseholdId, outcome: Outcome, steps: Vec<StepReport>) {
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

fn journal(phone: &Phone) -> Vec<(u32, bool, bool)> {
    let journal = phone.engine.exchange_view().journal;
    journal.iter().map(|entry| (entry.number, entry.is_undoable, entry.is_undone)).collect()
}

#[test]
fn a_list_becomes_areas_households_and_people() {
    let mut phone = Phone::with_ward(1);
    let shown = preview(&mut phone, &list());
    assert_eq!((shown.households.new, shown.residents.new), (2, 4));
    assert_eq!(shown.new_areas, ["Khu 4B"]);
    assert_eq!(phone.counts(), (0, 0));
    assert!(take(&mut phone, &list()).undo.is_some());
    assert_eq!(phone.counts(), (2, 4));
    let (_, home) = home_of(&phone, "Trần Thị Bình");
    assert_eq!(phone.engine.index().organisation().area_name(home.area.unwrap()), "Khu 4B");
    assert_eq!((home.code.as_str(), home.number.as_str()), ("1", "12"));
    assert_eq!(journal(&phone), [(0, true, false)]);
}

#[test]
fn a_list_can_be_taken_where_no_ward_is_named() {
    let mut phone = Phone::new(1);
    take(&mut phone, &list());
    assert_eq!(phone.counts(), (2, 4));
    assert!(take(&mut phone, &list()).undo.is_none());
}

#[test]
fn the_same_list_again_writes_nothing() {
    let mut phone = Phone::with_ward(1);
    take(&mut phone, &list());
    let commits = phone.store.commit_count();
    let taken = take(&mut phone, &list());
    assert_eq!((taken.households.same, taken.residents.same, taken.undo), (2, 4, None));
    assert_eq!(phone.store.commit_count(), commits);
    assert_eq!(journal(&phone).len(), 1);
}

#[test]
fn nothing_waits_twice() {
    let mut phone = Phone::with_ward(1);
    take(&mut phone, &list());
    assert_eq!(block_on(phone.engine.take_register()).unwrap_err(), Fault::NothingWaiting);
}

#[test]
fn corrections_update_the_people_they_mean() {
    let mut phone = Phone::with_ward(1);
    take(&mut phone, &list());
    let (an, binh, chi) = (
        resident(&phone, "Nguyễn Văn An").0,
        resident(&phone, "Trần Thị Bình").0,
        resident(&phone, "Nguyễn Thị Chi").0,
    );
    let mut register = list();
    let [head, wife, child] = register.households[0].residents.as_mut_slice() else { panic!() };
    head.name = "Nguyễn Văn Ân Tâm".to_owned();
    wife.birth = Birth::parse("1982");
    child.phone = Some(Number::parse("0901234567").unwrap());
    register.households.reverse();
    let taken = take(&mut phone, &register);
    assert_eq!((taken.residents.changed, taken.residents.same, taken.residents.new), (3, 1, 0));
    assert_eq!(resident(&phone, "Nguyễn Văn Ân Tâm").0, an);
    assert_eq!(resident(&phone, "Trần Thị Bình").0, binh);
    assert_eq!(resident(&phone, "Nguyễn Thị Chi").0, chi);
}

#[test]
fn what_the_list_does_not_say_stays() {
    let mut phone = Phone::with_ward(1);
    let mut full = list();
    full.households[0].ocop = Some(true);
    full.households[0].note = "Bán chả mực".to_owned();
    full.households[0].residents[0].phone = Some(Number::parse("0901234567").unwrap());
    full.households[0].residents[0].residence = Some(Residence::Temporary);
    take(&mut phone, &full);
    let before = phone.displayed();
    let mut bare = list();
    bare.households[0].residents[0].birth = Birth::parse("1979");
    assert_eq!(take(&mut phone, &bare).undo, None);
    assert_eq!(phone.displayed(), before);
    bare.households[0].ocop = Some(false);
    bare.households[0].residents[0].residence = Some(Residence::Permanent);
    take(&mut phone, &bare);
    assert!(!home_of(&phone, "Nguyễn Văn An").1.ocop);
    assert_eq!(resident(&phone, "Nguyễn Văn An").1.residence, Residence::Permanent);
}

#[test]
fn what_a_person_wrote_is_kept_and_told() {
    let mut phone = Phone::with_ward(1);
    let mut register = list();
    register.households[0].residents[0].phone = Some(Number::parse("0901234567").unwrap());
    take(&mut phone, &register);
    edit(&mut phone, "Nguyễn Văn An", |an| {
        an.phone = Some(Number::parse("0912345678").unwrap());
        an.name = "Nguyễn Văn Ân".to_owned();
        an.birth = Birth::parse("5/5/1980");
    });
    let shown = preview(&mut phone, &register);
    assert_eq!((shown.residents.same, shown.residents.new), (4, 0));
    let kept: Vec<_> = shown.kept_edits.iter().map(|kept| (kept.field.as_str(), kept.kept.as_str())).collect();
    assert_eq!(kept, [("name", "Nguyễn Văn Ân"), ("birth", "1980-05-05"), ("phone", "0912345678")]);
    assert_eq!(take(&mut phone, &register).undo, None);
    assert_eq!(phone.counts(), (2, 4));
}

#[test]
fn who_moved_keeps_everything_but_the_household() {
    let mut phone = Phone::with_ward(1);
    take(&mut phone, &list());
    let (dung, _) = resident(&phone, "Lê Văn Dũng");
    let mut register = list();
    let mut moved = register.households.pop().unwrap().residents.pop().unwrap();
    moved.relation = Some(Relation::Father);
    register.households[0].residents.push(moved);
    let shown = preview(&mut phone, &register);
    assert_eq!((shown.residents.moved, shown.residents.same), (1, 3));
    let fields = &shown.samples[0].fields;
    let household = ("household", "Số 14, Ngõ 12, Tổ 5, Khu 4B", "Số 12, Ngõ 12, Tổ 5, Khu 4B");
    assert_eq!((fields[0].0.as_str(), fields[0].1.as_str(), fields[0].2.as_str()), household);
    take(&mut phone, &register);
    assert_eq!(resident(&phone, "Lê Văn Dũng").0, dung);
    assert_eq!(home_of(&phone, "Lê Văn Dũng").0, home_of(&phone, "Nguyễn Văn An").0);
}

#[test]
fn a_daughter_who_moves_out_does_not_take_the_house_along() {
    let mut phone = Phone::with_ward(1);
    let mut register = list();
    register.households[0].residents[2] = person("Nguyễn Thị Chi, 8/8/1999", Relation::Child);
    take(&mut phone, &register);
    let home = home_of(&phone, "Nguyễn Văn An").0;
    let couple = vec![person("Phạm Hải, 1/2/1998", Relation::Head), person("Nguyễn Thị Chi, 8/8/1999", Relation::Wife)];
    let taken = take(&mut phone, &Register { households: vec![house("77", "90", couple)] });
    assert_eq!((taken.households.new, taken.residents.new, taken.residents.moved), (1, 1, 1));
    assert_eq!(home_of(&phone, "Trần Thị Bình").0, home);
    assert_eq!(home_of(&phone, "Nguyễn Văn An").1.number.as_str(), "12");
}

#[test]
fn people_the_list_no_longer_names_stay_and_are_counted() {
    let mut phone = Phone::with_ward(1);
    take(&mut phone, &list());
    let home = home_of(&phone, "Nguyễn Văn An").0;
    let added = Resident { name: "Bà Ngoại".to_owned(), ..Resident::default() };
    block_on(phone.engine.add_residents(AddResidents(home, vec![added]))).unwrap();
    let mut register = list();
    register.households[0].residents.pop();
    let shown = preview(&mut phone, &register);
    assert_eq!(shown.residents_not_listed, 1);
    take(&mut phone, &register);
    assert_eq!(phone.counts(), (2, 5));
}

#[test]
fn twins_of_one_name_are_two_people() {
    let mut phone = Phone::with_ward(1);
    let mut register = list();
    let mut twins = [person("Vũ Minh, 1/1/2010", Relation::Child), person("Vũ Minh, 1/1/2010", Relation::Child)];
    twins[0].note = "anh".to_owned();
    twins[1].note = "em".to_owned();
    register.households[0].residents.extend(twins);
    take(&mut phone, &register);
    assert_eq!(phone.counts(), (2, 6));
    assert_eq!(take(&mut phone, &register).undo, None);
}

#[test]
fn households_that_say_little_are_not_doubled() {
    let mut phone = Phone::with_ward(1);
    let nobody = house("", "30", Vec::new());
    let lone = |name: &str| house("", "", vec![person(name, Relation::Head)]);
    let households = vec![nobody.clone(), lone("Trần Thị Lan"), lone("Trần Thị Lan"), house("", "", Vec::new())];
    let register = Register { households };
    take(&mut phone, &register);
    assert_eq!(phone.counts(), (3, 2));
    take(&mut phone, &Register { households: vec![nobody] });
    assert_eq!(phone.counts(), (3, 2));
}

#[test]
fn a_new_household_with_a_number_another_has_gets_its_own_id() {
    let mut phone = Phone::with_ward(1);
    take(&mut phone, &list());
    let strangers = house("1", "99", vec![person("Đỗ Thị Mơ, 3/4/1966", Relation::Head)]);
    let register = Register { households: vec![strangers] };
    let taken = take(&mut phone, &register);
    assert_eq!((taken.households.new, taken.residents.new), (1, 1));
    assert_eq!(home_of(&phone, "Nguyễn Văn An").1.number.as_str(), "12");
    assert_eq!(take(&mut phone, &register).undo, None);
}

#[test]
fn a_store_that_fails_takes_nothing_and_the_list_goes_on_waiting() {
    let mut phone = Phone::with_ward(1);
    preview(&mut phone, &list());
    phone.store.fail_next_commit(StoreFault::Full);
    assert_eq!(block_on(phone.engine.take_register()).unwrap_err(), Fault::Store(StoreFault::Full));
    assert_eq!((phone.counts(), journal(&phone).len()), ((0, 0), 0));
    assert!(block_on(phone.engine.take_register()).unwrap().undo.is_some());
    assert_eq!(phone.counts(), (2, 4));
}

#[test]
fn a_save_between_preview_and_taking_is_met() {
    let mut phone = Phone::with_ward(1);
    take(&mut phone, &list());
    let mut register = list();
    register.households[0].residents[0].note = "Tổ trưởng".to_owned();
    preview(&mut phone, &register);
    edit(&mut phone, "Nguyễn Văn An", |an| an.note = "Đi vắng".to_owned());
    assert_eq!(block_on(phone.engine.take_register()).unwrap().undo, None);
    assert_eq!(resident(&phone, "Nguyễn Văn An").1.note, "Đi vắng");
}

#[test]
fn a_household_of_hundreds_and_long_notes_can_be_read_again() {
    let mut phone = Phone::with_ward(1);
    let lodger = |number: usize| {
        let mut lodger = person(&format!("Công nhân {number}, 1990"), Relation::Lodger);
        lodger.note = "\"ghi chú\" ".repeat(900);
        lodger
    };
    let register = Register { households: vec![house("1", "12", (0..700).map(lodger).collect())] };
    let taken = take(&mut phone, &register);
    phone.restart();
    assert_eq!(phone.counts(), (1, 700));
    assert!(taken.undo.is_some());
    block_on(phone.engine.undo_taken(0)).unwrap();
    phone.restart();
    assert_eq!(phone.counts(), (0, 0));
}

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
fn two_phones_that_take_the_same_list_apart_hold_the_same() {
    let (mut here, mut there) = (Phone::with_ward(1), Phone::with_ward(2));
    take(&mut here, &list());
    there.wait_ms(86_400_000);
    take(&mut there, &list());
    here.take_from(&there);
    there.take_from(&here);
    assert_eq!(here.counts(), (2, 4));
    assert_eq!(here.displayed(), there.displayed());
    assert!(here.engine.index().walk().all(|(_, home)| !home.has_conflict));
    assert_eq!(here.engine.exchange_view().check_code, there.engine.exchange_view().check_code);
    assert_eq!(take(&mut here, &list()).undo, None);
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

#[test]
fn ids_are_made_of_ward_area_number_name_and_birth() {
    let mut phone = Phone::with_ward(1);
    take(&mut phone, &list());
    let ward = phone.engine.index().organisation().ward.as_ref().unwrap().0.to_string();
    let (home, household) = home_of(&phone, "Nguyễn Văn An");
    let area = household.area.unwrap().to_string();
    assert_eq!(home.0, seed::id(&["household", &ward, &area, "code", "to 5", "1", "", "0"]));
    let an = seed::id(&["resident", &home.to_string(), "nguyen van an", "1979-03-12", "0"]);
    assert_eq!(resident(&phone, "Nguyễn Văn An").0.0, an);
}

/// The people of the ward by what their note says, for tests that follow each of them.
pub fn people_by_note(phone: &Phone) -> BTreeMap<String, Vec<ResidentId>> {
    let mut people: BTreeMap<String, Vec<ResidentId>> = BTreeMap::new();
    for (id, person) in phone.engine.index().people() {
        people.entry(person.resident.note.clone()).or_default().push(*id);
    }
    people
}

#[test]
fn the_sex_of_somebody_is_corrected_and_nobody_is_doubled() {
    let mut phone = Phone::with_ward(1);
    let mut register = list();
    register.households[0].residents[2].sex = Some(Sex::Male);
    take(&mut phone, &register);
    register.households[0].residents[2].sex = Some(Sex::Female);
    let taken = take(&mut phone, &register);
    assert_eq!((taken.residents.changed, taken.residents.new), (1, 0));
}
