//! Packages: what is written reads back whole, and nothing else is taken for a package.

use sha2::{Digest, Sha256};
use tung_nha::exchange::{
    self, Damage, FILE_LIMIT, Header, Lookalike, MergeFaultReason, Package, PackageFault, Scope, merge_files,
};
use tung_nha::id::Id;
use tung_nha::log::{Change, ChangeDraft, ChangeId, Directory, EditDraft, GONE, Have, Origin, ReplicaId, Value};

/// Made once by [`fixture`] and never edited: every later version reads it.
const FIXTURE: &[u8] = include_bytes!("../fixtures/package-v1.json");

fn id(number: u8) -> Id {
    Id::from_bytes([number; 10])
}

fn edit(kind: &'static str, record: u8, set: &[(&str, Value, &[ChangeId])]) -> EditDraft {
    let set = set.iter().map(|(field, value, heads)| ((*field).to_owned(), (value.clone(), heads.to_vec())));
    EditDraft { kind, record: id(record), set: set.collect(), salt: None }
}

/// Two devices: a household and its resident, a phone number that both correct, a visit that is removed.
fn fixture_changes() -> Vec<Change> {
    let (first, second) = (ReplicaId(id(0xa1)), ReplicaId(id(0xb2)));
    let draft = |time_ms, author, edits| ChangeDraft { time_ms, author, origin: Origin::Form, edits };
    let mut household = edit("household", 1, &[("address", Value::text("12/3 Ngõ Chợ, \"Khu 4B\"\n"), &[])]);
    household.salt = Some(id(0x5a));
    let resident = edit(
        "resident",
        2,
        &[
            ("name", Value::text("Nguyễn Thị Hoà"), &[]),
            ("phone", Value::text("0901234567"), &[]),
            ("born", Value::Number(-12), &[]),
            ("consent", Value::Flag(true), &[]),
            ("skills", Value::List(["vneid".into(), "zalo".into()].into()), &[]),
            ("note", Value::Null, &[]),
        ],
    );
    let mut made = draft(1_700_000_000_000, None, vec![household, resident]);
    made.origin = Origin::Register;
    let made = Change::seal(first, 1, &made);
    let phone = |text| vec![edit("resident", 2, &[("phone", Value::text(text), &[made.id])])];
    let here = Change::seal(first, 2, &draft(1_700_000_100_000, Some(id(7)), phone("0911111111")));
    let there = Change::seal(second, 1, &draft(-5, Some(id(8)), phone("0922222222")));
    let visit = vec![edit("visit", 3, &[("at", Value::text("2023-11-14"), &[])])];
    let visit = Change::seal(second, 2, &draft(253_370_764_800_000, Some(id(8)), visit));
    let seen = Value::List(["mistake".into(), visit.id.0.to_string().into()].into());
    let removal = vec![edit("visit", 3, &[(GONE, seen, &[])])];
    let removal = Change::seal(second, 3, &draft(1_700_000_200_000, Some(id(8)), removal));
    vec![made, here, there, visit, removal]
}

fn header() -> Header {
    let mut have = Have::default();
    for (replica, counter) in [(0xa1, 1), (0xa1, 2), (0xb2, 1), (0xb2, 2), (0xb2, 3), (0xb2, 7)] {
        have.insert(ReplicaId(id(replica)), counter);
    }
    Header {
        app: "0.1.0".to_owned(),
        made_by: ReplicaId(id(0xa1)),
        member: Some(id(7)),
        sender: "Chị Lan \"tổ 7\"".to_owned(),
        ward: "Phường 4".to_owned(),
        made_at_ms: 1_700_000_300_000,
        scope: Scope::Area { area: id(9), name: "Khu 4B".to_owned() },
        since_last: true,
        have,
    }
}

fn package_of(header: &Header, changes: &[Change]) -> Vec<u8> {
    let mut directory = Directory::default();
    let lines: Vec<Vec<u8>> = changes
        .iter()
        .map(|change| {
            let mut line = Vec::new();
            change.write(&mut directory, &mut line).expect("the directory has room");
            line
        })
        .collect();
    exchange::write(header, &directory, lines.iter().map(Vec::as_slice), lines.len() as u64)
}

fn fixture() -> Vec<u8> {
    package_of(&header(), &fixture_changes())
}

fn fault(bytes: &[u8]) -> PackageFault {
    exchange::read(bytes).expect_err("the file is faulty")
}

fn ids(package: &Package<'_>) -> Vec<ChangeId> {
    package.prove_all().expect("every line proves").iter().map(|change| change.id).collect()
}

