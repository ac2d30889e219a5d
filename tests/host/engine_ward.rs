//! The engine's ward: opening, households and people, the walk, filters and search.

use crate::world::{Device, new, person, run};
use tung_nha::engine::Fault;
use tung_nha::engine::basis::Edited;
use tung_nha::engine::commands::log_visit::LogVisit;
use tung_nha::engine::commands::save_record::{SaveArea, SaveHousehold, SaveItem, SaveWard};
use tung_nha::engine::queries::move_choices::MoveQuestion;
use tung_nha::engine::queries::names::{Counted, NamesGroup, NamesQuestion};
use tung_nha::engine::queries::targets::TargetsQuestion;
use tung_nha::engine::queries::walk_list::{WalkCounts, WalkFilter, WalkOrder, WalkQuestion};
use tung_nha::engine::scope::Scope;
use tung_nha::model::{
    Appointment, Area, ConsentState, Date, Household, HouseholdId, Outcome, Relation, Residence, Ward,
};

#[test]
fn empty_store_opens_as_the_first_run() {
    let device = Device::empty("a");
    let overview = device.engine.overview();
    assert!(overview.is_empty());
    assert_eq!((overview.households, overview.residents, overview.visits, overview.unsent), (0, 0, 0, 0));
    assert!(device.whole_walk().lanes.is_empty());
    assert!(device.engine.targets_view(&TargetsQuestion::default()).targets.is_empty());
}

#[test]
fn new_ward_starts_with_eight_targets_and_thirteen_items() {
    let mut device = Device::empty("a");
    device.name_ward("  phường   Cao Xanh ");
    let targets = device.engine.targets_view(&TargetsQuestion::default());
    let codes: Vec<&str> =
        targets.targets.iter().flat_map(|target| &target.items).map(|item| item.item.code.as_str()).collect();
    let wanted: Vec<String> = (1..=13).map(|number| format!("H{number:02}")).collect();
    assert_eq!(codes, wanted);
    assert_eq!(targets.targets.len(), 8);
    assert_eq!(device.engine.overview().ward.name, "phường Cao Xanh");
    device.name_ward("Phường Cao Xanh");
    assert_eq!(device.engine.overview().ward.name, "Phường Cao Xanh");
    assert_eq!(device.engine.index().organisation().items().len(), 13);
}

#[test]
fn two_devices_that_start_the_same_ward_apart_start_the_same_one() {
    let (mut a, mut b) = (Device::with_ward("a"), Device::with_ward("b"));
    b.receive(&a.everything());
    a.receive(&b.everything());
    assert_eq!(a.check_code(), b.check_code());
    let organisation = a.engine.organisation_view();
    assert_eq!((organisation.areas.len(), organisation.members.len()), (2, 2));
    assert_eq!(a.engine.index().organisation().items().len(), 13);
    a.shown().assert_same(&b.shown(), "two devices");
}

#[test]
fn names_that_must_be_there_are_asked_for() {
    let mut device = Device::with_ward("a");
    let unnamed = SaveArea(None, new(Area { name: "  ".to_owned() }));
    assert_eq!(run(device.engine.save_area(unnamed)).unwrap_err(), Fault::NameMissing);
    let unnamed = SaveWard(new(Ward::default()));
    assert_eq!(run(device.engine.save_ward(unnamed)).unwrap_err(), Fault::NameMissing);
}

#[test]
fn area_made_again_under_its_name_is_the_same_area_without_a_conflict() {
    let mut device = Device::with_ward("a");
    let first = device.area("Khu 3");
    assert_eq!(device.area("KHU 3"), first);
    let view = device.engine.organisation_view();
    assert_eq!(view.areas.len(), 3);
    assert!(
        device.engine.ledger().state().all_records().all(|(_, record)| record.cells().iter().all(|c| !c.is_conflict()))
    );
}

