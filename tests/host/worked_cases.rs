//! The rules of counting by worked cases: one test a rule, through what the engine answers. Closing day 31/12/2022.

use crate::spreadsheet_reading::paste;
use crate::world::{Device, START_MS, new, person, run};
use tung_nha::engine::basis::Edited;
use tung_nha::engine::commands::remove::Remove;
use tung_nha::engine::commands::report::{MoveReport, SaveReport};
use tung_nha::engine::commands::save_record::{SaveTargetSet, SaveTeam};
use tung_nha::engine::commands::take_register::PreviewRegister;
use tung_nha::engine::queries::Total;
use tung_nha::engine::queries::names::{Counted, Names, NamesGroup, NamesQuestion};
use tung_nha::engine::queries::period::{Activity, PeriodFigures, PeriodQuestion};
use tung_nha::engine::queries::reports::ReportQuestion;
use tung_nha::engine::queries::targets::{PartKind, PartView, TargetsQuestion, TargetsView};
use tung_nha::engine::scope::Scope;
use tung_nha::model::{
    Birth, ConsentState, Date, HouseholdId, Outcome, Relation, Removal, Report, ReportState, Residence, Resident,
    Subject, TargetSet, Team, YesNo,
};
use tung_nha::words::Language;

const DAY_MS: i64 = 24 * 3_600_000;
/// VNeID, from 14 years on.
const FROM_14: &str = "H01";
/// Mobile money, from 18 years on.
const FROM_18: &str = "H07";

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// A device whose targets close on 31/12/2022.
fn ward() -> Device {
    let mut device = Device::with_ward("a");
    close_on(&mut device, "2022-12-31");
    device
}

fn close_on(device: &mut Device, until: &str) {
    let view = targets(device, Scope::WARD);
    let (id, before) = view.set.unwrap();
    let after = TargetSet { until: Date::parse(until), ..before.clone() };
    run(device.engine.save_target_set(SaveTargetSet(id, Edited { before, after, basis: view.basis }))).unwrap();
}

/// A home with people in it.
fn home(device: &mut Device, number: &str, people: &[Resident]) -> HouseholdId {
    let [area, _] = device.areas();
    let home = device.household(area, "Ngõ 1", number);
    device.people(home, people);
    home
}

fn adult(name: &str) -> Resident {
    person(name, Relation::Head, "1970", "")
}

fn born(birth: &str) -> Resident {
    person("Nguyễn Văn Em", Relation::Child, birth, "")
}

fn targets(device: &Device, scope: Scope) -> TargetsView {
    device.engine.targets_view(&TargetsQuestion { scope, by: None })
}

fn total_of(view: &TargetsView, code: &str) -> Total {
    let mut items = view.targets.iter().flat_map(|target| &target.items);
    items.find(|item| item.item.code == code).unwrap().total
}

fn total(device: &Device, code: &str) -> Total {
    total_of(&targets(device, Scope::WARD), code)
}

fn names(device: &Device, code: &str, group: NamesGroup) -> Names {
    let of = Counted::Item(code.to_owned());
    device.engine.names(&NamesQuestion { of, group, scope: Scope::WARD, skip: 0, take: 50 })
}

fn period(device: &Device, from: &str, until: &str) -> PeriodFigures {
    let ask = PeriodQuestion { scope: Scope::WARD, from: day(from), until: day(until) };
    run(device.engine.period(&ask)).unwrap()
}

fn period_total(figures: &PeriodFigures, code: &str) -> Total {
    let mut items = figures.targets.iter().flat_map(|target| &target.items);
    items.find(|item| item.code == code).unwrap().total
}

fn percent(part: u64, whole: u64) -> String {
    Language::Vietnamese.words().format.percent(part, whole)
}

