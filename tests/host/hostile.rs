//! Files made to do harm, and stores that lie: the ward stays open, writable and readable by others.

use crate::faulty::{self, FaultyStore};
use crate::foreign::{FOREIGN, change, edit, header, package};
use crate::world::{Device, START_MS, new, person, run};
use sha2::{Digest as _, Sha256};
use tung_nha::engine::commands::make_package::MakePackage;
use tung_nha::engine::commands::open_ward::Workspace;
use tung_nha::engine::commands::save_record::SaveArea;
use tung_nha::engine::commands::take_package::{Incoming, PackagePreview};
use tung_nha::engine::queries::targets::TargetsQuestion;
use tung_nha::engine::store::{Durability, Key, Shelf, Store, StoreFault, Write};
use tung_nha::engine::{Engine, Fault, shared_id};
use tung_nha::exchange::{self, Header};
use tung_nha::id::Id;
use tung_nha::log::{Change, ChangeDraft, Directory, EditDraft, Have, LineFault, Origin, ReplicaId, Value};
use tung_nha::model::{Area, HouseholdId, Outcome, Relation};

fn some_edit() -> EditDraft {
    edit("note", Id::from_bytes([3; 10]), &[("x", Value::Flag(true))])
}

#[test]
fn change_under_this_devices_replica_makes_it_another_replica() {
    let mut device = Device::with_ward("a");
    let own = device.engine.ledger().replica();
    device.receive(&package(&[change(own, 1 << 31, vec![some_edit()])]));
    assert_ne!(device.engine.ledger().replica(), own);
    device.area("Khu 3");
    let mut again = device.reopened();
    assert_ne!(again.engine.ledger().replica(), own);
    again.area("Khu 4");
    let mut other = Device::empty("b");
    other.receive(&again.everything());
    assert_eq!(other.check_code(), again.check_code());
}

#[test]
fn change_with_a_number_beyond_the_limit_is_refused() {
    let text = package(&[change(FOREIGN, (1 << 31) + 1, vec![some_edit()])]);
    assert!(exchange::read(&text).unwrap().prove_all().is_err());
}

/// A package whose change holds a line break that its canonical form cannot be rid of.
fn poisoned() -> Vec<u8> {
    let edit = "{\"e\":\"note\",\n\"i\":\"4csk6csk6csk6csk\",\"set\":{\"a\":true},\"x\":1e999}";
    let hash: [u8; 32] = Sha256::digest(edit.as_bytes()).into();
    let hex = hash.iter().fold(String::new(), |hex, byte| hex + format!("{byte:02x}").as_str());
    let replica = FOREIGN.0;
    let head = format!("{{\"d\":\"{replica}\",\"edits\":[\"{hex}\"],\"n\":1,\"t\":{START_MS}}}");
    let id = Id::from_bytes(*Sha256::digest(head.as_bytes()).first_chunk().unwrap());
    format!(
        "{{\"format\":\"tung-nha\",\"version\":1,\"min_reader\":1,\"made_by\":\"{replica}\",\"made_at\":{START_MS},\
         \"scope\":{{\"kind\":\"all\"}},\"replicas\":[\"{replica}\"],\"authors\":[],\"count\":1,\
         \"changes\":[{{\"d\":0,\"n\":1,\"h\":\"{id}\",\"t\":{START_MS},\"edits\":[{edit}]}}]}}"
    )
    .into_bytes()
}

#[test]
fn numbers_nobody_can_hold_make_no_file_whole() {
    let mut line = Vec::new();
    let mut directory = Directory::default();
    change(FOREIGN, 1, vec![some_edit()]).write(&mut directory, &mut line).unwrap();
    for (runs, is_whole) in [("[1,1]", true), ("[5,1]", true), ("[0,4294967295],[0,4294967295]", false)] {
        let have = serde_json::from_str(&format!("{{\"{}\":[{runs}]}}", FOREIGN.0)).unwrap();
        let text = exchange::write(&Header { have, ..header() }, &directory, std::iter::once(line.as_slice()), 1);
        assert_eq!(exchange::read(&text).unwrap().is_whole(), is_whole, "{runs}");
        Device::with_ward("d").receive(&text);
    }
}