#[test]
fn the_first_package_ever_reads_the_same_for_ever() {
    let package = exchange::read(FIXTURE).expect("the fixture is whole");
    assert_eq!((package.header.clone(), package.version, package.is_reformatted()), (header(), 1, false));
    let ids: Vec<String> = ids(&package).iter().map(|id| id.0.to_string()).collect();
    assert_eq!(ids, FIXTURE_IDS);
    let merged = merge_files([("package-v1.json", FIXTURE)].into_iter()).expect("the fixture merges");
    assert_eq!(merged.check_code().to_string(), FIXTURE_CHECK_CODE);
    let resident = merged.state.record("resident", id(2)).expect("the resident is there");
    let mut cells: Vec<String> = Vec::new();
    for cell in resident.cells() {
        let shown = cell.shown(&merged.directory).expect("a head");
        cells.push(format!("{}={:?}", merged.state.names().text(cell.field()), shown.value));
        if cell.is_conflict() {
            cells.push(format!("{} heads", cell.heads().len()));
        }
    }
    cells.sort();
    assert_eq!(
        cells,
        [
            "2 heads",
            "born=Number(-12)",
            "consent=Flag(true)",
            "name=Text(\"Nguyễn Thị Hoà\")",
            "note=Null",
            // The other number was written by a clock in 1969.
            "phone=Text(\"0911111111\")",
            "skills=List([\"vneid\", \"zalo\"])",
        ]
    );
    let kinds = merged.kinds();
    assert_eq!((kinds["household"].present, kinds["visit"].present, kinds["visit"].gone), (1, 0, 1));
}

#[test]
fn writing_the_first_package_again_gives_its_bytes() {
    assert_eq!(str::from_utf8(&fixture()), str::from_utf8(FIXTURE));
    let package = exchange::read(FIXTURE).expect("the fixture is whole");
    let mut directory = package.directory.clone();
    let mut page = Vec::new();
    for change in package.prove_all().expect("every line proves") {
        if !page.is_empty() {
            page.extend_from_slice(b",\n");
        }
        change.write(&mut directory, &mut page).expect("the directory has room");
    }
    let again = exchange::write(&package.header, &directory, std::iter::once(page.as_slice()), package.count);
    assert_eq!(str::from_utf8(&again), str::from_utf8(FIXTURE));
}

#[test]
fn a_package_is_one_valid_json_document() {
    let json: serde_json::Value = serde_json::from_slice(FIXTURE).expect("valid JSON");
    assert_eq!(json["changes"].as_array().map(Vec::len), Some(5));
    assert_eq!(json["count"], 5);
    let empty = package_of(&header(), &[]);
    serde_json::from_slice::<serde_json::Value>(&empty).expect("valid JSON");
    let empty = exchange::read(&empty).expect("a package may bring nothing new");
    assert_eq!((empty.count, empty.lines.count()), (0, 0));
}

#[test]
fn marks_and_white_space_around_a_package_are_skipped() {
    let bytes = [b"\xef\xbb\xbf \r\n".as_slice(), FIXTURE, b"\n \n"].concat();
    let package = exchange::read(&bytes).expect("still whole");
    assert!(!package.is_reformatted());
    assert_eq!(package.count, 5);
}

#[test]
fn a_reformatted_package_proves_by_its_changes() {
    let json: serde_json::Value = serde_json::from_slice(FIXTURE).expect("valid JSON");
    let expected = ids(&exchange::read(FIXTURE).expect("whole"));
    let text = String::from_utf8(FIXTURE.to_vec()).expect("text");
    // Pretty with its keys sorted, in one line, with the line ends of Windows, and with escapes instead of letters.
    let escaped: String = text
        .chars()
        .map(|char| if char.is_ascii() { char.into() } else { format!("\\u{:04x}", char as u32) })
        .collect();
    for rewritten in [
        serde_json::to_string_pretty(&json).expect("text"),
        json.to_string(),
        text.replace('\n', "\r\n"),
        escaped.replace(":[\n", ": [\n"),
    ] {
        let package = exchange::read(rewritten.as_bytes()).expect("still a package");
        assert!(package.is_reformatted());
        assert_eq!(ids(&package), expected);
        // What is kept of it has one form again.
        let mut directory = package.directory.clone();
        for (change, original) in package.prove_all().expect("proven").iter().zip(fixture_changes()) {
            let (mut line, mut expected) = (Vec::new(), Vec::new());
            change.write(&mut directory, &mut line).expect("room");
            original.write(&mut directory, &mut expected).expect("room");
            assert_eq!(String::from_utf8(line), String::from_utf8(expected));
        }
    }
    let mut fewer = json;
    fewer["changes"].as_array_mut().expect("a list").pop();
    assert_eq!(fault(fewer.to_string().as_bytes()), PackageFault::Damaged(Damage::Count { stated: 5, found: 4 }));
    fewer["count"] = 4.into();
    fewer["changes"][1]["t"] = 5.into();
    let package = fewer.to_string();
    let bad =
        exchange::read(package.as_bytes()).expect("its form is right").prove_all().expect_err("a line was forged");
    assert_eq!((bad.count, bad.listed[0].number), (1, 2));
}