/// Two areas, three lanes, and people in some of the houses.
fn street() -> (Device, Vec<HouseholdId>) {
    let mut device = Device::with_ward("a");
    let areas: Vec<_> = device.engine.organisation_view().areas.iter().map(|area| area.id).collect();
    let doors = [
        ("14", "Ngõ 2"),
        ("12/10", "Ngõ 2"),
        ("12", "Ngõ 2"),
        ("12/3", "Ngõ 2"),
        ("10", "Ngõ 10"),
        ("2A", "Ngõ 10"),
        ("2", "Ngõ 10"),
        ("", "Ngõ 10"),
    ];
    let mut homes: Vec<_> = doors.iter().map(|(number, lane)| device.household(areas[0], lane, number)).collect();
    homes.push(device.household(areas[1], "Ngõ 1", "1"));
    device.people(
        homes[0],
        &[
            person("Nguyễn Văn An", Relation::Head, "1960", "0901234567"),
            person("Vũ Thị Đức", Relation::Wife, "1962", ""),
        ],
    );
    device.people(homes[1], &[person("Lê Văn Bình", Relation::Head, "12/3/1979", "0987654321")]);
    device.people(homes[2], &[person("Lệ Thị Hoà", Relation::Head, "1950", "")]);
    device.people(homes[3], &[person("Vu Đình Nam", Relation::Head, "2/2000", "")]);
    (device, homes)
}

fn search(device: &Device, typed: &str) -> Vec<String> {
    device.numbers(&WalkQuestion { search: typed.to_owned(), ..WalkQuestion::default() })
}

#[test]
fn doors_stand_in_the_order_they_are_walked_past() {
    let (device, _) = street();
    let walk = device.numbers(&WalkQuestion::default());
    assert_eq!(walk, ["12", "12/3", "12/10", "14", "2", "2A", "10", "", "1"]);
    let lanes: Vec<_> =
        device.whole_walk().lanes.iter().map(|lane| (lane.area.clone(), lane.name.clone(), lane.total)).collect();
    let lane = |area: &str, name: &str, total| (area.to_owned(), name.to_owned(), total);
    assert_eq!(lanes, [lane("Khu 1", "Ngõ 2", 4), lane("Khu 1", "Ngõ 10", 4), lane("Khu 2", "Ngõ 1", 1)]);
}

#[test]
fn doors_on_no_lane_come_last_in_their_area() {
    let (mut device, homes) = street();
    device.edit_household(homes[2], |household| household.lane.clear()).unwrap();
    device
        .edit_household(homes[3], |household| {
            household.lane.clear();
            household.group.clear();
        })
        .unwrap();
    let walk = device.numbers(&WalkQuestion::default());
    assert_eq!(walk, ["12/10", "14", "2", "2A", "10", "", "12/3", "12", "1"]);
}

#[test]
fn walk_comes_in_stretches_of_whole_lanes() {
    let (device, _) = street();
    let first = device.walk(&WalkQuestion { doors: 1, ..WalkQuestion::default() });
    assert_eq!((first.lanes.len(), first.lanes[0].doors.len(), first.next_lane), (1, 4, Some(1)));
    let second = device.walk(&WalkQuestion { doors: 5, from_lane: 1, ..WalkQuestion::default() });
    assert_eq!((second.lanes.len(), second.next_lane), (2, None));
    assert_eq!(second.counts, first.counts);
}

#[test]
fn search_finds_beginnings_initials_digits_and_plates() {
    let (device, _) = street();
    assert_eq!(search(&device, "ng v an"), ["14"]);
    assert_eq!(search(&device, "duc"), ["14"]);
    assert_eq!(search(&device, "nva"), ["14"]);
    assert_eq!(search(&device, "vu"), ["12/3", "14"]);
    assert_eq!(search(&device, "Vũ"), ["14"], "typed with marks, only the name with these marks");
    assert_eq!(search(&device, "Lê"), ["12/10"]);
    assert_eq!(search(&device, "le"), ["12", "12/10"]);
    assert_eq!(search(&device, "4567"), ["14"]);
    assert_eq!(search(&device, "0987 654"), ["12/10"]);
    assert_eq!(search(&device, "12"), ["12", "12/3", "12/10"]);
    assert_eq!(search(&device, "2a"), ["2A"]);
    assert!(search(&device, "khong co ai").is_empty());
}

