//! Damaged files and files made to do harm: each is told for what it is, nothing is taken of it by halves, and none of
//! them takes much memory.

use crate::foreign::{FOREIGN, change, edit, header, package};
use crate::laws::hold;
use crate::laws::operations::{OPERATIONS, history};
use crate::log_lines::{SEALED_BY, sealed};
use crate::log_model::Random;
use crate::world::{Device, START_MS, run};
use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::Command;
use std::sync::OnceLock;
use tung_nha::engine::Fault;
use tung_nha::engine::commands::take_package::{Incoming, PackagePreview};
use tung_nha::engine::shared_id;
use tung_nha::exchange::{self, SALT_BYTES, SealHeader, SealedPackage, VECTOR_BYTES};
use tung_nha::id::Id;
use tung_nha::log::{Change, ChangeDraft, ChangeId, Directory, Origin, ReplicaId, Value};

/// The package of a ward in which a good deal happened.
fn whole() -> &'static [u8] {
    static WHOLE: OnceLock<Vec<u8>> = OnceLock::new();
    WHOLE.get_or_init(|| {
        let mut phones = history(Random(7), 3, 160, &OPERATIONS, |_, _| {});
        phones.exchange_everything();
        phones.device(0).everything()
    })
}

/// The same sealed, with the plain text in place of what AES-GCM makes of it: whoever opens it proves every byte.
fn whole_sealed() -> SealedPackage {
    SealedPackage {
        header: SealHeader::new([7; SALT_BYTES]),
        wrapped_key: vec![1; 40],
        vector: vec![2; VECTOR_BYTES],
        content: whole().to_vec(),
    }
}

/// The changes that are read of a file, if all of it is taken.
fn taken(bytes: &[u8]) -> Option<BTreeSet<ChangeId>> {
    let package = exchange::read(bytes).ok()?;
    Some(package.prove_all().ok()?.iter().map(|change| change.id).collect())
}

/// A cut and five flipped bits, of the plain file and of the sealed one.
fn check_damage(seed: u64) {
    let mut random = Random(seed);
    let all = taken(whole()).unwrap();
    let end = whole().trim_ascii_end().len();
    assert_eq!(taken(&whole()[..random.below(end)]), None, "a part was taken for the whole");
    let sealed = whole_sealed();
    let written = sealed.write();
    let cut = &written[..random.below(written.trim_ascii_end().len())];
    assert!(exchange::read(cut).is_err() && SealedPackage::read(cut).is_err());
    for _ in 0..5 {
        let mut bytes = whole().to_vec();
        bytes[random.below(end)] ^= 1 << random.below(8);
        // White space may have turned into other white space: then every change still proves.
        assert!(taken(&bytes).is_none_or(|ids| ids == all), "a part was taken for the whole");
        let mut bytes = written.clone();
        bytes[random.below(written.len() - 1)] ^= 1 << random.below(8);
        assert!(exchange::read(&bytes).is_err(), "what is sealed is not read as it stands");
        assert_ne!(SealedPackage::read(&bytes).as_ref(), Ok(&sealed), "nobody would notice");
    }
}

#[test]
fn no_damage_goes_unnoticed() {
    hold("T7 a cut and five flipped bits a seed, plain and sealed: none goes unnoticed, none panics", 40, check_damage);
}

const RESIDENT: Id = Id::from_bytes([3; 10]);

fn one(set: &[(&str, Value)]) -> Vec<u8> {
    package(&[change(FOREIGN, 1, vec![edit("resident", RESIDENT, set)])])
}

fn at(time_ms: i64, number: u32) -> Change {
    let edits = vec![edit("resident", RESIDENT, &[("name", Value::text("Lan"))])];
    Change::seal(FOREIGN, number, &ChangeDraft { time_ms, author: None, origin: Origin::Form, edits })
}

