//! Entered twice: suggested, joined, decided field by field, and taken apart again.

use crate::world::{Device, meet, person, run};
use proptest::prelude::*;
use tung_nha::engine::Fault;
use tung_nha::engine::commands::judge_same::{JudgeSame, Pair, TakeApart};
use tung_nha::engine::commands::make_package::MakePackage;
use tung_nha::engine::commands::remove::Remove;
use tung_nha::engine::commands::undo::UndoToken;
use tung_nha::engine::queries::alike::AlikeQuestion;
use tung_nha::engine::queries::duplicates::Evidence;
use tung_nha::engine::queries::history::HistoryFact;
use tung_nha::model::{
    Consent, ConsentState, HouseNumber, Household, HouseholdId, Outcome, Relation, Removal, Resident, ResidentId,
    Subject,
};

/// Two devices that hold the same: homes 7 and 9 in one lane, one person of one name in each, and a second home 7.
pub fn twins() -> (Device, Device, [HouseholdId; 3], [ResidentId; 3]) {
    let mut a = Device::with_ward("a");
    let area = a.engine.organisation_view().areas[0].id;
    let homes = ["7", "9", "7"].map(|number| a.household(area, "Ngõ 1", number));
    a.people(homes[0], &[person("Ngô Bá Vinh", Relation::Head, "1968", "0901234567")]);
    a.people(homes[1], &[person("Ngo Ba Vinh", Relation::Head, "1968", "")]);
    a.people(homes[2], &[person("Lê Thị Hoa", Relation::Head, "1970", "0907654321")]);
    let b = a.twin("b");
    let people = homes.map(|home| a.view(home).residents[0].id);
    (a, b, homes, people)
}

pub fn judge(device: &mut Device, pair: Pair, is_same: bool) -> UndoToken {
    run(device.engine.judge_same(JudgeSame { pair, is_same })).unwrap()
}

fn pairs(device: &Device) -> Vec<(Pair, Evidence)> {
    device.engine.duplicates().pairs.into_iter().map(|found| (found.pair, found.evidence)).collect()
}

#[test]
fn homes_of_one_number_and_namesakes_of_one_year_in_one_lane_are_suggested() {
    let (a, _, homes, people) = twins();
    let found = pairs(&a);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].1, Evidence::Address);
    assert!(matches!(found[0].0, Pair::Households(one, other) if [one, other].iter().all(|id| *id != homes[1])));
    assert_eq!(found[1].1, Evidence::Lane);
    assert!(matches!(found[1].0, Pair::Residents(one, other) if [one, other].iter().all(|id| *id != people[2])));
    let sides = &a.engine.duplicates().pairs[1].sides;
    assert!(sides.iter().any(|side| side.number == "9" && side.phone.is_none()));
}

#[test]
fn a_group_is_one_with_and_without_the_word_for_it() {
    let mut a = Device::with_ward("a");
    let area = a.engine.organisation_view().areas[0].id;
    let homes = ["60", "Tổ 60", "tổ dân phố 60", "Tổ 6"].map(|group| {
        let home = a.household(area, "Phố Bến Thử", "7");
        a.edit_household(home, |household| household.group = group.to_owned()).unwrap();
        home
    });
    let found = pairs(&a);
    assert_eq!(found.len(), 2, "{found:?}");
    let other = |found: &(Pair, Evidence)| matches!(found.0, Pair::Households(one, other) if one == homes[3] || other == homes[3]);
    assert!(!found.iter().any(other), "another group's number 7 is another house");
    let typed = a.view(homes[1]).household;
    let like = a.engine.alike(&AlikeQuestion::Household { own: None, typed });
    assert_eq!(like.len(), 3, "told while typing");
}

#[test]
fn births_that_differ_speak_against_it_and_a_telephone_for_it() {
    let (mut a, _, homes, _) = twins();
    a.edit_resident(homes[1], 0, |person| person.birth = tung_nha::model::Birth::parse("1971")).unwrap();
    assert_eq!(pairs(&a).len(), 1);
    a.edit_resident(homes[1], 0, |person| person.phone = tung_nha::model::Phone::parse("0901234567").ok()).unwrap();
    assert_eq!(pairs(&a)[1].1, Evidence::Phone);
}

#[test]
fn what_is_not_the_same_is_never_suggested_again_on_any_device() {
    let (mut a, mut b, ..) = twins();
    for (pair, _) in pairs(&a) {
        judge(&mut a, pair, false);
    }
    meet(&mut a, &mut b);
    assert_eq!((pairs(&b), b.counts()), (Vec::new(), (3, 3)));
}

