//! Sealed packages: told from other files, read strictly, written as any JOSE library reads them; the passphrases.

use std::collections::HashSet;

use proptest::prelude::*;
use serde_json::{Value, json};
use tung_nha::exchange::{
    self, Damage, FILE_LIMIT, MergeFaultReason, PackageFault, Passphrase, PassphraseTooShort, SALT_BYTES,
    SYLLABLE_COUNT, SYLLABLES, SealHeader, SealedPackage, VECTOR_BYTES, merge_files, proposed_passphrase,
};
use tung_nha::model::text::fold;

/// `package-v1.json` sealed with "hoa gao dau ngo sau" by the npm package jose 6.2.18, and never edited.
const BY_JOSE: &[u8] = include_bytes!("../fixtures/sealed-by-jose.json");

/// A sealed package as it is written, with bytes in place of cryptography.
fn sealed() -> SealedPackage {
    SealedPackage {
        header: SealHeader::new([7; SALT_BYTES]),
        wrapped_key: vec![1; 40],
        vector: vec![2; VECTOR_BYTES],
        content: (0..100).collect(),
    }
}

fn fault(bytes: &[u8]) -> PackageFault {
    SealedPackage::read(bytes).unwrap_err()
}

const FORM: PackageFault = PackageFault::Damaged(Damage::Form);

/// The file with some of its keys set, or removed where the value is null.
fn with(changes: &[(&str, Value)]) -> Vec<u8> {
    let mut file: Value = serde_json::from_slice(&sealed().write()).unwrap();
    for (key, value) in changes {
        match value {
            Value::Null => drop(file.as_object_mut().unwrap().remove(*key)),
            value => file[key] = value.clone(),
        }
    }
    serde_json::to_vec_pretty(&file).unwrap()
}

/// The file with some keys of its protected header set, or removed where the value is null.
fn with_header(changes: &[(&str, Value)]) -> Vec<u8> {
    let mut header =
        json!({ "alg": "PBES2-HS512+A256KW", "enc": "A256GCM", "p2s": "BwcHBwcHBwcHBwcHBwcHBw", "p2c": 600_000 });
    for (key, value) in changes {
        match value {
            Value::Null => drop(header.as_object_mut().unwrap().remove(*key)),
            value => header[key] = value.clone(),
        }
    }
    with(&[("protected", encoded(header.to_string().as_bytes()))])
}

fn encoded(bytes: &[u8]) -> Value {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes).into()
}

#[test]
fn what_is_written_reads_back() {
    let bytes = sealed().write();
    assert_eq!(SealedPackage::read(&bytes).unwrap(), sealed());
    let around = [b"\xef\xbb\xbf \r\n".as_slice(), &bytes, b"\n\n"].concat();
    assert_eq!(SealedPackage::read(&around).unwrap(), sealed());
    // Another program may have rewritten the JSON.
    assert_eq!(SealedPackage::read(&with(&[])).unwrap(), sealed());
    assert_eq!(SealedPackage::read(&with(&[("typ", json!("JOSE"))])).unwrap(), sealed());
    let header = SealedPackage::read(&with_header(&[("kid", json!("phuong-4"))])).unwrap().header;
    assert_eq!((header.salt(), header.rounds()), (sealed().header.salt(), 600_000));
}

#[test]
fn the_file_is_the_flattened_form_of_the_standard() {
    let file: Value = serde_json::from_slice(&sealed().write()).unwrap();
    let header = "eyJhbGciOiJQQkVTMi1IUzUxMitBMjU2S1ciLCJlbmMiOiJBMjU2R0NNIiwicDJzIjoiQndjSEJ3Y0hCd2NIQndjSEJ3Y0hCdyIsInAyYyI6NjAwMDAwfQ";
    assert_eq!(
        file,
        json!({
            "protected": header,
            "encrypted_key": encoded(&[1; 40]),
            "iv": encoded(&[2; 12]),
            "ciphertext": encoded(&(0..84).collect::<Vec<u8>>()),
            "tag": encoded(&(84..100).collect::<Vec<u8>>()),
        })
    );
    let sealed = sealed();
    assert_eq!(sealed.header.covered(), header.as_bytes());
    assert_eq!(sealed.header.salt(), [b"PBES2-HS512+A256KW\0".as_slice(), &[7; 16]].concat());
}

#[test]
fn what_another_library_sealed_is_read() {
    let sealed = SealedPackage::read(BY_JOSE).unwrap();
    assert_eq!(sealed.header.rounds(), 600_000);
    assert_eq!(sealed.content.len(), include_bytes!("../fixtures/package-v1.json").len() + 16);
}

