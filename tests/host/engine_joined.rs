//! Joined records, removals and conflicts where they meet: each of these was wrong once.

use crate::engine_duplicates::{judge, twins};
use crate::foreign::{FOREIGN, change, edit, package};
use crate::world::{Device, START_MS, meet, person, run};
use tung_nha::engine::Fault;
use tung_nha::engine::commands::judge_same::{Pair, TakeApart};
use tung_nha::engine::commands::make_package::MakePackage;
use tung_nha::engine::commands::remove::{Remove, Restore};
use tung_nha::engine::shared_id;
use tung_nha::log::{Directory, ReadChange, State, Value, same_fields};
use tung_nha::model::{Consent, ConsentState, Date, MemberId, Outcome, Relation, Removal, Step, Subject};

fn consent(state: ConsentState, by: Option<MemberId>, on: &str) -> Consent {
    Consent { state, on: Date::parse(on), asked_by: by, way: None }
}

#[test]
fn removal_that_saw_the_package_is_bearing() {
    let (mut a, mut b, homes, _) = twins();
    b.edit_resident(homes[0], 0, |p| p.note = "cũ".to_owned()).unwrap();
    a.receive(&b.everything());
    a.edit_resident(homes[0], 0, |p| p.note = "từ a".to_owned()).unwrap();
    b.receive(&a.everything());
    let view = b.view(homes[0]);
    run(b.engine.remove(Remove {
        subject: Subject::Resident(view.residents[0].id),
        reason: Removal::Died,
        basis: view.basis,
    }))
    .unwrap();
    assert_eq!(b.view(homes[0]).residents.len(), 0);
    assert_eq!(run(b.engine.undo_taken(1)), Err(Fault::NotUndoable));
    assert_eq!(b.view(homes[0]).residents.len(), 0, "the dead person stays off the list");
}

#[test]
fn undo_of_a_judgement_after_an_undone_one() {
    let (mut a, _, _, people) = twins();
    let pair = Pair::Residents(people[0], people[1]);
    let token = judge(&mut a, pair, true);
    run(a.engine.undo(token)).unwrap();
    assert_eq!(a.counts(), (3, 3));
    let token = judge(&mut a, pair, false);
    run(a.engine.undo(token)).unwrap();
    assert_eq!(a.counts(), (3, 3), "nobody says they are the same");
}

#[test]
fn undo_of_joining_again() {
    let (mut a, _, _, people) = twins();
    let pair = Pair::Residents(people[0], people[1]);
    let token = judge(&mut a, pair, true);
    run(a.engine.undo(token)).unwrap();
    let token = judge(&mut a, pair, true);
    assert_eq!(a.counts(), (3, 2));
    run(a.engine.undo(token)).unwrap();
    assert_eq!(a.counts(), (3, 3), "undone");
}

#[test]
fn undo_of_joining_what_was_disputed_leaves_it_disputed_no_less() {
    let (mut a, mut b, _, people) = twins();
    let pair = Pair::Residents(people[0], people[1]);
    judge(&mut b, pair, false);
    a.around.set_clock(START_MS + 3_600_000);
    judge(&mut a, pair, true);
    meet(&mut a, &mut b);
    assert_eq!(a.counts(), (3, 3), "nobody has decided");
    let token = judge(&mut a, pair, true);
    assert_eq!(a.counts(), (3, 2));
    run(a.engine.undo(token)).unwrap();
    assert_eq!(a.counts(), (3, 3), "whoever spoke last before does not decide by that");
}

#[test]
fn people_removed_with_a_home_are_those_of_whatever_home_it_is_joined_with() {
    let (mut a, mut b, mut homes, _) = twins();
    homes.sort_unstable();
    for home in [homes[1], homes[2]] {
        let view = a.view(home);
        run(a.engine.remove(Remove { subject: Subject::Household(home), reason: Removal::Moved, basis: view.basis }))
            .unwrap();
    }
    judge(&mut b, Pair::Households(homes[0], homes[1]), true);
    meet(&mut a, &mut b);
    judge(&mut a, Pair::Households(homes[1], homes[2]), true);
    a.shown_undated().assert_same(&a.reopened().shown_undated(), "reopened");
    assert_eq!(a.view(homes[0]).removed.len(), 2);
}

#[test]
fn person_removed_in_a_joined_home_can_be_found() {
    let (mut a, _, homes, people) = twins();
    judge(&mut a, Pair::Households(homes[0], homes[2]), true);
    for id in [people[0], people[2]] {
        let view = a.view(homes[0]);
        run(a.engine.remove(Remove { subject: Subject::Resident(id), reason: Removal::Moved, basis: view.basis }))
            .unwrap();
    }
    assert_eq!((a.engine.removed_view().total, a.view(homes[0]).removed.len()), (2, 2));
}