/// Returns whether somebody born so is in the base of those from 14, and of those from 18: typed into the form, and read
/// from a list, which must agree.
#[track_caller]
fn bases(birth: &str) -> (bool, bool) {
    let counted = |device: &Device| [FROM_14, FROM_18].map(|code| total(device, code).audience);
    let mut typed = ward();
    home(&mut typed, "1", &[born(birth)]);
    let mut listed = ward();
    let register = paste(&format!("Hộ số\tHọ và tên\tNgày sinh\tKhu\n1\tNguyễn Văn Em\t{birth}\tKhu 1")).register;
    listed.engine.preview_register(PreviewRegister { register, source: String::new() });
    run(listed.engine.take_register()).unwrap();
    assert_eq!(listed.counts(), (1, 1));
    assert_eq!(counted(&typed), counted(&listed), "typed and listed");
    let [from_14, from_18] = counted(&typed);
    (from_14 == 1, from_18 == 1)
}

#[test]
fn who_turns_14_on_the_closing_day_is_counted() {
    assert_eq!(bases("31/12/2008"), (true, false));
}

#[test]
fn who_turns_14_the_day_after_is_13() {
    assert_eq!(bases("01/01/2009"), (false, false));
}

#[test]
fn a_year_alone_counts_as_its_first_day() {
    assert_eq!(bases("2008"), (true, false));
}

#[test]
fn a_month_counts_as_its_first_day() {
    assert_eq!(bases("12/2004"), (true, true));
}

#[test]
fn who_turns_18_the_day_after_is_17() {
    assert_eq!(bases("01/01/2005"), (true, false));
}

#[test]
fn a_leap_day_has_its_birthday_on_1_march_of_a_common_year() {
    assert_eq!(bases("29/02/2004"), (true, true));
    let mut device = ward();
    home(&mut device, "1", &[born("29/02/2004")]);
    close_on(&mut device, "2022-02-28");
    assert_eq!(total(&device, FROM_18).audience, 0);
    close_on(&mut device, "2022-03-01");
    assert_eq!(total(&device, FROM_18).audience, 1);
}

