//! A package that was taken is undone: as if it had never come.

use crate::world::{Device, person, run};
use proptest::prelude::*;
use tung_nha::engine::basis::Edited;
use tung_nha::engine::commands::choose_me::ChooseMe;
use tung_nha::engine::commands::make_package::MakePackage;
use tung_nha::engine::commands::save_record::{SaveHousehold, SaveResident};
use tung_nha::engine::store::{Shelf, Store};
use tung_nha::engine::{Fault, Surroundings};
use tung_nha::model::{Household, HouseholdId, Outcome, Relation, Resident};

/// Two devices that hold the same: two homes of one person each.
fn twins() -> (Device, Device, [HouseholdId; 2]) {
    let (mut a, homes) = Device::with_two_homes("a");
    let b = a.twin("b");
    (a, b, homes)
}

/// Hands everything to somebody.
fn hand_over(device: &mut Device) {
    device.everything();
    device.hand_over();
}

fn is_undoable(device: &Device) -> bool {
    device.engine.exchange_view().intakes[0].is_undoable
}

#[test]
fn first_package_leaves_an_empty_device() {
    let (mut a, ..) = twins();
    let mut c = Device::empty("c");
    let (code, before) = (c.check_code(), c.shown());
    let taken = c.receive(&a.everything());
    run(c.engine.choose_me(ChooseMe(c.engine.organisation_view().members[0].id))).unwrap();
    run(c.engine.undo(taken.undo.unwrap())).unwrap();
    assert!(c.engine.overview().is_empty() && c.engine.overview().me.is_none());
    assert_eq!(c.check_code(), code);
    before.assert_same(&c.shown(), "as before");
    before.assert_same(&c.reopened().shown(), "and reopened");
    let again = c.receive(&a.everything());
    assert_eq!(again.check_code, a.check_code());
    c.shown().assert_same(&a.shown(), "taken after all");
    c.reopened().shown().assert_same(&a.shown(), "and reopened");
}

#[test]
fn form_of_what_is_forgotten_makes_no_home_out_of_a_piece() {
    let (mut a, _, homes) = twins();
    let mut c = Device::empty("c");
    let taken = c.receive(&a.everything());
    let view = c.view(homes[0]);
    run(c.engine.undo(taken.undo.unwrap())).unwrap();
    let after = Household { note: "ghi thêm".to_owned(), ..view.household.clone() };
    let edited = Edited { before: view.household, after, basis: view.basis.clone() };
    assert_eq!(run(c.engine.save_household(SaveHousehold(Some(homes[0]), edited))).err(), Some(Fault::NotFound));
    let person = &view.residents[0];
    let after = Resident { note: "ghi thêm".to_owned(), ..person.resident.clone() };
    let edited = Edited { before: person.resident.clone(), after, basis: view.basis };
    assert_eq!(run(c.engine.save_resident(SaveResident(person.id, edited))).err(), Some(Fault::NotFound));
    assert_eq!(c.counts(), (0, 0));
}

#[test]
fn own_work_stays_whichever_side_of_the_package_it_lies_on() {
    let (mut a, mut b, homes) = twins();
    a.edit_household(homes[0], |home| home.note = "từ a".to_owned()).unwrap();
    a.visit(homes[0], Outcome::Guided, &[]);
    b.edit_household(homes[1], |home| home.note = "trước".to_owned()).unwrap();
    let (mut alone, bytes) = (b.reopened(), a.everything());
    b.receive(&bytes);
    let now_ms = b.around.now_ms();
    for device in [&mut alone, &mut b] {
        device.around.set_clock(now_ms);
        device.visit(homes[1], Outcome::Absent, &[]);
    }
    run(b.engine.settle()).unwrap();
    assert!(is_undoable(&b));
    run(b.engine.undo_taken(1)).unwrap();
    assert_eq!(b.view(homes[0]).household.note, "");
    alone.shown_undated().assert_same(&b.shown_undated(), "a device that never took it");
    b.shown().assert_same(&b.reopened().shown(), "reopened");
    run(b.engine.settle()).unwrap();
    b.shown().assert_same(&b.reopened().shown(), "from its snapshot");
    let mut c = Device::empty("c");
    let all = b.everything();
    assert_eq!(c.receive(&all).check_code, b.check_code());
    assert!(b.engine.exchange_view().intakes[0].is_undone && !is_undoable(&b));
    assert_eq!(run(b.engine.undo_taken(1)), Err(Fault::NotUndoable));
}

#[test]
fn package_that_something_stands_on_stays() {
    let work: [fn(&mut Device, HouseholdId, HouseholdId); 4] = [
        |device, old, _| _ = device.edit_household(old, |home| home.note = "sau".to_owned()).unwrap(),
        |device, _, new| _ = device.edit_household(new, |home| home.note = "sau".to_owned()).unwrap(),
        |device, _, new| _ = device.visit(new, Outcome::Guided, &[]),
        |device, _, new| _ = device.people(new, &[person("Lê Thị Ba", Relation::Lodger, "1990", "")]),
    ];
    for work in work {
        let (mut a, mut b, homes) = twins();
        let area = a.engine.organisation_view().areas[1].id;
        let new = a.household(area, "Ngõ 5", "1");
        a.edit_household(homes[0], |home| home.note = "từ a".to_owned()).unwrap();
        b.receive(&a.everything());
        work(&mut b, homes[0], new);
        let (code, before) = (b.check_code(), b.shown());
        assert_eq!(run(b.engine.undo_taken(1)), Err(Fault::NotUndoable));
        assert_eq!(b.check_code(), code);
        before.assert_same(&b.shown(), "nothing was touched");
        before.assert_same(&b.reopened().shown(), "nor on the disk");
    }
}

