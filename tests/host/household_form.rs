//! The forms of people and homes.

use proptest::prelude::*;
use tung_nha::model::{Birth, Date, HouseNumber, Household, PhoneFault, Resident};
use tung_nha::ui::household_form::{BirthFault, TypedHome, TypedPerson, meant_phone, read_birth, read_phone};
use tung_nha::words::birth_text;

fn today() -> Date {
    Date::new(2022, 9, 17).unwrap()
}

fn check_birth(typed: &str, meant: Option<&str>) {
    assert_eq!(read_birth(typed, today()), Err(BirthFault::Unreadable(meant.map(str::to_owned))), "{typed}");
}

#[test]
fn births_are_read_as_precise_as_they_are_written() {
    let births = ["1954", "8/2007", "12/3/1979", " "].map(|typed| read_birth(typed, today()).unwrap().map(birth_text));

    assert_eq!(births, [Some("1954".to_owned()), Some("8/2007".to_owned()), Some("12/3/1979".to_owned()), None]);
}

#[test]
fn a_birth_that_cannot_be_read_offers_what_was_meant() {
    check_birth("54", Some("1954"));
    check_birth("12/3/79", Some("12/3/1979"));
    check_birth("12031979", Some("12/3/1979"));
    check_birth("3/25/1979", Some("25/3/1979"));
    check_birth("31/2/1979", Some("2/1979"));
    check_birth("68 tuổi", Some("1954"));
    check_birth("khoảng 1954", Some("1954"));
    check_birth("8/07", Some("8/2007"));
    check_birth("không nhớ", None);
    check_birth("1", None);
}

#[test]
fn nobody_is_born_tomorrow() {
    assert_eq!(read_birth("18/9/2022", today()), Err(BirthFault::Future));
    assert!(read_birth("17/9/2022", today()).is_ok());
}

#[test]
fn a_number_that_rings_nowhere_offers_the_one_that_took_its_place() {
    assert_eq!(read_phone("0168 1234 567"), Err(PhoneFault::OldPrefix));
    assert_eq!(meant_phone("0168 1234 567").unwrap().as_str(), "0381234567");
    assert_eq!(meant_phone("905123456").unwrap().as_str(), "0905123456");
    assert_eq!(meant_phone("12"), None);
    assert_eq!(read_phone("  "), Ok(None));
}

#[test]
fn a_person_without_a_name_is_refused_with_every_fault_at_once() {
    let typed = TypedPerson { birth: "x".into(), phone: "12".into(), ..TypedPerson::default() };
    let faults = typed.read(&Resident::default(), today()).unwrap_err();

    assert!(faults.is_name_missing);
    assert_eq!(faults.birth, Some(BirthFault::Unreadable(None)));
    assert_eq!(faults.phone, Some(PhoneFault::WrongLength));
}

#[test]
fn a_form_that_nobody_touched_changes_nothing() {
    let resident = Resident {
        name: "Đoàn Thị Lý".into(),
        birth: Birth::parse("8/1954"),
        phone: read_phone("0901234567").unwrap(),
        ..Resident::default()
    };
    assert_eq!(TypedPerson::of(&resident).read(&resident, today()), Ok(resident));

    let household =
        Household { number: HouseNumber::new("12/3"), code: "7".into(), farms: true, ..Household::default() };
    assert_eq!(TypedHome::of(&household).read(&household), Some(household));
}

#[test]
fn a_home_stands_somewhere() {
    let blank = TypedHome { number: " số ".into(), note: "x".into(), ..TypedHome::default() };
    assert_eq!(TypedHome { number: " ".into(), ..blank.clone() }.read(&Household::default()), None);
    assert!(TypedHome { lane: "Ngõ 12".into(), ..blank }.read(&Household::default()).is_some());
}

proptest! {
    #[test]
    fn what_a_birth_offers_can_be_read(typed in "[0-9]{1,4}([/. -][0-9]{1,4}){0,2}") {
        if let Err(BirthFault::Unreadable(Some(meant))) = read_birth(&typed, today()) {
            prop_assert!(read_birth(&meant, today()).is_ok(), "{}", meant);
        }
    }
}
