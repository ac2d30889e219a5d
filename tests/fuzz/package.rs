//! Any bytes as a package: read, looked at, taken in, opened again, sent on and undone.

use tung_nha::engine::Fault;
use tung_nha::engine::commands::take_package::{Incoming, PackagePreview};
use tung_nha::exchange::{self, BAD_LINES_LISTED, BadLines, Package, merge_files};

use super::forge;
use crate::world::{Device, run};

/// What the device holds before: the bytes may speak of its records.
const HELD: [(&str, &[u8]); 2] = [
    ("package-v1.json", include_bytes!("../fixtures/package-v1.json")),
    ("held.json", include_bytes!("../fixtures/fuzz/held.json")),
];

/// Checks the bytes as they stand, and once more with hashes that fit.
pub fn check(bytes: &[u8]) {
    check_as_it_stands(bytes);
    if let Some(forged) = forge::package(bytes) {
        check_as_it_stands(&forged);
    }
}

fn check_as_it_stands(bytes: &[u8]) {
    let read = exchange::read(bytes);
    let (head, tail) = (&bytes[..bytes.len().min(100)], &bytes[bytes.len() / 2..]);
    let glance = exchange::glance(head, tail, bytes.len() as u64);
    let Ok(package) = read else { return };
    assert_eq!(glance, Ok(()), "a glance refuses nothing that can be read");
    assert_eq!(package.lines.clone().count() as u64, package.count);
    let mut device = Device::empty("f");
    for (_, bytes) in HELD {
        device.receive(bytes);
    }
    match package.prove_all() {
        Ok(_) => take(device, bytes),
        Err(bad) => leave(device, &package, &bad),
    }
}

/// Of a package with bad changes nothing is taken, though the good ones were looked at.
fn leave(mut device: Device, package: &Package<'_>, bad: &BadLines) {
    assert!(bad.count > 0 && !bad.listed.is_empty() && bad.listed.len() <= BAD_LINES_LISTED);
    let before = device.check_code();
    let changes = package.proven().filter_map(Result::ok);
    let incoming = Incoming { preview: PackagePreview::default(), changes, source: String::new(), maker: None };
    let preview = device.engine.preview_package(incoming).unwrap();
    assert_eq!(u64::from(preview.changes) + bad.count, package.count);
    device.engine.leave_waiting();
    assert_eq!(run(device.engine.take_package()).unwrap_err(), Fault::NothingWaiting);
    assert_eq!(device.check_code(), before);
}

fn take(mut device: Device, bytes: &[u8]) {
    let before = device.check_code();
    let preview = device.preview(bytes);
    assert_eq!(device.check_code(), before, "looking changes nothing");
    let taken = device.take();
    assert_eq!((preview.new_changes, preview.conflicts), (taken.new_changes, taken.conflicts));
    let merged = merge_files(HELD.into_iter().chain([("taken", bytes)])).unwrap();
    assert_eq!((device.check_code(), taken.check_code), (merged.check_code().to_string(), device.check_code()));

    // It is the same after the app was opened again, by the log alone and by a snapshot.
    let shown = device.shown();
    let again = device.reopened();
    assert_eq!((again.check_code(), again.engine.ledger().set_aside()), (device.check_code(), 0));
    again.shown().assert_same(&shown, "reopened");
    run(device.engine.settle()).unwrap();
    device.reopened().shown().assert_same(&shown, "reopened by its snapshot");

    // Others can read what is sent on, and see the same; it brings this device nothing.
    let everything = device.everything();
    let mut other = Device::empty("o");
    other.receive(&everything);
    assert_eq!(other.check_code(), device.check_code());
    other.shown().assert_same(&shown, "sent on");
    assert_eq!(device.preview(bytes).new_changes, 0);
    histories(&mut device);

    if let Some(undo) = taken.undo {
        match run(device.engine.undo(undo)) {
            Ok(()) | Err(Fault::NotUndoable) => {}
            Err(fault) => panic!("not undone: {fault}"),
        }
        device.reopened().shown().assert_same(&device.shown(), "undone");
    }
}

/// Reads what the pages of the homes tell of the past.
fn histories(device: &mut Device) {
    let homes: Vec<_> = device.engine.index().walk().map(|(home, _)| home).collect();
    for home in homes {
        run(device.engine.history(home)).unwrap();
    }
}
