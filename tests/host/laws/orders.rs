//! Small scope, exhaustively: three devices, four operations on each, six files in every order, each of them twice.

use crate::laws::hold;
use crate::log_model::{Device, Made, Random, read_set, read_state, set};
use tung_nha::id::Id;
use tung_nha::log::{Directory, GONE, Known, Novelty, ReadChange, ReplicaId, State, Value};

const KIND: &str = "resident";
const RECORD: Id = Id::from_bytes([9; 10]);

/// Calls with every order of so many things.
pub fn for_each_order(count: usize, mut check: impl FnMut(&[usize])) {
    fn permute(order: &mut Vec<usize>, from: usize, check: &mut impl FnMut(&[usize])) {
        if from == order.len() {
            return check(order);
        }
        for place in from..order.len() {
            order.swap(from, place);
            permute(order, from + 1, check);
            order.swap(from, place);
        }
    }
    permute(&mut (0..count).collect(), 0, &mut check);
}

/// Does one of four things with the record as the device shows it, or with what it showed a while ago.
fn operate(device: &mut Device, random: &mut Random, number: i64) -> Made {
    let field = ["phone", "name"][random.below(2)];
    let edit = match random.below(4) {
        0 => {
            let all = device.all_heads(KIND, RECORD);
            let listed = std::iter::once("moved".into()).chain(all.iter().map(|id| id.0.to_string().into()));
            set(KIND, RECORD, GONE, Value::List(listed.collect()), device.heads(KIND, RECORD, GONE))
        }
        1 => set(KIND, RECORD, GONE, Value::Null, device.heads(KIND, RECORD, GONE)),
        2 => set(KIND, RECORD, field, Value::Null, device.heads(KIND, RECORD, field)),
        _ => set(KIND, RECORD, field, Value::Number(number), device.heads(KIND, RECORD, field)),
    };
    // A clock that runs backwards.
    device.save(1_700_000_000_000 - number, vec![edit])
}

/// Three devices work and pass files on; each hands out what it has after two operations, and after four.
fn six_files(random: &mut Random) -> (Vec<Made>, Vec<(Directory, Vec<String>)>) {
    let mut devices: Vec<Device> =
        (1..=3u8).map(|number| Device::new(ReplicaId(Id::from_bytes([number; 10])), RECORD)).collect();
    let (mut made, mut files) = (Vec::new(), Vec::new());
    let mut turns: Vec<usize> = (0..12).map(|turn| turn % 3).collect();
    random.shuffle(&mut turns);
    let mut done = [0; 3];
    for (number, at) in turns.into_iter().enumerate() {
        if !files.is_empty() && random.one_in(2) {
            let (directory, lines): &(Directory, Vec<String>) = &files[random.below(files.len())];
            for line in lines {
                devices[at].take(&ReadChange::read(line, directory).expect("a line reads back"));
            }
        }
        made.push(operate(&mut devices[at], random, number as i64));
        done[at] += 1;
        if done[at] % 2 == 0 {
            files.push((devices[at].directory.clone(), devices[at].log.clone()));
        }
    }
    (made, files)
}

fn check(seed: u64) {
    let (made, files) = six_files(&mut Random(seed));
    let expected = read_set(&made.iter().collect::<Vec<_>>());
    let mut directory = Directory::default();
    let files: Vec<Vec<ReadChange<'_>>> = files
        .iter()
        .map(|(of, lines)| lines.iter().map(|line| ReadChange::read(line, of).expect("reads back")).collect())
        .collect();
    for change in files.iter().flatten() {
        directory.replica_index(change.replica);
        directory.author_index(change.author.expect("it has an author"));
    }
    let take = |state: &mut State, known: &mut Known, file: &[ReadChange<'_>]| {
        for change in file {
            let place = directory.find_replica(change.replica).expect("listed");
            if known.insert(place, change.counter, change.id) == Novelty::New {
                state.apply(change, &directory).expect("a change applies");
            }
        }
    };
    assert_eq!(files.len(), 6);
    for_each_order(files.len(), |order| {
        let (mut state, mut known) = (State::default(), Known::default());
        for (taken, place) in order.iter().enumerate() {
            take(&mut state, &mut known, &files[*place]);
            // Each file comes a second time, some time later.
            take(&mut state, &mut known, &files[order[taken / 2]]);
        }
        for place in order {
            take(&mut state, &mut known, &files[*place]);
        }
        assert_eq!(known.len(), made.len());
        assert_eq!(read_state(&state, &directory), expected, "in the order {order:?}");
    });
}

#[test]
fn six_files_in_all_720_orders_end_the_same() {
    hold("T2 three devices, four operations each: six files in all 720 orders, each twice", 6, check);
}
