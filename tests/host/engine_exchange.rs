//! Two devices and the packages between them.

use crate::world::{Device, person, run};
use tung_nha::engine::commands::choose_me::ChooseMe;
use tung_nha::engine::commands::make_package::MakePackage;
use tung_nha::engine::queries::walk_list::{WalkFilter, WalkQuestion};
use tung_nha::engine::store::{Shelf, Store, StoreFault};
use tung_nha::engine::{Fault, Surroundings};
use tung_nha::model::{AreaId, HouseholdId, Outcome, Relation, ResidentId};

/// A device with a house in each of two areas.
fn two_areas() -> (Device, [HouseholdId; 2]) {
    let mut device = Device::with_ward("a");
    let homes = device.areas().map(|area| device.household(area, "Ngõ 1", "7"));
    for home in homes {
        device.people(home, &[person("Nguyễn Văn Một", Relation::Head, "1970", "0901234567")]);
    }
    (device, homes)
}

/// Two devices that hold the same, and their homes.
fn twins() -> (Device, Device, [HouseholdId; 2]) {
    let (mut a, homes) = two_areas();
    let b = a.twin("b");
    (a, b, homes)
}

fn head(device: &Device, home: HouseholdId) -> ResidentId {
    device.view(home).residents[0].id
}

#[test]
fn full_package_makes_an_empty_device_the_same() {
    let (mut a, homes) = two_areas();
    a.visit(homes[0], Outcome::Guided, &[(Some(head(&a, homes[0])), "H01", 4)]);
    let bytes = a.everything();
    let mut b = Device::empty("b");
    let preview = b.preview(&bytes);
    assert_eq!((preview.new_households, preview.new_residents, preview.new_visits), (2, 2, 1));
    assert_eq!((preview.changes, preview.conflicts, preview.is_other_ward), (preview.new_changes, 0, false));
    assert!(b.engine.overview().is_empty(), "looking at a package takes nothing in");
    let taken = b.take();
    assert_eq!((taken.new_changes, taken.check_code), (preview.changes, a.check_code()));
    b.shown().assert_same(&a.shown(), "the other device");
    b.reopened().shown().assert_same(&a.shown(), "the other device, reopened");
    run(b.engine.settle()).unwrap();
    b.reopened().shown().assert_same(&a.shown(), "the other device, from its snapshot");
    assert_eq!(b.engine.exchange_view().intakes.len(), 1);
}

#[test]
fn visit_that_was_taken_back_is_no_new_visit() {
    let (mut a, homes) = two_areas();
    a.visit(homes[0], Outcome::Absent, &[]);
    let report = a.report(homes[1], Outcome::Absent, &[]);
    let undo = run(a.engine.log_visit(report)).unwrap().undo;
    run(a.engine.undo(undo)).unwrap();
    let mut b = Device::empty("b");
    assert_eq!(b.preview(&a.everything()).new_visits, 1);
    b.take();
    assert_eq!(b.engine.overview().visits, 1);
}

#[test]
fn package_taken_twice_brings_nothing_new() {
    let (mut a, mut b, homes) = twins();
    a.visit(homes[0], Outcome::Absent, &[]);
    let bytes = a.everything();
    b.receive(&bytes);
    let (before, commits) = (b.shown(), b.store.commit_count());
    let preview = b.preview(&bytes);
    assert_eq!((preview.new_changes, preview.new_visits, preview.changed_records), (0, 0, 0));
    assert_eq!(b.take().new_changes, 0);
    b.shown().assert_same(&before, "taken again");
    assert_eq!(b.store.commit_count(), commits);
    assert_eq!(run(b.engine.take_package()).unwrap_err(), Fault::NothingWaiting);
}

