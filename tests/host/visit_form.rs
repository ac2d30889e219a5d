//! The visit form: touches, appointments, times.

use proptest::prelude::*;
use tung_nha::engine::basis::Basis;
use tung_nha::engine::commands::log_visit::LogVisit;
use tung_nha::engine::queries::household_view::ItemState;
use tung_nha::model::{Appointment, Date, HouseholdId, ItemUnit, Outcome, Place, Reason, Step, clock_in_vietnam};
use tung_nha::ui::visit_form::{
    NextVisit, explain, forget, is_ahead, met_nobody, moment, next_saturday, report, step, to_save, touch,
};

fn date(year: i16, month: u8, day: u8) -> Date {
    Date::new(year, month, day).unwrap()
}

fn draft() -> LogVisit {
    LogVisit {
        household: HouseholdId::parse("0123456789abcdef").unwrap(),
        at_ms: 0,
        outcome: None,
        place: Place::Home,
        steps: Vec::new(),
        appointment: None,
        note: String::new(),
        basis: Basis::default(),
    }
}

fn item() -> ItemState {
    ItemState {
        code: "H01".to_owned(),
        name: "VNeID".to_owned(),
        unit: ItemUnit::Person,
        labels: ["0", "1", "2", "3", "4"].map(str::to_owned),
        pass: Step::ALL[3],
        step: Step::ALL[1],
        recorded_ms: None,
        recorded_by: String::new(),
        reason: Some(Reason::Elderly),
        exempt: None,
        has_conflict: false,
    }
}

#[test]
fn a_touched_step_is_reported_once_and_keeps_the_reason_while_below_the_goal() {
    let (mut draft, item) = (draft(), item());
    assert_eq!(step(&draft, None, &item), Step::ALL[1]);

    touch(&mut draft, None, &item, Step::ALL[2]);
    assert_eq!(report(&draft, None, "H01").unwrap().reason, Some(Reason::Elderly));
    explain(&mut draft, None, "H01", Some(Reason::OldPhone));
    touch(&mut draft, None, &item, Step::ALL[1]);
    assert_eq!(report(&draft, None, "H01").unwrap().reason, Some(Reason::OldPhone));
    touch(&mut draft, None, &item, Step::ALL[3]);

    assert_eq!(draft.steps.len(), 1);
    assert_eq!(step(&draft, None, &item), Step::ALL[3]);
    assert_eq!(report(&draft, None, "H01").unwrap().reason, None);
    forget(&mut draft, None, "H01");
    assert_eq!(step(&draft, None, &item), Step::ALL[1]);
}

#[test]
fn steps_are_left_out_where_nobody_was_met() {
    let mut draft = draft();
    touch(&mut draft, None, &item(), Step::ALL[2]);
    for outcome in Outcome::ALL {
        draft.outcome = Some(*outcome);
        assert_eq!(to_save(&draft).steps.is_empty(), met_nobody(*outcome));
    }
}

#[test]
fn every_choice_of_the_next_visit_is_recognised_again() {
    for day in 0..14 {
        let today = date(2022, 9, 12).plus_days(day);
        for choice in NextVisit::ALL {
            let appointment = choice.appointment(None, today);
            let shown = NextVisit::of(appointment.as_ref(), today);
            // A week after a Friday evening's "another day" may be that very Saturday; then the shorter name is shown.
            assert!(shown == choice || choice == NextVisit::OtherDay);
        }
    }
}

#[test]
fn the_next_saturday_is_never_today_nor_tomorrow() {
    assert_eq!(next_saturday(date(2022, 9, 17)), date(2022, 9, 24));
    assert_eq!(next_saturday(date(2022, 9, 16)), date(2022, 9, 24));
    assert_eq!(next_saturday(date(2022, 9, 18)), date(2022, 9, 24));
}

#[test]
fn another_day_keeps_the_hour_and_the_purpose() {
    let before = Appointment { on: date(2022, 9, 18), time: "8:00".to_owned(), note: "Cài Zalo".to_owned() };
    let after = NextVisit::Saturday.appointment(Some(&before), date(2022, 9, 17)).unwrap();

    assert_eq!((after.on, after.time.as_str(), after.note.as_str()), (date(2022, 9, 24), "8:00", "Cài Zalo"));
}

#[test]
fn a_visit_ahead_of_the_clock_is_told() {
    assert!(!is_ahead(1_000, 1_000));
    assert!(is_ahead(400_000, 0));
    assert_eq!(moment(date(2022, 9, 17), "25:00"), None);
    assert_eq!(moment(date(2022, 9, 17), "tối"), None);
}

proptest! {
    #[test]
    fn a_moment_is_read_back_as_its_day_and_hour(days in 0i32..40_000, hour in 0u8..24, minute in 0u8..60) {
        let on = Date::from_unix_days(days);
        let at = moment(on, &format!("{hour}:{minute:02}")).unwrap();

        prop_assert_eq!(Date::in_vietnam(at), on);
        prop_assert_eq!(clock_in_vietnam(at), (hour, minute));
    }
}
