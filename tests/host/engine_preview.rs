//! The records behind the numbers of a package that waits.

use crate::world::{Device, new, person, run};
use tung_nha::engine::Fault;
use tung_nha::engine::commands::make_package::MakePackage;
use tung_nha::engine::commands::save_record::SaveHousehold;
use tung_nha::engine::queries::package_records::{
    FieldNews, Oddity, PackageDoubts, PackageGroup, PackageRecord, PackageRecords, PackageRecordsQuestion, RecordNews,
};
use tung_nha::model::{
    AreaId, Birth, Consent, ConsentState, HouseNumber, Household, HouseholdId, Outcome, Relation, Resident,
};

fn area(device: &Device) -> AreaId {
    device.engine.organisation_view().areas[0].id
}

/// Two devices that hold one home with one person.
fn twins() -> (Device, Device, HouseholdId) {
    let mut a = Device::with_ward("a");
    let home = a.household(area(&a), "Ngõ 1", "7");
    a.people(home, &[person("Nguyễn Văn Một", Relation::Head, "1970", "0901234567")]);
    let b = a.twin("b");
    (a, b, home)
}

fn behind(device: &Device, group: PackageGroup) -> PackageRecords {
    device.engine.package_records(PackageRecordsQuestion { group, skip: 0, take: 100 }).unwrap()
}

fn names(records: &PackageRecords) -> Vec<&str> {
    records.rows.iter().map(|row| row.head.name.as_str()).collect()
}

fn fields(row: &PackageRecord) -> Vec<(&str, Option<&str>, Vec<&str>)> {
    let RecordNews::Fields(fields) = &row.news else { panic!("no fields: {row:?}") };
    let told = |news: &FieldNews| news.after.iter().map(|side| side.value.as_str().to_owned()).collect::<Vec<_>>();
    assert!(fields.iter().all(|news| !told(news).is_empty()));
    let news = fields.iter().map(|news| {
        let before = news.before.as_ref().map(|side| side.value.as_str());
        (news.field.as_str(), before, news.after.iter().map(|side| side.value.as_str()).collect())
    });
    news.collect()
}

#[test]
fn new_records_stand_by_name_in_pages_and_looking_changes_nothing() {
    let (mut a, mut b, home) = twins();
    for (number, name) in [("12", "Trần Thị Bê"), ("9", "Lê Văn An"), ("10", "Đỗ Thị Cúc")] {
        let home = a.household(area(&a), "Ngõ 1", number);
        a.people(home, &[person(name, Relation::Head, "1980", "")]);
    }
    a.visit(home, Outcome::Guided, &[]);
    let (before, commits) = (b.shown(), b.store.commit_count());
    let preview = b.preview(&a.everything());
    let homes = behind(&b, PackageGroup::NewHouseholds);
    let numbers: Vec<&str> = homes.rows.iter().map(|row| row.head.number.as_str()).collect();
    assert_eq!((homes.total, numbers), (preview.new_households, vec!["9", "10", "12"]), "as they stand in the lane");
    let people = behind(&b, PackageGroup::NewResidents);
    assert_eq!((people.total, names(&people)), (preview.new_residents, vec!["Lê Văn An", "Trần Thị Bê", "Đỗ Thị Cúc"]));
    assert_eq!((people.rows[0].head.number.as_str(), people.rows[0].head.place.as_str()), ("9", "Ngõ 1, Tổ 1, Khu 1"));
    let visits = behind(&b, PackageGroup::NewVisits);
    assert_eq!((visits.total, visits.rows[0].head.name.as_str()), (1, "Nguyễn Văn Một"));
    assert!(
        matches!(&visits.rows[0].news, RecordNews::Visit { by, outcome: Some(Outcome::Guided), .. } if by == "Trần Thị Mẫu")
    );
    let second = PackageRecordsQuestion { group: PackageGroup::NewResidents, skip: 1, take: 1 };
    let second = b.engine.package_records(second).unwrap();
    assert_eq!((second.total, names(&second)), (3, vec!["Trần Thị Bê"]));

    b.engine.leave_waiting();
    assert_eq!(b.engine.package_doubts(), Err(Fault::NothingWaiting));
    b.shown().assert_same(&before, "a package was looked at and left");
    assert_eq!(b.store.commit_count(), commits);
}

