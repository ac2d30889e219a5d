//! What was erased is nowhere any more, on every device the word reaches, and no old file brings it back.

use crate::world::{Device, meet, person, run};
use tung_nha::engine::Fault;
use tung_nha::engine::commands::erase::Erase;
use tung_nha::engine::commands::log_visit::LogVisit;
use tung_nha::engine::commands::make_package::MakePackage;
use tung_nha::engine::queries::conflicts::ConflictsView;
use tung_nha::engine::store::{Shelf, Store};
use tung_nha::model::{HouseholdId, Outcome, Relation, ResidentId, Subject};

const NAME: &str = "Lò Thị Quên";
const PHONE: &str = "0912345678";
const NOTE: &str = "Hẹn riêng với bà";

/// Two devices that hold the same: two homes, the first with the person who will ask, one more, and a visit.
fn twins() -> (Device, Device, [HouseholdId; 2], ResidentId) {
    let mut a = Device::with_ward("a");
    let area = a.engine.organisation_view().areas[0].id;
    let homes = ["7", "9"].map(|number| a.household(area, "Ngõ 1", number));
    let people = [person(NAME, Relation::Head, "1950", PHONE), person("Lò Văn Ở", Relation::Child, "1975", "")];
    a.people(homes[0], &people);
    let view = a.view(homes[0]);
    let asked = view.residents.iter().find(|resident| resident.resident.name == NAME).unwrap().id;
    let report = LogVisit { note: NOTE.to_owned(), ..a.report(homes[0], Outcome::Guided, &[(Some(asked), "H01", 2)]) };
    run(a.engine.log_visit(report)).unwrap();
    let b = a.twin("b");
    (a, b, homes, asked)
}

/// Returns whether any row a device keeps holds a text.
fn holds(device: &Device, text: &str) -> bool {
    let rows = Shelf::ALL.into_iter().flat_map(|shelf| run(device.store.all(shelf)).unwrap());
    rows.into_iter().any(|(_, row)| row.windows(text.len()).any(|window| window == text.as_bytes()))
}

fn package_says(device: &mut Device, text: &str) -> bool {
    String::from_utf8(device.everything()).unwrap().contains(text)
}

#[test]
fn person_is_erased_from_every_row_and_every_package() {
    let (mut a, _, homes, asked) = twins();
    run(a.engine.settle()).unwrap();
    assert!(holds(&a, NAME) && holds(&a, PHONE));
    run(a.engine.erase(Erase(Subject::Resident(asked)))).unwrap();
    run(a.engine.settle()).unwrap();
    assert!(!holds(&a, NAME) && !holds(&a, PHONE));
    assert!(!package_says(&mut a, NAME));
    assert_eq!(a.view(homes[0]).residents.len(), 1);
    assert!(holds(&a, NOTE), "the home's own visits stay");
    a.shown().assert_same(&a.reopened().shown(), "reopened");
    assert_eq!(a.reopened().check_code(), a.check_code());
}

#[test]
fn home_is_erased_with_its_people_and_visits() {
    let (mut a, _, homes, _) = twins();
    run(a.engine.keep_draft(LogVisit { note: NOTE.to_owned(), ..a.report(homes[0], Outcome::Guided, &[]) })).unwrap();
    run(a.engine.erase(Erase(Subject::Household(homes[0])))).unwrap();
    for text in [NAME, "Lò Văn Ở", NOTE] {
        assert!(!holds(&a, text), "{text}");
    }
    assert_eq!(a.counts(), (1, 0));
    assert_eq!(a.engine.overview().visits, 0);
    a.shown().assert_same(&a.reopened().shown(), "reopened");
}

