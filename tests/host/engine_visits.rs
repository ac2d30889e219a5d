//! The engine's visits: logging, undo, drafts, failed saves, and opening again.

use crate::faulty::{self, FaultyStore};
use crate::world::{Around, Device, person, run};
use tung_nha::engine::commands::log_visit::{LogManyVisits, LogVisit};
use tung_nha::engine::commands::open_ward::Workspace;
use tung_nha::engine::queries::names::{Counted, NamesGroup, NamesQuestion};
use tung_nha::engine::queries::walk_list::WalkQuestion;
use tung_nha::engine::scope::Scope;
use tung_nha::engine::store::{Key, Shelf, Store, StoreFault};
use tung_nha::engine::{Engine, Fault};
use tung_nha::model::{Appointment, ConsentState, Date, HouseholdId, Outcome, Reason, Relation, ResidentId};

/// A lane of three houses, each with a couple.
pub fn lane() -> (Device, [HouseholdId; 3]) {
    let mut device = Device::with_ward("a");
    let area = device.engine.organisation_view().areas[0].id;
    let homes = ["1", "2", "3"].map(|number| device.household(area, "Ngõ 5", number));
    for (place, home) in homes.into_iter().enumerate() {
        device.people(
            home,
            &[
                person("Nguyễn Văn Một", Relation::Head, "1970", &format!("090123456{place}")),
                person("Đỗ Thị Hai", Relation::Wife, "1972", ""),
            ],
        );
    }
    (device, homes)
}

pub fn resident(device: &Device, home: HouseholdId, place: usize) -> ResidentId {
    device.view(home).residents[place].id
}

pub fn step(device: &Device, home: HouseholdId, place: usize, item: &str) -> (u8, Option<i64>) {
    let view = device.view(home);
    let item = view.residents[place].items.iter().find(|state| state.code == item).unwrap();
    (item.step.get(), item.recorded_ms)
}

pub fn seal_tail(device: &mut Device, home: HouseholdId) {
    let row = |device: &Device| run(device.store.all(Shelf::Tail)).unwrap().len();
    while row(device) < 500 {
        let note = format!("ghi chú {}", row(device));
        device.edit_household(home, |household| household.note = note).unwrap();
    }
}

#[test]
fn visit_and_its_steps_are_one_change() {
    let (mut device, [first, second, _]) = lane();
    let (head, wife) = (resident(&device, first, 0), resident(&device, first, 1));
    let (changes, commits) = (device.engine.ledger().known().len(), device.store.commit_count());
    let steps = [(Some(head), "H01", 4), (Some(wife), "H02", 1), (None, "H12", 3)];
    let saved = device.visit(first, Outcome::Guided, &steps);
    assert_eq!(device.engine.ledger().known().len(), changes + 1);
    assert_eq!(device.store.commit_count(), commits + 1);
    assert_eq!(saved.next_door.unwrap().household, second);
    let view = device.view(first);
    assert_eq!((step(&device, first, 0, "H01").0, step(&device, first, 1, "H02").0), (4, 1));
    let skill = view.house_items.iter().find(|item| item.code == "H12").unwrap();
    assert_eq!((skill.step.get(), skill.recorded_by.as_str()), (3, "Trần Thị Mẫu"));
    let last = view.last_visit.unwrap();
    assert_eq!((last.outcome, last.by.as_str(), last.absences), (Outcome::Guided, "Trần Thị Mẫu", 0));
    assert_eq!(device.engine.overview().visits, 1);
    device.shown().assert_same(&device.reopened().shown(), "reopened");
}

