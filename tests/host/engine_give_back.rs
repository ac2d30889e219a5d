//! A package that something stands on: what is still as it left it is given back, by a change like any other.

use crate::world::{Device, meet, person, run};
use tung_nha::engine::Fault;
use tung_nha::engine::commands::undo::{PackageGivenBack, WhyStays};
use tung_nha::engine::store::StoreFault;
use tung_nha::model::{HouseholdId, Outcome, Relation};

/// Two devices that hold the same two homes, and a package of the first with more of everything.
fn package() -> (Device, Device, [HouseholdId; 2], HouseholdId) {
    let (mut a, homes) = Device::with_two_homes("a");
    let b = a.twin("b");
    let [area, _] = a.areas();
    let new = a.household(area, "Ngõ 5", "1");
    a.people(new, &[person("Lê Thị Ba", Relation::Head, "1990", "")]);
    a.edit_household(homes[0], |home| home.note = "từ a".to_owned()).unwrap();
    a.edit_resident(homes[1], 0, |person| person.note = "từ a".to_owned()).unwrap();
    a.visit(homes[1], Outcome::Guided, &[]);
    (a, b, homes, new)
}

fn stays(given_back: &PackageGivenBack) -> Vec<(&str, &str, WhyStays)> {
    given_back.stays.iter().map(|stays| (stays.head.kind.as_str(), stays.head.number.as_str(), stays.why)).collect()
}

#[test]
fn everything_reads_as_before_the_package_came_here_and_elsewhere() {
    let (mut a, mut b, ..) = package();
    let before = b.shown_undated();
    b.receive(&a.everything());
    assert!(b.engine.exchange_view().intakes[0].can_be_given_back);
    // Passed on, it can no longer be forgotten.
    b.everything();
    b.hand_over();
    assert_eq!(run(b.engine.undo_taken(1)), Err(Fault::NotUndoable));
    let given_back = run(b.engine.give_back_taken(1)).unwrap();
    assert_eq!(given_back, PackageGivenBack::default());
    let mut after = b.shown_undated();
    // The list of what was taken off tells of it; nothing else does.
    assert_eq!(after.removed.entries.len(), before.removed.entries.len());
    after.removed = before.removed.clone();
    after.assert_same(&before, "given back");
    let intake = &b.engine.exchange_view().intakes[0];
    assert!(intake.is_undone && !intake.can_be_given_back && !intake.is_undoable);
    assert_eq!(run(b.engine.give_back_taken(1)), Err(Fault::NotUndoable));
    b.reopened().shown().assert_same(&b.shown(), "reopened");
    meet(&mut a, &mut b);
    assert_eq!(a.counts(), (2, 2), "whoever made the package is told");
}

#[test]
fn what_somebody_built_on_it_stays_and_is_told_of() {
    let (mut a, mut b, homes, new) = package();
    b.receive(&a.everything());
    b.visit(new, Outcome::Absent, &[]);
    b.edit_household(homes[0], |home| home.note = "từ b".to_owned()).unwrap();
    let given_back = run(b.engine.give_back_taken(1)).unwrap();
    let told = stays(&given_back);
    assert_eq!(given_back.total, 3, "{told:?}");
    assert!(told.contains(&("household", "1", WhyStays::Visited)), "{told:?}");
    assert!(told.contains(&("resident", "1", WhyStays::HomeStays)), "{told:?}");
    assert!(told.contains(&("household", "7", WhyStays::Written)), "{told:?}");
    assert_eq!(b.view(homes[0]).household.note, "từ b");
    assert_eq!(b.view(homes[1]).residents[0].resident.note, "");
    assert_eq!((b.counts(), b.engine.overview().visits), ((3, 3), 1), "the visit of the package is taken back");
    meet(&mut a, &mut b);
}

#[test]
fn what_the_whole_ward_shares_goes_with_no_package() {
    let (mut a, ..) = package();
    let mut c = Device::empty("c");
    c.receive(&a.everything());
    let targets = c.engine.index().organisation().items().len();
    let given_back = run(c.engine.give_back_taken(0)).unwrap();
    assert!(given_back.stays.iter().all(|stays| stays.why == WhyStays::Shared), "{given_back:?}");
    assert_eq!(c.counts(), (0, 0));
    assert_eq!(c.engine.index().organisation().items().len(), targets);
    assert_eq!(c.engine.overview().ward.name, "Phường Tập Dượt");
}

#[test]
fn removal_a_package_brought_is_given_back() {
    let (mut a, mut b, homes, _) = package();
    b.receive(&a.everything());
    let basis = a.view(homes[0]).basis;
    let subject = tung_nha::model::Subject::Household(homes[0]);
    let remove = tung_nha::engine::commands::remove::Remove { subject, reason: tung_nha::model::Removal::Moved, basis };
    run(a.engine.remove(remove)).unwrap();
    b.receive(&a.everything());
    assert!(b.engine.index().home(homes[0]).is_none());
    run(b.engine.give_back_taken(2)).unwrap();
    assert_eq!(b.view(homes[0]).residents.len(), 1);
    meet(&mut a, &mut b);
}

#[test]
fn store_that_does_not_keep_it_leaves_everything() {
    let (mut a, mut b, ..) = package();
    b.receive(&a.everything());
    let before = b.shown();
    b.store.fail_next_commit(StoreFault::Full);
    assert_eq!(run(b.engine.give_back_taken(1)), Err(Fault::Store(StoreFault::Full)));
    before.assert_same(&b.shown(), "nothing was given back");
    assert!(b.engine.exchange_view().intakes[0].can_be_given_back);
    run(b.engine.give_back_taken(1)).unwrap();
}
