//! A file in the place of everything: the device holds exactly that afterwards, or what it held before.

use crate::engine_send::one_person_in_two_areas;
use crate::world::{Device, START_MS, person, run};
use tung_nha::engine::Fault;
use tung_nha::engine::commands::erase::Erase;
use tung_nha::engine::commands::make_package::{MakePackage, Part, Since};
use tung_nha::engine::commands::note_backup::Backup;
use tung_nha::engine::commands::take_package::PackageTaken;
use tung_nha::engine::store::{Shelf, Store, StoreFault};
use tung_nha::model::{HouseholdId, Outcome, Relation, Subject};

/// Two devices that held the same before each went on by itself, and their home.
fn apart() -> (Device, Device, HouseholdId) {
    let mut a = Device::with_ward("a");
    let area = a.engine.organisation_view().areas[0].id;
    let home = a.household(area, "Ngõ 1", "7");
    a.people(home, &[person("Nguyễn Văn Một", Relation::Head, "1970", "0901234567")]);
    let mut b = a.twin("b");
    a.visit(home, Outcome::Guided, &[]);
    b.people(home, &[person("Trần Thị Hai", Relation::Wife, "1975", "")]);
    b.visit(home, Outcome::Absent, &[]);
    (a, b, home)
}

fn replace(device: &mut Device, bytes: &[u8]) -> Result<PackageTaken, Fault> {
    device.preview(bytes);
    run(device.engine.replace_all())
}

#[test]
fn device_holds_exactly_what_the_file_holds() {
    let (mut a, mut b, _) = apart();
    let taken = replace(&mut b, &a.everything()).unwrap();
    assert_eq!(taken.check_code, a.check_code());
    b.shown().assert_same(&a.shown(), "the device whose data were replaced");
    b.reopened().shown().assert_same(&a.shown(), "and opened again");
    run(b.engine.settle()).unwrap();
    b.reopened().shown().assert_same(&a.shown(), "and from its snapshot");
}

#[test]
fn merging_the_same_file_keeps_both() {
    let (mut a, mut b, _) = apart();
    b.receive(&a.everything());
    assert_eq!((b.engine.overview().residents, b.engine.overview().visits), (2, 2));
}

#[test]
fn what_would_be_lost_is_told_beforehand() {
    let (mut a, mut b, home) = apart();
    let preview = b.preview(&a.everything());
    assert!(preview.is_whole);
    assert_eq!((preview.only_here, preview.only_here_unsent), (2, 2), "a person and a visit");
    b.everything();
    b.hand_over();
    b.visit(home, Outcome::Guided, &[]);
    let preview = b.preview(&a.everything());
    assert_eq!((preview.only_here, preview.only_here_unsent), (3, 1), "only the last visit was never handed over");
    let own = b.everything();
    assert_eq!(b.preview(&own).only_here, 0, "its own backup holds all of it");
}

#[test]
fn what_is_here_in_part_is_in_the_whole_file() {
    let (mut a, _) = one_person_in_two_areas();
    let mut b = Device::empty("b");
    b.receive(&a.package(MakePackage::of_area(a.areas()[0])));
    assert_eq!(b.preview(&a.everything()).only_here, 0, "the file holds all of what is here in part");
    run(b.engine.replace_all()).unwrap();
    b.shown().assert_same(&a.shown(), "the device whose data were replaced");
    b.reopened().shown().assert_same(&a.shown(), "and opened again");
}

#[test]
fn what_others_had_and_the_day_of_the_backup_are_told_as_on_the_disk() {
    let (mut a, mut b, home) = apart();
    b.receive(&a.everything());
    run(b.engine.note_backup()).unwrap();
    replace(&mut b, &a.everything()).unwrap();
    let of_a = MakePackage { part: Part::Everything, since: Since::Receiver(a.engine.ledger().replica()) };
    let everything = |device: &mut Device| run(device.engine.make_package(of_a)).unwrap().made.holds.changes;
    assert_eq!(everything(&mut b), everything(&mut b.reopened()));
    let backup = run(b.engine.backup()).unwrap().unwrap();
    assert_eq!(backup.newer_changes, 0, "all of it is in the file");
    b.visit(home, Outcome::Guided, &[]);
    assert_eq!(run(b.reopened().engine.backup()).unwrap(), Some(Backup { newer_changes: 1, ..backup }));
}

#[test]
fn device_goes_on_as_another_replica() {
    let (mut a, mut b, home) = apart();
    let before = b.engine.ledger().replica();
    replace(&mut b, &a.everything()).unwrap();
    assert_ne!(b.engine.ledger().replica(), before);
    b.visit(home, Outcome::Guided, &[]);
    b.restart();
    assert_ne!(b.engine.ledger().replica(), before);
    assert_eq!(b.engine.overview().visits, 2);
}

#[test]
fn what_was_replaced_can_be_merged_in_again_from_its_backup() {
    let (mut a, mut b, _) = apart();
    let backup = b.everything();
    replace(&mut b, &a.everything()).unwrap();
    b.receive(&backup);
    a.receive(&backup);
    assert_eq!(a.check_code(), b.check_code());
    b.shown().assert_same(&a.shown(), "nothing was lost for good");
}

