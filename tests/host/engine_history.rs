//! The history of a household: what it tells of visits and edits, and what it leaves out.

use crate::engine_visits::{lane, resident, seal_tail};
use crate::world::{person, run};
use tung_nha::engine::commands::log_visit::LogVisit;
use tung_nha::engine::queries::history::HistoryFact;
use tung_nha::model::{Outcome, Relation};

#[test]
fn history_tells_visits_and_edits_from_pages_and_tail() {
    let (mut device, [first, second, _]) = lane();
    let head = resident(&device, first, 0);
    let report = LogVisit {
        note: "đã phát tờ rơi".to_owned(),
        ..device.report(first, Outcome::Guided, &[(Some(head), "H01", 4)])
    };
    let token = run(device.engine.log_visit(report)).unwrap().undo;
    run(device.engine.undo(token)).unwrap();
    seal_tail(&mut device, second);
    device.edit_resident(first, 1, |resident| resident.note = "tai yếu".to_owned()).unwrap();
    let mut device = device.reopened();
    let history = run(device.engine.history(first)).unwrap();
    assert!(history.is_sorted_by(|a, b| a.at_ms >= b.at_ms), "newest first");
    let (visit, by) = history
        .iter()
        .find_map(|entry| match &entry.what {
            HistoryFact::Visit { note, steps, is_gone, .. } => Some(((note.as_str(), steps, *is_gone), &entry.by)),
            _ => None,
        })
        .unwrap();
    assert_eq!((visit.0, visit.2, by.as_str()), ("đã phát tờ rơi", true, "Trần Thị Mẫu"));
    let steps: Vec<_> =
        visit.1.iter().map(|step| (step.resident.as_str(), step.item.as_str(), step.step.as_str())).collect();
    assert_eq!(steps, [("Nguyễn Văn Một", "Định danh điện tử (VNeID)", "Đã dùng")]);
    let edited = history.iter().any(|entry| match &entry.what {
        HistoryFact::Edited { fields } => {
            fields.iter().any(|field| field.field == "note" && field.value.as_deref() == Some("tai yếu"))
        }
        _ => false,
    });
    assert!(edited);
    let taken_back = history.iter().any(|entry| match &entry.what {
        HistoryFact::Edited { fields } => fields.iter().any(|field| field.field == "Định danh điện tử (VNeID)"),
        _ => false,
    });
    assert!(taken_back, "a step taken back is told by the item's name: {history:?}");
    let others = run(device.engine.history(second)).unwrap();
    assert!(others.iter().all(|entry| !matches!(entry.what, HistoryFact::Visit { .. })));
}

#[test]
fn history_has_no_entry_without_a_fact() {
    let (mut device, [first, second, _]) = lane();
    device.people(first, &[person("Phạm Văn Trọ", Relation::Lodger, "1990", "")]);
    device.edit_resident(first, 2, |resident| resident.household = Some(second)).unwrap();
    for home in [first, second] {
        let history = run(device.engine.history(home)).unwrap();
        let is_empty = |fact: &HistoryFact| matches!(fact, HistoryFact::Edited { fields } if fields.is_empty());
        assert!(!history.iter().any(|entry| is_empty(&entry.what)));
    }
}

#[test]
fn history_tells_who_was_added_from_what_was_edited() {
    let (mut device, [first, _, _]) = lane();
    device.people(first, &[person("Đỗ Văn Thanh", Relation::Lodger, "1990", "")]);
    device.edit_resident(first, 1, |resident| resident.note = "tai yếu".to_owned()).unwrap();
    let history = run(device.engine.history(first)).unwrap();
    let [edited, added, _, entered] = &history[..] else { panic!("{history:?}") };
    assert!(matches!(&edited.what, HistoryFact::Edited { fields } if fields.len() == 1));
    assert_eq!(added.what, HistoryFact::Added { home: false, people: vec!["Đỗ Văn Thanh".to_owned()] });
    assert_eq!(entered.what, HistoryFact::Added { home: true, people: Vec::new() });
}