#[test]
fn found_person_who_is_not_the_head_is_named() {
    let (device, _) = street();
    let page = device.walk(&WalkQuestion { search: "duc".to_owned(), doors: 9, ..WalkQuestion::default() });
    let door = &page.lanes[0].doors[0];
    assert_eq!((door.name.as_str(), door.found.as_deref()), ("Nguyễn Văn An", Some("Vũ Thị Đức")));
    assert_eq!(page.counts.all, 1);
    assert_eq!(page.lanes[0].total, 4, "a lane's own numbers do not follow the search");
}

#[test]
fn filters_show_what_they_count() {
    let (mut device, homes) = street();
    device.visit(homes[0], Outcome::Absent, &[]);
    let appointment = Appointment { on: Date::new(2022, 7, 1).unwrap(), time: "19:30".to_owned(), note: String::new() };
    let report = LogVisit { appointment: Some(appointment), ..device.report(homes[1], Outcome::Postponed, &[]) };
    run(device.engine.log_visit(report)).unwrap();
    let counts = device.whole_walk().counts;
    // Skills of the house are asked of every household, so no house is complete here.
    assert_eq!(counts, WalkCounts { all: 9, unvisited: 7, absent: 1, incomplete: 9, appointment: 1, conflict: 0 });
    let filters = [
        (WalkFilter::All, counts.all),
        (WalkFilter::Unvisited, counts.unvisited),
        (WalkFilter::Absent, counts.absent),
        (WalkFilter::Incomplete, counts.incomplete),
        (WalkFilter::Appointment, counts.appointment),
        (WalkFilter::Conflict, counts.conflict),
    ];
    for (filter, count) in filters {
        let shown = device.numbers(&WalkQuestion { filter, ..WalkQuestion::default() });
        assert_eq!(shown.len() as u32, count, "{filter:?}");
    }
    let unvisited_first = WalkQuestion { order: WalkOrder::UnvisitedFirst, ..WalkQuestion::default() };
    assert_eq!(device.numbers(&unvisited_first)[..4], ["12", "12/3", "12/10", "14"]);
    device.visit(homes[2], Outcome::Guided, &[]);
    assert_eq!(device.numbers(&unvisited_first)[..4], ["12/3", "12", "12/10", "14"]);
    let choices = &device.whole_walk().areas;
    assert_eq!((choices[0].households, choices[0].left, choices[1].households), (8, 7, 1));
}

#[test]
fn household_that_moves_is_walked_past_at_its_new_place() {
    let (mut device, homes) = street();
    device.edit_household(homes[0], |household| household.lane = "Ngõ 10".to_owned()).unwrap();
    assert_eq!(device.numbers(&WalkQuestion::default()), ["12", "12/3", "12/10", "2", "2A", "10", "14", "", "1"]);
    device.shown().assert_same(&device.reopened().shown(), "reopened");
}

#[test]
fn person_who_moves_is_listed_in_the_new_household_only() {
    let (mut device, homes) = street();
    device.edit_resident(homes[0], 1, |resident| resident.household = Some(homes[1])).unwrap();
    let names = |home| -> Vec<String> {
        device.view(home).residents.into_iter().map(|resident| resident.resident.name).collect()
    };
    assert_eq!(names(homes[0]), ["Nguyễn Văn An"]);
    assert_eq!(names(homes[1]), ["Lê Văn Bình", "Vũ Thị Đức"]);
    assert_eq!(device.engine.overview().residents, 5);
}

