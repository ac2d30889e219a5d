//! Lines: what is altered is refused, what is newer is passed on, what is hostile does no harm.

use crate::log_model::{Device, read_state, set};
use proptest::prelude::*;
use std::fmt::Write as _;
use tung_nha::id::Id;
use tung_nha::log::{
    COUNTER_LIMIT, Change, ChangeDraft, ChangeId, Directory, EditDraft, EditText, FIELD_LIMIT, GONE, Known, LIST_LIMIT,
    LineFault, NAME_LIMIT, Novelty, Origin, ProvenChange, ReadChange, ReplicaId, State, TEXT_LIMIT, Value, edit_hash,
};

fn id(number: u8) -> Id {
    Id::from_bytes([number; 10])
}

fn directory() -> Directory {
    Directory::new(vec![ReplicaId(id(1)), ReplicaId(id(2))], vec![id(3), id(4)])
}

fn line_of(change: &Change) -> String {
    let mut line = Vec::new();
    change.write(&mut directory(), &mut line).expect("the directory has room");
    String::from_utf8(line).expect("a line is text")
}

fn rewritten(change: &ReadChange<'_>) -> String {
    let mut line = Vec::new();
    change.write(&mut directory(), &mut line).expect("the directory has room");
    String::from_utf8(line).expect("a line is text")
}

fn prove<'a>(line: &'a str, directory: &Directory) -> Result<ProvenChange<'a>, LineFault> {
    ReadChange::read_and_prove(line, directory)
}

fn some_change(origin: Origin, author: Option<Id>) -> Change {
    let mut full = set("resident", id(5), "name", Value::text("Nguyễn \"Hoà\" \\ \u{7}\n"), vec![ChangeId(id(6))]);
    full.set.insert("born".to_owned(), (Value::Number(i64::MIN), vec![]));
    full.set.insert("skills".to_owned(), (Value::List(["zalo".into(), "đọc".into()].into()), vec![]));
    full.salt = Some(id(7));
    let other = set("household", id(8), GONE, Value::Null, vec![ChangeId(id(6)), ChangeId(id(9))]);
    let draft = ChangeDraft { time_ms: -1_700_000_000_123, author, origin, edits: vec![full, other] };
    Change::seal(ReplicaId(id(2)), 41, &draft)
}

/// Who [`sealed`] lines are by.
pub const SEALED_BY: ReplicaId = ReplicaId(Id::from_bytes([1; 10]));

/// Seals a line by hand: `head` is the change's other keys in order, `edits` as they shall stand.
pub fn sealed(keys: &[(&str, &str)], edits: &[&str]) -> String {
    let hashes: Vec<String> = edits.iter().map(|edit| format!("\"{}\"", hex(edit_hash(edit.as_bytes())))).collect();
    let mut preimage: Vec<(String, String)> =
        keys.iter().map(|(key, value)| (serde_json::Value::from(*key).to_string(), (*value).to_owned())).collect();
    preimage.push(("\"d\"".to_owned(), format!("\"{}\"", id(1))));
    preimage.push(("\"edits\"".to_owned(), format!("[{}]", hashes.join(","))));
    preimage.sort();
    let preimage: Vec<String> = preimage.iter().map(|(key, value)| format!("{key}:{value}")).collect();
    let hash = edit_hash(format!("{{{}}}", preimage.join(",")).as_bytes());
    let id = Id::from_bytes(hash[..10].try_into().expect("ten bytes"));
    let mut line = format!("{{\"d\":0,\"n\":{}", keys.iter().find(|(key, _)| *key == "n").expect("a number").1);
    let _ = write!(line, ",\"h\":\"{id}\"");
    for (key, value) in keys.iter().filter(|(key, _)| *key != "n") {
        let _ = write!(line, ",{}:{value}", serde_json::Value::from(*key));
    }
    format!("{line},\"edits\":[{}]}}", edits.join(","))
}