#[test]
fn part_of_a_ward_replaces_nothing() {
    let (mut a, mut b, _) = apart();
    let area = a.engine.organisation_view().areas[0].id;
    let of_area = a.package(MakePackage::of_area(area));
    a.everything();
    a.hand_over();
    let newest = a.package(MakePackage::NEWEST);
    for part in [of_area, newest] {
        let before = b.shown();
        assert_eq!(replace(&mut b, &part), Err(Fault::OnlyAPart));
        b.shown().assert_same(&before, "after a part was refused");
        b.take();
        b = Device::open(b.store.clone(), b.around.clone());
    }
}

#[test]
fn failed_replacement_leaves_everything_as_it_was() {
    let (mut a, mut b, _) = apart();
    let (before, replica) = (b.shown(), b.engine.ledger().replica());
    b.store.fail_next_commit(StoreFault::Full);
    assert_eq!(replace(&mut b, &a.everything()), Err(Fault::Store(StoreFault::Full)));
    b.shown().assert_same(&before, "the replacement failed");
    b.reopened().shown().assert_same(&before, "and the device was opened again");
    assert_eq!(b.engine.ledger().replica(), replica);
    // The file still waits.
    assert_eq!(run(b.engine.replace_all()).unwrap().check_code, a.check_code());
}

#[test]
fn half_written_visit_outlives_the_replacement() {
    let (mut a, mut b, home) = apart();
    let draft = b.report(home, Outcome::Guided, &[]);
    run(b.engine.keep_draft(draft.clone())).unwrap();
    replace(&mut b, &a.everything()).unwrap();
    assert_eq!(run(b.engine.draft(home)).unwrap(), Some(draft.clone()));
    assert_eq!(run(b.reopened().engine.draft(home)).unwrap(), Some(draft));
}

#[test]
fn file_of_another_ward_leaves_nobody_and_no_half_written_visit() {
    let (_, mut b, home) = apart();
    let other = Device::with_ward("c").everything();
    let draft = b.report(home, Outcome::Guided, &[]);
    run(b.engine.keep_draft(draft)).unwrap();
    replace(&mut b, &other).unwrap();
    assert_eq!(run(b.store.all(Shelf::Drafts)).unwrap(), []);
    for device in [&b, &b.reopened()] {
        assert_eq!(device.engine.organisation_view().me, None, "the file knows nothing of who used the device");
        assert_eq!(run(device.engine.draft(home)).unwrap(), None);
    }
}

#[test]
fn who_uses_the_device_stays_where_the_file_knows_them() {
    let (mut a, mut b, _) = apart();
    let me = b.engine.overview().me;
    assert_ne!(me, None);
    replace(&mut b, &a.everything()).unwrap();
    assert_eq!(b.engine.overview().me, me);
    assert_eq!(b.reopened().engine.overview().me, me);
}

#[test]
fn own_work_that_comes_back_with_a_file_is_still_to_be_handed_over() {
    let (_, mut b, home) = apart();
    let backup = b.everything();
    b.visit(home, Outcome::Guided, &[]);
    replace(&mut b, &backup).unwrap();
    b.around.set_clock(START_MS + 10 * 24 * 3600 * 1000);
    for device in [&b, &b.reopened()] {
        assert_eq!(device.engine.overview().due.map(|due| due.visits), Some(1), "the visit the file holds");
    }
}

#[test]
fn half_written_visit_to_a_home_the_file_erases_goes_with_it() {
    let (mut a, mut b, home) = apart();
    let draft = b.report(home, Outcome::Guided, &[]);
    run(b.engine.keep_draft(draft)).unwrap();
    run(a.engine.erase(Erase(Subject::Household(home)))).unwrap();
    replace(&mut b, &a.everything()).unwrap();
    assert_eq!(run(b.store.all(Shelf::Drafts)).unwrap(), []);
    assert_eq!(run(b.engine.draft(home)).unwrap(), None);
    b.shown().assert_same(&a.shown(), "the home is gone");
}

#[test]
fn old_file_brings_back_nobody_who_was_erased() {
    let (mut a, mut b, home) = apart();
    let old = a.everything();
    let asked = b.view(home).residents.iter().find(|resident| resident.resident.name == "Nguyễn Văn Một").unwrap().id;
    run(b.engine.erase(Erase(Subject::Resident(asked)))).unwrap();
    replace(&mut b, &old).unwrap();
    assert_eq!(b.view(home).residents.len(), 0);
    let rows = Shelf::ALL.into_iter().flat_map(|shelf| run(b.store.all(shelf)).unwrap());
    let name = "Nguyễn Văn Một".as_bytes();
    assert!(!rows.into_iter().any(|(_, row)| row.windows(name.len()).any(|part| part == name)));
    b.reopened().shown().assert_same(&b.shown(), "opened again");
    // Whoever takes its data in forgets that person as well.
    a.receive(&b.everything());
    assert_eq!(a.view(home).residents.len(), 0);
}
