//! Two people wrote different things, and somebody decides.

use crate::world::{Device, meet, new, person, run};
use tung_nha::engine::basis::Edited;
use tung_nha::engine::commands::save_record::{SaveArea, SaveResident};
use tung_nha::engine::queries::conflicts::{Conflict, ConflictsView};
use tung_nha::engine::queries::history::HistoryFact;
use tung_nha::engine::{Fault, Surroundings};
use tung_nha::model::{Area, AreaId, Consent, ConsentState, Date, HouseholdId, MemberId, Outcome, Reason, Relation};

/// Two devices that hold the same: one home of one person.
fn twins() -> (Device, Device, HouseholdId) {
    let mut a = Device::with_ward("a");
    let area = a.engine.organisation_view().areas[0].id;
    let home = a.household(area, "Ngõ 1", "7");
    a.people(home, &[person("Nguyễn Văn Một", Relation::Head, "1970", "0901234567")]);
    let b = a.twin("b");
    (a, b, home)
}

fn conflicts(device: &Device) -> ConflictsView {
    device.engine.conflicts_view()
}

fn only(device: &Device) -> Conflict {
    let view = conflicts(device);
    assert_eq!((view.total, device.engine.overview().conflicts), (1, 1));
    view.places[0].conflict.clone()
}

fn keep(device: &mut Device, conflict: &Conflict, side: usize) -> Result<(), Fault> {
    run(device.engine.settle_conflict(conflict.keep(side).unwrap()))
}

fn values(conflict: &Conflict) -> Vec<&str> {
    conflict.sides.iter().map(|side| side.value.as_str()).collect()
}

#[test]
fn side_that_was_kept_holds_everywhere_and_the_other_stays_in_the_history() {
    let (mut a, mut b, home) = twins();
    a.edit_resident(home, 0, |person| person.note = "một".to_owned()).unwrap();
    b.edit_resident(home, 0, |person| person.note = "hai".to_owned()).unwrap();
    meet(&mut a, &mut b);
    let conflict = only(&a);
    assert_eq!((conflict.field(), conflict.name.as_str()), ("note", "Nguyễn Văn Một"));
    let place = conflicts(&a).places[0].home.clone().unwrap();
    assert_eq!((place.id, place.number.as_str(), place.place.as_str()), (home, "7", "Ngõ 1, Tổ 1, Khu 1"));
    let other = values(&conflict)[1].to_owned();
    for side in [0, 1] {
        let mut device = a.reopened();
        keep(&mut device, &conflict, side).unwrap();
        assert_eq!(device.view(home).residents[0].resident.note, values(&conflict)[side]);
        assert_eq!(conflicts(&device).total, 0);
    }
    keep(&mut a, &conflict, 1).unwrap();
    meet(&mut a, &mut b);
    assert_eq!(b.view(home).residents[0].resident.note, other);
    assert_eq!((conflicts(&b).total, b.engine.overview().conflicts, b.whole_walk().counts.conflict), (0, 0, 0));
    let history = run(b.engine.history(home)).unwrap();
    let notes = history.iter().filter_map(|entry| match &entry.what {
        HistoryFact::Edited { fields } => {
            fields.iter().find(|fact| fact.field == "note").map(|fact| fact.value.clone().unwrap())
        }
        _ => None,
    });
    let mut notes: Vec<_> = notes.collect();
    notes.sort();
    assert_eq!(notes.len(), 3, "{notes:?}");
    assert!(notes.contains(&"một".to_owned()) && notes.contains(&"hai".to_owned()), "{notes:?}");
}

#[test]
fn same_thing_written_twice_is_one_side() {
    let (mut a, mut b, home) = twins();
    let mut c = b.reopened();
    c.engine.renew_replica();
    for (device, note) in [(&mut a, "một"), (&mut b, "hai"), (&mut c, "một")] {
        device.edit_household(home, |home| home.note = note.to_owned()).unwrap();
    }
    a.receive(&b.everything());
    let mut sides = values(&only(&a)).into_iter().map(str::to_owned).collect::<Vec<_>>();
    sides.sort();
    assert_eq!(sides, ["hai", "một"]);
    a.receive(&c.everything());
    let conflict = only(&a);
    assert_eq!((conflict.sides.len(), conflict.fields[0].1.len()), (2, 3));
    keep(&mut a, &conflict, 1).unwrap();
    assert_eq!(conflicts(&a).total, 0);
}

#[test]
fn what_arrives_after_the_look_is_still_open() {
    let (mut a, mut b, home) = twins();
    let mut c = b.reopened();
    c.engine.renew_replica();
    c.around.set_clock(c.around.now_ms() + 60_000);
    for (device, note) in [(&mut a, "một"), (&mut b, "hai"), (&mut c, "ba")] {
        device.edit_household(home, |home| home.note = note.to_owned()).unwrap();
    }
    a.receive(&b.everything());
    let seen = only(&a);
    a.receive(&c.everything());
    keep(&mut a, &seen, 0).unwrap();
    let open = only(&a);
    assert_eq!(open.sides.len(), 2);
    assert!(values(&open).contains(&"ba"));
}

#[test]
fn side_that_somebody_decided_on_meanwhile_is_gone() {
    let (mut a, mut b, home) = twins();
    a.edit_household(home, |home| home.note = "một".to_owned()).unwrap();
    b.edit_household(home, |home| home.note = "hai".to_owned()).unwrap();
    meet(&mut a, &mut b);
    let seen = only(&a);
    keep(&mut b, &seen, 0).unwrap();
    a.receive(&b.everything());
    assert_eq!(keep(&mut a, &seen, 1), Err(Fault::NotFound));
    a.shown().assert_same(&b.shown(), "after somebody else decided");
}