/// A package of lines made by hand.
fn by_hand(lines: &[String]) -> Vec<u8> {
    let directory = Directory::new(vec![SEALED_BY], vec![]);
    exchange::write(&header(), &directory, lines.iter().map(String::as_bytes), lines.len() as u64)
}

/// A package of one change of this edit.
fn saying(edit: &str) -> Vec<u8> {
    by_hand(&[sealed(&[("n", "1"), ("t", "0")], &[edit])])
}

/// A package of one change with these keys.
fn keyed(keys: &[(&str, &str)]) -> Vec<u8> {
    by_hand(&[sealed(keys, &[r#"{"e":"resident","i":"0000000000000001","set":{"name":"Lan"}}"#])])
}

/// An edit of so many fields, each replacing so many changes.
fn wide(fields: usize, replaced: usize) -> String {
    let list = |one: &dyn Fn(usize) -> String, count: usize| (0..count).map(one).collect::<Vec<_>>().join(",");
    let ids = list(&|number| format!("\"{}\"", shared_id(&[&number.to_string()])), replaced);
    let set = list(&|field| format!("\"f{field:03}\":1"), fields);
    format!(r#"{{"e":"resident","i":"0000000000000001","prev":{{"f000":[{ids}]}},"set":{{{set}}}}}"#)
}

/// A package, altered as text.
fn altered(from: &str, to: &str) -> Vec<u8> {
    String::from_utf8(good()).unwrap().replacen(from, to, 1).into_bytes()
}

fn bomb() -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    (0..256).for_each(|_| gzip.write_all(&vec![b' '; 1 << 18]).unwrap());
    gzip.finish().unwrap()
}

/// Thousands of households that nobody ever saw.
fn flood() -> Vec<u8> {
    let home = |number: u32| edit("household", shared_id(&[&number.to_string()]), &[("number", Value::text("7"))]);
    let changes =
        (0..100).map(|batch| change(FOREIGN, batch + 1, (batch * 100..batch * 100 + 100).map(home).collect()));
    package(&changes.collect::<Vec<_>>())
}

fn crowd() -> Vec<u8> {
    let writer = |number: u32| ReplicaId(shared_id(&[&number.to_string()]));
    package(&(0..4097).map(|number| change(writer(number), 1, vec![edit("note", RESIDENT, &[])])).collect::<Vec<_>>())
}

fn good() -> Vec<u8> {
    one(&[("name", Value::text("Lan"))])
}

fn half(bytes: Vec<u8>) -> Vec<u8> {
    bytes[..bytes.len() / 2].to_vec()
}

/// A file as another program writes it.
fn rewritten(bytes: Vec<u8>) -> Vec<u8> {
    let json: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    serde_json::to_vec_pretty(&json).unwrap()
}

fn deep(depth: usize) -> String {
    "[".repeat(depth) + &"]".repeat(depth)
}

/// A file: what it is, what makes it, and what is told of it.
type Row = (&'static str, fn() -> Vec<u8>, &'static str);

/// Every file that was thought of.
const FILES: [Row; 44] = [
    ("a good file", || good(), "taken: 1 new"),
    // No package at all.
    ("an empty file", || Vec::new(), "Empty"),
    ("a gzip bomb of 64 MB", || bomb(), "NotText(Gzip)"),
    ("a workbook", || b"PK\x03\x04\xff\xff".to_vec(), "NotText(Workbook)"),
    ("a PDF", || b"%PDF-1.7\n\xff\xff".to_vec(), "NotText(Pdf)"),
    ("a picture", || b"\x89PNG\r\n\x1a\n\xff".to_vec(), "NotText(Picture)"),
    ("another app's JSON", || b"{\"notes\":[1,2]}".to_vec(), "NotAPackage(JsonObject)"),
    ("a JSON list", || b"[1,2]".to_vec(), "NotAPackage(JsonList)"),
    ("a map", || b"{\"type\":\"FeatureCollection\",\"features\":[]}".to_vec(), "NotAPackage(GeoJson)"),
    ("a letter", || "Kính gửi bác".into(), "NotAPackage(Text)"),
    ("a web page that runs something", || b"<script>alert(1)</script>".to_vec(), "NotAPackage(Text)"),
    ("24 MB of opening brackets", || vec![b'['; 24 << 20], "NotAPackage(JsonList)"),
    ("24 MB of zeros", || vec![0; 24 << 20], "NotAPackage(Bytes)"),
    // A package that is not whole, or not as it was.
    ("half a file", || half(good()), "Truncated"),
    ("one letter altered", || altered("Lan", "Lam"), "Damaged(Hash)"),
    ("bytes that are no text", || [&good()[..400], b"\xff\xfe", &good()[400..]].concat(), "Damaged(Form)"),
    ("rewritten by another program", || rewritten(good()), "taken: 1 new"),
    ("rewritten and altered", || rewritten(altered("Lan", "Lam")), "change 1: the line does not say"),
    (
        "a count that is not so",
        || rewritten(altered("\"count\":1", "\"count\":2")),
        "Damaged(Count { stated: 2, found: 1 })",
    ),
    ("of a later format", || altered("\"min_reader\":1", "\"min_reader\":9"), "NewerFormat { min_reader: 9 }"),
    (
        "sealed by other means",
        || br#"{"protected":"e30","encrypted_key":"","iv":"","tag":"","ciphertext":""}"#.to_vec(),
        "Sealed",
    ),
    (
        "a header of 24 MB",
        || altered("\"sender\":\"X\"", &format!("\"sender\":\"{}\"", "x".repeat(24 << 20))),
        "Damaged(Form)",
    ),
    (
        "a header nested 100,000 deep",
        || altered("\"sender\":", &format!("\"x\":{},\"sender\":", deep(100_000))),
        "Damaged(Hash)",
    ),
    ("no replica listed", || altered("\"replicas\":[\"", "\"replicas\":[],\"x\":[\""), "Damaged(Hash)"),
    // Changes that overstep what a change may be.
    (
        "a line of 70 kB",
        || saying(&format!(r#"{{"e":"resident","i":"0000000000000001","set":{{}},"z":"{}"}}"#, "x".repeat(70_000))),
        "change 1: the line is longer",
    ),
    (
        "a text of 5 kB",
        || saying(&format!(r#"{{"e":"resident","i":"0000000000000001","set":{{"name":"{}"}}}}"#, "x".repeat(5000))),
        "change 1: the line is no change",
    ),
    ("257 fields", || saying(&wide(257, 0)), "change 1: the line is no change: too many fields"),
    ("257 changes replaced", || saying(&wide(1, 257)), "change 1: the line is no change: a name or list is too long"),
    (
        "a value nested 10,000 deep",
        || saying(&format!(r#"{{"e":"resident","i":"0000000000000001","set":{{"name":{}}}}}"#, deep(10_000))),
        "change 1: the line is no change",
    ),
    (
        "a key nested 10,000 deep",
        || keyed(&[("n", "1"), ("t", "0"), ("x", &deep(10_000))]),
        "taken: 1 new, 1 of an odd time",
    ),
    (
        "a field twice",
        || saying(r#"{"e":"resident","i":"0000000000000001","set":{"name":"a","name":"b"}}"#),
        "change 1: the line is no change: a field stands twice",
    ),
    (
        "a fraction",
        || saying(r#"{"e":"resident","i":"0000000000000001","set":{"name":1.5}}"#),
        "change 1: the line is no change",
    ),
    (
        "a number beyond all bounds",
        || saying(r#"{"e":"resident","i":"0000000000000001","set":{"name":1e999}}"#),
        "change 1: the line is no change",
    ),
    (
        "half a character",
        || saying(r#"{"e":"resident","i":"0000000000000001","set":{"name":"\ud800"}}"#),
        "change 1: the line is no change",
    ),
    ("number 0", || keyed(&[("n", "0"), ("t", "0")]), "change 1: the line is no change"),
    ("number 2 to the 40th", || keyed(&[("n", "1099511627776"), ("t", "0")]), "change 1: the line is no change"),
    ("a time of 30 digits", || keyed(&[("n", "1"), ("t", &"9".repeat(30))]), "change 1: the line is no change"),
    ("no time", || keyed(&[("n", "1")]), "change 1: the line is no change"),
    (
        "a replica that is not listed",
        || by_hand(&[sealed(&[("n", "1"), ("t", "0")], &[]).replacen("\"d\":0", "\"d\":7", 1)]),
        "change 1: the line names a replica",
    ),
    ("more devices than a ward has", || crowd(), "TooManyWriters"),
    // Changes that are well made and lie. They are taken, and told.
    (
        "the years 9999 and before 1970",
        || package(&[at(253_402_300_799_000, 1), at(-62_167_219_200_000, 2)]),
        "taken: 2 new, 2 of an odd time",
    ),
    ("one number given out twice", || package(&[at(START_MS, 1), at(START_MS + 1, 1)]), "taken: 2 new"),
    ("text that would run elsewhere", || one(&[("name", Value::text("<img src=x onerror=alert(1)>"))]), "taken: 1 new"),
    ("10,000 households nobody ever saw", || flood(), "taken: 100 new, 10000 new homes"),
];

/// What a phone tells of a file.
fn told(bytes: &[u8]) -> String {
    let package = match exchange::read(bytes) {
        Ok(package) => package,
        Err(fault) => return format!("{fault:?}"),
    };
    let changes = match package.prove_all() {
        Ok(changes) => changes,
        Err(bad) => return bad.listed[0].to_string(),
    };
    let mut device = Device::empty("d");
    let code = device.check_code();
    let incoming = Incoming { preview: PackagePreview::default(), changes, source: String::new(), maker: None };
    let preview = match device.engine.preview_package(incoming) {
        Ok(preview) => preview,
        Err(fault) => {
            assert_eq!(device.check_code(), code);
            assert_eq!(run(device.engine.take_package()).unwrap_err(), Fault::NothingWaiting);
            return format!("{fault:?}");
        }
    };
    assert_eq!(run(device.engine.take_package()).unwrap().new_changes, preview.new_changes);
    assert_eq!(device.reopened().check_code(), device.check_code());
    let counted = [
        (preview.new_changes, "new"),
        (preview.new_households, "new homes"),
        (preview.odd_times, "of an odd time"),
        (preview.conflicts, "in conflict"),
    ];
    let counted = counted.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    format!("taken: {}", counted.collect::<Vec<_>>().join(", "))
}

fn tell_all() {
    for (what, make, expected) in FILES {
        let told = told(&make());
        assert!(told.starts_with(expected), "{what}: {told}");
    }
}

/// The most memory this process ever had, in kilobytes, where the kernel tells it.
fn peak_kilobytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    peak.trim().trim_end_matches(" kB").parse().ok()
}

/// In a process of its own, so that nothing but the files counts.
#[test]
fn every_bad_file_is_told_in_little_memory() {
    const ALONE: &str = "TUNG_NHA_ALONE";
    if std::env::var_os(ALONE).is_some() {
        tell_all();
        let peak = peak_kilobytes().unwrap_or_default();
        println!("T15 {} bad files, each told for what it is, in {} MB of memory: 0 failed", FILES.len(), peak / 1000);
        assert!(peak < 256_000, "{peak} kB");
        return;
    }
    let mut alone = Command::new(std::env::current_exe().unwrap());
    let name = "laws::bad_files::every_bad_file_is_told_in_little_memory";
    let output = alone.args(["--exact", "--nocapture", name]).env(ALONE, "1").output().unwrap();
    print!("{}", String::from_utf8_lossy(&output.stdout));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
