//! What people read: numbers, days, names, and that both languages are whole.

use std::collections::HashSet;

use proptest::prelude::*;
use tung_nha::engine::commands::target_set::Sample;
use tung_nha::model::{Birth, Date, Item, ItemUnit, Outcome, Position, Reason, Relation};
use tung_nha::words::{Address, Format, Language, Words, inside};

fn vi() -> Format {
    Language::Vietnamese.words().format
}

fn en() -> Format {
    Language::English.words().format
}

fn en_words() -> &'static Words {
    Language::English.words()
}

fn date(year: i16, month: u8, day: u8) -> Date {
    Date::new(year, month, day).unwrap()
}

#[test]
fn thousands_stand_apart() {
    let written = [0, 7, 999, 1_318, 10_000, 1_234_567].map(|number| vi().number(number));

    assert_eq!(written, ["0", "7", "999", "1.318", "10.000", "1.234.567"]);
    assert_eq!(en().number(1_318), "1,318");
}

#[test]
fn shares_have_two_decimals_half_up() {
    assert_eq!(vi().percent(934, 1_318), "70,86%");
    assert_eq!(en().percent(934, 1_318), "70.86%");
    assert_eq!(vi().percent(1, 3), "33,33%");
    assert_eq!(vi().percent(1, 800), "0,13%");
    assert_eq!(vi().percent(1, 20_000), "0,01%");
    assert_eq!(vi().percent(1, 2), "50,00%");
    assert_eq!(vi().percent_short(934, 1_318), "70,9%");
}

#[test]
fn only_everybody_is_a_hundred_per_cent() {
    assert_eq!(vi().percent(99_999, 100_000), "99,99%");
    assert_eq!(vi().percent_short(99_999, 100_000), "99,9%");
    assert_eq!(vi().percent(5, 5), "100%");
    assert_eq!(vi().percent(0, 5), "0%");
}

#[test]
fn a_share_of_nobody_is_said_in_words() {
    assert_eq!(vi().percent(0, 0), "không có đối tượng");
    assert_eq!(en().percent_short(0, 0), "applies to nobody");
}

#[test]
fn near_days_are_said_and_far_days_written() {
    let today = date(2022, 9, 17);
    let said = [0, -1, 1, -6, 3, -7, 7].map(|days| vi().day(today.plus_days(days), today));

    assert_eq!(said, ["hôm nay", "hôm qua", "ngày mai", "6 ngày trước", "sau 3 ngày", "10/9", "24/9"]);
    assert_eq!(vi().day(date(2021, 12, 31), today), "31/12/2021");
    assert_eq!(vi().day(date(2021, 12, 31), date(2022, 1, 1)), "hôm qua");
    assert_eq!(en().day(today.plus_days(-2), today), "2 days ago");
    assert_eq!(en().days_ago(1), "1 day ago");
}

#[test]
fn english_dates_are_read_in_one_way_only() {
    let (today, other) = (date(2022, 9, 17), date(2021, 12, 9));
    assert_eq!(en().date(other), "9 Dec 2021");
    assert_eq!(en().date_near(other, today), "9 Dec 2021");
    assert_eq!(en().day(date(2022, 12, 9), today), "9 Dec");
    assert_eq!(en().weekday_date(today), "Saturday, 17 Sep 2022");
    let births = ["1954", "8/2007", "12/3/1979"].map(|birth| Birth::parse(birth).unwrap());
    assert_eq!(births.map(|birth| en().birth(birth)), ["1954", "Aug 2007", "12 Mar 1979"]);
    assert_eq!(births.map(|birth| vi().birth(birth)), ["1954", "8/2007", "12/3/1979"]);
}

#[test]
fn english_knows_one_from_many() {
    let words = Language::English.words();
    assert_eq!(en().left_of(1, 1, ItemUnit::Household), "1 of 1 home left");
    assert_eq!((words.targets.left)("1", ItemUnit::Person), "1 person left");
    assert_eq!((words.targets.left)("1,040", ItemUnit::Household), "1,040 households left");
    assert_eq!((words.targets.reached)(en(), 8, 1_300, ItemUnit::Person), "8 of 1,300 people reached");
    assert_eq!((words.exchange.holds)(en(), 1, 1, 2), "1 home, 1 person, 2 visits");
    assert_eq!((words.exchange.take)(en(), 1), "Merge 1 change");
    assert_eq!([1, 2].map(words.exchange.new_residents), ["new person", "new people"]);
    assert_eq!((words.organisation.members_of_team)("1"), "1 person");
}

#[test]
fn words_of_capitals_stay_so_inside_a_sentence() {
    assert_eq!(inside("SIM không chính chủ"), "SIM không chính chủ");
    assert_eq!(inside("Ở nhờ, ở trọ"), "ở nhờ, ở trọ");
    assert_eq!(inside("Household with an OCOP product"), "household with an OCOP product");
    assert_eq!(inside(""), "");
}