#[test]
fn a_package_cut_anywhere_is_told_from_a_damaged_one() {
    let whole = FIXTURE.trim_ascii_end().len();
    for cut in 1..whole {
        assert_eq!(fault(&FIXTURE[..cut]), PackageFault::Truncated, "cut at {cut}");
    }
    exchange::read(&FIXTURE[..whole]).expect("only the last line break is missing");
}

#[test]
fn no_flipped_bit_of_a_package_goes_unnoticed() {
    for place in 0..FIXTURE.trim_ascii_end().len() {
        for bit in 0..8 {
            let mut bytes = FIXTURE.to_vec();
            bytes[place] ^= 1 << bit;
            let Ok(package) = exchange::read(&bytes) else { continue };
            // White space may have turned into other white space: then every change still proves.
            assert!(package.is_reformatted(), "byte {place}, bit {bit}");
            let Ok(changes) = package.prove_all() else { continue };
            let ids: Vec<ChangeId> = changes.iter().map(|change| change.id).collect();
            assert_eq!(ids, fixture_changes().iter().map(|change| change.id).collect::<Vec<_>>());
        }
    }
}

#[test]
fn other_files_each_have_their_own_fault() {
    let other = |kind| PackageFault::NotAPackage(kind);
    let binary = |kind| PackageFault::NotText(kind);
    let newer = String::from_utf8(FIXTURE.to_vec()).expect("text").replace("\"min_reader\":1", "\"min_reader\":3");
    let doubled = [FIXTURE, FIXTURE].concat();
    let cases: Vec<(&[u8], PackageFault)> = vec![
        (b"", PackageFault::Empty),
        (b"\xef\xbb\xbf\r\n ", PackageFault::Empty),
        (b"PK\x03\x04\x14\0\x08\x08\x08\0\xff\xfe", binary(Lookalike::Workbook)),
        (b"PK\x03\x04\x14\0\x06\0", other(Lookalike::Workbook)),
        (b"\x1f\x8b\x08\0\xff", binary(Lookalike::Gzip)),
        (b"%PDF-1.7\n\xe2\xe3", binary(Lookalike::Pdf)),
        (b"\x89PNG\r\n\x1a\n", binary(Lookalike::Picture)),
        (b"\x93\x02\x7f\x80\xfe\0\x11", binary(Lookalike::Bytes)),
        (b"T\xc3\xb4i", other(Lookalike::Text)),
        (b"name;phone\nLan;09", other(Lookalike::Text)),
        (b"[{\"d\":0}]", other(Lookalike::JsonList)),
        (b"{\"type\":\"FeatureCollection\",\"features\":[]}", other(Lookalike::GeoJson)),
        (b"{\"protected\":\"e30\",\"ciphertext\":\"x\"}", PackageFault::Sealed),
        (b"{\"format\":\"other\",\"version\":1}", other(Lookalike::JsonObject)),
        (b"{\"format\":7}", other(Lookalike::JsonObject)),
        (b"{\"note\":\"tung-nha\"", other(Lookalike::JsonObject)),
        (b"{\"format\":\"tung-nha\"}", PackageFault::Damaged(Damage::Form)),
        (b"{\"format\":\"tung-nha\",\"min_reader\":1,\"changes\":[}", PackageFault::Damaged(Damage::Form)),
        // Shorter than the hash it would close with.
        (b"{\"format\":\"tung-nha\",\"changes\":[\n],\"sha256\":\"\"}", PackageFault::Damaged(Damage::Form)),
        (b"\"changes\":[\n\"}", other(Lookalike::Text)),
        (newer.as_bytes(), PackageFault::NewerFormat { min_reader: 3 }),
        (&doubled, PackageFault::Damaged(Damage::Count { stated: 5, found: 12 })),
    ];
    for (bytes, expected) in cases {
        assert_eq!(fault(bytes), expected, "{:?}", String::from_utf8_lossy(bytes));
    }
    let large = vec![0; usize::try_from(FILE_LIMIT).expect("64 bits") + 1];
    assert_eq!(fault(&large), PackageFault::TooLarge { bytes: FILE_LIMIT + 1, limit: FILE_LIMIT });
}