#[test]
fn person_joined_is_one_and_what_differs_is_decided() {
    let (mut a, mut b, homes, people) = twins();
    let pair = Pair::Residents(people[0], people[1]);
    a.visit(homes[0], Outcome::Guided, &[(Some(people[0]), "H01", 3)]);
    b.visit(homes[1], Outcome::Guided, &[(Some(people[1]), "H02", 2)]);
    judge(&mut b, pair, true);
    meet(&mut a, &mut b);
    assert_eq!(a.counts(), (3, 2));
    // The names and homes differ; the telephone is on one side only, and the steps are of different items.
    let view = a.engine.conflicts_view();
    let mut fields: Vec<&str> = view.places.iter().map(|place| place.conflict.field()).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["household", "name"]);
    for place in view.places {
        let side = place.conflict.sides.iter().position(|side| side.value == homes[0].to_string());
        run(a.engine.settle_conflict(place.conflict.keep(side.unwrap_or_default()).unwrap())).unwrap();
    }
    assert_eq!(a.engine.conflicts_view().places, []);
    meet(&mut a, &mut b);
    let home = b.view(homes[0]);
    assert_eq!((home.residents.len(), b.view(homes[1]).residents.len()), (1, 0));
    let joined = &home.residents[0];
    assert!(joined.is_joined && joined.resident.phone.is_some());
    let steps: Vec<u8> = joined.items.iter().map(|item| item.step.get()).take(2).collect();
    assert_eq!(steps, [3, 2]);
    let history = run(b.engine.history(homes[0])).unwrap();
    assert!(history.iter().any(|entry| matches!(&entry.what, HistoryFact::Visit { .. })));

    // Whatever is written now is written of both, so that nothing differs.
    b.edit_resident(homes[0], 0, |person| person.name = "Ngô Bá Vinh (em)".to_owned()).unwrap();
    b.visit(homes[0], Outcome::Guided, &[(Some(joined.id), "H02", 4)]);
    meet(&mut a, &mut b);
    assert_eq!(a.engine.conflicts_view().places, []);
    assert_eq!(a.view(homes[0]).residents[0].resident.name, "Ngô Bá Vinh (em)");
    assert_eq!(a.view(homes[0]).residents[0].items[1].step.get(), 4);
}

#[test]
fn what_was_joined_is_taken_apart_without_loss() {
    let (mut a, mut b, homes, people) = twins();
    let mut before = a.shown();
    let pair = Pair::Residents(people[0], people[1]);
    judge(&mut a, pair, true);
    meet(&mut a, &mut b);
    assert_eq!(b.counts(), (3, 2));
    run(b.engine.take_apart(TakeApart(Subject::Resident(people[1])))).unwrap();
    meet(&mut a, &mut b);
    // Only the suggestion does not come again: see below.
    before.duplicates = a.engine.duplicates();
    before.assert_same(&a.shown(), "as they stood");
    assert!(pairs(&a).iter().all(|(found, _)| matches!(found, Pair::Households(..))), "and not suggested again");
    assert_eq!(run(b.engine.take_apart(TakeApart(Subject::Resident(people[1])))), Err(Fault::NotFound));
    assert!(!a.view(homes[0]).residents[0].is_joined);
}

#[test]
fn undo_of_a_joining_takes_it_apart_and_suggests_it_again() {
    let (mut a, _, _, people) = twins();
    let (before, found) = (a.shown(), pairs(&a));
    let pair = Pair::Residents(people[0], people[1]);
    let token = run(a.engine.judge_same(JudgeSame { pair, is_same: true })).unwrap();
    run(a.engine.undo(token)).unwrap();
    before.assert_same(&a.shown(), "as before");
    assert_eq!(pairs(&a), found);
}

#[test]
fn while_two_people_disagree_nothing_is_joined() {
    let (mut a, mut b, _, people) = twins();
    let pair = Pair::Residents(people[0], people[1]);
    judge(&mut a, pair, true);
    judge(&mut b, pair, false);
    meet(&mut a, &mut b);
    assert_eq!(a.counts(), (3, 3));
    judge(&mut a, pair, true);
    meet(&mut a, &mut b);
    assert_eq!(b.counts(), (3, 2));
}