#[test]
fn joined_home_comes_back_with_everybody() {
    let (mut a, _, homes, _) = twins();
    judge(&mut a, Pair::Households(homes[0], homes[2]), true);
    let before = a.shown_undated();
    let view = a.view(homes[0]);
    run(a.engine.remove(Remove { subject: Subject::Household(view.id), reason: Removal::Moved, basis: view.basis }))
        .unwrap();
    run(a.engine.restore(Restore(Subject::Household(view.id)))).unwrap();
    before.assert_same(&a.shown_undated(), "all came back");
}

#[test]
fn saying_before_its_kind_is_known() {
    let one = shared_id(&["1"]);
    let two = shared_id(&["2"]);
    let set: Vec<(&str, Value)> = same_fields("resident", [one, two], true).into_iter().collect();
    let changes = [
        change(FOREIGN, 1, vec![edit("same", shared_id(&["s"]), &set)]),
        change(FOREIGN, 2, vec![edit("resident", one, &[("name", Value::text("A"))])]),
        change(FOREIGN, 3, vec![edit("resident", two, &[("name", Value::text("B"))])]),
    ];
    let fold = |order: &[usize]| {
        let mut directory = Directory::default();
        let mut state = State::default();
        for place in order {
            let mut line = Vec::new();
            changes[*place].write(&mut directory, &mut line).unwrap();
            let line = String::from_utf8(line).unwrap();
            state.apply(&ReadChange::read(&line, &directory).unwrap(), &directory).unwrap();
        }
        state.class_of("resident", one).len()
    };
    assert_eq!(fold(&[1, 2, 0]), fold(&[0, 1, 2]), "any order gives the same state");
}

#[test]
fn device_that_restarts_after_such_a_log_shows_the_same() {
    let one = shared_id(&["1"]);
    let two = shared_id(&["2"]);
    let home = shared_id(&["h"]);
    let set: Vec<(&str, Value)> = same_fields("resident", [one, two], true).into_iter().collect();
    let of = Value::text(&home.to_string());
    let changes = [
        change(FOREIGN, 1, vec![edit("same", shared_id(&["s"]), &set)]),
        change(FOREIGN, 2, vec![edit("household", home, &[("number", Value::text("7"))])]),
        change(FOREIGN, 3, vec![edit("resident", one, &[("name", Value::text("A")), ("household", of.clone())])]),
        change(FOREIGN, 4, vec![edit("resident", two, &[("name", Value::text("B")), ("household", of)])]),
    ];
    let mut c = Device::empty("c");
    c.receive(&package(&changes));
    let now = c.counts();
    assert_eq!(now, c.reopened().counts(), "restarted before the snapshot is written");
}

#[test]
fn disagreement_is_listed_somewhere() {
    let (mut a, mut b, _, people) = twins();
    let pair = Pair::Residents(people[0], people[1]);
    judge(&mut a, pair, true);
    judge(&mut b, pair, false);
    meet(&mut a, &mut b);
    let listed = a.engine.conflicts_view().total as usize
        + a.engine.duplicates().pairs.iter().filter(|found| matches!(found.pair, Pair::Residents(..))).count();
    assert!(listed > 0, "somebody must be able to decide");
}

#[test]
fn joining_does_not_open_a_home_that_refused() {
    let (mut a, _, homes, _) = twins();
    a.edit_household(homes[2], |home| {
        home.consent = Consent { state: ConsentState::Refused, on: Date::parse("2022-06-01"), ..Consent::default() }
    })
    .unwrap();
    a.edit_household(homes[0], |home| {
        home.consent = Consent { state: ConsentState::Given, on: Date::parse("2022-06-02"), ..Consent::default() }
    })
    .unwrap();
    assert!(!format!("{:?}", a.shown()).contains("Lê Thị Hoa"));
    judge(&mut a, Pair::Households(homes[0], homes[2]), true);
    assert!(
        !format!("{:?}", a.shown()).contains("Lê Thị Hoa"),
        "who refused is not shown because somebody said: the same"
    );
}

#[test]
fn any_joining_can_be_taken_apart() {
    let (mut a, _, _, people) = twins();
    let set: Vec<(&str, Value)> = same_fields("resident", [people[0].0, people[1].0], true).into_iter().collect();
    a.receive(&package(&[change(FOREIGN, 1, vec![edit("same", shared_id(&["x"]), &set)])]));
    assert_eq!(a.counts(), (3, 2));
    run(a.engine.take_apart(TakeApart(Subject::Resident(people[0])))).unwrap();
    assert_eq!(a.counts(), (3, 3));
}

