//! The log's laws in small scope, exhaustively: every order of a few files, each file taken twice.

use crate::laws::orders::for_each_order;
use crate::log_model::{Device, Made, Random, Reading, read_set, read_state, set};
use tung_nha::id::Id;
use tung_nha::log::{Directory, EditDraft, GONE, Known, Novelty, ReadChange, ReplicaId, State, Value};

const KIND: &str = "resident";
const RECORD: Id = Id::from_bytes([9; 10]);

/// Lets three devices save `seen.len()` changes in turn. Change `i` has seen those earlier ones that are bits of `seen[i]`,
/// with all that these had seen.
fn history(seen: &[usize]) -> (Vec<Made>, Vec<(Directory, String)>) {
    let mut made: Vec<Made> = Vec::new();
    let mut files: Vec<(Directory, String)> = Vec::new();
    let mut devices: Vec<Device> =
        (1..=3u8).map(|number| Device::new(ReplicaId(Id::from_bytes([number; 10])), RECORD)).collect();
    for (place, seen) in seen.iter().enumerate() {
        let device = &mut devices[place % 3];
        for (directory, line) in
            files.iter().enumerate().filter(|(other, _)| seen >> other & 1 == 1).map(|(_, file)| file)
        {
            device.take(&ReadChange::read(line, directory).expect("a line reads back"));
        }
        let edit = match place {
            3 => {
                let all = device.all_heads(KIND, RECORD);
                let listed = std::iter::once("moved".into()).chain(all.iter().map(|id| id.0.to_string().into()));
                set(KIND, RECORD, GONE, Value::List(listed.collect()), device.heads(KIND, RECORD, GONE))
            }
            5 => set(KIND, RECORD, GONE, Value::Null, device.heads(KIND, RECORD, GONE)),
            _ => {
                let mut edit =
                    set(KIND, RECORD, "phone", Value::Number(place as i64 % 3), device.heads(KIND, RECORD, "phone"));
                if place % 2 == 1 {
                    edit.set.insert("name".to_owned(), (Value::Flag(true), device.heads(KIND, RECORD, "name")));
                }
                edit
            }
        };
        // Clocks that run backwards.
        made.push(device.save(1_700_000_000_000 - place as i64, vec![edit]));
        files.push((device.directory.clone(), device.log.last().expect("just saved").clone()));
    }
    (made, files)
}

fn check_history(seen: &[usize]) {
    let (made, files) = history(seen);
    let expected: Reading = read_set(&made.iter().collect::<Vec<_>>());
    let read: Vec<ReadChange<'_>> =
        files.iter().map(|(directory, line)| ReadChange::read(line, directory).expect("reads back")).collect();
    let mut directory = Directory::default();
    for change in &read {
        directory.replica_index(change.replica);
        directory.author_index(change.author.expect("it has an author"));
    }
    let take = |state: &mut State, known: &mut Known, change: &ReadChange<'_>| {
        let place = directory.find_replica(change.replica).expect("listed");
        if known.insert(place, change.counter, change.id) != Novelty::Held {
            state.apply(change, &directory).expect("a change applies");
        }
    };
    for_each_order(files.len(), |order| {
        let (mut state, mut known) = (State::default(), Known::default());
        for (taken, place) in order.iter().enumerate() {
            take(&mut state, &mut known, &read[*place]);
            // Each file comes a second time, some time later.
            take(&mut state, &mut known, &read[order[taken / 2]]);
        }
        for place in order {
            take(&mut state, &mut known, &read[*place]);
        }
        assert_eq!(read_state(&state, &directory), expected, "history {seen:?} in the order {order:?}");
    });
}

#[test]
fn every_history_of_four_changes_reads_the_same_in_every_order() {
    for bits in 0..1usize << 6 {
        check_history(&[0, bits & 1, bits >> 1 & 3, bits >> 3 & 7]);
    }
}

#[test]
fn six_files_read_the_same_in_all_720_orders() {
    let mut random = Random(1);
    check_history(&[0, 0, 0, 7, 8, 31]);
    check_history(&[0, 1, 3, 7, 15, 31]);
    check_history(&[0, 0, 0, 0, 0, 0]);
    for _ in 0..24 {
        let seen: Vec<usize> = (0..6).map(|place| random.below(1 << place)).collect();
        check_history(&seen);
    }
}

#[test]
fn an_edit_its_remover_had_not_seen_brings_a_record_back() {
    // Two devices write, the third removes having seen only the first; a fourth change restores.
    let (made, _) = history(&[0, 0, 0, 0b001, 0, 0b1_1111]);
    let gone = |set: &[usize]| !read_set(&set.iter().map(|place| &made[*place]).collect::<Vec<_>>()).gone.is_empty();
    assert!(gone(&[0, 3]) && !gone(&[0, 1, 3]) && !gone(&[0, 3, 5]));
}

/// Two edits of one field in one change are no form's work, but a file may hold them.
#[test]
fn a_field_set_twice_in_one_change_reads_the_same_in_every_order() {
    let mut first = Device::new(ReplicaId(Id::from_bytes([1; 10])), RECORD);
    let phone = |value, replaces| -> EditDraft { set(KIND, RECORD, "phone", Value::Number(value), replaces) };
    let twice = first.save(0, vec![phone(1, vec![]), phone(2, vec![])]);
    let other = first.save(0, vec![phone(3, vec![twice.id])]);
    let posted = first.post();
    let mut second = Device::new(ReplicaId(Id::from_bytes([2; 10])), RECORD);
    for line in posted.lines.iter().rev() {
        second.take(&ReadChange::read_and_prove(line, &posted.directory).expect("proves"));
    }
    for device in [&first, &second] {
        assert_eq!(device.heads(KIND, RECORD, "phone"), [other.id]);
    }
}
