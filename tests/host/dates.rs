//! Dates, births and ages.

use proptest::prelude::*;
use tung_nha::model::{Birth, Date, clock_in_vietnam};

fn date(code: &str) -> Date {
    Date::parse(code).unwrap_or_else(|| unreachable!("{code} is a date"))
}

fn any_date() -> impl Strategy<Value = Date> {
    (Date::MIN.unix_days()..=Date::MAX.unix_days()).prop_map(Date::from_unix_days)
}

fn any_birth() -> impl Strategy<Value = Birth> {
    let day = date("1880-01-01").unix_days()..=date("2100-12-31").unix_days();
    prop_oneof![
        (1880_i16..=2100).prop_map(Birth::Year),
        (1880_i16..=2100, 1_u8..=12).prop_map(|(year, month)| Birth::Month { year, month }),
        day.prop_map(|day| Birth::Day(Date::from_unix_days(day))),
    ]
}

#[test]
fn dates_are_read_from_their_code_only() {
    assert_eq!(Date::parse("2022-12-31"), Date::new(2022, 12, 31));
    for text in ["2022-2-1", "31/12/2022", "2022-02-30", "2022-13-01", "", "2022-12-31 ", "0000-01-01", "+022-12-31"] {
        assert_eq!(Date::parse(text), None, "{text}");
    }
}

#[test]
fn no_day_of_five_centuries_is_skipped() {
    let days = date("1600-01-01").unix_days()..=date("2100-12-31").unix_days();
    let expected = jiff::civil::date(1600, 1, 1).series(jiff::Span::new().days(1));
    for (day, expected) in days.zip(expected) {
        let found = Date::from_unix_days(day);
        let is_same = (found.year(), found.month(), found.day())
            == (expected.year(), expected.month().unsigned_abs(), expected.day().unsigned_abs());
        assert!(is_same && found.unix_days() == day, "{expected}");
    }
}

#[test]
fn weeks_begin_on_monday() {
    assert_eq!(date("2022-10-10").weekday(), 0);
    assert_eq!(date("1970-01-01").weekday(), 3);
    assert_eq!(date("1969-12-28").weekday(), 6);
}

#[test]
fn vietnam_is_seven_hours_ahead_all_year() {
    let at = |ms| (Date::in_vietnam(ms).code(), clock_in_vietnam(ms));
    assert_eq!(at(0), ("1970-01-01".to_owned(), (7, 0)));
    assert_eq!(at(1_672_505_999_999), ("2022-12-31".to_owned(), (23, 59)));
    assert_eq!(at(1_672_506_000_000), ("2023-01-01".to_owned(), (0, 0)));
    assert_eq!(at(-25_200_001), ("1969-12-31".to_owned(), (23, 59)));
    assert_eq!(Date::in_vietnam(i64::MAX), Date::MAX);
    assert_eq!(Date::in_vietnam(i64::MIN), Date::MIN);
}

#[test]
fn births_are_read_as_people_write_them() {
    let check =
        |text: &str, code: &str| assert_eq!(Birth::parse(text).map(Birth::code).as_deref(), Some(code), "{text}");
    check("1954", "1954");
    check("08/2007", "2007-08");
    check("8/2007", "2007-08");
    check("2007-08", "2007-08");
    check("12/3/1979", "1979-03-12");
    check("12-03-1979", "1979-03-12");
    check("12.3.1979", "1979-03-12");
    check(" 12 / 03 / 1979 ", "1979-03-12");
    check("1979-03-12", "1979-03-12");
    check("29/02/2004", "2004-02-29");
}

#[test]
fn births_that_cannot_be_are_refused() {
    for text in
        ["", "54", "1879", "2101", "13/2007", "0/2007", "30/2/1979", "3/13/1979", "12/3/79", "12/3-1979", "?/1954"]
    {
        assert_eq!(Birth::parse(text), None, "{text}");
    }
}

#[test]
fn ages_follow_the_worked_rules() {
    let closing = date("2022-12-31");
    let check = |birth: &str, from_14: bool, from_18: bool| {
        let age = Birth::parse(birth).and_then(|birth| birth.age_on(closing)).unwrap();
        assert_eq!((age >= 14, age >= 18), (from_14, from_18), "{birth}");
    };
    check("31/12/2008", true, false);
    check("01/01/2009", false, false);
    check("2008", true, false);
    check("12/2004", true, true);
    check("01/01/2005", true, false);
    check("29/02/2004", true, true);
}

#[test]
fn a_leap_day_has_its_birthday_on_the_first_of_march() {
    let age = |day: &str| Birth::Day(date("2004-02-29")).age_on(date(day));
    assert_eq!(age("2022-02-28"), Some(17));
    assert_eq!(age("2022-03-01"), Some(18));
    assert_eq!(age("2024-02-29"), Some(20));
    assert_eq!(age("2004-02-29"), Some(0));
    assert_eq!(age("2004-02-28"), None);
}

#[test]
fn births_of_a_year_begin_on_its_first_day() {
    assert_eq!(Birth::Year(2008).first_day(), date("2008-01-01"));
    assert_eq!(Birth::Month { year: 2004, month: 12 }.first_day(), date("2004-12-01"));
}

proptest! {
    #[test]
    fn dates_agree_with_another_calendar(days in -719_162_i32..=2_932_896, shift in -4_000_000_i32..4_000_000) {
        let expected = jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
        let found = Date::from_unix_days(days);
        prop_assert_eq!(found.code(), expected.to_string());
        prop_assert_eq!(i32::from(found.weekday()), i32::from(expected.weekday().to_monday_zero_offset()));
        prop_assert_eq!(found.unix_days(), days);
        prop_assert_eq!(found.plus_days(shift).unix_days(), (days + shift).clamp(-719_162, 2_932_896));
    }

    #[test]
    fn dates_read_back(date in any_date()) {
        prop_assert_eq!(Date::parse(&date.code()), Some(date));
        prop_assert_eq!(Date::new(date.year(), date.month(), date.day()), Some(date));
    }

    #[test]
    fn births_read_back(birth in any_birth()) {
        prop_assert_eq!(Birth::parse(&birth.code()), Some(birth));
    }

    #[test]
    fn ages_agree_with_counting_birthdays(birth in any_birth(), day in any_date()) {
        let born = birth.first_day();
        let birthdays = (born.year() + 1..=day.year()).filter(|&year| {
            let birthday = Date::new(year, born.month(), born.day()).or(Date::new(year, 3, 1)).unwrap();
            birthday <= day
        });
        let expected = (born <= day).then(|| u8::try_from(birthdays.count()).unwrap_or(u8::MAX));
        prop_assert_eq!(birth.age_on(day), expected);
    }
}