#[test]
fn changed_record_tells_the_old_value_and_the_new_one() {
    let (mut a, mut b, home) = twins();
    a.edit_resident(home, 0, |person| person.note = "điếc".to_owned()).unwrap();
    a.edit_household(home, |home| home.lane = "Ngõ 9".to_owned()).unwrap();
    let preview = b.preview(&a.everything());
    let changed = behind(&b, PackageGroup::Changed);
    assert_eq!((changed.total, preview.changed_records), (2, 2));
    assert_eq!(fields(&changed.rows[0]), [("lane", Some("Ngõ 1"), vec!["Ngõ 9"])]);
    assert_eq!(changed.rows[1].head.name, "Nguyễn Văn Một");
    assert_eq!(fields(&changed.rows[1]), [("note", None, vec!["điếc"])]);
    let RecordNews::Fields(news) = &changed.rows[1].news else { panic!("no fields") };
    assert_eq!(news[0].after[0].by, "Trần Thị Mẫu");
    assert_eq!(behind(&b, PackageGroup::Conflicts).total, 0);
}

#[test]
fn conflict_shows_both_sides_with_who_and_when() {
    let (mut a, mut b, home) = twins();
    a.edit_resident(home, 0, |person| person.note = "điếc".to_owned()).unwrap();
    a.edit_resident(home, 0, |person| person.sex = Some(tung_nha::model::Sex::Male)).unwrap();
    b.edit_resident(home, 0, |person| person.note = "mù".to_owned()).unwrap();
    b.preview(&a.everything());
    let conflicts = behind(&b, PackageGroup::Conflicts);
    assert_eq!(conflicts.total, 1);
    let row = fields(&conflicts.rows[0]);
    assert_eq!((row.len(), row[0].0, row[0].1), (1, "note", Some("mù")), "only what two people wrote differently");
    let mut sides = row[0].2.clone();
    sides.sort_unstable();
    assert_eq!(sides, ["mù", "điếc"]);
    let RecordNews::Fields(news) = &conflicts.rows[0].news else { panic!("no fields") };
    assert!(news[0].after.iter().all(|side| side.by == "Trần Thị Mẫu" && side.at_ms > 0));
}

#[test]
fn what_looks_like_something_here_is_suspected_before_it_is_taken() {
    let (_, mut b, _) = twins();
    // Somebody who never met this device entered the same home and the same person.
    let mut c = Device::with_ward("c");
    let same = c.household(area(&c), "Ngõ 1", "7");
    c.people(
        same,
        &[person("nguyen van mot", Relation::Head, "1970", ""), person("Ai Khác", Relation::Child, "1990", "")],
    );
    c.household(area(&c), "Ngõ 2", "7");
    b.preview(&c.everything());
    let doubts = b.engine.package_doubts().unwrap();
    assert_eq!(doubts, PackageDoubts { twins: 2, odd_values: 0 });
    let twins = behind(&b, PackageGroup::Twins);
    let sides = |row: &PackageRecord| match &row.news {
        RecordNews::Twin(_, sides) => sides.clone().map(|side| (side.number, side.name)),
        other => panic!("no twin: {other:?}"),
    };
    assert_eq!(sides(&twins.rows[0]).map(|(number, _)| number), ["7", "7"]);
    assert_eq!(sides(&twins.rows[1]).map(|(_, name)| name), ["Nguyễn Văn Một", "nguyen van mot"]);
    // What was suspected is what is suspected once it is taken.
    b.take();
    assert_eq!(b.engine.duplicates().total, 2);
}

#[test]
fn nobody_of_a_home_that_refused_is_shown() {
    let (mut a, mut b, home) = twins();
    a.edit_resident(home, 0, |person| person.note = "điếc".to_owned()).unwrap();
    a.people(home, &[person("Trần Thị Hai", Relation::Wife, "1972", "")]);
    let other = a.household(area(&a), "Ngõ 1", "8");
    a.people(other, &[person("nguyen van mot", Relation::Head, "1970", "")]);
    b.edit_household(home, |home| {
        home.consent = Consent { state: ConsentState::Refused, ..Consent::default() };
    })
    .unwrap();
    b.preview(&a.everything());
    for group in [PackageGroup::NewResidents, PackageGroup::Changed, PackageGroup::Twins, PackageGroup::OddValues] {
        let text = format!("{:?}", behind(&b, group));
        assert!(
            !text.contains("Trần Thị Hai") && !text.contains("điếc") && !text.contains("Văn Một"),
            "{group:?}: {text}"
        );
    }
    assert_eq!(behind(&b, PackageGroup::NewResidents).total, 2, "counted all the same");
    assert_eq!(behind(&b, PackageGroup::Twins).total, 0, "nor is anybody said to look like them");
}