#[test]
fn an_unknown_birth_is_in_no_base_and_on_a_list_of_its_own() {
    assert_eq!(bases(""), (false, false));
    let mut device = ward();
    home(&mut device, "1", &[born(""), adult("Trần Thị Hai")]);
    assert_eq!(targets(&device, Scope::WARD).without_birth, 1);
    let listed = names(&device, FROM_14, NamesGroup::WithoutBirth);
    assert_eq!(listed.names.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Nguyễn Văn Em"]);
    device.edit_resident(listed.names[0].household, 1, |person| person.birth = Birth::parse("2000")).unwrap();
    assert_eq!((total(&device, FROM_14).audience, targets(&device, Scope::WARD).without_birth), (2, 0));
}

#[test]
fn the_base_is_of_each_closing_day_and_a_report_keeps_the_one_it_was_made_with() {
    let mut device = ward();
    let home = home(&mut device, "1", &[adult("Nguyễn Văn Một"), born("30/06/2008")]);
    let head = device.view(home).residents[0].id;
    device.visit(home, Outcome::Guided, &[(Some(head), FROM_14, 4)]);
    let share = |figures: &PeriodFigures| {
        let total = period_total(figures, FROM_14);
        (total.achieved, total.audience, percent(total.achieved.into(), total.audience.into()))
    };
    let report = Report {
        name: "Báo cáo tháng 6".to_owned(),
        from: Some(day("2022-06-01")),
        until: Some(day("2022-06-29")),
        version: 1,
        ..Report::default()
    };
    let report = run(device.engine.save_report(SaveReport(None, Box::new(new(report))))).unwrap().id;
    let view = run(device.engine.report_view(ReportQuestion(report))).unwrap();
    run(device.engine.move_report(MoveReport { report, to: ReportState::Sent, basis: view.basis })).unwrap();
    device.around.set_clock(START_MS + 60 * DAY_MS);
    run(device.engine.settle()).unwrap();
    assert_eq!(share(&period(&device, "2022-06-01", "2022-06-29")), (1, 1, "100%".to_owned()));
    assert_eq!(share(&period(&device, "2022-06-01", "2022-06-30")), (1, 2, "50,00%".to_owned()), "somebody turned 14");
    device.edit_resident(home, 0, |person| person.birth = None).unwrap();
    let sent = run(device.engine.report_view(ReportQuestion(report))).unwrap().figures;
    assert_eq!(share(&sent), (1, 1, "100%".to_owned()), "whatever comes later");
}

#[test]
fn who_was_not_asked_is_in_the_base_not_achieved_and_a_number_of_its_own() {
    let mut device = ward();
    let home = home(&mut device, "1", &[adult("Nguyễn Văn Một"), adult("Trần Thị Hai"), adult("Lê Văn Ba")]);
    let people: Vec<_> = device.view(home).residents.iter().map(|person| person.id).collect();
    device.visit(home, Outcome::Guided, &[(Some(people[0]), FROM_14, 4), (Some(people[1]), FROM_14, 1)]);
    let Total { audience, achieved, unknown, .. } = total(&device, FROM_14);
    assert_eq!((audience, achieved, unknown), (3, 1, 1));
    let asked = names(&device, FROM_14, NamesGroup::Unknown);
    assert_eq!((asked.total, asked.names[0].resident), (1, Some(people[2])));
}

#[test]
fn who_moved_or_died_leaves_the_base_from_that_day_and_earlier_reports_stay() {
    let mut device = ward();
    let homes = ["1", "2", "3"].map(|number| home(&mut device, number, &[adult("Nguyễn Văn Một")]));
    let before = period(&device, "2022-06-01", "2022-06-15");
    device.around.set_clock(START_MS + 10 * DAY_MS);
    device.edit_resident(homes[0], 0, |person| person.residence = Residence::Moved).unwrap();
    device.edit_resident(homes[1], 0, |person| person.residence = Residence::Dead).unwrap();
    let view = device.view(homes[2]);
    let removed = Remove { subject: Subject::Resident(view.residents[0].id), reason: Removal::Died, basis: view.basis };
    run(device.engine.remove(removed)).unwrap();
    assert_eq!(total(&device, FROM_14).audience, 0);
    assert_eq!(period_total(&period(&device, "2022-06-01", "2022-06-25"), FROM_14).audience, 0, "from that day on");
    assert_eq!(period_total(&before, FROM_14).audience, 3);
    assert_eq!(period(&device, "2022-06-01", "2022-06-15"), before, "asked again");
    assert_eq!(period(&device, "2022-06-01", "2022-06-24"), before, "until the day before");
}

#[test]
fn who_refuses_consent_stays_in_the_base_without_a_name() {
    let mut device = ward();
    let refusing = home(&mut device, "1", &[adult("Nguyễn Văn Một"), adult("Trần Thị Hai")]);
    let agreeing = home(&mut device, "2", &[adult("Lê Thị Ba")]);
    let head = device.view(agreeing).residents[0].id;
    device.visit(agreeing, Outcome::Guided, &[(Some(head), FROM_14, 4)]);
    let before = total(&device, FROM_14);
    assert_eq!((before.achieved, before.audience), (1, 3));
    device.edit_household(refusing, |home| home.consent.state = ConsentState::Refused).unwrap();
    assert_eq!(total(&device, FROM_14), before, "refusing does not raise the share");
    assert_eq!(device.view(refusing).residents.len(), 0);
    let left = names(&device, FROM_14, NamesGroup::Left);
    let rows = left.names.iter().map(|row| (row.household, row.name.as_str(), row.birth_year));
    assert_eq!(rows.collect::<Vec<_>>(), [(refusing, "", None), (refusing, "", None)]);
}

#[test]
fn a_share_has_two_decimals_half_up_with_a_comma() {
    assert_eq!(percent(934, 1_318), "70,86%");
    assert_eq!(percent(1, 800), "0,13%", "0,125");
    assert_eq!(percent(1, 3), "33,33%");
}

#[test]
fn a_hundred_per_cent_is_only_said_of_everybody() {
    assert_eq!(percent(99_999, 100_000), "99,99%");
    assert_eq!(percent(5, 5), "100%");
}

#[test]
fn a_base_of_nobody_is_said_in_words() {
    let device = ward();
    let Total { achieved, audience, .. } = total(&device, FROM_14);
    assert_eq!(percent(achieved.into(), audience.into()), "không có đối tượng");
}

#[test]
fn an_area_that_has_not_reported_has_no_numbers_and_the_sum_says_how_many_have() {
    let mut device = ward();
    let [_, silent] = device.areas();
    let reporting = home(&mut device, "1", &[adult("Nguyễn Văn Một")]);
    let listed = device.household(silent, "Ngõ 1", "2");
    device.people(listed, &[adult("Trần Thị Hai")]);
    device.visit(reporting, Outcome::Surveyed, &[]);
    let ask = TargetsQuestion { scope: Scope::WARD, by: Some(PartKind::Area) };
    let parts = device.engine.targets_view(&ask).parts;
    assert_eq!(parts.iter().map(PartView::is_silent).collect::<Vec<_>>(), [false, true]);
    let reported = parts.iter().filter(|part| !part.is_silent()).count();
    assert_eq!((Language::Vietnamese.words().targets.parts_sum)(reported, parts.len()), "Cộng (1/2 nơi)");
}

#[test]
fn one_visit_that_guides_three_people_on_two_items_is_one_visit_one_home_three_people_six_times() {
    let mut device = ward();
    let home = home(&mut device, "1", &[adult("Nguyễn Văn Một"), adult("Trần Thị Hai"), adult("Lê Văn Ba")]);
    let people: Vec<_> = device.view(home).residents.iter().map(|person| person.id).collect();
    let steps: Vec<_> =
        people.iter().flat_map(|person| [(Some(*person), FROM_14, 4), (Some(*person), FROM_18, 2)]).collect();
    device.visit(home, Outcome::Guided, &steps);
    let Activity { visits, homes_visited, people_guided, guidances, .. } =
        period(&device, "2022-06-15", "2022-06-15").activity;
    assert_eq!((visits, homes_visited, people_guided, guidances), (1, 1, 3, 6));
}

#[test]
fn the_same_person_entered_by_two_members_is_suspected_and_never_merged() {
    let mut a = ward();
    let family = home(&mut a, "1", &[adult("Nguyễn Văn Một")]);
    let mut b = a.twin("b");
    let child = person("Nguyễn Thị Hoà", Relation::Child, "2004", "");
    a.people(family, std::slice::from_ref(&child));
    b.people(family, &[Resident { name: "nguyen thi hoa".to_owned(), smartphone: YesNo::No, ..child }]);
    a.receive(&b.everything());
    assert_eq!((a.view(family).residents.len(), a.engine.duplicates().total), (3, 1));
    assert_eq!(total(&a, FROM_14).audience, 3, "both count until somebody decides");
}

#[test]
fn the_ward_adds_up_by_area_where_two_teams_share_one() {
    let mut device = ward();
    let [one, other] = device.areas();
    for (name, areas) in [("Tổ A", vec![one]), ("Tổ B", vec![one, other])] {
        let team = Team { name: name.to_owned(), areas, ..Team::default() };
        run(device.engine.save_team(SaveTeam(None, new(team)))).unwrap();
    }
    home(&mut device, "1", &[adult("Nguyễn Văn Một"), adult("Trần Thị Hai")]);
    let listed = device.household(other, "Ngõ 1", "2");
    device.people(listed, &[adult("Lê Văn Ba")]);
    let sum = |by: PartKind| {
        let parts = device.engine.targets_view(&TargetsQuestion { scope: Scope::WARD, by: Some(by) }).parts;
        (parts.iter().map(|part| part.households).sum(), parts.iter().map(|part| part.items[0].audience).sum())
    };
    let view = targets(&device, Scope::WARD);
    let whole: (u32, u32) = (view.households, total_of(&view, FROM_14).audience);
    assert_eq!((whole, sum(PartKind::Area), sum(PartKind::Team)), ((2, 3), (2, 3), (3, 5)));
}
