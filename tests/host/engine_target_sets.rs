//! Sets of targets: which one counts, starting, closing and correcting one, and what a sent report holds fast.

use crate::world::{Device, START_MS, person, run};
use tung_nha::engine::Fault;
use tung_nha::engine::basis::{Basis, Edited};
use tung_nha::engine::commands::report::{MoveReport, SaveReport};
use tung_nha::engine::commands::save_record::{SaveItem, SaveTarget, SaveTargetSet};
use tung_nha::engine::commands::target_set::{CorrectTargetSet, Sample, SetSource, StartTargetSet};
use tung_nha::engine::queries::reports::ReportQuestion;
use tung_nha::engine::queries::target_sets::{TargetSetQuestion, TargetSetView};
use tung_nha::engine::queries::targets::TargetsQuestion;
use tung_nha::engine::scope::Scope;
use tung_nha::id::Id;
use tung_nha::model::{
    Date, Item, Outcome, Relation, Report, ReportId, ReportState, Residence, SetState, TargetSet, TargetSetId, in_force,
};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn today() -> Date {
    Date::in_vietnam(START_MS)
}

fn shown(device: &Device, id: Option<TargetSetId>) -> TargetSetView {
    device.engine.target_set_view(TargetSetQuestion(id)).unwrap()
}

fn start(device: &mut Device, like: SetSource, name: &str, from: Option<Date>) -> TargetSetId {
    let start = StartTargetSet { like, name: name.to_owned(), from, until: None };
    run(device.engine.start_target_set(start)).unwrap().id
}

fn save_set(device: &mut Device, view: &TargetSetView, change: impl FnOnce(&mut TargetSet)) -> Result<(), Fault> {
    let mut after = view.set.clone();
    change(&mut after);
    let edited = Edited { before: view.set.clone(), after, basis: view.basis.clone() };
    run(device.engine.save_target_set(SaveTargetSet(view.id, edited))).map(drop)
}

fn save_item(device: &mut Device, view: &TargetSetView, change: impl FnOnce(&mut Item)) -> Result<(), Fault> {
    let (id, before) = view.targets[0].2[0].clone();
    let mut after = before.clone();
    change(&mut after);
    run(device.engine.save_item(SaveItem(Some(id), Edited { before, after, basis: view.basis.clone() }))).map(drop)
}

fn in_force_now(device: &Device) -> TargetSetId {
    device.engine.targets_view(&TargetsQuestion::default()).set.unwrap().0
}

/// Reports on the fortnight until a day, and sends it.
fn send_report(device: &mut Device, until: Date) -> ReportId {
    let report = Report {
        name: "Báo cáo".to_owned(),
        from: Some(until.plus_days(-14)),
        until: Some(until),
        version: 1,
        ..Report::default()
    };
    let edited = Edited { before: Report::default(), after: report, basis: Basis::default() };
    let id = run(device.engine.save_report(SaveReport(None, Box::new(edited)))).unwrap().id;
    let basis = run(device.engine.report_view(ReportQuestion(id))).unwrap().basis;
    run(device.engine.move_report(MoveReport { report: id, to: ReportState::Sent, basis })).unwrap();
    id
}

#[test]
fn of_several_sets_the_one_that_began_last_counts() {
    let set = |from: &str| TargetSet { from: Date::parse(from), ..TargetSet::default() };
    let id = |number: u8| TargetSetId(Id::from_bytes([number; 10]));
    let sets = [(id(1), set("")), (id(2), set("2022-01-01")), (id(3), set("2023-01-01")), (id(4), set("2024-01-01"))];
    let counts = |sets: &[(TargetSetId, TargetSet)], on: &str| in_force(sets, day(on)).map(|(id, _)| *id);
    assert_eq!(counts(&sets, "2021-06-01"), Some(id(1)), "without a first day it began before all others");
    assert_eq!(counts(&sets, "2022-01-01"), Some(id(2)));
    assert_eq!(counts(&sets, "2023-12-31"), Some(id(3)));
    assert_eq!(counts(&sets[1..], "2021-06-01"), Some(id(2)), "before any began, the first to begin");
    let mut closed = sets.clone();
    closed[2].1.closed = Some(day("2023-06-01"));
    assert_eq!(counts(&closed, "2023-05-31"), Some(id(3)));
    assert_eq!(counts(&closed, "2023-06-01"), Some(id(2)));
    let corrected = TargetSet { corrects: Some(id(3)), ..set("2023-01-01") };
    let with_correction = [sets.to_vec(), vec![(id(5), corrected)]].concat();
    assert_eq!(counts(&with_correction, "2023-06-01"), Some(id(5)));
    assert_eq!(SetState::of(id(3), &with_correction, day("2023-06-01")), SetState::Corrected);
    assert_eq!(SetState::of(id(4), &with_correction, day("2023-06-01")), SetState::Waiting);
    assert_eq!(in_force(&[], day("2023-06-01")), None);
}