#[test]
fn runs_listed_over_and_over_are_counted_once() {
    let have = |runs: &str| -> Have { serde_json::from_str(&format!("{{\"{}\":[{runs}]}}", FOREIGN.0)).unwrap() };
    let runs = |have: &Have| have.iter().flat_map(|(_, runs)| runs.to_vec()).collect::<Vec<_>>();
    let repeated = have(&vec!["[1,40000]"; 100_000].join(","));
    assert_eq!(repeated.len(), 40_000);
    assert_eq!(runs(&repeated), [(1, 40_000)]);
    let mixed = have("[9,9],[5,1],[4,6],[1,2],[3,3],[5,5]");
    assert_eq!(runs(&mixed), [(1, 6), (9, 9)]);
    let contained: Vec<u32> = (0..12).filter(|number| mixed.contains(FOREIGN, *number)).collect();
    assert_eq!(contained, [1, 2, 3, 4, 5, 6, 9]);
    assert_eq!(runs(&have("[0,4294967295],[7,4294967295]")), [(0, u32::MAX)]);
    assert!(have("[5,1]").is_empty());
}

#[test]
fn change_that_cannot_stand_on_one_line_is_refused() {
    assert!(exchange::read(&poisoned()).unwrap().prove_all().is_err());
}

#[test]
fn household_with_more_people_than_can_be_counted_stops_nothing() {
    let mut device = Device::with_ward("d");
    let area = device.engine.organisation_view().areas[0].id;
    let home = device.household(area, "Ngõ 1", "1");
    let person = |number: u32| {
        let fields = [("household", Value::text(&home.to_string())), ("birth", Value::text("1970"))];
        edit("resident", shared_id(&[&number.to_string()]), &fields)
    };
    let changes: Vec<Change> = (0..257)
        .map(|number| change(FOREIGN, number + 1, (number * 256..number * 256 + 256).map(person).collect()))
        .collect();
    device.receive(&package(&changes));
    let again = device.reopened();
    let targets = again.engine.targets_view(&TargetsQuestion::default()).targets;
    assert_eq!((again.engine.overview().residents, targets[0].items[0].total.audience), (257 * 256, 257 * 256));
}

#[test]
fn visit_said_to_be_at_two_doors_is_at_the_same_one_everywhere() {
    let mut first = Device::with_ward("a");
    let area = first.engine.organisation_view().areas[0].id;
    let homes = ["1", "2"].map(|number| first.household(area, "Ngõ 1", number));
    let mut second = Device::empty("b");
    second.receive(&first.everything());
    let visit = |counter: u32, home: HouseholdId| {
        let fields = [
            ("household", Value::text(&home.to_string())),
            ("at", Value::Number(START_MS)),
            ("outcome", Value::text("guided")),
        ];
        package(&[change(FOREIGN, counter, vec![edit("visit", Id::from_bytes([0x33; 10]), &fields)])])
    };
    let [one, two] = [visit(1, homes[0]), visit(2, homes[1])];
    first.receive(&one);
    first.receive(&two);
    second.receive(&two);
    second.receive(&one);
    assert_eq!(first.check_code(), second.check_code());
    first.shown().assert_same(&second.shown(), "the same check code");
    first.shown().assert_same(&first.reopened().shown(), "reopened");
}

#[test]
fn log_without_its_heading_is_no_new_ward() {
    let mut source = Device::with_ward("s");
    let mut device = Device::empty("d");
    device.receive(&source.everything());
    let store = device.store.fork();
    let heading = Write::Delete(Shelf::Meta, Key::Name("log".to_owned()));
    run(store.commit(vec![heading], Durability::Strict)).unwrap();
    let opened = run(Engine::open(store, device.around.clone(), Workspace::Ward));
    assert!(matches!(opened.err(), Some(Fault::Damaged(_))));
}

#[test]
fn area_package_tells_nothing_of_who_was_removed_elsewhere() {
    let mut device = Device::with_ward("a");
    let areas: Vec<_> = device.engine.organisation_view().areas.iter().map(|row| row.id).collect();
    let [here, elsewhere] = [areas[0], areas[1]].map(|area| device.household(area, "Ngõ 1", "1"));
    for (home, name) in [(here, "Nguyễn Văn Đây"), (elsewhere, "Nguyễn Bí Mật")] {
        let undo = device.people(home, &[person(name, Relation::Head, "1970", "0901234567")]);
        run(device.engine.undo(undo)).unwrap();
    }
    let package = device.package(MakePackage::of_area(areas[0]));
    let text = String::from_utf8(package).unwrap();
    assert!(!text.contains("Bí Mật") && text.contains("Văn Đây"));
}