#[test]
fn reason_is_kept_until_the_step_is_reached() {
    let (mut device, [first, ..]) = lane();
    let head = resident(&device, first, 0);
    let reason = |device: &Device| device.view(first).residents[0].items[0].reason;
    let mut report = device.report(first, Outcome::PartlyGuided, &[(Some(head), "H01", 1)]);
    report.steps[0].reason = Some(Reason::OldPhone);
    run(device.engine.log_visit(report)).unwrap();
    assert_eq!(reason(&device), Some(Reason::OldPhone));
    device.visit(first, Outcome::Guided, &[(Some(head), "H01", 4)]);
    assert_eq!(reason(&device), None);
    device.visit(first, Outcome::Guided, &[(Some(head), "H01", 2)]);
    assert_eq!(reason(&device), None, "the old reason was taken back with the step it was given for");
}

#[test]
fn visit_needs_an_outcome_and_a_household() {
    let (mut device, [first, ..]) = lane();
    let report = LogVisit { outcome: None, ..device.report(first, Outcome::Guided, &[]) };
    assert_eq!(run(device.engine.log_visit(report)).unwrap_err(), Fault::OutcomeMissing);
    let elsewhere = HouseholdId(tung_nha::engine::shared_id(&["nowhere"]));
    let report = LogVisit { household: elsewhere, ..device.report(first, Outcome::Guided, &[]) };
    assert_eq!(run(device.engine.log_visit(report)).unwrap_err(), Fault::NotFound);
}

#[test]
fn next_door_goes_round_to_those_left_out() {
    let (mut device, [first, second, third]) = lane();
    assert_eq!(device.visit(third, Outcome::Guided, &[]).next_door.unwrap().household, first);
    assert_eq!(device.visit(first, Outcome::Guided, &[]).next_door.unwrap().household, second);
    let after_all = device.visit(second, Outcome::Guided, &[]).next_door.unwrap();
    assert_eq!((after_all.household, after_all.name.as_str()), (third, "Nguyễn Văn Một"));
}

#[test]
fn next_door_comes_back_to_those_who_were_out() {
    let (mut device, [first, second, third]) = lane();
    device.visit(first, Outcome::Absent, &[]);
    device.visit(second, Outcome::Guided, &[]);
    assert_eq!(device.visit(third, Outcome::Guided, &[]).next_door.unwrap().household, first);
}

#[test]
fn door_where_nobody_was_met_is_still_left() {
    let (mut device, [first, second, third]) = lane();
    let left = |device: &Device| device.whole_walk().lanes[0].left;
    device.visit(first, Outcome::Absent, &[]);
    device.visit(second, Outcome::Postponed, &[]);
    assert_eq!((left(&device), device.engine.overview().left), (3, 3));
    device.visit(third, Outcome::Uninhabited, &[]);
    device.visit(first, Outcome::Guided, &[]);
    device.visit(first, Outcome::Absent, &[]);
    assert_eq!((left(&device), device.engine.overview().left), (1, 1), "met once is met");
}

#[test]
fn absences_in_a_row_are_counted_at_every_door() {
    let (mut device, homes) = lane();
    let report = || LogManyVisits {
        households: homes.to_vec(),
        at_ms: 1_655_300_000_000,
        outcome: Outcome::Absent,
        appointment: None,
    };
    let (changes, commits) = (device.engine.ledger().known().len(), device.store.commit_count());
    run(device.engine.log_many_visits(report())).unwrap();
    assert_eq!(device.engine.ledger().known().len(), changes + 3, "a change for each door");
    assert_eq!(device.store.commit_count(), commits + 1, "in one transaction");
    let before = device.shown_undated();
    let again = run(device.engine.log_many_visits(report())).unwrap();
    assert!(homes.iter().all(|home| device.view(*home).last_visit.unwrap().absences == 2));
    run(device.engine.undo(again)).unwrap();
    device.shown_undated().assert_same(&before, "one undo takes all of them back");
}

