//! Taking saves back, and what is half written.

use crate::engine_visits::{lane, resident, step};
use crate::world::{Device, person, run};
use tung_nha::engine::Fault;
use tung_nha::engine::commands::log_visit::LogVisit;
use tung_nha::engine::commands::undo::UndoVisit;
use tung_nha::engine::store::{Key, Shelf, Store};
use tung_nha::model::{Outcome, Relation};

#[test]
fn undo_gives_back_what_was_shown() {
    let (mut device, [first, second, _]) = lane();
    let head = resident(&device, first, 0);
    device.visit(first, Outcome::Guided, &[(Some(head), "H01", 2)]);
    let before = device.shown_undated();
    let area = device.engine.organisation_view().areas[1].id;
    let undo_and_compare = |device: &mut Device, token, what: &str| {
        assert_ne!(device.shown_undated(), before, "{what} changed something");
        run(device.engine.undo(token)).unwrap();
        device.shown_undated().assert_same(&before, what);
        device.reopened().shown().assert_same(&device.shown(), "reopened");
        assert_eq!(run(device.engine.undo(token)).unwrap_err(), Fault::NotUndoable, "{what} can be undone once");
    };
    let token = device.visit(first, Outcome::Absent, &[(Some(head), "H01", 4), (None, "H12", 1)]).undo;
    undo_and_compare(&mut device, token, "a visit");
    let token = device.edit_household(second, |household| household.area = Some(area)).unwrap();
    undo_and_compare(&mut device, token, "a move");
    let token = device.edit_resident(first, 0, |resident| resident.birth = None).unwrap();
    undo_and_compare(&mut device, token, "an edit");
    let token = device.people(second, &[person("Trẻ Thơ", Relation::Child, "2015", "")]);
    undo_and_compare(&mut device, token, "new people");
    let token = device.name_ward("Phường Khác");
    undo_and_compare(&mut device, token, "another name");
    assert_eq!(step(&device, first, 1, "H01"), (0, None), "a step never recorded has no date");
}

#[test]
fn step_taken_back_was_never_recorded() {
    let (mut device, [first, ..]) = lane();
    let head = resident(&device, first, 0);
    let token = device.visit(first, Outcome::Guided, &[(Some(head), "H01", 2)]).undo;
    run(device.engine.undo(token)).unwrap();
    assert_eq!(step(&device, first, 0, "H01"), (0, None));
    assert_eq!(device.engine.overview().visits, 0);
}

#[test]
fn undo_leaves_what_was_built_on_it() {
    let (mut device, [first, ..]) = lane();
    let token = device.edit_household(first, |household| household.note = "một".to_owned()).unwrap();
    device.edit_household(first, |household| household.note = "hai".to_owned()).unwrap();
    assert_eq!(run(device.engine.undo(token)).unwrap_err(), Fault::NotUndoable);
    let view = device.view(first);
    assert_eq!((view.household.note.as_str(), view.conflicts.len()), ("hai", 0));
}

#[test]
fn area_made_again_after_undo_is_whole() {
    let (mut device, _) = lane();
    let area = device.area("Khu 9");
    device.edit_household(device.whole_walk().lanes[0].doors[0].household, |home| home.area = Some(area)).unwrap();
    let token = device.name_ward("Phường Tập Dượt 2");
    run(device.engine.undo(token)).unwrap();
    assert_eq!(device.engine.overview().ward.name, "Phường Tập Dượt");
    device.shown().assert_same(&device.reopened().shown(), "reopened");
}

#[test]
fn ward_made_again_after_undo_holds_what_was_typed_last() {
    let mut device = Device::empty("a");
    let token = device.name_ward("Phường Mới");
    run(device.engine.undo(token)).unwrap();
    assert!(device.engine.overview().is_empty());
    device.name_ward("Phường  MỚI");
    assert_eq!(device.engine.overview().ward.name, "Phường MỚI");
    assert_eq!(device.engine.index().organisation().items().len(), 13);
    let is_settled = |(_, record): (_, &tung_nha::log::Record)| record.cells().iter().all(|cell| !cell.is_conflict());
    assert!(device.engine.ledger().state().all_records().all(is_settled));
}

#[test]
fn draft_survives_reopening_and_goes_with_its_visit() {
    let (mut device, [first, second, _]) = lane();
    let draft =
        LogVisit { outcome: None, note: "đang viết".to_owned(), ..device.report(first, Outcome::Guided, &[]) };
    run(device.engine.keep_draft(draft.clone())).unwrap();
    run(device.engine.keep_draft(LogVisit { household: second, ..draft.clone() })).unwrap();
    let mut again = device.reopened();
    assert_eq!(run(again.engine.draft(first)).unwrap(), Some(draft.clone()));
    assert!(again.view(first).has_draft);
    assert!(again.whole_walk().lanes[0].doors[0].has_draft);
    let commits = again.store.commit_count();
    run(again.engine.log_visit(LogVisit { outcome: Some(Outcome::Guided), ..draft })).unwrap();
    assert_eq!(again.store.commit_count(), commits + 1, "the draft goes in the visit's own transaction");
    assert!(!again.view(first).has_draft);
    let left = run(again.store.all(Shelf::Drafts)).unwrap();
    assert_eq!(left.into_iter().map(|(key, _)| key).collect::<Vec<_>>(), [Key::Name(second.to_string())]);
    run(again.engine.drop_draft(second)).unwrap();
    assert_eq!(run(again.reopened().engine.draft(second)).unwrap(), None);
}

#[test]
fn visit_taken_back_and_saved_again_is_no_second_opinion() {
    let (mut device, [first, _]) = Device::with_two_homes("a");
    let head = device.view(first).residents[0].id;
    let report =
        device.report(first, Outcome::Guided, &[(Some(head), "H01", 3), (Some(head), "H02", 2), (None, "H12", 3)]);
    let saved = run(device.engine.log_visit(report.clone())).unwrap();
    run(device.engine.undo_visit(UndoVisit(saved.undo, report.clone()))).unwrap();
    assert_eq!(run(device.engine.undo_visit(UndoVisit(saved.undo, report.clone()))), Err(Fault::NotUndoable));
    device.restart();
    let draft = run(device.engine.draft(first)).unwrap().unwrap();
    assert_eq!((&draft.steps, draft.outcome), (&report.steps, report.outcome), "what was written is there");
    run(device.engine.log_visit(draft)).unwrap();
    let view = device.view(first);
    assert_eq!((view.conflicts.len(), device.engine.overview().conflicts), (0, 0));
    let step = |code: &str| view.residents[0].items.iter().find(|item| item.code == code).unwrap().step.get();
    assert_eq!((step("H01"), step("H02")), (3, 2));
}

#[test]
fn what_another_wrote_before_a_draft_was_saved_again_is_decided_by_a_person() {
    let (mut device, [first, _]) = Device::with_two_homes("a");
    let mut other = device.twin("b");
    let head = device.view(first).residents[0].id;
    let report = device.report(first, Outcome::Guided, &[(Some(head), "H01", 3)]);
    let saved = run(device.engine.log_visit(report.clone())).unwrap();
    run(device.engine.undo_visit(UndoVisit(saved.undo, report))).unwrap();
    other.visit(first, Outcome::Guided, &[(Some(head), "H01", 4)]);
    device.receive(&other.everything());
    let draft = run(device.engine.draft(first)).unwrap().unwrap();
    run(device.engine.log_visit(draft)).unwrap();
    assert_eq!(device.engine.overview().conflicts, 1, "the draft had not seen it");
}
