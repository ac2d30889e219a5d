//! Joining and taking apart, among edits and removals on five phones: no reference leads nowhere, and what is taken apart
//! reads as it stood.

use crate::laws::hold;
use crate::laws::operations::{Operation, history};
use crate::laws::phones::Phones;
use crate::log_model::Random;
use crate::world::{Device, run};
use tung_nha::engine::commands::judge_same::{JudgeSame, Pair, TakeApart};
use tung_nha::id::Id;
use tung_nha::log::{GONE, Value};
use tung_nha::model::{HouseholdId, ResidentId, Subject};

const OPERATIONS: [(Operation, usize); 14] = [
    (Operation::AddHome, 1),
    (Operation::AddPerson, 2),
    (Operation::EditHome, 4),
    (Operation::EditPerson, 4),
    (Operation::Visit, 2),
    (Operation::SayTheSame, 8),
    (Operation::SayNotTheSame, 2),
    (Operation::TakeApart, 3),
    (Operation::Decide, 2),
    (Operation::Remove, 3),
    (Operation::Restore, 2),
    (Operation::Undo, 3),
    (Operation::MakeFile, 4),
    (Operation::TakeFile, 6),
];

/// Every record that is on the list, and what it says of another, leads to a record that is there.
fn check_references(device: &Device) {
    let ledger = device.engine.ledger();
    let (state, names) = (ledger.state(), ledger.state().names());
    for (kind, fields) in
        [("resident", &["household"][..]), ("household", &["area", "consent_by"]), ("same", &["one", "other"])]
    {
        for (id, record) in state.records(kind).filter(|(_, record)| !record.is_gone(names.get(GONE))) {
            for field in fields {
                let named = names.get(field).and_then(|name| record.cell(name));
                let named = named.and_then(|cell| cell.shown(ledger.directory())).and_then(|head| head.value.as_text());
                let Some(named) = named.and_then(Id::parse) else { continue };
                let of = match *field {
                    "household" => "household",
                    "area" => "area",
                    "consent_by" => "member",
                    _ => state.cell(kind, id, "of").and_then(|cell| cell.heads()[0].value.as_text()).unwrap(),
                };
                let first = state.first_of(of, named);
                assert!(state.record(of, first).is_some(), "{kind} {id} names a {of} that is not there");
                assert_eq!(state.first_of(of, first), first, "who stands for others stands for itself");
            }
        }
    }
    for (home, _) in device.engine.index().walk() {
        let view = device.view(home);
        assert!(view.residents.iter().all(|person| device.engine.index().person_of(person.id).is_some()));
    }
}

/// Joins two homes that are alone and takes them apart: everything is shown as before.
fn check_joining(phones: &mut Phones, at: usize) {
    let homes: Vec<HouseholdId> = {
        let engine = &phones.phones[at].device.engine;
        let state = engine.ledger().state();
        let homes = engine.index().walk().map(|(id, _)| id);
        homes.filter(|id| state.class_of("household", id.0).is_empty()).collect()
    };
    let Some((one, other)) = phones.one_of(&homes).zip(phones.one_of(&homes)) else { return };
    if one == other {
        return;
    }
    let device = phones.device(at);
    let mut before = device.shown();
    let joined =
        run(device.engine.judge_same(JudgeSame { pair: Pair::Households(one, other), is_same: true })).unwrap();
    assert_eq!(device.view(one).id, device.view(other).id);
    if one < other {
        run(device.engine.undo(joined)).unwrap();
    } else {
        run(device.engine.take_apart(TakeApart(Subject::Household(one)))).unwrap();
    }
    // Only the suggestion does not come again.
    before.duplicates = device.engine.duplicates();
    before.assert_same(&device.shown(), "taken apart");
    phones.note_made(at);
}

/// Takes apart whatever is joined: every record reads as it stands by itself.
fn take_all_apart(device: &mut Device) {
    for kind in ["household", "resident"] {
        let records: Vec<Id> = device.engine.ledger().state().records(kind).map(|(id, _)| id).collect();
        for id in records {
            if !device.engine.ledger().state().class_of(kind, id).is_empty() {
                let subject = match kind {
                    "household" => Subject::Household(HouseholdId(id)),
                    _ => Subject::Resident(ResidentId(id)),
                };
                run(device.engine.take_apart(TakeApart(subject))).unwrap();
            }
        }
        let state = device.engine.ledger().state();
        for (id, record) in state.records(kind) {
            assert!(state.class_of(kind, id).is_empty());
            let alone = state.record_alone(kind, id).unwrap();
            assert_eq!(format!("{record:?}"), format!("{alone:?}"));
        }
    }
}

fn check(seed: u64) {
    let mut random = Random(seed);
    let count = 20 + random.below(60);
    let mut phones = history(random, 5, count, &OPERATIONS, |phones, at| {
        if phones.random.one_in(8) {
            check_joining(phones, at);
        }
    });
    phones.exchange_everything();
    phones.check_that_all_is_one();
    let values = phones.phones[0].device.displayed();
    for phone in &phones.phones {
        check_references(&phone.device);
    }
    take_all_apart(phones.device(0));
    phones.note_made(0);
    let mut after = phones.phones[0].device.displayed();
    let is_saying = |(kind, ..): &(String, Id, String), _: &mut Value| kind != "same";
    after.retain(is_saying);
    let mut values = values;
    values.retain(is_saying);
    assert_eq!(after, values, "taking apart touches nothing but the word on it");
    phones.exchange_everything();
    phones.check_that_all_is_one();
    check_references(&phones.phones[0].device);
}

#[test]
fn joined_and_taken_apart_no_reference_leads_nowhere() {
    hold("T10 joined and taken apart on five phones: no reference leads nowhere, all reads as before", 10, check);
}