#[test]
fn exchange_in_either_order_ends_the_same() {
    for a_first in [true, false] {
        let (mut a, mut b, homes) = twins();
        a.visit(homes[0], Outcome::Guided, &[(Some(head(&a, homes[0])), "H01", 2)]);
        b.visit(homes[0], Outcome::Guided, &[(Some(head(&b, homes[0])), "H02", 3)]);
        b.people(homes[1], &[person("Trần Thị Mới", Relation::Wife, "1975", "")]);
        a.edit_household(homes[1], |home| home.lane = "Ngõ 9".to_owned()).unwrap();
        if a_first {
            b.receive(&a.everything());
            a.receive(&b.everything());
        } else {
            let (from_a, from_b) = (a.everything(), b.everything());
            a.receive(&from_b);
            b.receive(&from_a);
        }
        assert_eq!(a.check_code(), b.check_code());
        a.shown().assert_same(&b.shown(), "two devices that met");
        a.reopened().shown().assert_same(&b.shown(), "and reopened");
        assert_eq!(a.whole_walk().counts.conflict, 0, "two skills of one person never collide");
    }
}

#[test]
fn conflict_shows_on_both_until_somebody_decides() {
    let (mut a, mut b, [home, _]) = twins();
    a.edit_resident(home, 0, |person| person.note = "điếc".to_owned()).unwrap();
    b.around.set_clock(a.around.now_ms());
    b.edit_resident(home, 0, |person| person.note = "mù".to_owned()).unwrap();
    let from_a = a.everything();
    let preview = b.preview(&from_a);
    assert_eq!((preview.conflicts, preview.changed_records), (1, 1));
    assert_eq!(b.take().conflicts, 1);
    a.receive(&b.everything());
    for device in [&a, &b] {
        let view = device.view(home);
        let sides: Vec<&str> = view.conflicts[0].sides.iter().map(|side| side.value.as_str()).collect();
        assert_eq!((view.conflicts.len(), view.conflicts[0].field()), (1, "note"));
        assert_eq!(sides, ["mù", "điếc"], "the later by a plausible clock is displayed");
        assert_eq!(view.residents[0].resident.note, "mù");
        assert!(!view.conflicts[0].is_waiting, "both devices hold everything there is");
        let filter = WalkQuestion { filter: WalkFilter::Conflict, ..WalkQuestion::default() };
        assert_eq!(device.numbers(&filter), ["7"]);
    }
    a.shown().assert_same(&b.shown(), "with the conflict");
    a.edit_resident(home, 0, |person| person.note = "điếc và mù".to_owned()).unwrap();
    b.receive(&a.package(MakePackage::NEWEST));
    assert!(b.view(home).conflicts.is_empty());
    b.shown().assert_same(&a.shown(), "decided");
}

#[test]
fn conflict_waits_for_the_history_between_its_sides() {
    let (mut a, mut b, [home, _]) = twins();
    let changes = |device: &mut Device| {
        device.package(MakePackage::NEWEST);
        device.hand_over();
    };
    changes(&mut a);
    a.edit_household(home, |home| home.note = "một".to_owned()).unwrap();
    let first = a.package(MakePackage::NEWEST);
    a.hand_over();
    a.edit_household(home, |home| home.note = "hai".to_owned()).unwrap();
    let second = a.package(MakePackage::NEWEST);
    b.edit_household(home, |home| home.note = "ba".to_owned()).unwrap();
    b.receive(&second);
    assert!(b.view(home).conflicts[0].is_waiting);
    b.receive(&first);
    let view = b.view(home);
    assert_eq!((view.conflicts.len(), view.conflicts[0].sides.len()), (1, 2));
    assert!(!view.conflicts[0].is_waiting);
}

#[test]
fn area_package_covers_its_area_and_what_the_ward_shares() {
    let (mut a, homes) = two_areas();
    a.visit(homes[0], Outcome::Guided, &[]);
    a.visit(homes[1], Outcome::Absent, &[]);
    let [first, _] = a.areas();
    let bytes = a.package(MakePackage::of_area(first));
    let mut b = Device::empty("b");
    let preview = b.preview(&bytes);
    assert_eq!((preview.new_households, preview.new_residents, preview.new_visits), (1, 1, 1));
    b.take();
    assert_eq!(b.engine.organisation_view().areas.len(), 2);
    assert_eq!(b.engine.index().organisation().items().len(), 13);
    assert!(b.engine.index().home(homes[0]).is_some());
    assert!(b.engine.index().home(homes[1]).is_none());
    assert_ne!(a.check_code(), b.check_code());
    a.hand_over();
    assert_eq!(
        a.engine.overview().unsent as usize,
        a.engine.ledger().known().len(),
        "the ward as a whole was not sent"
    );
    b.receive(&a.everything());
    b.shown().assert_same(&a.shown(), "after the rest came");
}