#[test]
fn clocks_and_values_that_cannot_be_are_pointed_out_and_can_be_taken_all_the_same() {
    let (mut a, mut b, home) = twins();
    // No form takes these; a program of somebody else's writes them.
    let born =
        |birth: &str| Resident { birth: Birth::parse(birth), ..person("Trẻ Mai Sau", Relation::Child, "2001", "") };
    a.people(home, &[born("2090"), born("1890")]);
    let nowhere = Household { area: Some(area(&a)), number: HouseNumber::new(""), ..Household::default() };
    run(a.engine.save_household(SaveHousehold(None, new(nowhere)))).unwrap();
    a.around.set_clock(253_402_300_000_000);
    a.visit(home, Outcome::Guided, &[]);
    let preview = b.preview(&a.everything());
    assert_eq!((preview.odd_times, preview.is_tenfold), (1, false));
    let times = behind(&b, PackageGroup::OddTimes);
    assert_eq!(times.total, 1);
    assert!(matches!(&times.rows[0].news, RecordNews::Written { at_ms, .. } if *at_ms > 253_402_300_000_000));
    let odd = behind(&b, PackageGroup::OddValues);
    let told: Vec<&Oddity> = odd
        .rows
        .iter()
        .flat_map(|row| match &row.news {
            RecordNews::Odd(odd) => odd.as_slice(),
            _ => &[],
        })
        .collect();
    assert!(told.contains(&&Oddity::BirthFuture(Birth::Year(2090))), "{told:?}");
    assert!(told.contains(&&Oddity::BirthLongAgo(Birth::Year(1890))), "{told:?}");
    assert!(told.contains(&&Oddity::Nowhere), "{told:?}");
    assert!(told.iter().any(|odd| matches!(odd, Oddity::VisitTime(_))), "{told:?}");
    assert_eq!(b.engine.package_doubts().unwrap().odd_values, odd.total);
    b.take();
    assert_eq!(b.check_code(), a.check_code(), "nothing is left out of what is taken");
}

#[test]
fn file_of_ten_times_what_is_here_is_pointed_out() {
    let mut small = Device::with_ward("a");
    let here = area(&small);
    for number in 0..20 {
        small.household(here, "Ngõ 1", &number.to_string());
    }
    let mut large = small.twin("b");
    for number in 0..199 {
        large.household(here, "Ngõ 2", &number.to_string());
    }
    assert!(!small.preview(&large.everything()).is_tenfold);
    large.household(here, "Ngõ 2", "199");
    assert!(small.preview(&large.everything()).is_tenfold);
    assert!(!Device::with_ward("c").preview(&large.everything()).is_tenfold, "who has nothing yet is sent everything");
}

#[test]
fn who_lacks_the_file_before_is_told_so_and_nobody_is_called_nameless() {
    let (mut a, mut b, home) = twins();
    a.everything();
    a.hand_over();
    a.edit_resident(home, 0, |person| person.note = "điếc".to_owned()).unwrap();
    let newest = a.package(MakePackage::NEWEST);
    assert!(!b.preview(&newest).lacks_earlier, "the twin has what came before");

    let mut newcomer = Device::empty("c");
    let preview = newcomer.preview(&newest);
    assert_eq!((preview.lacks_earlier, preview.new_residents), (true, 1));
    assert_eq!(newcomer.engine.package_doubts().unwrap().odd_values, 0);
    newcomer.take();
    assert!(!newcomer.preview(&a.everything()).lacks_earlier, "with the whole register nothing is lacking");
    newcomer.take();
    newcomer.shown().assert_same(&a.shown(), "the new part first, then the whole");
}