#[test]
fn copied_set_counts_what_people_were_guided_on_before() {
    let mut device = Device::with_ward("a");
    let area = device.engine.organisation_view().areas[0].id;
    let home = device.household(area, "Ngõ 1", "1");
    device.people(home, &[person("Nguyễn Văn Một", Relation::Head, "1970", "")]);
    let resident = device.view(home).residents[0].id;
    device.visit(home, Outcome::Guided, &[(Some(resident), "H01", 4)]);
    let old = in_force_now(&device);
    let copy = start(&mut device, SetSource::Set(old), "Chỉ tiêu nửa cuối năm", Some(today().plus_days(-1)));
    assert_eq!(in_force_now(&device), copy);
    let view = device.engine.targets_view(&TargetsQuestion::default());
    assert_eq!((view.targets.len(), view.targets[0].items[0].total.achieved), (8, 1));
    let (before, after) = (shown(&device, Some(old)), shown(&device, Some(copy)));
    let items = |view: &TargetSetView| -> Vec<Item> {
        let items = view.targets.iter().flat_map(|(_, _, items)| items);
        items.map(|(_, item)| Item { target: None, ..item.clone() }).collect()
    };
    assert_eq!(items(&before), items(&after));
    save_item(&mut device, &after, |item| item.goal_percent = Some(60)).unwrap();
    assert_eq!(shown(&device, Some(old)).targets, before.targets, "the copy is on its own");
}

#[test]
fn sample_of_2026_goes_on_counting_what_it_shares_with_2022() {
    let mut device = Device::with_ward("a");
    let old = shown(&device, None);
    let new = start(&mut device, SetSource::Sample(Sample::Of2026), "Chỉ tiêu 2026", Some(today()));
    let new = shown(&device, Some(new));
    assert_eq!(new.state, SetState::InForce);
    let code = |view: &TargetSetView| -> Vec<String> {
        view.targets.iter().flat_map(|(_, _, items)| items).map(|(_, item)| item.code.clone()).collect()
    };
    let shared: Vec<String> = code(&new).into_iter().filter(|item| code(&old).contains(item)).collect();
    assert_eq!(shared, ["H01", "H11", "H13"]);
    assert!(
        !code(&new).iter().any(|code| code == "H05" || code == "H10"),
        "neither a closed market nor a dissolved city"
    );
}

#[test]
fn starting_a_set_can_be_taken_back() {
    let mut device = Device::with_ward("a");
    let old = in_force_now(&device);
    let start =
        StartTargetSet { like: SetSource::Set(old), name: "Thử".to_owned(), from: Some(today()), until: None };
    let saved = run(device.engine.start_target_set(start)).unwrap();
    assert_ne!(in_force_now(&device), old);
    run(device.engine.undo(saved.undo)).unwrap();
    assert_eq!((in_force_now(&device), device.engine.target_sets().len()), (old, 1));
}

#[test]
fn set_a_sent_report_was_counted_by_is_closed_or_corrected_but_never_changed() {
    let mut device = Device::with_ward("a");
    let report = send_report(&mut device, today());
    let sent = run(device.engine.report_view(ReportQuestion(report))).unwrap().figures;
    let view = shown(&device, None);
    assert!(view.is_counted_by);
    assert_eq!(save_item(&mut device, &view, |item| item.goal_percent = Some(50)), Err(Fault::TargetsInUse));
    assert_eq!(save_set(&mut device, &view, |set| set.name = "Khác".to_owned()), Err(Fault::TargetsInUse));
    let (id, before, _) = view.targets[0].clone();
    let after = tung_nha::model::Target { name: "Khác".to_owned(), ..before.clone() };
    let edited = Edited { before, after, basis: view.basis.clone() };
    let refused = run(device.engine.save_target(SaveTarget(Some(id), edited))).map(drop);
    assert_eq!(refused, Err(Fault::TargetsInUse));

    let no_reason = CorrectTargetSet { set: view.id, reason: " ".to_owned() };
    assert_eq!(run(device.engine.correct_target_set(no_reason)).map(drop), Err(Fault::NameMissing));
    let correct = CorrectTargetSet { set: view.id, reason: "Phường giao lại".to_owned() };
    let next = run(device.engine.correct_target_set(correct)).unwrap().id;
    assert_eq!(in_force_now(&device), next);
    let corrected = shown(&device, None);
    assert_eq!((corrected.is_counted_by, corrected.set.corrects), (false, Some(view.id)));
    save_item(&mut device, &corrected, |item| item.goal_percent = Some(50)).unwrap();
    assert_eq!(shown(&device, Some(view.id)).targets, view.targets);
    assert_eq!(run(device.engine.report_view(ReportQuestion(report))).unwrap().figures, sent);
}

