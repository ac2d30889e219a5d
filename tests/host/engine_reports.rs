//! Reports: their numbers stay as they were sent, and are the same on every device.

use crate::world::{Device, START_MS, person, run};
use tung_nha::engine::Fault;
use tung_nha::engine::basis::{Basis, Edited};
use tung_nha::engine::commands::report::{CorrectReport, MoveReport, SaveReport};
use tung_nha::engine::queries::reports::{ReportQuestion, ReportView};
use tung_nha::model::{Date, HouseholdId, Outcome, Relation, Report, ReportId, ReportState};

const DAY_MS: i64 = 24 * 3_600_000;

fn today() -> Date {
    Date::in_vietnam(START_MS)
}

fn home(device: &mut Device) -> HouseholdId {
    let area = device.engine.organisation_view().areas[0].id;
    let home = device.household(area, "Ngõ 1", "1");
    let people =
        [person("Nguyễn Văn Một", Relation::Head, "1970", ""), person("Trần Thị Hai", Relation::Wife, "1971", "")];
    device.people(home, &people);
    home
}

fn draft() -> Report {
    Report {
        name: "Báo cáo tháng 6".to_owned(),
        from: Some(today().plus_days(-14)),
        until: Some(today()),
        version: 1,
        ..Report::default()
    }
}

fn save(device: &mut Device, report: Report) -> ReportId {
    let edited = Edited { before: Report::default(), after: report, basis: Basis::default() };
    run(device.engine.save_report(SaveReport(None, Box::new(edited)))).unwrap().id
}

fn view(device: &Device, id: ReportId) -> ReportView {
    run(device.engine.report_view(ReportQuestion(id))).unwrap()
}

fn go(device: &mut Device, report: ReportId, to: ReportState) -> Result<(), Fault> {
    let basis = view(device, report).basis;
    run(device.engine.move_report(MoveReport { report, to, basis }))
}

#[test]
fn numbers_follow_the_ward_until_the_report_is_sent_and_stay_from_then_on() {
    let mut device = Device::with_ward("a");
    let home = home(&mut device);
    let people: Vec<_> = device.view(home).residents.iter().map(|person| person.id).collect();
    let report = save(&mut device, draft());
    let achieved = |device: &Device| view(device, report).figures.targets[0].items[0].total.achieved;
    assert_eq!(achieved(&device), 0);
    device.visit(home, Outcome::Guided, &[(Some(people[0]), "H01", 4)]);
    assert_eq!(achieved(&device), 1, "a draft is counted as it stands");
    go(&mut device, report, ReportState::Sent).unwrap();
    let sent = view(&device, report).figures;
    device.visit(home, Outcome::Guided, &[(Some(people[1]), "H01", 4)]);
    device.edit_resident(home, 0, |resident| resident.birth = None).unwrap();
    device.around.set_clock(START_MS + 40 * DAY_MS);
    assert_eq!(view(&device, report).figures, sent);
    assert_eq!(view(&device.reopened(), report).figures, sent, "opened anew");
}

#[test]
fn two_devices_that_exchanged_files_print_the_same_numbers() {
    let mut device = Device::with_ward("a");
    let home = home(&mut device);
    let people: Vec<_> = device.view(home).residents.iter().map(|person| person.id).collect();
    device.visit(home, Outcome::Guided, &[(Some(people[0]), "H01", 4), (Some(people[1]), "H02", 2)]);
    let (draft, sent) = (save(&mut device, draft()), save(&mut device, draft()));
    go(&mut device, sent, ReportState::Sent).unwrap();
    let mut other = Device::empty("b");
    other.receive(&device.everything());
    for report in [draft, sent] {
        let print = |device: &Device| serde_json::to_string(&view(device, report).figures).unwrap();
        assert_eq!(print(&device), print(&other));
    }
    other.visit(home, Outcome::Guided, &[(Some(people[1]), "H01", 4)]);
    device.receive(&other.everything());
    assert_eq!(view(&device, sent).figures, view(&other, sent).figures, "what came later changes nothing");
}