#[test]
fn word_travels_and_old_files_bring_nothing_back() {
    let (mut a, mut b, homes, asked) = twins();
    let old = b.everything();
    b.edit_resident(homes[0], 0, |person| person.note = format!("{NAME} gọi lại")).unwrap();
    b.visit(homes[0], Outcome::Guided, &[(Some(asked), "H02", 3)]);
    let unaware = b.everything();
    run(a.engine.erase(Erase(Subject::Resident(asked)))).unwrap();
    // A file from before brings nothing.
    let taken = a.receive(&old);
    assert_eq!((taken.new_changes, taken.undo), (0, None));
    // What somebody wrote who had not heard of it is blanked as it arrives; the rest of the change is taken.
    a.receive(&unaware);
    assert!(!holds(&a, NAME) && a.engine.overview().visits == 2);
    assert_eq!(a.receive(&unaware).new_changes, 0, "the same file again says nothing new");
    let word = a.everything();
    let preview = b.preview(&word);
    assert_eq!(preview.erased, [NAME]);
    assert_eq!(b.take().undo, None);
    assert!(!holds(&b, NAME));
    assert!(!b.engine.exchange_view().intakes[0].is_undoable);
    meet(&mut a, &mut b);
    let mut c = Device::empty("c");
    c.receive(&word);
    c.receive(&unaware);
    c.receive(&old);
    assert!(!holds(&c, NAME));
    meet(&mut a, &mut c);
    assert_eq!(c.engine.conflicts_view(), ConflictsView::default());
}

#[test]
fn files_in_any_order_end_in_the_same() {
    let (mut a, mut b, homes, asked) = twins();
    b.visit(homes[0], Outcome::Guided, &[(Some(asked), "H02", 3)]);
    let unaware = b.everything();
    run(a.engine.erase(Erase(Subject::Household(homes[0])))).unwrap();
    let word = a.everything();
    let since = {
        let mut d = Device::empty("d");
        d.receive(&unaware);
        d.everything()
    };
    let orders = [[&unaware, &word, &since], [&word, &unaware, &since], [&since, &word, &unaware]];
    let ends = orders.map(|files| {
        let mut device = Device::empty("c");
        for file in files {
            device.receive(file);
        }
        assert!(!holds(&device, NAME) && !holds(&device, NOTE));
        (device.check_code(), device.shown())
    });
    for (code, shown) in &ends[1..] {
        assert_eq!(*code, ends[0].0);
        shown.assert_same(&ends[0].1, "another order");
    }
}

#[test]
fn erasing_while_a_file_waits_keeps_its_word() {
    let (mut a, mut b, homes, asked) = twins();
    b.edit_resident(homes[0], 0, |person| person.note = "mới".to_owned()).unwrap();
    let unaware = b.everything();
    a.preview(&unaware);
    run(a.engine.erase(Erase(Subject::Resident(asked)))).unwrap();
    assert_eq!(run(a.engine.take_package()), Err(Fault::NothingWaiting), "it has to be looked at again");
    a.receive(&unaware);
    assert!(!holds(&a, "mới"));
    b.receive(&a.everything());
    assert_eq!(a.check_code(), b.check_code());
}

#[test]
fn form_open_while_its_person_is_erased_says_so() {
    let (mut a, _, homes, asked) = twins();
    let report = a.report(homes[0], Outcome::Guided, &[(Some(asked), "H01", 3)]);
    let mut form = a.reopened();
    run(a.engine.erase(Erase(Subject::Resident(asked)))).unwrap();
    form.receive(&a.everything());
    // The visit is saved; of whoever was erased it says nothing.
    run(form.engine.log_visit(report)).unwrap();
    assert_eq!(form.engine.overview().visits, 2);
    assert_eq!(run(form.engine.erase(Erase(Subject::Resident(asked)))), Err(Fault::NotFound));
}

#[test]
fn undo_of_an_earlier_save_gives_nothing_back_that_was_erased() {
    let (mut a, _, homes, asked) = twins();
    let undo = a.edit_resident(homes[0], 0, |person| person.note = "khác".to_owned()).unwrap();
    run(a.engine.erase(Erase(Subject::Resident(asked)))).unwrap();
    assert_eq!(run(a.engine.undo(undo)), Err(Fault::NotUndoable));
    assert!(!holds(&a, NAME));
}

#[test]
fn word_goes_with_the_package_of_any_area() {
    let (mut a, mut b, homes, asked) = twins();
    let other = a.engine.organisation_view().areas[1].id;
    run(a.engine.erase(Erase(Subject::Resident(asked)))).unwrap();
    b.receive(&a.package(MakePackage::of_area(other)));
    assert!(!holds(&b, NAME));
    assert_eq!(b.view(homes[0]).residents.len(), 1);
}