#[test]
fn text_too_long_for_others_is_refused_by_name() {
    let mut device = Device::with_ward("d");
    let area = device.engine.organisation_view().areas[0].id;
    let home = device.household(area, "Ngõ 1", "1");
    let mut report = device.report(home, Outcome::Guided, &[]);
    report.note = "ghi chú ".repeat(500);
    assert_eq!(run(device.engine.log_visit(report)).unwrap_err(), Fault::TextTooLong);
}

#[test]
fn backup_made_after_a_commit_that_landed_unreported_can_be_read() {
    let mut source = Device::with_ward("s");
    let bytes = source.everything();
    let store = FaultyStore::default();
    let mut engine = run(Engine::open(store.clone(), Device::empty("x").around, Workspace::Ward)).unwrap();
    let read = exchange::read(&bytes).unwrap();
    let changes = read.prove_all().unwrap();
    let incoming = Incoming { preview: PackagePreview::default(), changes, source: "s".to_owned(), maker: None };
    engine.preview_package(incoming).unwrap();
    store.fault.set(faulty::Fault::Unreported);
    run(engine.take_package()).unwrap_err();
    let contents = run(engine.make_package(MakePackage::EVERYTHING)).unwrap();
    let chunks = contents.chunks.iter().map(Vec::as_slice);
    let backup = exchange::write(&header(), &contents.directory, chunks, contents.made.holds.changes.into());
    assert!(exchange::read(&backup).unwrap().prove_all().is_ok());
}

#[test]
fn nothing_is_written_over_a_commit_that_landed_unreported() {
    let store = FaultyStore::default();
    let around = Device::empty("x").around;
    let mut engine = run(Engine::open(store.clone(), around.clone(), Workspace::Ward)).unwrap();
    let area = |name: &str| SaveArea(None, new(Area { name: name.to_owned() }));
    run(engine.save_area(area("Khu 1"))).unwrap();
    store.fault.set(faulty::Fault::Unreported);
    run(engine.save_area(area("Khu 2"))).unwrap_err();
    let refused = run(engine.save_area(area("Khu 3"))).unwrap_err();
    assert!(matches!(refused, Fault::Store(StoreFault::Closed(_))));
    let mut again = run(Engine::open(store, around, Workspace::Ward)).unwrap();
    run(again.save_area(area("Khu 3"))).unwrap();
    let names: Vec<_> = again.organisation_view().areas.into_iter().map(|row| row.area.name).collect();
    assert_eq!(names, ["Khu 1", "Khu 2", "Khu 3"]);
}

#[test]
fn number_made_up_for_this_device_before_it_was_refused_stops_no_saving() {
    let device = Device::with_ward("a");
    let ledger = device.engine.ledger();
    let mut line = Vec::new();
    let forged = change(ledger.replica(), 1 << 31, vec![some_edit()]);
    forged.write(&mut ledger.directory().clone(), &mut line).unwrap();
    let store = device.store.fork();
    run(store.commit(vec![Write::Put(Shelf::Tail, Key::Number(99), line.into())], Durability::Strict)).unwrap();
    let mut again = Device::open(store, device.around.clone());
    again.area("Khu 3");
    assert_eq!(again.engine.ledger().set_aside(), 0);
    again.reopened().shown().assert_same(&again.shown(), "reopened");
    assert!(exchange::read(&again.everything()).unwrap().prove_all().is_ok());
}

#[test]
fn line_with_a_line_break_is_never_written() {
    let mut broken = change(FOREIGN, 1, vec![some_edit()]);
    broken.edits[0] = broken.edits[0].replacen(',', ",\n", 1).into();
    let mut out = Vec::new();
    assert!(matches!(broken.write(&mut Directory::default(), &mut out), Err(LineFault::Malformed(_))));
    assert!(out.is_empty());
}