#[test]
fn many_visits_at_once_go_to_pages() {
    let mut device = Device::with_ward("a");
    let area = device.engine.organisation_view().areas[0].id;
    let homes: Vec<_> = (0..80).map(|number| device.household(area, "Ngõ 1", &number.to_string())).collect();
    let report =
        LogManyVisits { households: homes, at_ms: 1_655_300_000_000, outcome: Outcome::Absent, appointment: None };
    run(device.engine.log_many_visits(report)).unwrap();
    assert_eq!(run(device.store.all(Shelf::Pages)).unwrap().len(), 2, "the homes, and the visits");
    assert_eq!((device.engine.overview().visits, device.engine.overview().left), (80, 80));
    device.shown().assert_same(&device.reopened().shown(), "reopened");
}

#[test]
fn failed_save_changes_nothing() {
    let (mut device, [first, second, _]) = lane();
    let head = resident(&device, first, 0);
    let draft = LogVisit { outcome: None, ..device.report(first, Outcome::Guided, &[]) };
    run(device.engine.keep_draft(draft)).unwrap();
    let token = device.visit(second, Outcome::Guided, &[]).undo;
    let (before, code) = (device.shown(), device.check_code());
    let full = Fault::Store(StoreFault::Full);
    device.store.fail_next_commit(StoreFault::Full);
    let report = device.report(first, Outcome::Guided, &[(Some(head), "H01", 4)]);
    assert_eq!(run(device.engine.log_visit(report.clone())).unwrap_err(), full);
    device.store.fail_next_commit(StoreFault::Full);
    assert_eq!(run(device.engine.undo(token)).unwrap_err(), full);
    device.store.fail_next_commit(StoreFault::Full);
    assert_eq!(device.edit_household(first, |home| home.note = "x".to_owned()).unwrap_err(), full);
    device.store.fail_next_commit(StoreFault::Full);
    assert_eq!(run(device.engine.drop_draft(first)).unwrap_err(), full);
    for device in [&device, &device.reopened()] {
        device.shown().assert_same(&before, "after failed saves");
        assert_eq!(device.check_code(), code);
    }
    run(device.engine.log_visit(report)).unwrap();
    run(device.engine.undo(token)).unwrap();
    device.shown().assert_same(&device.reopened().shown(), "reopened");
}

#[test]
fn opening_again_shows_the_same_from_pages_tail_and_snapshot() {
    let (mut device, [first, second, _]) = lane();
    let head = resident(&device, first, 0);
    device.visit(first, Outcome::Guided, &[(Some(head), "H01", 2)]);
    let same = |device: &Device, what: &str| {
        let again = device.reopened();
        again.shown().assert_same(&device.shown(), what);
        assert_eq!(again.check_code(), device.check_code(), "{what}");
        assert_eq!(again.engine.overview(), device.engine.overview(), "{what}");
    };
    same(&device, "tail only");
    seal_tail(&mut device, first);
    device.visit(second, Outcome::Absent, &[]);
    assert_eq!(run(device.store.all(Shelf::Pages)).unwrap().len(), 1);
    same(&device, "a page and the tail");
    run(device.engine.settle()).unwrap();
    assert_eq!(run(device.store.all(Shelf::Snapshot)).unwrap().len(), 1);
    same(&device, "the snapshot and the tail it already holds");
    device.visit(first, Outcome::Guided, &[(Some(head), "H01", 4)]);
    same(&device, "the snapshot and a longer tail");
    device.store.crash();
    same(&device, "after power was lost");
    seal_tail(&mut device, first);
    device.visit(second, Outcome::Guided, &[]);
    same(&device, "a snapshot with a page after it");
    // A snapshot of another form is thrown away and made again from the log.
    let garbage =
        tung_nha::engine::store::Write::Put(Shelf::Snapshot, Key::Name("state".to_owned()), vec![9; 40].into());
    run(device.store.commit(vec![garbage], tung_nha::engine::store::Durability::Relaxed)).unwrap();
    same(&device, "a snapshot nobody can read");
}

