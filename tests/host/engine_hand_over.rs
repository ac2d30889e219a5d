//! Work that only this device holds: how much of it, for how long, and when it was last backed up.

use crate::world::{Device, START_MS, run};
use tung_nha::engine::commands::make_package::MakePackage;
use tung_nha::engine::queries::unsent_work::UnsentWork;
use tung_nha::engine::store::{Durability, Key, Shelf, Store, Write};
use tung_nha::model::{HouseholdId, Outcome};

const DAY_MS: i64 = 24 * 3600 * 1000;

fn device() -> (Device, HouseholdId) {
    let mut device = Device::with_ward("a");
    let area = device.engine.organisation_view().areas[0].id;
    let home = device.household(area, "Ngõ 1", "7");
    hand_over(&mut device);
    (device, home)
}

fn hand_over(device: &mut Device) {
    device.everything();
    device.hand_over();
}

fn due(device: &Device) -> Option<UnsentWork> {
    device.engine.overview().due
}

#[test]
fn nothing_is_due_once_everything_was_handed_over() {
    let (mut device, _) = device();
    device.around.set_clock(START_MS + 90 * DAY_MS);
    assert_eq!(due(&device), None);
    device.restart();
    assert_eq!(due(&device), None);
}

#[test]
fn work_is_due_after_three_days() {
    let (mut device, home) = device();
    device.around.set_clock(START_MS + 10 * DAY_MS);
    device.visit(home, Outcome::Guided, &[]);
    assert_eq!(due(&device), None, "not by the last hand-over");
    device.around.set_clock(START_MS + 12 * DAY_MS + DAY_MS / 2);
    device.visit(home, Outcome::Guided, &[]);
    assert_eq!(due(&device), None);
    device.around.set_clock(START_MS + 13 * DAY_MS + DAY_MS / 2);
    device.restart();
    assert_eq!(due(&device), Some(UnsentWork { visits: 2, days: 3 }));
    hand_over(&mut device);
    assert_eq!(due(&device), None);
    device.visit(home, Outcome::Guided, &[]);
    assert_eq!(due(&device), None, "it begins anew");
}

#[test]
fn thirty_visits_are_due_at_once() {
    let (mut device, home) = device();
    for visits in 1..=30 {
        device.visit(home, Outcome::Absent, &[]);
        assert_eq!(due(&device).is_some(), visits >= 30, "{visits}");
    }
}

#[test]
fn what_others_did_is_not_this_devices_to_hand_over() {
    let (mut a, home) = device();
    let mut b = a.twin("b");
    hand_over(&mut b);
    for _ in 0..40 {
        a.visit(home, Outcome::Absent, &[]);
    }
    b.receive(&a.everything());
    assert_eq!(due(&b), None);
}

#[test]
fn clock_set_back_makes_nothing_old() {
    let (mut device, home) = device();
    device.visit(home, Outcome::Guided, &[]);
    device.around.set_clock(START_MS - 400 * DAY_MS);
    assert_eq!(due(&device), None);
}

#[test]
fn only_the_package_made_last_counts_as_handed_over() {
    let (mut device, home) = device();
    device.visit(home, Outcome::Guided, &[]);
    let token = |device: &mut Device, ask| run(device.engine.make_package(ask)).unwrap().made.token;
    let area = device.engine.organisation_view().areas[0].id;
    let of_area = token(&mut device, MakePackage::of_area(area));
    // Made to be kept here, say: nobody confirms it.
    let backup = token(&mut device, MakePackage::EVERYTHING);
    assert_eq!(run(device.engine.confirm_hand_over(of_area)), Ok(false), "it is not the backup that went out");
    assert_eq!(device.engine.overview().unsent, 1);
    assert_eq!(run(device.engine.confirm_hand_over(backup)), Ok(true));
    assert_eq!(device.engine.overview().unsent, 0);
    assert_eq!(run(device.engine.confirm_hand_over(backup)), Ok(false), "once only");
    device.visit(home, Outcome::Absent, &[]);
    let before = token(&mut device, MakePackage::NEWEST);
    device.restart();
    assert_eq!(run(device.engine.confirm_hand_over(before)), Ok(false));
    assert_eq!(device.engine.overview().unsent, 1);
}

#[test]
fn backup_is_remembered_and_hands_nothing_over() {
    let (mut device, home) = device();
    assert_eq!(run(device.engine.backup()), Ok(None));
    device.visit(home, Outcome::Guided, &[]);
    device.everything();
    run(device.engine.note_backup()).unwrap();
    let backup = run(device.engine.backup()).unwrap().unwrap();
    assert_eq!(backup.newer_changes, 0);
    assert_eq!(device.engine.overview().unsent, 1, "a backup is in nobody else's hands");
    device.visit(home, Outcome::Guided, &[]);
    device.restart();
    let later = run(device.engine.backup()).unwrap().unwrap();
    assert_eq!((later.at_ms, later.newer_changes), (backup.at_ms, 1));
}

#[test]
fn work_done_under_an_earlier_name_of_the_device_is_still_to_be_handed_over() {
    let (mut device, home) = device();
    device.visit(home, Outcome::Guided, &[]);
    device.engine.renew_replica();
    device.visit(home, Outcome::Guided, &[]);
    device.engine.renew_replica();
    device.visit(home, Outcome::Guided, &[]);
    device.around.set_clock(START_MS + 4 * DAY_MS);
    assert_eq!(due(&device), Some(UnsentWork { visits: 3, days: 3 }));
    device.restart();
    assert_eq!(due(&device), Some(UnsentWork { visits: 3, days: 3 }));
    hand_over(&mut device);
    assert_eq!(due(&device), None);
}

#[test]
fn log_of_an_older_version_opens() {
    let (mut device, home) = device();
    device.visit(home, Outcome::Guided, &[]);
    let place = Key::Name("log".to_owned());
    let mut row = run(device.store.get(Shelf::Meta, place.clone())).unwrap().unwrap();
    assert_eq!(row.pop(), Some(0), "an older version tells of no earlier replicas, not even that there are none");
    run(device.store.commit(vec![Write::Put(Shelf::Meta, place, row.into())], Durability::Strict)).unwrap();
    let replica = device.engine.ledger().replica();
    device.restart();
    assert_eq!(device.engine.ledger().replica(), replica);
    assert_eq!(device.engine.overview().visits, 1);
}