#[test]
fn package_since_last_holds_what_came_after_the_hand_over() {
    let (mut a, mut b, homes) = twins();
    a.everything();
    assert_ne!(a.engine.overview().unsent, 0, "made is not yet handed over");
    a.hand_over();
    assert_eq!(a.engine.overview().unsent, 0);
    a.visit(homes[0], Outcome::Guided, &[]);
    let mut a = a.reopened();
    assert_eq!(a.engine.overview().unsent, 1);
    let contents = run(a.engine.make_package(MakePackage::NEWEST)).unwrap();
    let holds = contents.made.holds;
    assert_eq!((holds.changes, holds.visits, holds.households), (1, 1, 0));
    b.receive(&a.package(MakePackage::NEWEST));
    b.shown().assert_same(&a.shown(), "after the rest came");
}

#[test]
fn people_who_arrive_before_their_house_move_in_when_it_comes() {
    let (mut a, mut b, homes) = twins();
    a.everything();
    a.hand_over();
    let [first, _] = a.areas();
    let home = a.household(first, "Ngõ 3", "33");
    let house = a.package(MakePackage::NEWEST);
    a.hand_over();
    a.people(home, &[person("Lê Thị Sau", Relation::Head, "1980", "")]);
    a.visit(home, Outcome::Guided, &[]);
    let people = a.package(MakePackage::NEWEST);
    b.receive(&people);
    assert_eq!(b.engine.overview().residents, 2, "nobody is counted whom no screen can show");
    b.receive(&house);
    b.shown().assert_same(&a.shown(), "the house came last");
    b.shown().assert_same(&b.reopened().shown(), "reopened");
    assert_ne!(homes[0], home);
}

#[test]
fn what_was_saved_between_preview_and_take_stays_whole() {
    let (mut a, homes) = two_areas();
    a.visit(homes[0], Outcome::Guided, &[]);
    let bytes = a.everything();
    let mut b = Device::empty("b");
    b.preview(&bytes);
    // These give this device's own replica and author their numbers, after the preview gave others theirs.
    b.name_ward("Phường Tập Dượt");
    let me = b.member("Người Khác");
    run(b.engine.choose_me(ChooseMe(me))).unwrap();
    b.area("Khu 7");
    b.take();
    a.receive(&b.everything());
    assert_eq!(a.check_code(), b.check_code());
    a.shown().assert_same(&b.shown(), "both hold everything");
    b.reopened().shown().assert_same(&b.shown(), "reopened");
    let replica = b.engine.ledger().replica();
    b.area("Khu 8");
    let own = b.engine.ledger().known().have(b.engine.ledger().directory());
    assert_eq!(own.count(replica), 4);
    a.receive(&b.everything());
    assert_eq!(a.check_code(), b.check_code());
}

#[test]
fn failed_take_leaves_the_package_waiting() {
    let (mut a, mut b, homes) = twins();
    a.visit(homes[0], Outcome::Absent, &[]);
    let before = b.shown();
    b.preview(&a.everything());
    b.store.fail_next_commit(StoreFault::Full);
    assert_eq!(run(b.engine.take_package()).unwrap_err(), Fault::Store(StoreFault::Full));
    b.shown().assert_same(&before, "nothing was taken");
    b.reopened().shown().assert_same(&before, "nothing was taken, reopened");
    b.take();
    b.shown().assert_same(&a.shown(), "taken at the second try");
    b.preview(&a.everything());
    b.engine.leave_waiting();
    assert_eq!(run(b.engine.take_package()).unwrap_err(), Fault::NothingWaiting);
}

#[test]
fn package_of_another_ward_and_odd_clocks_are_pointed_out() {
    let (mut a, homes) = two_areas();
    a.around.set_clock(1_000);
    a.visit(homes[0], Outcome::Guided, &[]);
    let bytes = a.everything();
    let mut b = Device::empty("b");
    b.name_ward("Phường Khác");
    let preview = b.preview(&bytes);
    assert!(preview.is_other_ward);
    assert_eq!(preview.odd_times, 1);
    assert_eq!(preview.sender, "Trần Thị Mẫu");
}