#[test]
fn both_decided_apart_is_a_conflict_again_only_if_they_differ() {
    for (side_of_b, left) in [(0, 0), (1, 1)] {
        let (mut a, mut b, home) = twins();
        a.edit_household(home, |home| home.note = "một".to_owned()).unwrap();
        b.edit_household(home, |home| home.note = "hai".to_owned()).unwrap();
        meet(&mut a, &mut b);
        let seen = only(&a);
        keep(&mut a, &seen, 0).unwrap();
        keep(&mut b, &seen, side_of_b).unwrap();
        meet(&mut a, &mut b);
        assert_eq!(conflicts(&a).total, left);
    }
}

#[test]
fn answer_of_a_home_is_decided_with_its_day_and_who_asked() {
    let (mut a, mut b, home) = twins();
    let answer = |state, day, member| Consent {
        state,
        on: Date::new(2022, 6, day),
        asked_by: Some(MemberId(member)),
        ..Consent::default()
    };
    let (one, two) = (a.around.new_id(), a.around.new_id());
    a.edit_household(home, |home| home.consent = answer(ConsentState::Given, 1, one)).unwrap();
    b.around.set_clock(a.around.now_ms());
    b.edit_household(home, |home| home.consent = answer(ConsentState::Refused, 2, two)).unwrap();
    a.edit_resident(home, 0, |person| person.note = "một".to_owned()).unwrap();
    b.edit_household(home, |home| home.note = "hai".to_owned()).unwrap();
    meet(&mut a, &mut b);
    assert!(a.whole_walk().lanes[0].doors[0].is_closed, "the later answer is shown");
    let conflict = only(&a);
    let fields: Vec<&str> = conflict.fields.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["consent", "consent_by", "consent_on"]);
    assert_eq!(values(&conflict), ["refused", "given"]);
    keep(&mut a, &conflict, 1).unwrap();
    assert_eq!(a.view(home).household.consent, answer(ConsentState::Given, 1, one));
    assert_eq!(conflicts(&a).total, 0);
}

#[test]
fn step_is_decided_with_its_reason() {
    let (mut a, mut b, home) = twins();
    let resident = a.view(home).residents[0].id;
    for (device, reason) in [(&mut a, Reason::NoSmartphone), (&mut b, Reason::Elderly)] {
        let mut report = device.report(home, Outcome::PartlyGuided, &[(Some(resident), "H01", 1)]);
        if reason == Reason::Elderly {
            report.steps[0].step = tung_nha::model::Step::new(2).unwrap();
        }
        report.steps[0].reason = Some(reason);
        run(device.engine.log_visit(report)).unwrap();
    }
    meet(&mut a, &mut b);
    let conflict = only(&a);
    assert_eq!(conflict.fields.len(), 2);
    assert_eq!(conflict.field(), "s.H01");
    assert!(conflict.item.as_ref().is_some_and(|item| !item.labels[1].is_empty()));
    let side = conflict.sides.iter().position(|side| side.value == "1").unwrap();
    keep(&mut a, &conflict, side).unwrap();
    let item = a.view(home).residents[0].items.iter().find(|item| item.code == "H01").cloned().unwrap();
    assert_eq!((item.step.get(), item.reason), (1, Some(Reason::NoSmartphone)));
}

#[test]
fn ids_are_named() {
    let (mut a, mut b, home) = twins();
    let areas: Vec<AreaId> = a.engine.organisation_view().areas.iter().map(|area| area.id).collect();
    let third = b.area("Khu 3");
    a.edit_household(home, |home| home.area = Some(areas[1])).unwrap();
    b.edit_household(home, |home| home.area = Some(third)).unwrap();
    let other = a.household(areas[0], "Ngõ 2", "5");
    let view = a.view(home);
    let person = &view.residents[0];
    let mut after = person.resident.clone();
    after.household = Some(other);
    let edited = Edited { before: person.resident.clone(), after, basis: view.basis.clone() };
    run(a.engine.save_resident(SaveResident(person.id, edited))).unwrap();
    meet(&mut a, &mut b);
    let conflict = only(&a);
    let mut named: Vec<&str> = conflict.sides.iter().map(|side| side.named.as_str()).collect();
    named.sort_unstable();
    assert_eq!((conflict.field(), named), ("area", vec!["Khu 2", "Khu 3"]));
}

#[test]
fn ward_has_conflicts_of_its_own() {
    let (mut a, mut b, home) = twins();
    let area = a.engine.organisation_view().areas[0].id;
    for (device, name) in [(&mut a, "Khu Một"), (&mut b, "Khu số 1")] {
        let view = device.engine.organisation_view();
        let edited = Edited {
            before: Area { name: "Khu 1".to_owned() },
            after: Area { name: name.to_owned() },
            basis: view.basis,
        };
        run(device.engine.save_area(SaveArea(Some(area), edited))).unwrap();
    }
    a.edit_household(home, |home| home.note = "một".to_owned()).unwrap();
    b.edit_household(home, |home| home.note = "hai".to_owned()).unwrap();
    meet(&mut a, &mut b);
    let view = conflicts(&a);
    assert_eq!(view.total, 2);
    assert_eq!((view.places[0].home.clone(), view.places[0].conflict.field()), (None, "name"));
    assert!(view.places[1].home.is_some());
    keep(&mut a, &view.places[0].conflict, 1).unwrap();
    meet(&mut a, &mut b);
    assert_eq!(conflicts(&b).total, 1);
    run(b.engine.save_area(SaveArea(None, new(Area { name: "Khu 9".to_owned() })))).unwrap();
}
