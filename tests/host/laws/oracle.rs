//! An independent judge: Automerge, given the same edits on the same devices, holds the same values in every field.

use crate::laws::hold;
use crate::log_model::{Device, Random, set};
use automerge::transaction::Transactable as _;
use automerge::{ActorId, AutoCommit, ROOT, ReadDoc as _, ScalarValue};
use std::collections::BTreeSet;
use tung_nha::id::Id;
use tung_nha::log::{Cell, ReplicaId, Value};

const KIND: &str = "resident";
const FIELDS: [&str; 3] = ["name", "phone", "s.H01"];

/// A device of ours, and a document of theirs to which the same is done.
struct Both {
    ours: Device,
    theirs: AutoCommit,
}

impl Both {
    fn values_of_ours(&self, record: Id, field: &str) -> BTreeSet<i64> {
        let heads = self.ours.state.cell(KIND, record, field).map(Cell::heads).unwrap_or_default();
        // Emptying a field is a value of ours, and none of theirs.
        heads.iter().filter_map(|head| head.value.as_number()).collect()
    }

    fn values_of_theirs(&self, record: Id, field: &str) -> BTreeSet<i64> {
        let values = self.theirs.get_all(ROOT, key(record, field)).unwrap();
        values.iter().map(|(value, _)| value.as_i64().expect("only numbers are put")).collect()
    }

    /// Sets a field to a value that no field had before, or empties it.
    fn write(&mut self, time_ms: i64, record: Id, field: &str, number: Option<i64>) {
        let value = number.map_or(Value::Null, Value::Number);
        let heads = self.ours.heads(KIND, record, field);
        self.ours.save(time_ms, vec![set(KIND, record, field, value, heads)]);
        match number {
            Some(number) => self.theirs.put(ROOT, key(record, field), ScalarValue::Int(number)).unwrap(),
            None => self.theirs.delete(ROOT, key(record, field)).unwrap(),
        }
    }

    fn take_all_of(&mut self, other: &mut Self) {
        self.ours.receive(&other.ours.post());
        self.theirs.merge(&mut other.theirs).unwrap();
    }
}

fn key(record: Id, field: &str) -> String {
    format!("{record}.{field}")
}

fn check(seed: u64) {
    let mut random = Random(seed);
    let records = [random.id(), random.id()];
    let mut devices: Vec<Both> = (0..2 + random.below(4))
        .map(|_| {
            let replica = random.id();
            let theirs = AutoCommit::new().with_actor(ActorId::from(&replica.as_bytes()[..]));
            Both { ours: Device::new(ReplicaId(replica), replica), theirs }
        })
        .collect();
    for number in 0..20 + random.below(60) {
        let at = random.below(devices.len());
        let (record, field) = (records[random.below(2)], FIELDS[random.below(3)]);
        match random.below(8) {
            0..=3 => devices[at].write(0, record, field, Some(number as i64)),
            // Theirs counts what empties an empty field as nothing.
            4 if !devices[at].values_of_ours(record, field).is_empty() => devices[at].write(0, record, field, None),
            _ => {
                let mut other = devices.swap_remove(random.below(devices.len()));
                if let Some(device) = devices.first_mut() {
                    device.take_all_of(&mut other);
                }
                devices.push(other);
            }
        }
        check_all(&devices, records);
    }
    for _ in 0..2 {
        for at in 1..devices.len() {
            let [first, other] = devices.get_disjoint_mut([0, at]).unwrap();
            first.take_all_of(other);
            other.take_all_of(first);
        }
    }
    check_all(&devices, records);
    let all: BTreeSet<_> = devices.iter().map(|device| device.ours.known.sum().to_string()).collect();
    assert_eq!(all.len(), 1);
}

fn check_all(devices: &[Both], records: [Id; 2]) {
    for device in devices {
        for record in records {
            for field in FIELDS {
                assert_eq!(device.values_of_ours(record, field), device.values_of_theirs(record, field), "{field}");
            }
        }
    }
}

#[test]
fn automerge_holds_the_same_values() {
    hold("T12 the values of every field are those Automerge holds", 40, check);
}