/// A browser that lost the file of a large row does not read the row, whatever opens the store again.
#[test]
fn snapshot_and_postings_that_cannot_be_read_are_made_again() {
    let (mut device, [first, _, _]) = lane();
    seal_tail(&mut device, first);
    run(device.engine.settle()).unwrap();
    let history = run(device.engine.history(first)).unwrap();
    let store = FaultyStore::over(device.store.fork(), faulty::Fault::Unreadable(Shelf::Snapshot));
    let mut again = run(Engine::open(store, device.around.clone(), Workspace::Ward)).unwrap();
    assert_eq!(again.overview(), device.engine.overview());
    assert_eq!(run(again.history(first)).unwrap(), history);
}

#[test]
fn a_store_in_use_keeps_its_replica() {
    let (device, _) = lane();
    let stranger: Around = Device::empty("z").around;
    let again = Device::open(device.store.fork(), stranger);
    assert_eq!(again.engine.ledger().replica(), device.engine.ledger().replica());
}

#[test]
fn appointment_for_a_later_day_outlasts_doors_logged_in_one_go() {
    let (mut device, [first, second, _]) = lane();
    let report = device.report(first, Outcome::Postponed, &[]);
    let on = Date::in_vietnam(report.at_ms);
    let agreed = |on| Appointment { on, time: "19:30".to_owned(), note: "cài VNeID".to_owned() };
    for (home, day) in [(first, on.plus_days(2)), (second, on)] {
        let report = LogVisit { appointment: Some(agreed(day)), ..device.report(home, Outcome::Postponed, &[]) };
        run(device.engine.log_visit(report)).unwrap();
    }
    let absent = LogManyVisits {
        households: vec![first, second],
        at_ms: device.report(first, Outcome::Absent, &[]).at_ms,
        outcome: Outcome::Absent,
        appointment: None,
    };
    run(device.engine.log_many_visits(absent)).unwrap();
    assert_eq!(device.view(first).appointment, Some(agreed(on.plus_days(2))));
    assert_eq!(device.view(second).appointment, None);
}

#[test]
fn nothing_is_shown_or_recorded_of_people_whose_home_refused() {
    let (mut device, [first, second, _]) = lane();
    let head = resident(&device, first, 0);
    device.visit(first, Outcome::Guided, &[(Some(head), "H01", 4)]);
    let late = device.report(first, Outcome::Guided, &[(Some(head), "H02", 4)]);
    device.edit_household(first, |household| household.consent.state = ConsentState::Refused).unwrap();
    run(device.engine.log_visit(late)).unwrap();

    let view = device.view(first);
    assert!(view.residents.is_empty() && view.house_items.is_empty());
    let walk = device.whole_walk();
    let door = walk.lanes.iter().flat_map(|lane| &lane.doors).find(|door| door.household == first).unwrap();
    assert_eq!((door.name.as_str(), door.found.as_deref()), ("", None));
    let search = WalkQuestion { search: "van mot".to_owned(), doors: u32::MAX, ..WalkQuestion::default() };
    let found: Vec<_> = device.walk(&search).lanes.into_iter().flat_map(|lane| lane.doors).collect();
    assert!(found.iter().all(|door| door.household != first) && found.iter().any(|door| door.household == second));
    let history = run(device.engine.history(first)).unwrap();
    assert!(!format!("{history:?}").contains("Nguyễn Văn Một"), "{history:?}");
    for (item, group) in [("H01", NamesGroup::Achieved), ("H02", NamesGroup::Left)] {
        let question =
            NamesQuestion { of: Counted::Item(item.to_owned()), group, scope: Scope::WARD, skip: 0, take: 100 };
        let rows = device.engine.names(&question).names;
        let of_home: Vec<_> = rows.iter().filter(|row| row.household == first).collect();
        assert!(of_home.iter().all(|row| row.name.is_empty() && row.birth_year.is_none()), "{of_home:?}");
        assert!(!of_home.is_empty(), "still counted: {item}");
    }
}