#[test]
fn targets_as_shipped_are_shown_in_english_and_those_of_the_ward_as_written() {
    let mut names = Vec::new();
    for sample in [Sample::CaoXanh2022, Sample::Of2026] {
        names.push(sample.name().to_owned());
        for (target, items) in sample.targets() {
            names.push(target.name);
            for Item { name, ladder, .. } in items {
                let steps: HashSet<_> = ladder.labels.iter().map(|step| en_words().shipped(step)).collect();
                assert_eq!(steps.len(), 5, "{name}");
                names.push(name);
                names.extend(ladder.labels);
            }
        }
    }
    assert_eq!(names.len(), 2 * (1 + 8) + (13 + 8) * 6);
    for name in names {
        assert_eq!(Language::Vietnamese.words().shipped(&name), name);
        // The one name that is a name.
        assert!(en_words().shipped(&name) != name || name == "Hạ Long Smart", "{name}");
    }
    assert_eq!(en_words().shipped("Lên sàn của tỉnh"), "Lên sàn của tỉnh");
}

#[test]
fn the_week_begins_on_monday() {
    assert_eq!(vi().weekday_date(date(2022, 9, 17)), "Thứ Bảy, 17/9/2022");
    assert_eq!(vi().weekday(date(2022, 9, 18)), "Chủ Nhật");
    assert_eq!(en().weekday(date(2022, 9, 19)), "Monday");
}

#[test]
fn times_and_amounts_are_written_as_people_do() {
    assert_eq!(vi().time(19, 30), "19:30");
    assert_eq!(vi().time(7, 5), "7:05");
    assert_eq!(vi().left_of(3, 22, ItemUnit::Household), "còn 3/22 nhà");
    assert_eq!(en().left_of(3, 22, ItemUnit::Person), "3 of 22 people left");
    assert_eq!(vi().reached_of(8, 13), "đạt 8/13");
    assert_eq!(vi().done_of(5_200, 8_300), "5.200/8.300");
    assert_eq!(en().done_of(5_200, 8_300), "5,200 of 8,300");
}

#[test]
fn file_sizes_are_short_and_never_nothing() {
    let written =
        [0, 1, 18_000, 18_001, 999_000, 999_001, 1_000_000, 1_449_999, 1_450_000].map(|bytes| vi().file_size(bytes));

    assert_eq!(written, ["0 KB", "1 KB", "18 KB", "19 KB", "999 KB", "1,0 MB", "1,0 MB", "1,4 MB", "1,5 MB"]);
    assert_eq!(vi().file_size(10_737_418_240), "10,7 GB");
}

/// Every name of a list differs from the others, in both languages.
fn check_names<T: Copy>(members: &[T], name: impl Fn(Language, T) -> &'static str) {
    for language in Language::ALL {
        let names: HashSet<_> = members.iter().map(|member| name(language, *member)).collect();
        assert_eq!(names.len(), members.len(), "in {language:?}");
        assert!(names.iter().all(|name| !name.is_empty() && name.trim() == *name));
    }
}

#[test]
fn names_of_a_list_tell_its_members_apart() {
    check_names(Outcome::ALL, |language, outcome| language.words().labels.outcome(outcome));
    check_names(Reason::ALL, |language, reason| language.words().labels.reason(reason));
    check_names(Relation::ALL, |language, relation| language.words().labels.relation(relation));
    check_names(Position::ALL, |language, position| language.words().labels.position(position));
}

#[test]
fn kept_choices_read_back() {
    assert!(Language::ALL.into_iter().all(|language| Language::parse(language.tag()) == Some(language)));
    assert!(Address::ALL.into_iter().all(|address| Address::parse(address.code()) == Some(address)));
    assert_eq!(Language::parse("fr"), None);
}

#[test]
fn the_app_addresses_people_as_they_chose() {
    let words = Language::Vietnamese.words();

    assert!((words.shell.update_safe)(Address::Chi).contains("khi chị rảnh"));
    assert!((words.settings.address_hint)(Address::Anh).contains("Anh bấm"));
}

proptest! {
    #[test]
    fn a_number_is_its_digits(number: u64) {
        let digits: String = vi().number(number).chars().filter(|character| *character != '.').collect();
        prop_assert_eq!(digits, number.to_string());
    }

    #[test]
    fn a_share_says_everybody_only_of_everybody(whole in 1..=u64::MAX, part: u64) {
        let part = part % whole;
        prop_assert_ne!(vi().percent(part, whole), "100%");
        prop_assert!(!vi().percent(part, whole).starts_with("100"));
    }
}

#[test]
fn how_long_codes_take_is_said_in_round_numbers() {
    let said = |seconds| (Language::Vietnamese.words().codes.extent)(vi(), 40, seconds);
    let times = [0, 1, 12, 59, 60, 61, 130].map(said).map(|said| said.replace("40 phần, mất khoảng ", ""));
    assert_eq!(times, ["5 giây", "5 giây", "15 giây", "60 giây", "1 phút", "2 phút", "3 phút"]);
    assert_eq!((en_words().codes.extent)(en(), 1, 7), "1 part, about 10 s");
}