#[test]
fn a_glance_says_of_a_file_what_reading_it_says() {
    let size = FILE_LIMIT;
    let glance = |bytes: &[u8]| exchange::glance(&bytes[..bytes.len().min(100)], &bytes[bytes.len() / 2..], size).err();
    let cases: [&[u8]; 8] = [
        b"PK\x03\x04\x14\0\x08\x08\x08\0\xff\xfe",
        b"PK\x03\x04\x14\0\x06\0",
        b"\x93\x02\x7f\x80\xfe\0\x11",
        b"name;phone\nLan;09",
        b"[{\"d\":0}]",
        b"{\"format\":\"tung-nha\"",
        &[0; 200],
        &FIXTURE[..FIXTURE.len() - 70],
    ];
    for bytes in cases {
        assert_eq!(glance(bytes), Some(fault(bytes)), "{:?}", String::from_utf8_lossy(bytes));
    }
    // Of these, only reading tells.
    for bytes in [b"", FIXTURE, b"{\"note\":\"tung-nha\"", b"{\"features\":[]}"] {
        assert_eq!(glance(bytes), None, "{:?}", String::from_utf8_lossy(bytes));
    }
    let cut_in_a_character = "Tôi".as_bytes();
    assert_eq!(glance(&cut_in_a_character[..2]), Some(PackageFault::NotAPackage(Lookalike::Text)));
    let large = exchange::glance(FIXTURE, FIXTURE, FILE_LIMIT + 1);
    assert_eq!(large, Err(PackageFault::TooLarge { bytes: FILE_LIMIT + 1, limit: FILE_LIMIT }));
}

#[test]
fn keys_of_a_newer_version_are_tolerated() {
    let text = String::from_utf8(FIXTURE.to_vec()).expect("text");
    let (body, _) = text.rsplit_once("\n],").expect("a trailer");
    let body = body
        .replacen("\"app\":", "\"seal\":{\"changes\":[1]},\"app\":", 1)
        .replace("\"kind\":\"area\"", "\"kind\":\"street\"");
    let hash = sha256_hex(body.as_bytes());
    let newer = format!("{body}\n],\"sha256\":\"{hash}\"}}\n");
    let package = exchange::read(newer.as_bytes()).expect("readable");
    assert!(!package.is_reformatted());
    assert_eq!(package.header.scope, Scope::Unknown);
    assert_eq!(ids(&package).len(), 5);
}

#[test]
fn a_bad_line_keeps_the_whole_package_out() {
    let mut changes = fixture_changes();
    changes[3].time_ms += 1;
    let bytes = package_of(&header(), &changes);
    let package = exchange::read(&bytes).expect("its maker hashed what it wrote");
    let bad = package.prove_all().expect_err("the change was forged");
    assert_eq!((bad.count, bad.listed[0].number), (1, 4));
    let fault = merge_files([("a.txt", FIXTURE), ("b.txt", bytes.as_slice())].into_iter()).expect_err("refused");
    assert_eq!(fault.name, "b.txt");
    assert!(matches!(fault.reason, MergeFaultReason::Lines(_)));
}

#[test]
fn a_file_merged_twice_brings_nothing_the_second_time() {
    let merged = merge_files([("a", FIXTURE), ("b", FIXTURE)].into_iter()).expect("merges");
    assert_eq!(merged.files.iter().map(|file| (file.count, file.taken)).collect::<Vec<_>>(), [(5, 5), (5, 0)]);
    assert_eq!(merged.holdings.known.len(), 5);
}

fn sha256_hex(bytes: &[u8]) -> String {
    let hash = tung_nha::log::edit_hash(bytes);
    hash.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

const FIXTURE_CHECK_CODE: &str = "RD00-YTG5-W7PZ";
const FIXTURE_IDS: [&str; 5] =
    ["qqdha02kwx96dhqg", "7eswcxnetn474eq1", "vfanesfvkr1kseqh", "4cbm4x7p6389053c", "aeghavyx9pv1gq4f"];

#[test]
fn a_hash_reckoned_elsewhere_is_as_good_and_a_wrong_one_is_refused() {
    let with_marks = [b"\xef\xbb\xbf \n", FIXTURE, b"\n\n"].concat();
    for bytes in [FIXTURE, &with_marks] {
        let package = exchange::read_ahead(bytes).expect("it has the form of one");
        let closing = package.closing_hash.expect("nobody rewrote it");
        let hash: [u8; 32] = Sha256::digest(closing.hashed).into();
        assert_eq!(
            (package.count, closing.check(&hash)),
            (exchange::read(bytes).expect("it is a package").count, Ok(()))
        );
        let wrong = Sha256::digest(&closing.hashed[..closing.hashed.len() - 1]).into();
        assert_eq!(closing.check(&wrong), Err(PackageFault::Damaged(Damage::Hash)));
    }
    let altered = String::from_utf8(FIXTURE.to_vec()).expect("text").replace("0901234567", "0901234568");
    let package = exchange::read_ahead(altered.as_bytes()).expect("it has the form of one");
    assert_eq!(package.check_hash(), Err(PackageFault::Damaged(Damage::Hash)));
}