#[test]
fn a_sealed_package_is_told_from_other_files_by_its_content() {
    for bytes in [BY_JOSE, &sealed().write(), &with(&[]), &with(&[("tag", Value::Null)])] {
        assert_eq!(exchange::read(bytes).unwrap_err(), PackageFault::Sealed);
        let head = &bytes[..bytes.len().min(100)];
        assert_eq!(exchange::glance(head, bytes, bytes.len() as u64), Ok(()));
    }
    let merged = merge_files([("a.txt", BY_JOSE)].into_iter()).unwrap_err();
    assert!(matches!(merged.reason, MergeFaultReason::Package(PackageFault::Sealed)));
    assert_eq!(merged.to_string(), "a.txt: the package is sealed: it is opened in the app, with its passphrase");
    let large = exchange::glance(BY_JOSE, BY_JOSE, FILE_LIMIT + 1);
    assert_eq!(large, Err(PackageFault::TooLarge { bytes: FILE_LIMIT + 1, limit: FILE_LIMIT }));
}

#[test]
fn a_sealed_package_cut_anywhere_is_told() {
    for whole in [sealed().write(), BY_JOSE.to_vec()] {
        for cut in 1..whole.trim_ascii_end().len() {
            let cut = &whole[..cut];
            assert_eq!(exchange::read(cut).unwrap_err(), PackageFault::Truncated, "{}", String::from_utf8_lossy(cut));
            let head = &cut[..cut.len().min(100)];
            assert_eq!(exchange::glance(head, cut, cut.len() as u64), Err(PackageFault::Truncated));
            assert_eq!(fault(cut), FORM);
        }
    }
}

#[test]
fn missing_and_damaged_parts_are_refused() {
    for key in ["protected", "encrypted_key", "iv", "tag", "ciphertext"] {
        for value in [Value::Null, json!(7), json!("a b"), json!("=="), json!("é"), json!("YQ=="), json!("+/+/")] {
            assert_eq!(fault(&with(&[(key, value.clone())])), FORM, "{key}: {value}");
        }
    }
    for (key, length) in [("encrypted_key", 40), ("iv", 12), ("tag", 16)] {
        for length in [0, length - 1, length + 1] {
            assert_eq!(fault(&with(&[(key, encoded(&vec![0; length]))])), FORM, "{key} of {length} bytes");
        }
    }
    for header in ["", "{", "[]", "7", "{\"alg\":7}", "{\"p2c\":-1}", "{\"p2c\":1e3}", "{\"p2c\":18446744073709551616}"]
    {
        assert_eq!(fault(&with(&[("protected", encoded(header.as_bytes()))])), FORM, "{header}");
    }
    for file in ["", "{}", "[]", "7", "{\"ciphertext\":\"\",\"ciphertext\":\"\"}"] {
        assert_eq!(fault(file.as_bytes()), FORM, "{file}");
    }
}

#[test]
fn files_sealed_otherwise_are_refused() {
    let cases = [
        ("alg", Value::Null),
        ("alg", json!("dir")),
        ("alg", json!("PBES2-HS256+A128KW")),
        ("enc", Value::Null),
        ("enc", json!("A128CBC-HS256")),
        ("p2s", Value::Null),
        ("p2s", encoded(&[0; 7])),
        ("p2s", encoded(&[0; 1025])),
        ("p2c", Value::Null),
        ("p2c", json!(0)),
        ("p2c", json!(999)),
        ("p2c", json!(2_000_001)),
        ("p2c", json!(u64::MAX)),
        ("zip", json!("DEF")),
        ("crit", json!(["exp"])),
    ];
    for (key, value) in cases {
        assert_eq!(fault(&with_header(&[(key, value.clone())])), PackageFault::SealedOtherwise, "{key}: {value}");
    }
    for rounds in [1000, 2_000_000] {
        let read = SealedPackage::read(&with_header(&[("p2c", json!(rounds))])).unwrap();
        assert_eq!(read.header.rounds(), rounds);
    }
    for (key, value) in
        [("recipients", json!([])), ("header", json!({})), ("unprotected", json!({})), ("aad", json!(""))]
    {
        assert_eq!(fault(&with(&[(key, value)])), PackageFault::SealedOtherwise, "{key}");
    }
}

proptest! {
    #[test]
    fn a_flipped_bit_is_refused_or_changes_what_was_sealed(place in 0..sealed().write().len() - 1, bit in 0..8_u8) {
        let mut bytes = sealed().write();
        bytes[place] ^= 1 << bit;
        if exchange::read(&bytes).unwrap_err() == PackageFault::Sealed {
            prop_assert_ne!(SealedPackage::read(&bytes), Ok(sealed()));
        }
    }
}