#[test]
fn large_package_lands_in_pages_behind_what_was_saved_before() {
    let (mut a, mut b, homes) = twins();
    for number in 0..600 {
        a.edit_household(homes[0], |home| home.note = format!("lần {number}")).unwrap();
    }
    b.visit(homes[1], Outcome::Guided, &[]);
    let tail = run(b.store.all(Shelf::Tail)).unwrap();
    let pages = run(b.store.all(Shelf::Pages)).unwrap().len();
    b.receive(&a.everything());
    assert_eq!(run(b.store.all(Shelf::Tail)).unwrap(), []);
    assert_eq!(run(b.store.all(Shelf::Pages)).unwrap()[pages].1, tail[0].1);
    a.receive(&b.everything());
    a.shown().assert_same(&b.shown(), "two devices that met");
    b.reopened().shown().assert_same(&b.shown(), "reopened");
    assert!(b.whole_walk().counts.conflict == 0);
}

#[test]
fn file_name_says_whose_data_from_whom_and_of_which_day() {
    let mut device = Device::with_ward("a");
    let name = |device: &mut Device, area: Option<AreaId>| {
        let ask = area.map_or(MakePackage::EVERYTHING, MakePackage::of_area);
        run(device.engine.make_package(ask)).unwrap().made.file_name
    };
    let today = device.around.today().code();
    assert_eq!(name(&mut device, None), format!("tung-nha_phuong-tap-duot_tran-thi-mau_{today}_0800.txt"));
    let area = device.area("Khu 4B - Ven đồi");
    assert_eq!(name(&mut device, Some(area)), format!("tung-nha_khu-4b-ven-doi_tran-thi-mau_{today}_0800.txt"));
    let area = device.area(&"Khu rất dài ".repeat(20));
    let long = name(&mut device, Some(area));
    assert!(long.len() < 100 && long.starts_with("tung-nha_khu-rat-dai-khu-"), "{long}");

    // Whoever has not said who they are sends a file without a name.
    let mut unknown = Device::empty("b");
    unknown.name_ward("Phường Tập Dượt");
    assert_eq!(name(&mut unknown, None), format!("tung-nha_phuong-tap-duot_{today}_0800.txt"));
}

#[test]
fn each_members_work_is_counted_by_whatever_way_it_came() {
    let (mut a, mut b, homes) = twins();
    let other = a.member("Lê Văn Mới");
    b.receive(&a.everything());
    run(b.engine.choose_me(ChooseMe(other))).unwrap();
    let told = |device: &Device| {
        let writers = device.engine.exchange_view().writers.into_iter();
        writers.map(|writer| (writer.name, writer.is_me, writer.changes)).collect::<Vec<_>>()
    };
    let of = |device: &Device, name: &str| {
        let writers = device.engine.exchange_view().writers;
        writers.into_iter().find(|writer| writer.name == name).unwrap()
    };
    assert_eq!(told(&b)[0], ("Lê Văn Mới".to_owned(), true, 0), "those of whom nothing is here come first");
    assert_eq!(of(&b, "Lê Văn Mới").last_ms, None);
    b.visit(homes[0], Outcome::Guided, &[]);
    let at_ms = b.around.now_ms();
    b.around.set_clock(i64::MAX / 4);
    b.visit(homes[1], Outcome::Guided, &[]);
    let mut c = Device::empty("c");
    c.receive(&b.everything());
    a.receive(&c.everything());
    for device in [&a, &a.reopened(), &b, &c] {
        let written = of(device, "Lê Văn Mới");
        assert_eq!(written.changes, 2);
        assert!(
            written.last_ms.is_some_and(|last_ms| (1..at_ms).contains(&last_ms)),
            "a clock that is wrong tells nothing"
        );
        assert_eq!(of(device, "Trần Thị Mẫu").changes, of(&a, "Trần Thị Mẫu").changes);
    }
    let before = a.engine.exchange_view().writers;
    run(a.engine.settle()).unwrap();
    assert_eq!(a.reopened().engine.exchange_view().writers, before, "from its snapshot");
    assert_eq!(told(&c).len(), 2);
}