#[test]
fn closed_set_is_out_of_force_until_it_is_opened_again() {
    let mut device = Device::with_ward("a");
    let old = in_force_now(&device);
    let other = start(&mut device, SetSource::Set(old), "Đợt thi đua", Some(today()));
    send_report(&mut device, today());
    let view = shown(&device, Some(other));
    save_set(&mut device, &view, |set| set.closed = Some(today())).unwrap();
    assert_eq!((in_force_now(&device), shown(&device, Some(other)).state), (old, SetState::Closed));
    let view = shown(&device, Some(other));
    save_set(&mut device, &view, |set| set.closed = None).unwrap();
    assert_eq!(in_force_now(&device), other);
}

#[test]
fn report_is_counted_by_the_set_of_its_last_day() {
    let mut device = Device::with_ward("a");
    let old = in_force_now(&device);
    let next = start(&mut device, SetSource::Sample(Sample::Of2026), "Năm sau", Some(today()));
    assert_eq!(in_force_now(&device), next);
    let (earlier, later) = (send_report(&mut device, today().plus_days(-1)), send_report(&mut device, today()));
    let of = |report| run(device.engine.report_view(ReportQuestion(report))).unwrap();
    assert_eq!((of(earlier).report.set, of(later).report.set), (Some(old), Some(next)));
    let first_codes = |report| -> Vec<String> {
        of(report).figures.targets.iter().flat_map(|target| &target.items).map(|item| item.code.clone()).collect()
    };
    assert_eq!(first_codes(earlier).len(), 13);
    assert_eq!(first_codes(later).len(), 8);
}

#[test]
fn set_comes_into_force_at_midnight_without_any_save() {
    let mut device = Device::with_ward("a");
    let old = in_force_now(&device);
    let next = start(&mut device, SetSource::Sample(Sample::Of2026), "Từ mai", Some(today().plus_days(1)));
    assert_eq!(in_force_now(&device), old);
    device.around.set_clock(START_MS + 24 * 3_600_000);
    run(device.engine.settle()).unwrap();
    assert_eq!(in_force_now(&device), next);
}

#[test]
fn area_has_the_goal_it_was_given_and_the_others_the_wards() {
    let mut device = Device::with_ward("a");
    let areas: Vec<_> = device.engine.organisation_view().areas.iter().map(|area| area.id).collect();
    let view = shown(&device, None);
    save_item(&mut device, &view, |item| item.area_goals = vec![(areas[0], 80)]).unwrap();
    let item = &shown(&device, None).targets[0].2[0].1;
    assert_eq!(
        (item.goal_in(Some(areas[0])), item.goal_in(Some(areas[1])), item.goal_in(None)),
        (Some(80), Some(100), Some(100))
    );
    assert_eq!(item, &shown(&device.reopened(), None).targets[0].2[0].1, "read as it was written");
}

#[test]
fn audience_follows_how_people_live_here() {
    let mut device = Device::with_ward("a");
    let area = device.engine.organisation_view().areas[0].id;
    let home = device.household(area, "Ngõ 1", "1");
    let people = ["1970", "1971", "1972", "1973"].map(|year| person("Nguyễn Văn Thử", Relation::Other, year, ""));
    device.people(home, &people);
    for (place, residence) in [Residence::Temporary, Residence::Away, Residence::Moved].into_iter().enumerate() {
        device.edit_resident(home, place + 1, |resident| resident.residence = residence).unwrap();
    }
    let audience = |device: &Device| {
        let view = device.engine.targets_view(&TargetsQuestion { scope: Scope::WARD, by: None });
        view.targets[0].items[0].total.audience
    };
    assert_eq!(audience(&device), 3);
    for (permanent, present, counted) in [(true, false, 2), (false, true, 2), (true, true, 1), (false, false, 3)] {
        let view = shown(&device, None);
        save_item(&mut device, &view, |item| {
            item.audience.permanent = permanent;
            item.audience.present = present;
        })
        .unwrap();
        assert_eq!(audience(&device), counted, "permanent {permanent}, present {present}");
    }
}
