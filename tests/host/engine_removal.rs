//! Taking off the list and putting back, alone and across devices.

use crate::world::{Device, meet, person, run};
use tung_nha::engine::Fault;
use tung_nha::engine::commands::remove::{Remove, Restore};
use tung_nha::engine::commands::undo::UndoToken;
use tung_nha::engine::queries::removed::RemovedEntry;
use tung_nha::model::{HouseholdId, Outcome, Relation, Removal, Subject};

/// Two devices that hold the same: one home of two people, and an empty one.
fn twins() -> (Device, Device, HouseholdId) {
    let mut a = Device::with_ward("a");
    let area = a.engine.organisation_view().areas[0].id;
    let home = a.household(area, "Ngõ 1", "7");
    let one = person("Nguyễn Văn Một", Relation::Head, "1970", "0901234567");
    let two = person("Nguyễn Thị Hai", Relation::Wife, "1975", "0901234568");
    a.people(home, &[one, two]);
    a.household(area, "Ngõ 1", "9");
    let b = a.twin("b");
    (a, b, home)
}

fn remove_person(device: &mut Device, home: HouseholdId, place: usize, reason: Removal) -> Result<UndoToken, Fault> {
    let view = device.view(home);
    run(device.engine.remove(Remove {
        subject: Subject::Resident(view.residents[place].id),
        reason,
        basis: view.basis,
    }))
}

fn remove_home(device: &mut Device, home: HouseholdId, reason: Removal) -> Result<UndoToken, Fault> {
    let view = device.view(home);
    run(device.engine.remove(Remove { subject: Subject::Household(home), reason, basis: view.basis }))
}

fn only(device: &Device) -> RemovedEntry {
    let view = device.engine.removed_view();
    assert_eq!((view.total, view.entries.len()), (1, 1));
    view.entries[0].clone()
}

#[test]
fn person_who_was_taken_off_is_gone_everywhere_and_comes_back_whole() {
    let (mut a, mut b, home) = twins();
    let before = a.shown();
    let id = a.view(home).residents[1].id;
    remove_person(&mut a, home, 1, Removal::Moved).unwrap();
    meet(&mut a, &mut b);
    assert_eq!((b.counts(), b.view(home).residents.len()), ((2, 1), 1));
    let entry = only(&b);
    assert_eq!((entry.subject, entry.name.as_str()), (Subject::Resident(id), "Nguyễn Thị Hai"));
    assert_eq!(entry.place, "7, Ngõ 1, Tổ 1, Khu 1");
    assert_eq!((entry.removal.reason, entry.removal.by.as_str()), (Removal::Moved, "Trần Thị Mẫu"));
    assert_eq!(b.view(home).removed, [entry]);
    assert!(b.view(home).revived.is_empty());
    run(b.engine.restore(Restore(Subject::Resident(id)))).unwrap();
    meet(&mut a, &mut b);
    assert_eq!(a.engine.removed_view().total, 0);
    before.assert_same(&a.shown(), "as if nothing had been");
}

#[test]
fn home_goes_and_comes_back_with_its_people() {
    let (mut a, mut b, home) = twins();
    let before = a.shown();
    remove_person(&mut a, home, 1, Removal::Died).unwrap();
    remove_home(&mut a, home, Removal::Moved).unwrap();
    assert_eq!(a.engine.household_view(home), Err(Fault::NotFound));
    meet(&mut a, &mut b);
    assert_eq!(b.counts(), (1, 0));
    let entry = only(&b);
    assert_eq!((entry.subject, entry.removal.reason), (Subject::Household(home), Removal::Moved));
    run(b.engine.restore(Restore(Subject::Household(home)))).unwrap();
    meet(&mut a, &mut b);
    // Whoever was taken off before that stays off.
    assert_eq!((a.counts(), a.view(home).removed.len()), ((2, 1), 1));
    let id = match only(&a).subject {
        Subject::Resident(id) => id,
        Subject::Household(_) => panic!("a home is still off the list"),
    };
    run(a.engine.restore(Restore(Subject::Resident(id)))).unwrap();
    before.assert_same(&a.shown(), "as if nothing had been");
}