#[test]
fn homes_joined_are_one_with_everybody_and_every_visit() {
    let (mut a, mut b, homes, people) = twins();
    a.visit(homes[0], Outcome::Absent, &[]);
    b.visit(homes[2], Outcome::Absent, &[]);
    judge(&mut a, Pair::Households(homes[0], homes[2]), true);
    meet(&mut a, &mut b);
    for home in [homes[0], homes[2]] {
        let view = b.view(home);
        let mut living: Vec<_> = view.residents.iter().map(|person| person.id).collect();
        living.sort_unstable();
        let mut expected = vec![people[0], people[2]];
        expected.sort_unstable();
        assert_eq!((view.is_joined, living), (true, expected));
        assert_eq!(view.last_visit.map(|last| last.absences), Some(2));
        let history = run(b.engine.history(home)).unwrap();
        assert_eq!(history.iter().filter(|entry| matches!(entry.what, HistoryFact::Visit { .. })).count(), 2);
    }
    assert_eq!((b.counts(), b.engine.overview().visits), ((2, 3), 2));
    b.edit_household(homes[2], |home| home.note = "một nhà".to_owned()).unwrap();
    b.visit(homes[2], Outcome::Guided, &[(Some(people[0]), "H01", 4)]);
    meet(&mut a, &mut b);
    assert_eq!(a.view(homes[0]).household.note, "một nhà");
    run(a.engine.take_apart(TakeApart(Subject::Household(homes[0])))).unwrap();
    meet(&mut a, &mut b);
    assert_eq!(b.counts(), (3, 3));
    assert_eq!(b.view(homes[0]).residents.len() + b.view(homes[2]).residents.len(), 2);
}

#[test]
fn loops_and_chains_of_sayings_are_one_class() {
    let (mut a, mut b, homes, people) = twins();
    judge(&mut a, Pair::Residents(people[0], people[1]), true);
    judge(&mut b, Pair::Residents(people[1], people[2]), true);
    judge(&mut b, Pair::Residents(people[2], people[0]), true);
    meet(&mut a, &mut b);
    assert_eq!(a.counts(), (3, 1));
    run(a.engine.take_apart(TakeApart(Subject::Resident(people[2])))).unwrap();
    meet(&mut a, &mut b);
    assert_eq!(b.counts(), (3, 3));
    assert!(homes.iter().all(|home| b.view(*home).residents.len() == 1));
}

#[test]
fn person_joined_is_taken_off_the_list_whole() {
    let (mut a, mut b, homes, people) = twins();
    judge(&mut a, Pair::Residents(people[0], people[1]), true);
    let home = homes.into_iter().find(|home| a.view(*home).residents.iter().any(|person| person.is_joined)).unwrap();
    let view = a.view(home);
    let id = view.residents[0].id;
    run(a.engine.remove(Remove { subject: Subject::Resident(id), reason: Removal::Died, basis: view.basis })).unwrap();
    meet(&mut a, &mut b);
    assert_eq!((b.counts(), b.engine.removed_view().total, b.engine.overview().conflicts), ((3, 1), 1, 0));
}

#[test]
fn saying_about_what_has_not_arrived_waits() {
    let (mut a, ..) = twins();
    let area = a.engine.organisation_view().areas[0].id;
    let home = a.household(area, "Ngõ 3", "1");
    a.people(home, &[person("Phạm Văn Tư", Relation::Head, "1980", "")]);
    let first = a.view(home).residents[0].id;
    let before = a.everything();
    a.people(home, &[person("Phạm Văn Tư", Relation::Head, "1980", "")]);
    let second = a.view(home).residents.iter().map(|person| person.id).find(|id| *id != first).unwrap();
    judge(&mut a, Pair::Residents(first, second), true);
    let mut c = Device::empty("c");
    c.receive(&before);
    assert_eq!(
        run(c.engine.judge_same(JudgeSame { pair: Pair::Residents(first, second), is_same: true })),
        Err(Fault::NotFound)
    );
    c.receive(&a.everything());
    c.shown().assert_same(&a.shown(), "once all is there");
    assert_eq!(c.view(home).residents.len(), 1);
}

#[test]
fn one_of_the_two_may_arrive_long_after_the_saying() {
    let (mut a, _, homes, people) = twins();
    let areas: Vec<_> = a.engine.organisation_view().areas.iter().map(|area| area.id).collect();
    a.edit_household(homes[1], |home| home.area = Some(areas[1])).unwrap();
    judge(&mut a, Pair::Residents(people[0], people[1]), true);
    for order in [[0, 1], [1, 0]] {
        let mut c = Device::empty("c");
        for area in order {
            c.receive(&a.package(MakePackage::of_area(areas[area])));
            c.shown().assert_same(&c.reopened().shown(), "as after a restart");
        }
        assert_eq!(c.counts(), (3, 2));
        c.shown().assert_same(&a.shown(), "once both are there");
    }
}