#[test]
fn passphrases_are_the_same_however_they_are_typed() {
    let typed = [
        "hoa gạo đầu ngõ sáu",
        "  Hoa  GAO dau\tngo sau\n",
        "HOA GẠO ĐẦU NGÕ SÁU",
        "hoa ga\u{323}o đa\u{302}\u{300}u ngõ sáu",
    ];
    for typed in typed {
        assert_eq!(Passphrase::typed(typed).as_bytes(), b"hoa gao dau ngo sau");
    }
    assert_ne!(Passphrase::typed("hoa gạo đầu ngõ sau nhà"), Passphrase::typed("hoa gạo đầu ngõ sáu"));
}

#[test]
fn passphrases_somebody_makes_up_have_a_least_length() {
    for short in
        ["", "hoa gạo đầu", "hoagaodaungosau", "a b c d", "xe ô tô to", "một  hai    ba", "- - - - - - - - - - - - -"]
    {
        assert_eq!(Passphrase::made_up(short), Err(PassphraseTooShort), "{short}");
    }
    for enough in ["hoa gạo đầu ngõ", "Tổ 7 họp tối thứ Bảy", "1234 5678 9012 3456"] {
        assert_eq!(Passphrase::made_up(enough), Ok(Passphrase::typed(enough)), "{enough}");
    }
}

#[test]
fn proposed_passphrases_are_drawn_evenly_and_long_enough() {
    let syllables: Vec<_> = SYLLABLES.split(' ').collect();
    assert_eq!(syllables.len() as u64, SYLLABLE_COUNT);
    for place in 0..5 {
        let chance = |number: u64| number << (place * SYLLABLE_COUNT.ilog2());
        let drawn =
            |number: u64| proposed_passphrase(chance(number)).split(' ').nth(place as usize).unwrap().to_owned();
        assert_eq!((0..SYLLABLE_COUNT).map(drawn).collect::<Vec<_>>(), syllables);
    }
    let phrase = proposed_passphrase(1 << 9 | 2 << 18 | 3 << 27 | 511 << 36 | u64::MAX << 45);
    assert_eq!(phrase, "anh bậc bãi bám yêu");
    assert_eq!(Passphrase::made_up(&phrase), Ok(Passphrase::typed("anh bac bai bam yeu")));
    let shortest: usize = 5 * syllables.iter().map(|syllable| fold(syllable).len()).min().unwrap();
    assert!(shortest >= 12, "{shortest}");
}

/// A syllable as it sounds where most sounds are one: only what every region keeps apart is left of it.
fn sound(syllable: &str) -> String {
    const ONSETS: [(&str, &str); 13] = [
        ("ngh", "ng"),
        ("gh", "g"),
        ("gi", "d"),
        ("tr", "ch"),
        ("qu", "w"),
        ("d", "d"),
        ("r", "d"),
        ("v", "d"),
        ("x", "s"),
        ("k", "c"),
        ("ng", "ng"),
        ("nh", "nh"),
        ("n", "l"),
    ];
    const ENDS: [(&str, &str); 4] = [("ng", "n"), ("nh", "n"), ("ch", "t"), ("c", "t")];
    let tone = |mark| matches!(mark, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let apart: Vec<char> = syllable.chars().flat_map(parts).collect();
    let tones: String = apart
        .iter()
        .filter(|mark| tone(**mark))
        .map(|mark| if *mark == '\u{303}' { '\u{309}' } else { *mark })
        .collect();
    let plain: String = apart.iter().filter(|mark| !tone(**mark)).collect();
    let (onset, rest) = ONSETS
        .into_iter()
        .filter(|(onset, _)| !(plain.starts_with("kh") && *onset == "k"))
        .find_map(|(onset, sound)| Some((sound, plain.strip_prefix(onset)?)))
        .unwrap_or(("", &plain));
    let (rest, end) =
        ENDS.into_iter().find_map(|(end, sound)| Some((rest.strip_suffix(end)?, sound))).unwrap_or((rest, ""));
    format!("{onset}{rest}{end}{tones}")
}

/// A letter and its marks.
fn parts(letter: char) -> Vec<char> {
    use unicode_normalization::UnicodeNormalization as _;
    std::iter::once(letter).nfd().collect()
}

#[test]
fn no_two_syllables_are_written_or_sound_alike() {
    let syllables = || SYLLABLES.split(' ');
    let written: HashSet<_> = syllables().map(fold).collect();
    assert_eq!(written.len() as u64, SYLLABLE_COUNT);
    assert!(written.iter().all(|syllable| syllable.bytes().all(|byte| byte.is_ascii_lowercase())));
    let mut heard = HashSet::new();
    for syllable in syllables() {
        assert!(heard.insert(sound(syllable)), "{syllable} sounds like another one");
    }
    let ends_both_ways = |syllable: &&String| {
        let vowels = syllable.trim_start_matches(|letter| !"aeiouy".contains(letter));
        vowels == "i" || vowels == "y"
    };
    assert_eq!(written.iter().find(ends_both_ways), None);
}
