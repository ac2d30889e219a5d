//! What was done and reached in a period: people, times and households apart.

use crate::world::{Device, START_MS, person, run};
use tung_nha::engine::queries::period::{Activity, PeriodFigures, PeriodQuestion};
use tung_nha::engine::scope::Scope;
use tung_nha::model::{Date, HouseholdId, Outcome, Reason, Relation};

const DAY_MS: i64 = 24 * 3_600_000;

fn today() -> Date {
    Date::in_vietnam(START_MS)
}

fn figures(device: &Device, from: Date, until: Date) -> PeriodFigures {
    run(device.engine.period(&PeriodQuestion { scope: Scope::WARD, from, until })).unwrap()
}

/// A home with three adults.
fn family(device: &mut Device, number: &str) -> HouseholdId {
    let area = device.engine.organisation_view().areas[0].id;
    let home = device.household(area, "Ngõ 1", number);
    let adult = |name, relation| person(name, relation, "1970", "");
    let people = [
        adult("Nguyễn Văn Một", Relation::Head),
        adult("Trần Thị Hai", Relation::Wife),
        adult("Nguyễn Văn Ba", Relation::Child),
    ];
    device.people(home, &people);
    home
}

#[test]
fn what_was_only_asked_is_no_guidance_and_who_was_not_in_was_not_reached() {
    let mut device = Device::with_ward("a");
    let (asked, absent) = (family(&mut device, "1"), family(&mut device, "2"));
    let head = device.view(asked).residents[0].id;
    device.visit(asked, Outcome::Surveyed, &[(Some(head), "H01", 1)]);
    for _ in 0..2 {
        device.visit(absent, Outcome::Absent, &[]);
    }
    let activity = figures(&device, today(), today()).activity;
    assert_eq!((activity.visits, activity.homes_visited, activity.homes_reached), (3, 2, 1));
    assert_eq!((activity.people_guided, activity.guidances, activity.homes_absent), (0, 0, 1));
}

#[test]
fn a_visit_taken_back_was_none() {
    let mut device = Device::with_ward("a");
    let home = family(&mut device, "1");
    let head = device.view(home).residents[0].id;
    let saved = device.visit(home, Outcome::Guided, &[(Some(head), "H01", 4)]);
    run(device.engine.undo(saved.undo)).unwrap();
    assert_eq!(figures(&device, today(), today()).activity, Activity::default());
}

#[test]
fn a_period_holds_what_was_done_in_it_and_what_was_reached_till_then() {
    let mut device = Device::with_ward("a");
    let home = family(&mut device, "1");
    let people: Vec<_> = device.view(home).residents.iter().map(|person| person.id).collect();
    device.visit(home, Outcome::Guided, &[(Some(people[0]), "H01", 4)]);
    device.around.set_clock(START_MS + 10 * DAY_MS);
    device.visit(home, Outcome::Guided, &[(Some(people[1]), "H01", 4), (Some(people[0]), "H01", 2)]);
    let number = |from, until| {
        let figures = figures(&device, from, until);
        let item = figures.targets[0].items[0].clone();
        (item.before, item.gained, item.lost, item.total.achieved, figures.activity.visits)
    };
    let later = today().plus_days(10);
    assert_eq!(number(today(), today().plus_days(9)), (0, 1, 0, 1, 1));
    assert_eq!(number(later, later), (1, 1, 1, 1, 1), "one was won, one was lost");
    assert_eq!(number(today(), later), (0, 1, 0, 1, 2));
    assert_eq!(number(later, today()), number(today(), later), "days in the wrong order");
    assert_eq!(number(today().plus_days(-9), today().plus_days(-1)), (0, 0, 0, 0, 0), "before anybody was listed");
}

#[test]
fn reasons_count_each_person_once() {
    let mut device = Device::with_ward("a");
    let home = family(&mut device, "1");
    let people: Vec<_> = device.view(home).residents.iter().map(|person| person.id).collect();
    let mut report = device.report(
        home,
        Outcome::PartlyGuided,
        &[(Some(people[0]), "H01", 1), (Some(people[0]), "H02", 1), (Some(people[1]), "H02", 1)],
    );
    report.steps.iter_mut().for_each(|step| step.reason = Some(Reason::ForgotPassword));
    run(device.engine.log_visit(report)).unwrap();
    assert_eq!(figures(&device, today(), today()).reasons, [(Reason::ForgotPassword, 2)]);
}