#[test]
fn what_was_sent_is_corrected_by_a_new_version_with_a_reason() {
    let mut device = Device::with_ward("a");
    let report = save(&mut device, draft());
    let correct = |device: &mut Device, reason: &str| {
        run(device.engine.correct_report(CorrectReport { report, reason: reason.to_owned() }))
    };
    assert_eq!(correct(&mut device, "sót một hộ"), Err(Fault::Frozen), "a draft is simply edited");
    go(&mut device, report, ReportState::Sent).unwrap();
    let held = view(&device, report);
    let after = Report { plans: "Thêm lớp tối".to_owned(), ..held.report.clone() };
    let edited = Edited { before: held.report.clone(), after, basis: held.basis };
    assert_eq!(run(device.engine.save_report(SaveReport(Some(report), Box::new(edited)))).err(), Some(Fault::Frozen));
    assert_eq!(correct(&mut device, " "), Err(Fault::NameMissing), "never without a reason");
    let next = correct(&mut device, "sót một hộ").unwrap();
    let next = view(&device, next).report;
    assert_eq!((next.version, next.state, next.corrects), (2, ReportState::Draft, Some(report)));
    assert_eq!(view(&device, report).figures, held.figures, "the first version stays");
    let entries = device.engine.reports_view();
    assert_eq!(
        entries.iter().map(|entry| (entry.report.version, entry.is_corrected)).collect::<Vec<_>>(),
        [(2, false), (1, true)]
    );
}

/// What the ward's annex says of each area: achieved of the first item, or that nobody reported.
fn annex(device: &Device, report: ReportId) -> Vec<(String, Option<u32>)> {
    let rows = view(device, report).annex.into_iter();
    rows.map(|row| (row.name, row.reported.map(|figures| figures.items[0].1))).collect()
}

#[test]
fn annex_holds_what_the_areas_sent_and_a_dash_for_who_did_not() {
    let mut device = Device::with_ward("a");
    let home = home(&mut device);
    let areas: Vec<_> = device.engine.organisation_view().areas.iter().map(|area| area.id).collect();
    let people: Vec<_> = device.view(home).residents.iter().map(|person| person.id).collect();
    device.visit(home, Outcome::Guided, &[(Some(people[0]), "H01", 4)]);
    let ward = save(&mut device, draft());
    let rows = |first, second| vec![("Khu 1".to_owned(), first), ("Khu 2".to_owned(), second)];
    assert_eq!(annex(&device, ward), rows(None, None));

    let of_area = |area| Report { area: Some(area), ..draft() };
    let first = save(&mut device, of_area(areas[0]));
    let other_period = Report { until: Some(today().plus_days(-1)), ..of_area(areas[1]) };
    let other_period = save(&mut device, other_period);
    assert_eq!(annex(&device, ward), rows(None, None), "a draft is no report");
    for report in [first, other_period] {
        go(&mut device, report, ReportState::Sent).unwrap();
    }
    assert_eq!(annex(&device, ward), rows(Some(1), None), "another period is another report");
    assert_eq!(view(&device, first).annex, [], "an area has no annex");
    device.visit(home, Outcome::Guided, &[(Some(people[1]), "H01", 4)]);
    assert_eq!(annex(&device, ward), rows(Some(1), None), "as the team sent it");
    let newest: Vec<_> = view(&device, ward).annex.iter().map(|row| row.newest).collect();
    assert_eq!(newest, [Some(today()), None]);

    go(&mut device, ward, ReportState::Sent).unwrap();
    go(&mut device, first, ReportState::ToCorrect).unwrap();
    assert_eq!(annex(&device, ward), rows(Some(1), None), "what was sent stays");
    let next = save(&mut device, draft());
    assert_eq!(annex(&device, next), rows(None, None), "what is to be corrected is no report");
    let corrected =
        run(device.engine.correct_report(CorrectReport { report: first, reason: "sót".to_owned() })).unwrap();
    go(&mut device, corrected, ReportState::Sent).unwrap();
    assert_eq!(annex(&device.reopened(), next), rows(Some(2), None));
}

#[test]
fn reports_go_their_way_and_no_other() {
    let mut device = Device::with_ward("a");
    for from in ReportState::ALL {
        for to in ReportState::ALL {
            let report = save(&mut device, Report { state: *from, ..draft() });
            assert_eq!(go(&mut device, report, *to).is_ok(), from.next().contains(to), "{from:?} to {to:?}");
        }
    }
}