#[test]
fn saying_about_areas_says_nothing() {
    let (mut a, _, _, _) = twins();
    let areas: Vec<_> = a.engine.organisation_view().areas.iter().map(|area| area.id).collect();
    let before = a.shown();
    let set: Vec<(&str, Value)> = same_fields("area", [areas[0].0, areas[1].0], true).into_iter().collect();
    a.receive(&package(&[change(FOREIGN, 1, vec![edit("same", shared_id(&["x"]), &set)])]));
    before.assert_same(&a.shown(), "as before");
}

#[test]
fn order_of_conflicting_fields_is_the_same_everywhere() {
    // One set of changes, met in two orders.
    let home = shared_id(&["h"]);
    let changes = [
        change(FOREIGN, 1, vec![edit("household", home, &[("number", Value::text("7"))])]),
        change(FOREIGN, 2, vec![edit("household", home, &[("consent_on", Value::text("2022-06-01"))])]),
        change(
            FOREIGN,
            3,
            vec![edit("household", home, &[("consent_by", Value::text(&shared_id(&["m"]).to_string()))])],
        ),
        change(
            FOREIGN,
            4,
            vec![edit(
                "household",
                home,
                &[
                    ("consent_by", Value::text(&shared_id(&["n"]).to_string())),
                    ("consent_on", Value::text("2022-06-02")),
                ],
            )],
        ),
    ];
    let mut one = Device::empty("x");
    one.receive(&package(&changes));
    let mut other = Device::empty("y");
    other.receive(&package(&changes[3..]));
    other.receive(&package(&changes));
    assert_eq!(one.check_code(), other.check_code());
    let fields =
        |d: &Device| d.engine.conflicts_view().places.iter().map(|p| p.conflict.field().to_owned()).collect::<Vec<_>>();
    assert_eq!(fields(&one), fields(&other));
    assert_eq!(one.engine.conflicts_view(), other.engine.conflicts_view());
}

#[test]
fn side_that_is_kept_is_one_persons_answer() {
    let (mut a, mut b, homes, _) = twins();
    let member = b.engine.organisation_view().members[0].id;
    a.edit_household(homes[0], |home| home.consent = consent(ConsentState::Refused, None, "2022-06-01")).unwrap();
    b.edit_household(homes[0], |home| home.consent = consent(ConsentState::Given, Some(member), "2022-06-02")).unwrap();
    meet(&mut a, &mut b);
    let conflict = a.engine.conflicts_view().places[0].conflict.clone();
    let side = conflict.sides.iter().position(|side| side.value == ConsentState::Refused.code()).unwrap();
    run(a.engine.settle_conflict(conflict.keep(side).unwrap())).unwrap();
    let kept = a.view(homes[0]).household.consent;
    assert_eq!(kept, consent(ConsentState::Refused, None, "2022-06-01"));
}

#[test]
fn reason_goes_with_its_step() {
    let (mut a, mut b, homes, people) = twins();
    a.visit(homes[0], Outcome::Guided, &[(Some(people[0]), "H01", 1)]);
    let mut report = b.report(homes[0], Outcome::Guided, &[(Some(people[0]), "H01", 2)]);
    report.steps[0].reason =
        tung_nha::model::Reason::parse("no_time").or_else(|| tung_nha::model::Reason::ALL.first().copied());
    run(b.engine.log_visit(report)).unwrap();
    meet(&mut a, &mut b);
    let conflict = a.engine.conflicts_view().places[0].conflict.clone();
    let side = conflict.sides.iter().position(|side| side.value == "1").unwrap();
    run(a.engine.settle_conflict(conflict.keep(side).unwrap())).unwrap();
    let item = a.view(homes[0]).residents[0].items.iter().find(|item| item.code == "H01").unwrap().clone();
    assert_eq!((item.step, item.reason), (Step::new(1).unwrap(), None), "the reason belonged to the other side");
}

#[test]
fn undo_of_an_edit_after_taking_apart_brings_no_foreign_value() {
    let (mut a, _, _, people) = twins();
    // people[0] has a phone, people[1] has none.
    judge(&mut a, Pair::Residents(people[0], people[1]), true);
    let home = a
        .engine
        .index()
        .people()
        .find(|(id, _)| [people[0], people[1]].contains(id))
        .unwrap()
        .1
        .resident
        .household
        .unwrap();
    let token = a.edit_resident(home, 0, |p| p.phone = tung_nha::model::Phone::parse("0911111111").ok()).unwrap();
    run(a.engine.undo(token)).unwrap();
    run(a.engine.take_apart(TakeApart(Subject::Resident(people[0])))).unwrap();
    let phones: Vec<_> = [people[0], people[1]]
        .iter()
        .map(|id| a.engine.index().person_of(*id).unwrap().resident.phone.clone())
        .collect();
    assert!(phones[0].is_some() && phones[1].is_none(), "as they stood: {phones:?}");
}