#[test]
fn undo_takes_back_taking_off_and_putting_back() {
    let (mut a, _, home) = twins();
    let before = a.shown();
    let token = remove_home(&mut a, home, Removal::Mistake).unwrap();
    run(a.engine.undo(token)).unwrap();
    before.assert_same(&a.shown(), "taken back");
    assert_eq!(a.engine.removed_view().total, 0);
    remove_person(&mut a, home, 0, Removal::Died).unwrap();
    let entry = only(&a);
    let Subject::Resident(id) = entry.subject else { panic!("no person") };
    let token = run(a.engine.restore(Restore(Subject::Resident(id)))).unwrap();
    run(a.engine.undo(token)).unwrap();
    assert_eq!(a.view(home).residents.len(), 1);
    assert_eq!(only(&a).removal.reason, Removal::Died);
}

#[test]
fn what_the_remover_had_not_seen_brings_it_back_and_somebody_decides() {
    for stays in [true, false] {
        let (mut a, mut b, home) = twins();
        let id = b.view(home).residents[0].id;
        remove_home(&mut a, home, Removal::Moved).unwrap();
        b.visit(home, Outcome::Guided, &[(Some(id), "H01", 3)]);
        meet(&mut a, &mut b);
        let view = a.view(home);
        assert_eq!((view.residents.len(), view.removed.len()), (1, 1), "only the one somebody wrote about came back");
        assert_eq!(view.revived.len(), 2, "the home, and the person");
        assert_eq!((a.engine.overview().conflicts, a.engine.conflicts_view().total), (2, 2));
        assert_eq!(a.whole_walk().counts.conflict, 1);
        assert!(view.conflicts.is_empty());
        if stays {
            run(a.engine.restore(Restore(Subject::Household(home)))).unwrap();
            meet(&mut a, &mut b);
            assert_eq!((b.counts(), b.engine.overview().conflicts, b.engine.removed_view().total), ((2, 2), 0, 0));
        } else {
            remove_home(&mut a, home, Removal::Moved).unwrap();
            meet(&mut a, &mut b);
            assert_eq!((b.counts(), b.engine.overview().conflicts, b.engine.removed_view().total), ((1, 0), 0, 1));
        }
    }
}

#[test]
fn somebody_new_in_a_home_that_was_taken_off_brings_the_home_back() {
    let (mut a, mut b, home) = twins();
    remove_home(&mut a, home, Removal::Moved).unwrap();
    b.people(home, &[person("Trần Văn Ba", Relation::Lodger, "1990", "0901234569")]);
    meet(&mut a, &mut b);
    let view = a.view(home);
    assert_eq!((view.residents.len(), view.revived.len(), view.removed.len()), (1, 1, 2));
    assert_eq!(a.engine.removed_view().total, 2);
}

#[test]
fn taken_off_on_two_devices_is_off_and_back_on_one_is_back() {
    let (mut a, mut b, home) = twins();
    remove_person(&mut a, home, 1, Removal::Moved).unwrap();
    remove_person(&mut b, home, 1, Removal::Died).unwrap();
    meet(&mut a, &mut b);
    assert_eq!((a.view(home).residents.len(), a.engine.overview().conflicts), (1, 0));
    let Subject::Resident(id) = only(&a).subject else { panic!("no person") };
    run(a.engine.restore(Restore(Subject::Resident(id)))).unwrap();
    meet(&mut a, &mut b);
    assert_eq!((b.view(home).residents.len(), b.engine.overview().conflicts), (2, 0));
}

#[test]
fn what_is_not_off_the_list_cannot_be_put_back() {
    let (mut a, _, home) = twins();
    let id = a.view(home).residents[0].id;
    assert_eq!(run(a.engine.restore(Restore(Subject::Household(home)))), Err(Fault::NotFound));
    assert_eq!(run(a.engine.restore(Restore(Subject::Resident(id)))), Err(Fault::NotFound));
    remove_person(&mut a, home, 0, Removal::Mistake).unwrap();
    let view = a.view(home);
    let again = Remove { subject: Subject::Resident(id), reason: Removal::Mistake, basis: view.basis };
    assert_eq!(run(a.engine.remove(again)), Err(Fault::NotFound));
}