#[test]
fn homes_to_move_to_come_with_the_likeliest_first() {
    let (mut device, homes) = street();
    device.people(
        homes[8],
        &[person("Lê Văn Bình", Relation::Head, "1980", ""), person("Vũ Thị Đức", Relation::Child, "2001", "")],
    );
    device.people(homes[6], &[person("Lê Văn Bình An", Relation::Head, "1990", "")]);
    let choices = |device: &Device, from: HouseholdId, search: &str| -> Vec<(HouseholdId, Option<String>)> {
        let question = MoveQuestion { from, search: search.to_owned(), take: 8 };
        device.engine.move_choices(&question).into_iter().map(|choice| (choice.household, choice.found)).collect()
    };
    let named = |home: usize| (homes[home], None);
    assert_eq!(choices(&device, homes[8], "le van binh"), [named(1), named(6)], "the person's own home is not offered");
    assert_eq!(
        choices(&device, homes[0], "le van binh"),
        [named(1), named(8), named(6)],
        "named just so, then the area"
    );
    let found = Some("Vũ Thị Đức".to_owned());
    assert_eq!(choices(&device, homes[2], "vu thi"), [(homes[0], found.clone()), (homes[8], found)]);
    let from_elsewhere = choices(&device, homes[8], "1");
    assert!(from_elsewhere.is_empty(), "{from_elsewhere:?}");
    device.edit_household(homes[0], |household| household.consent.state = ConsentState::Refused).unwrap();
    assert!(
        choices(&device, homes[2], "vu thi").iter().all(|(home, _)| *home != homes[0]),
        "it wants nothing recorded"
    );
}

#[test]
fn form_saves_only_what_was_changed_in_it() {
    let (mut device, homes) = street();
    let changes = device.engine.ledger().known().len();
    let view = device.view(homes[0]);
    device.edit_household(homes[0], |household| household.note = "Chó dữ".to_owned()).unwrap();
    // A form opened before that and saved after it changes its own field and leaves the note alone.
    let after = Household { code: "7".to_owned(), ..view.household.clone() };
    let late = Edited { before: view.household, after, basis: view.basis };
    run(device.engine.save_household(SaveHousehold(Some(homes[0]), late))).unwrap();
    let household = device.view(homes[0]).household;
    assert_eq!((household.note.as_str(), household.code.as_str()), ("Chó dữ", "7"));
    assert_eq!(device.engine.ledger().known().len(), changes + 2);
    device.edit_household(homes[0], |_| ()).unwrap();
    assert_eq!(device.engine.ledger().known().len(), changes + 2, "a form without changes saves nothing");
}

#[test]
fn audience_follows_the_item_when_it_is_edited() {
    let (mut device, homes) = street();
    let total = |device: &Device, code: &str| {
        let view = device.engine.targets_view(&TargetsQuestion::default());
        let items: Vec<_> = view.targets.into_iter().flat_map(|target| target.items).collect();
        items.into_iter().find(|item| item.item.code == code).unwrap()
    };
    assert_eq!(total(&device, "H01").total.audience, 5);
    device.edit_resident(homes[3], 0, |resident| resident.residence = Residence::Moved).unwrap();
    assert_eq!(total(&device, "H01").total.audience, 4);
    let before = total(&device, "H01");
    let mut after = before.item.clone();
    after.audience.min_age = Some(60);
    let basis = device.engine.targets_view(&TargetsQuestion::default()).basis;
    run(device.engine.save_item(SaveItem(Some(before.id), Edited { before: before.item, after, basis }))).unwrap();
    assert_eq!(total(&device, "H01").total.audience, 3);
    let question = NamesQuestion {
        of: Counted::Item("H01".to_owned()),
        group: NamesGroup::Unknown,
        scope: Scope::WARD,
        skip: 1,
        take: 1,
    };
    let names = device.engine.names(&question);
    assert_eq!((names.total, names.names.len(), names.names[0].name.as_str()), (3, 1, "Nguyễn Văn An"));
}