/// A device whose page holds a change torn in two by a line break and one that is no text, and whose tail holds no change.
fn torn(source: &mut Device) -> (Device, HouseholdId) {
    let area = source.engine.organisation_view().areas[0].id;
    let homes = ["Ngõ Một", "Ngõ Hai", "Ngõ Ba"].map(|lane| source.household(area, lane, "1"));
    let mut device = Device::empty("d");
    device.receive(&source.everything());
    let page = run(device.store.get(Shelf::Pages, Key::Number(0))).unwrap().unwrap();
    let mut page: Vec<Vec<u8>> = page.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    for line in &mut page {
        if let Some(place) = str::from_utf8(line).unwrap().find("Ngõ Hai") {
            line.insert(place, b'\n');
        }
        if let Some(place) = str::from_utf8(line).unwrap().find("Ngõ Ba") {
            line[place] = 0xff;
        }
    }
    let rows = vec![
        Write::Put(Shelf::Pages, Key::Number(0), page.join(&b'\n').into()),
        Write::Put(Shelf::Tail, Key::Number(7), b"{".as_slice().into()),
    ];
    let store = device.store.fork();
    run(store.commit(rows, Durability::Strict)).unwrap();
    (Device::open(store, device.around.clone()), homes[0])
}

#[test]
fn lines_that_cannot_be_read_are_set_aside_and_told() {
    let mut source = Device::with_ward("s");
    let (mut device, home) = torn(&mut source);
    assert_eq!((device.engine.ledger().set_aside(), device.engine.overview().households), (4, 1));
    device.visit(home, Outcome::Absent, &[]);
    assert_eq!(run(device.engine.history(home)).unwrap().len(), 2);
    run(device.engine.settle()).unwrap();
    let again = device.reopened();
    assert_eq!((again.engine.ledger().set_aside(), again.engine.overview().visits), (4, 1));
    device.shown().assert_same(&again.shown(), "reopened");
}

#[test]
fn packages_leave_out_lines_that_were_set_aside() {
    let mut source = Device::with_ward("s");
    let (mut device, _) = torn(&mut source);
    let mut other = Device::empty("o");
    other.receive(&device.everything());
    other.shown().assert_same(&device.shown(), "from a backup");
    let area = device.engine.organisation_view().areas[0].id;
    assert_eq!(other.preview(&device.package(MakePackage::of_area(area))).new_changes, 0);
}

#[test]
fn package_brings_back_what_was_set_aside() {
    let mut source = Device::with_ward("s");
    let (mut device, _) = torn(&mut source);
    device.receive(&source.everything());
    assert_eq!(device.check_code(), source.check_code());
    device.reopened().shown().assert_same(&source.shown(), "filled again");
}

#[test]
fn package_of_more_devices_than_a_ward_has_is_refused_and_nothing_waits() {
    let mut device = Device::with_ward("d");
    device.preview(&package(&[change(FOREIGN, 1, vec![some_edit()])]));
    let crowd = |number: u32| change(ReplicaId(shared_id(&[&number.to_string()])), 1, vec![some_edit()]);
    let bytes = package(&(0..4097).map(crowd).collect::<Vec<_>>());
    let read = exchange::read(&bytes).unwrap();
    let changes = read.prove_all().unwrap();
    let incoming = Incoming { preview: PackagePreview::default(), changes, source: "s".to_owned(), maker: None };
    assert_eq!(device.engine.preview_package(incoming).unwrap_err(), Fault::TooManyWriters);
    assert_eq!(run(device.engine.take_package()).unwrap_err(), Fault::NothingWaiting);
    device.area("Khu 3");
}

#[test]
fn undo_gives_back_what_was_shown_and_not_what_a_wrong_clock_says() {
    let mut device = Device::with_ward("d");
    let area = device.engine.organisation_view().areas[0].id;
    let home = device.household(area, "Ngõ 1", "1");
    let undo = device.edit_household(home, |home| home.note = "của máy này".to_owned()).unwrap();
    let note = |counter: u32, time_ms: i64, text: &str| {
        let edits = vec![edit("household", home.0, &[("note", Value::text(text))])];
        Change::seal(FOREIGN, counter, &ChangeDraft { time_ms, author: None, origin: Origin::Form, edits })
    };
    let year_9999 = 253_370_764_800_000;
    device.receive(&package(&[note(1, START_MS, "đồng hồ đúng"), note(2, year_9999, "đồng hồ sai")]));
    run(device.engine.undo(undo)).unwrap();
    assert_eq!(device.view(home).household.note, "đồng hồ đúng");
}