#[test]
fn package_that_was_passed_on_or_followed_by_another_stays() {
    let (mut a, mut b, homes) = twins();
    a.visit(homes[0], Outcome::Guided, &[]);
    b.receive(&a.everything());
    assert!(is_undoable(&b));
    let area = b.engine.organisation_view().areas[0].id;
    b.package(MakePackage::of_area(area));
    assert!(is_undoable(&b), "it has not left the device yet");
    b.hand_over();
    assert!(!is_undoable(&b), "even one area may have held it");
    assert_eq!(run(b.engine.undo_taken(1)), Err(Fault::NotUndoable));

    a.visit(homes[1], Outcome::Absent, &[]);
    b.receive(&a.everything());
    a.visit(homes[1], Outcome::Guided, &[]);
    b.receive(&a.everything());
    assert_eq!(run(b.engine.undo_taken(2)), Err(Fault::NotUndoable), "a later file may have held it too");
    run(b.engine.undo_taken(3)).unwrap();
    run(b.engine.undo_taken(2)).unwrap();
    hand_over(&mut b);
    assert_eq!(b.engine.overview().visits, 1);
}

#[test]
fn package_whose_value_took_the_place_of_a_save_taken_back_stays() {
    let (mut a, mut b, homes) = twins();
    a.edit_household(homes[0], |home| home.note = "từ a".to_owned()).unwrap();
    let saved = b.edit_household(homes[0], |home| home.note = "từ b".to_owned()).unwrap();
    b.receive(&a.everything());
    run(b.engine.undo(saved)).unwrap();
    assert_eq!(b.view(homes[0]).household.note, "từ a");
    assert_eq!(run(b.engine.undo_taken(1)), Err(Fault::NotUndoable), "it would live on without its package");
}

#[test]
fn store_that_does_not_keep_it_leaves_everything() {
    let (mut a, mut b, homes) = twins();
    a.visit(homes[0], Outcome::Guided, &[]);
    b.receive(&a.everything());
    let (code, before) = (b.check_code(), b.shown());
    b.store.fail_next_commit(tung_nha::engine::store::StoreFault::Full);
    assert!(matches!(run(b.engine.undo_taken(1)), Err(Fault::Store(_))));
    assert_eq!(b.check_code(), code);
    before.assert_same(&b.shown(), "nothing was touched");
    assert!(is_undoable(&b));
    run(b.engine.undo_taken(1)).unwrap();
    let pages = run(b.store.all(Shelf::Pages)).unwrap();
    assert!(pages.iter().filter(|(_, page)| page.is_empty()).count() == 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    /// Whatever was done before and after, undoing leaves what a device holds that did the same and never took the file.
    #[test]
    fn undoing_is_as_if_it_had_never_come(
        of_a in prop::collection::vec((0..2usize, 0..3u8), 1..6),
        before in prop::collection::vec(0..3u8, 0..4),
        after in prop::collection::vec(0..3u8, 0..4),
    ) {
        let (mut a, mut b, homes) = twins();
        let act = |device: &mut Device, home: HouseholdId, deed: u8| match deed {
            0 => _ = device.edit_household(home, |home| home.note.push('+')).unwrap(),
            1 => _ = device.visit(home, Outcome::Guided, &[]),
            _ => _ = device.people(home, &[person("Lê Thị Ba", Relation::Lodger, "1990", "")]),
        };
        for (home, deed) in of_a {
            act(&mut a, homes[home], deed);
        }
        for deed in &before {
            act(&mut b, homes[1], *deed);
        }
        let (mut alone, bytes) = (b.reopened(), a.everything());
        let taken = b.receive(&bytes);
        for deed in &after {
            act(&mut b, homes[1], *deed);
            act(&mut alone, homes[1], *deed);
        }
        let code = b.check_code();
        match run(b.engine.undo(taken.undo.unwrap())) {
            Ok(()) => {
                prop_assert_eq!(b.counts(), alone.counts());
                prop_assert_eq!(b.engine.overview().visits, alone.engine.overview().visits);
                prop_assert_eq!(&b.view(homes[0]).household.note, &alone.view(homes[0]).household.note);
                prop_assert_eq!(&b.view(homes[1]).household.note, &alone.view(homes[1]).household.note);
                b.shown().assert_same(&b.reopened().shown(), "reopened");
            }
            Err(fault) => {
                prop_assert_eq!(fault, Fault::NotUndoable);
                prop_assert_eq!(b.check_code(), code);
            }
        }
    }
}
