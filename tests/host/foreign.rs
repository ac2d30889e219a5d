//! Packages of another program: changes made by hand, so that they can say anything.

use crate::world::START_MS;
use tung_nha::exchange::{self, Header, Scope};
use tung_nha::id::Id;
use tung_nha::log::{Change, ChangeDraft, Directory, EditDraft, Have, Origin, ReplicaId, Value};

pub const FOREIGN: ReplicaId = ReplicaId(Id::from_bytes([7; 10]));

pub fn header() -> Header {
    Header {
        app: String::new(),
        made_by: FOREIGN,
        member: None,
        sender: "X".to_owned(),
        ward: String::new(),
        made_at_ms: START_MS,
        scope: Scope::All,
        since_last: false,
        have: Have::default(),
    }
}

pub fn edit(kind: &'static str, record: Id, set: &[(&str, Value)]) -> EditDraft {
    let set = set.iter().map(|(field, value)| ((*field).to_owned(), (value.clone(), Vec::new())));
    EditDraft { kind, record, set: set.collect(), salt: None }
}

pub fn change(replica: ReplicaId, counter: u32, edits: Vec<EditDraft>) -> Change {
    Change::seal(replica, counter, &ChangeDraft { time_ms: START_MS, author: None, origin: Origin::Form, edits })
}

pub fn package(changes: &[Change]) -> Vec<u8> {
    let mut directory = Directory::default();
    let line = |change: &Change| {
        let mut line = Vec::new();
        change.write(&mut directory, &mut line).unwrap();
        line
    };
    let lines: Vec<Vec<u8>> = changes.iter().map(line).collect();
    exchange::write(&header(), &directory, lines.iter().map(Vec::as_slice), changes.len() as u64)
}