pub fn hex(bytes: [u8; 32]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

const EDIT: &str = r#"{"e":"resident","i":"0000000000000001","set":{"phone":"09"}}"#;

#[test]
fn any_byte_altered_is_refused_or_reads_the_same_change() {
    let directory = directory();
    let newer = sealed(&[("a", "{\"k\":[1,null]}"), ("n", "7"), ("t", "12"), ("zz", "\"đ\"")], &[EDIT]);
    let blank = format!("{{\"blank\":\"{}\"}}", hex(edit_hash(EDIT.as_bytes())));
    let blanked = sealed(&[("n", "7"), ("t", "12")], &[EDIT]).replace(EDIT, &blank);
    let lines = [
        line_of(&some_change(Origin::Form, Some(id(4)))),
        line_of(&some_change(Origin::Register, None)),
        newer,
        blanked,
    ];
    for line in &lines {
        let original = prove(line, &directory).expect("it proves");
        let kept = rewritten(&original);
        let mut still_read = 0;
        for place in 0..line.len() {
            for byte in 0..=255u8 {
                let mut bytes = line.clone().into_bytes();
                if std::mem::replace(&mut bytes[place], byte) == byte {
                    continue;
                }
                let Ok(text) = str::from_utf8(&bytes) else { continue };
                if let Ok(read) = prove(text, &directory) {
                    assert_eq!(rewritten(&read), kept, "byte {place} altered to {byte}: {text}");
                    still_read += 1;
                }
            }
        }
        // White space for white space, at most.
        assert!(still_read < 8, "{still_read} altered lines were taken for {line}");
    }
}

#[test]
fn keys_fields_and_kinds_of_a_newer_version_are_passed_on_byte_for_byte() {
    let edit =
        r#"{"ao":{"b":[1,{"c":null}]},"e":"drone","i":"0000000000000001","set":{"Ghi chú":"x","alt.m":12},"z":7}"#;
    // Keys on both sides of those known, one that needs escapes, an origin that is not known.
    let keys = [
        ("Ô \"x\"", "[true,\"\\n\"]"),
        ("a", "{\"b\":1,\"c\":\"đ\"}"),
        ("n", "2147483648"),
        ("t", "0"),
        ("w", "\"sync\""),
        ("x", "null"),
    ];
    let line = sealed(&keys, &[edit]);
    let here = directory();
    let read = prove(&line, &here).expect("it proves");
    // Through two more devices, with other places for the replica.
    let mut elsewhere = Directory::new(vec![ReplicaId(id(9)), ReplicaId(id(8))], vec![]);
    let mut there = Vec::new();
    read.write(&mut elsewhere, &mut there).expect("room");
    let there = String::from_utf8(there).expect("text");
    assert!(there.starts_with("{\"d\":2,"), "{there}");
    assert_eq!(there.split_once(',').expect("keys").1.len(), line.split_once(',').expect("keys").1.len());
    let back = rewritten(&prove(&there, &elsewhere).expect("it still proves"));
    assert!(back.contains(edit), "{back}");
    assert_eq!(rewritten(&prove(&back, &here).expect("it proves")), back);
    let mut device = Device::new(ReplicaId(id(2)), id(3));
    assert!(device.take(&read));
    let reading = read_state(&device.state, &device.directory);
    let values: Vec<_> = reading.fields.iter().map(|((kind, _, field), _)| format!("{kind} {field}")).collect();
    assert_eq!(values, ["drone Ghi chú", "drone alt.m"]);
}

#[test]
fn a_change_with_an_edit_withheld_still_proves_and_says_only_the_rest() {
    let change = some_change(Origin::Form, Some(id(4)));
    let line = line_of(&change);
    let hash = hex(edit_hash(change.edits[0].as_bytes()));
    let blank = format!("{{\"blank\":\"{hash}\"}}");
    let withheld = line.replace(&*change.edits[0], &blank);
    let directory = directory();
    let read = prove(&withheld, &directory).expect("it proves");
    assert!(matches!(read.edits[..], [EditText::Withheld(_), EditText::Whole(_)]));
    assert_eq!(rewritten(&read), withheld);
    let pretty = withheld.replace("{\"blank\":", "{\n  \"blank\": ");
    assert_eq!(rewritten(&prove(&pretty, &directory).expect("it proves")), withheld);
    for wrong in [hash.to_uppercase(), hash[1..].to_owned(), format!("+{}", &hash[1..]), format!("{hash}0")] {
        prove(&withheld.replace(&hash, &wrong), &directory).expect_err("no hash");
    }
    let with_more = withheld.replace(&blank, &format!("{{\"blank\":\"{hash}\",\"set\":{{}}}}"));
    prove(&with_more, &directory).expect_err("a blank says nothing else");
}

#[test]
fn a_change_never_becomes_more_than_one_line() {
    // Its maker hashed line breaks along: read from a reformatted file, they must not reach the log.
    let broken = EDIT.replace(',', ",\n");
    assert_eq!(
        prove(&sealed(&[("n", "1"), ("t", "0")], &[&broken]), &directory()).err(),
        Some(LineFault::HashMismatch)
    );
    let line = sealed(&[("n", "1"), ("t", "0"), ("x", "[1,2]")], &[EDIT]).replace("[1,2]", "[1,\n2]");
    assert!(!rewritten(&prove(&line, &directory()).expect("it proves")).contains('\n'));
    let line = sealed(&[("n", "1"), ("t", "0")], &[EDIT]).replace(":{\"phone\"", ": {\n\t\"ph\\u006fne\"");
    let read = rewritten(&prove(&line.replace("\"n\"", "\"\\u006e\""), &directory()).expect("it proves"));
    assert_eq!(read, sealed(&[("n", "1"), ("t", "0")], &[EDIT]));
}

#[test]
fn a_proven_change_whose_edits_say_nonsense_is_refused() {
    let texts = [
        "{}".to_owned(),
        "7".to_owned(),
        EDIT.replace("\"09\"", "1.5"),
        EDIT.replace("\"09\"", "9223372036854775808"),
        EDIT.replace("\"09\"", "{\"deep\":1}"),
        EDIT.replace("\"09\"", "[[\"deep\"]]"),
        EDIT.replace("\"09\"", &"[".repeat(20_000)),
        EDIT.replace("\"09\"", &format!("{}{}", "[".repeat(9_000), "]".repeat(9_000))),
        EDIT.replace("\"09\"", "1,\"phone\":2"),
        EDIT.replace("\"09\"", &format!("\"{}\"", "x".repeat(TEXT_LIMIT + 1))),
        EDIT.replace("\"09\"", &format!("[{}\"\"]", "\"\",".repeat(LIST_LIMIT))),
        EDIT.replace("resident", &"x".repeat(NAME_LIMIT + 1)),
        EDIT.replace("phone", &"x".repeat(NAME_LIMIT + 1)),
        EDIT.replace(
            "\"phone\":\"09\"",
            &(0..=FIELD_LIMIT).map(|f| format!("\"{f}\":1")).collect::<Vec<_>>().join(","),
        ),
        EDIT.replace(
            "\"set\"",
            &format!("\"prev\":{{\"phone\":[{}\"{}\"]}},\"set\"", format!("\"{}\",", id(1)).repeat(FIELD_LIMIT), id(1)),
        ),
    ];
    for text in texts {
        let line = sealed(&[("n", "1"), ("t", "0")], &[&text]);
        assert!(matches!(prove(&line, &directory()), Err(LineFault::Malformed(_))), "{}", &text[..text.len().min(99)]);
    }
    let many = vec![EDIT; 257];
    assert!(prove(&sealed(&[("n", "1"), ("t", "0")], &many), &directory()).is_err());
    let long = format!("{}{}", sealed(&[("n", "1"), ("t", "0")], &[EDIT]), " ".repeat(70_000));
    assert_eq!(prove(&long, &directory()).err(), Some(LineFault::TooLong));
}

#[test]
fn malformed_lines_are_refused() {
    let good = sealed(&[("n", "1"), ("t", "0")], &[EDIT]);
    prove(&good, &directory()).expect("it proves");
    for (from, to) in [
        ("\"n\":1", "\"n\":0"),
        ("\"n\":1", "\"n\":4294967296"),
        ("\"n\":1", "\"n\":1,\"n\":1"),
        ("\"n\":1", "\"n\":1,\"x\":1,\"x\":1"),
        ("\"n\":1", "\"n\":1,\"u\":null"),
        ("\"n\":1", "\"n\":1,\"u\":0"),
        ("\"n\":1", "\"n\":1,\"w\":null"),
        ("\"t\":0", "\"t\":9223372036854775808"),
        ("\"t\":0", "\"t\":0.0"),
        ("\"t\":0", "\"t\":-0"),
        ("\"d\":0", "\"d\":2"),
        ("\"d\":0", "\"d\":1"),
        ("\"d\":0", "\"d\":65536"),
        ("\"d\":0,", ""),
        ("\"edits\":[", "\"edits\":[],\"x\":["),
        ("}]}", "}]}{}"),
        ("}]}", "}]"),
    ] {
        let line = good.replacen(from, to, 1);
        assert_ne!(line, good);
        prove(&line, &directory()).expect_err(&line);
    }
    let many = (0..9_000).fold(String::new(), |mut many, key| {
        let _ = write!(many, "\"k{key}\":0,");
        many
    });
    prove(&good.replacen('{', &format!("{{{many}"), 1), &directory()).expect_err("too many keys");
}

#[test]
fn a_copied_device_shows_as_a_fork_and_both_changes_stay() {
    let mut known = Known::default();
    let change = |byte| ChangeId(id(byte));
    assert_eq!(known.insert(3, 5, change(1)), Novelty::New);
    assert_eq!(known.insert(3, 5, change(1)), Novelty::Held);
    assert_eq!(known.insert(3, 5, change(0)), Novelty::Fork);
    assert_eq!(known.insert(3, 4, change(0)), Novelty::New);
    assert_eq!(known.insert(3, u32::MAX, change(0xff)), Novelty::New);
    assert_eq!(known.insert(0, 5, change(1)), Novelty::New);
    assert_eq!((known.len(), known.last_counter(3), known.last_counter(9)), (5, u32::MAX, 0));
    assert!(known.contains(3, 5, change(0)) && known.contains(3, 5, change(1)) && !known.contains(1, 5, change(1)));
    let bytes = postcard::to_allocvec(&known).expect("it is written");
    assert_eq!(postcard::from_bytes::<Known>(&bytes).expect("it is read"), known);
}

#[test]
fn a_list_of_too_many_replicas_makes_no_harm() {
    let many: Vec<ReplicaId> = (0..70_000u32)
        .map(|number| {
            let mut bytes = [0; 10];
            bytes[..4].copy_from_slice(&number.to_be_bytes());
            ReplicaId(Id::from_bytes(bytes))
        })
        .collect();
    let mut directory = Directory::new(many, vec![]);
    assert_eq!(directory.replica_index(ReplicaId(id(0xee))), None);
}

#[test]
fn the_state_survives_its_own_storage_form() {
    let mut device = Device::new(ReplicaId(id(1)), id(3));
    let first = device.save(5, vec![set("a", id(1), "x", Value::text("đ"), vec![])]);
    device.save(6, vec![set("a", id(1), "x", Value::List(["p".into()].into()), vec![first.id, ChangeId(id(7))])]);
    let bytes = postcard::to_allocvec(&device.state).expect("it is written");
    let state: State = postcard::from_bytes(&bytes).expect("it is read");
    assert_eq!(read_state(&state, &device.directory), read_state(&device.state, &device.directory));
}

#[test]
fn what_could_not_be_read_back_is_never_written() {
    let seal = |edits| {
        let draft = ChangeDraft { time_ms: 0, author: None, origin: Origin::Form, edits };
        Change::seal(ReplicaId(id(1)), 1, &draft)
    };
    let note = |length: usize| set("resident", id(5), "note", Value::text(&"x".repeat(length)), vec![]);
    let mut out = b"before".to_vec();
    for (edits, is_kept) in [
        (vec![note(TEXT_LIMIT)], true),
        (vec![note(TEXT_LIMIT + 1)], false),
        (vec![note(1); 257], false),
        (vec![note(TEXT_LIMIT); 17], false),
        (vec![set("resident", id(5), "note", Value::List(vec!["".into(); LIST_LIMIT + 1].into()), vec![])], false),
        (vec![set("resident", id(5), &"x".repeat(NAME_LIMIT + 1), Value::Null, vec![])], false),
    ] {
        out.truncate(6);
        assert_eq!(seal(edits).write(&mut directory(), &mut out).is_ok(), is_kept);
        assert_eq!(out.len() > 6, is_kept);
    }
    // A line that grows beyond the limit because its replica has a longer number here.
    let short = sealed(&[("n", "1"), ("t", "0"), ("x", "\"\"")], &[EDIT]);
    let long = sealed(&[("n", "1"), ("t", "0"), ("x", &format!("\"{}\"", "x".repeat(65_536 - short.len())))], &[EDIT]);
    assert_eq!(long.len(), 65_536);
    let here = directory();
    let read = prove(&long, &here).expect("it proves");
    let mut many: Vec<ReplicaId> = (10..30).map(|number| ReplicaId(id(number))).collect();
    many.push(ReplicaId(id(1)));
    out.truncate(6);
    assert_eq!(read.write(&mut Directory::new(many, vec![]), &mut out).err(), Some(LineFault::TooLong));
    assert_eq!(out, b"before");
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,80}", line in "[\\[\\]{}\",:0-9a-z\\\\ ]{0,80}") {
        let _ = prove(&text, &directory());
        let _ = prove(&line, &directory());
        let _ = prove(&sealed(&[("n", "1"), ("t", "0")], &[&line]), &directory());
    }

    #[test]
    fn what_is_sealed_proves_and_reads_back(
        texts in prop::collection::vec(("\\PC{1,16}", "\\PC{0,40}", any::<i64>()), 1..6),
        time_ms: i64,
        counter in 1..=COUNTER_LIMIT,
    ) {
        let mut edit = EditDraft { kind: "resident", record: id(5), set: [].into(), salt: None };
        for (field, text, number) in &texts {
            prop_assume!(field.len() <= NAME_LIMIT);
            let value = if number % 2 == 0 { Value::Number(*number) } else { Value::text(text) };
            edit.set.insert(field.clone(), (value, vec![]));
        }
        let draft = ChangeDraft { time_ms, author: None, origin: Origin::Undo, edits: vec![edit.clone()] };
        let change = Change::seal(ReplicaId(id(2)), counter, &draft);
        let line = line_of(&change);
        let directory = directory();
        let read = prove(&line, &directory).expect("it proves");
        prop_assert_eq!((read.id, read.counter, read.time_ms), (change.id, counter, time_ms));
        let EditText::Whole(text) = &read.edits[0] else { panic!("nothing was withheld") };
        let values = tung_nha::log::Edit::read(text).expect("it reads").set;
        let values: Vec<_> = values.into_iter().map(|(field, value)| (field.into_owned(), value)).collect();
        prop_assert_eq!(values, edit.set.into_iter().map(|(field, (value, _))| (field, value)).collect::<Vec<_>>());
    }
}