#[test]
fn form_of_a_joined_home_saves_and_removes_by_either_id() {
    for home in [0, 2] {
        let (mut a, _, homes, _) = twins();
        for (home, note) in [(homes[0], "một"), (homes[2], "hai")] {
            a.edit_household(home, |home| home.note = note.to_owned()).unwrap();
        }
        judge(&mut a, Pair::Households(homes[0], homes[2]), true);
        // The address of the page may still bear the other id.
        a.edit_household(homes[home], |home| home.note = "ba".to_owned()).unwrap();
        assert_eq!(a.view(homes[home]).household.note, "ba");
        assert!(a.view(homes[home]).conflicts.iter().all(|conflict| conflict.field() != "note"));
        let basis = a.view(homes[home]).basis;
        let subject = Subject::Household(homes[home]);
        run(a.engine.remove(Remove { subject, reason: Removal::Moved, basis })).unwrap();
        assert_eq!(a.engine.household_view(homes[home]), Err(Fault::NotFound));
    }
}

#[test]
fn undo_of_an_edit_of_two_joined_gives_each_its_own_back() {
    let (mut a, _, homes, _) = twins();
    let notes = |a: &Device| {
        [homes[0], homes[2]].map(|home| a.displayed()[&("household".to_owned(), home.0, "note".to_owned())].clone())
    };
    for (home, note) in [(homes[0], "của nhà này"), (homes[2], "của nhà kia")] {
        a.edit_household(home, |home| home.note = note.to_owned()).unwrap();
    }
    let (before, shown) = (notes(&a), a.shown());
    let joined = judge(&mut a, Pair::Households(homes[0], homes[2]), true);
    let token = a.edit_household(homes[0], |home| home.note = "của cả hai".to_owned()).unwrap();
    assert_eq!(notes(&a), [Value::text("của cả hai"), Value::text("của cả hai")]);
    run(a.engine.undo(token)).unwrap();
    assert_eq!(notes(&a), before);
    run(a.engine.undo(joined)).unwrap();
    shown.assert_same(&a.shown(), "as they stood");
}

#[test]
fn joined_people_and_the_package_of_one_area() {
    let mut a = Device::with_ward("a");
    let areas: Vec<_> = a.engine.organisation_view().areas.iter().map(|area| area.id).collect();
    let one = a.household(areas[0], "Ngõ 1", "7");
    let other = a.household(areas[1], "Ngõ 9", "7");
    a.people(
        other,
        &[
            person("Ngô Bá Vinh", Relation::Head, "1968", "0901234567"),
            person("Bí Mật Khu Hai", Relation::Wife, "1970", ""),
        ],
    );
    a.people(one, &[person("Ngô Bá Vinh", Relation::Head, "1968", "0901234567")]);
    let p = [a.view(one).residents[0].id, a.view(other).residents[0].id];
    judge(&mut a, Pair::Residents(p[0], p[1]), true);
    for area in &areas {
        let text = String::from_utf8(a.package(MakePackage::of_area(*area))).unwrap();
        if *area == areas[0] {
            assert!(!text.contains("Bí Mật Khu Hai"), "nobody of area 2 goes into the package of area 1");
        }
    }
}

#[test]
fn draft_of_a_home_that_is_joined_stays_in_reach() {
    let (mut a, _, homes, _) = twins();
    let behind = homes[0].max(homes[2]);
    let mut report = a.report(behind, Outcome::Guided, &[]);
    report.note = "nháp".to_owned();
    run(a.engine.keep_draft(report)).unwrap();
    judge(&mut a, Pair::Households(homes[0], homes[2]), true);
    let view = a.view(behind);
    assert!(view.has_draft && run(a.engine.draft(view.id)).unwrap().is_some());
}

#[test]
fn two_homes_that_are_one_are_no_two_answers_to_where_somebody_lives() {
    let (mut a, mut b, homes, people) = twins();
    judge(&mut a, Pair::Residents(people[0], people[1]), true);
    let asks_where = |device: &Device| {
        let conflicts = homes.iter().filter_map(|home| device.engine.household_view(*home).ok());
        conflicts.flat_map(|view| view.conflicts).any(|conflict| conflict.field() == "household")
    };
    assert!(asks_where(&a), "two homes are two answers");
    judge(&mut a, Pair::Households(homes[0], homes[1]), true);
    assert!(!asks_where(&a), "one home is one answer");
    meet(&mut a, &mut b);
    assert_eq!(a.engine.overview().conflicts, b.engine.overview().conflicts);
}