#[test]
fn class_that_was_made_on_purpose_says_nothing() {
    let (mut a, mut b, homes, _) = twins();
    let crowd: Vec<_> =
        (0..3_000).map(|number| person(&format!("Người {number}"), Relation::Other, "1990", "")).collect();
    for part in crowd.chunks(60) {
        a.people(homes[0], part);
    }
    let crowd: Vec<_> = a.view(homes[0]).residents.iter().map(|person| person.id).collect();
    let before = a.counts();
    for pair in crowd.windows(2).take(80) {
        judge(&mut a, Pair::Residents(pair[0], pair[1]), true);
    }
    assert_eq!(a.counts(), before);
    meet(&mut a, &mut b);
    judge(&mut b, Pair::Residents(crowd[40], crowd[41]), false);
    meet(&mut a, &mut b);
    assert_eq!(a.counts().1, before.1 - 40 - 39, "two classes of a size that can be believed");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    /// Whatever is said and written on two devices, in whatever order it meets, both read the same; and once everything is
    /// taken apart, everybody is there again.
    #[test]
    fn sayings_merge_in_any_order(deeds in prop::collection::vec((any::<bool>(), 0..6u8, 0..3usize), 1..14)) {
        let (mut a, mut b, homes, people) = twins();
        for (on_b, deed, which) in deeds {
            let device = if on_b { &mut b } else { &mut a };
            let (one, other) = (which, (which + 1) % 3);
            match deed {
                0 => _ = judge(device, Pair::Residents(people[one], people[other]), true),
                1 => _ = judge(device, Pair::Residents(people[one], people[other]), false),
                2 => _ = judge(device, Pair::Households(homes[one], homes[other]), true),
                3 => _ = device.edit_household(homes[one], |home| home.note.push('+')).unwrap(),
                4 => _ = device.visit(homes[one], Outcome::Guided, &[]),
                _ => {
                    let first = ResidentId(device.engine.ledger().state().first_of("resident", people[one].0));
                    let home = device.engine.index().person_of(first).unwrap().resident.household.unwrap();
                    let place = device.view(home).residents.iter().position(|person| person.id == first).unwrap();
                    device.edit_resident(home, place, |person| person.note.push('+')).unwrap();
                }
            }
        }
        meet(&mut a, &mut b);
        for home in homes {
            _ = run(a.engine.take_apart(TakeApart(Subject::Household(home))));
        }
        for person in people {
            _ = run(a.engine.take_apart(TakeApart(Subject::Resident(person))));
        }
        meet(&mut a, &mut b);
        prop_assert_eq!(b.counts(), (3, 3));
    }
}

#[test]
fn what_is_being_typed_is_suggested_where_it_is_here_already() {
    let mut device = Device::with_ward("a");
    let area = device.engine.organisation_view().areas[0].id;
    let home = device.household(area, "Ngõ 1", "7");
    device.people(home, &[person("Nguyễn Văn Một", Relation::Head, "1970", "")]);
    let other = device.household(area, "Ngõ 2", "9");
    let typed_home = |lane: &str, number: &str| Household {
        area: Some(area),
        group: "Tổ 1".to_owned(),
        lane: lane.to_owned(),
        number: HouseNumber::new(number),
        ..Household::default()
    };
    let homes = |device: &Device, own, typed| device.engine.alike(&AlikeQuestion::Household { own, typed });
    let found = homes(&device, None, typed_home("Ngõ 1", "7"));
    assert_eq!((found.len(), found[0].household, found[0].name.as_str()), (1, Some(home), "Nguyễn Văn Một"));
    assert!(homes(&device, Some(home), typed_home("Ngõ 1", "7")).is_empty(), "it is no other than itself");
    assert!(homes(&device, None, typed_home("Ngõ 1", "8")).is_empty());
    assert!(homes(&device, None, typed_home("", "7")).is_empty(), "a number alone is many homes'");

    let typed_person =
        |name: &str, birth: &str| Resident { household: Some(other), ..person(name, Relation::Head, birth, "") };
    let people = |device: &Device, typed| device.engine.alike(&AlikeQuestion::Resident { own: None, typed });
    assert_eq!(people(&device, typed_person("nguyen van mot", "1970"))[0].household, Some(home));
    assert!(people(&device, typed_person("Nguyễn Văn Một", "1971")).is_empty());
    assert!(people(&device, typed_person("Nguyễn Văn Một", "")).is_empty());
    device
        .edit_household(home, |home| {
            home.consent = Consent { state: ConsentState::Refused, ..Consent::default() };
        })
        .unwrap();
    assert!(
        people(&device, typed_person("Nguyễn Văn Một", "1970")).is_empty(),
        "of a home that refused nobody is shown"
    );
}
