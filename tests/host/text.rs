//! Vietnamese text: cleaning, folding, sorting and finding.

use proptest::prelude::*;
use tung_nha::model::text::{Needle, clean, clean_lines, fold, initials, join_filled, name_key, sort_key};
use unicode_normalization::UnicodeNormalization;

/// Letters and marks of Vietnamese in both normalizations, and a few that are neither.
fn vietnamese() -> impl Strategy<Value = String> {
    "([a-zA-ZàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬƠỢƯỰỸ0-9 /.\u{300}-\u{303}\u{309}\u{31b}\u{323}]){0,24}"
}

/// Letters with marks of several classes, whose order normalization changes.
fn marked() -> impl Strategy<Value = String> {
    "[aאक\u{591}\u{5b0}-\u{5bd}\u{93c}\u{94d}\u{301}\u{323}]{0,10}"
}

const NAME_WORDS: &[&str] =
    &["Nguyễn", "Nguyên", "Văn", "Vân", "An", "Ân", "Ánh", "Đức", "Lê", "Lệ", "Thị", "Hoà", "Hòa", "Vũ", "Y"];

fn name() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(NAME_WORDS), 1..6).prop_map(|words| words.join(" "))
}

fn assert_sorted(key: impl Fn(&str) -> Box<[u8]>, expected: &[&str]) {
    for (earlier, later) in expected.iter().zip(expected.iter().skip(1)) {
        assert!(key(earlier) < key(later), "{earlier} comes before {later}");
    }
}

fn finds(query: &str, name: &str) -> bool {
    Needle::parse(query).matches(&fold(name))
}

#[test]
fn clean_leaves_one_line_without_invisible_characters() {
    assert_eq!(clean("  Nguyễn\t\u{a0}Văn \r\n An\u{200b}\u{feff} "), "Nguyễn Văn An");
    assert_eq!(clean("\u{202e}\u{2068}Lan\u{2069}\u{0}\u{7}"), "Lan");
    assert_eq!(clean("Ho\u{200b}a\u{300}"), "Hoà");
    assert_eq!(clean(" \n "), "");
}

#[test]
fn clean_lines_keeps_lines() {
    assert_eq!(clean_lines("\r\n a  b \r\n\r\nc\rd\u{2028}\n\n"), "a b\n\nc\nd");
}

#[test]
fn empty_parts_leave_no_comma_behind() {
    assert_eq!(join_filled(["", "Ngõ 12", "", "Khu 4B", ""]), "Ngõ 12, Khu 4B");
    assert_eq!(join_filled(["", ""]), "");
}

#[test]
fn fold_drops_marks_and_case_only() {
    assert_eq!(fold("ĐẶNG Thị Hoà"), "dang thi hoa");
    assert_eq!(fold("Hòa"), fold("Hoà"));
    assert_eq!(fold("Thuỷ Ðức ð"), "thuy duc d");
    assert_ne!(fold("Mỹ"), fold("Mĩ"));
    assert_eq!(fold("Ångström Ø 한글 Ω"), "angstrom ø 한글 ω".nfd().filter(|c| *c != '\u{30a}').collect::<String>());
}

#[test]
fn every_vietnamese_letter_folds_to_ascii() {
    let letters = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ";
    assert_eq!(letters.chars().count(), 67);
    for letter in letters.chars().chain(letters.to_uppercase().chars()) {
        assert!(fold(&letter.to_string()).is_ascii(), "{letter}");
    }
}

#[test]
fn initials_are_the_first_letters_of_the_words() {
    assert_eq!(initials("nguyen van an"), "nva");
    assert_eq!(initials(""), "");
}

#[test]
fn sort_key_follows_the_dictionary() {
    assert_sorted(
        sort_key,
        &["ba", "bà", "bả", "bã", "bá", "bạ", "bă", "bằng", "bâ", "ca", "da", "đa", "e", "ê", "ga"],
    );
    assert_sorted(sort_key, &["", "Khu 4A", "Khu 4B", "Khu 9", "Khu 10", "Khu Bí Giàng"]);
    assert_sorted(sort_key, &["lan", "lan anh", "lăn", "oanh", "ông", "ơn", "sơn", "tu", "tư", "ứng", "vân"]);
    assert_sorted(sort_key, &["hoa mai", "hoà mai", "hoa man"]);
    assert_eq!(sort_key("Hoà"), sort_key("hòa"));
    assert_eq!(sort_key("Đức"), sort_key(&"Đức".nfd().collect::<String>()));
}

#[test]
fn name_key_sorts_by_given_name_then_by_the_rest() {
    assert_sorted(
        name_key,
        &[
            "An",
            "Lê Văn An",
            "Nguyễn An",
            "Trần Ân",
            "Trần Thị Bình",
            "Hoàng Dũng",
            "Đỗ Đạt",
            "An Hà",
            "Vũ Hà",
            "An Hạ",
        ],
    );
}

#[test]
fn needle_finds_names_by_the_beginnings_of_words() {
    assert!(finds("ng v an", "Nguyễn Văn An"));
    assert!(finds("AN  văn", "Nguyễn Văn An"));
    assert!(finds("duc", "Trần Đức"));
    assert!(finds("vu", "Hoàng Vũ"));
    assert!(finds("le", "Lê Thị Lệ"));
    assert!(finds("le le", "Lê Thị Lệ"));
    assert!(finds("", "Lê Thị Lệ"));
    assert!(!finds("guyen", "Nguyễn Văn An"));
    assert!(!finds("an an", "Nguyễn Văn An"));
    assert!(!finds("le le le", "Lê Thị Lệ"));
}

#[test]
fn needle_gives_each_query_word_a_word_of_its_own() {
    assert!(finds("n nguyen", "Nguyễn Nam"));
    assert!(finds("nguyen n", "Nam Nguyễn"));
    assert!(!finds("n nguyen", "Nguyễn An"));
}

#[test]
fn needle_finds_names_by_initials() {
    assert!(finds("nva", "Nguyễn Văn An"));
    assert!(finds("nv", "Nguyễn Văn An"));
    assert!(finds("đtl", "Đặng Thị Lan"));
    assert!(!finds("vs", "Nguyễn Văn Sơn"));
    assert!(!finds("nvat", "Nguyễn Văn An"));
    assert!(!finds("nva s", "Nguyễn Văn An"));
}

#[test]
fn needle_knows_telephone_digits_and_house_numbers() {
    let check = |query: &str, digits: Option<&str>, number: Option<&str>| {
        let needle = Needle::parse(query);
        assert_eq!((needle.digits(), needle.number()), (digits, number), "{query}");
    };
    check("0901 234", Some("0901234"), None);
    check("+84 901.234.567", Some("0901234567"), None);
    check("567", Some("567"), Some("567"));
    check("12", None, Some("12"));
    check("12/3", Some("123"), Some("12/3"));
    check("2a", None, Some("2a"));
    check("số 5", None, Some("5"));
    check("lan", None, None);
    check("", None, None);
}

#[test]
fn typed_marks_rank_their_own_names_first() {
    let is_exact = |query: &str, name: &str| Needle::parse(query).is_exact_marked(name);
    assert!(is_exact("Lê", "Lê Văn An"));
    assert!(!is_exact("Lê", "Lệ Văn An"));
    assert!(is_exact("đức", "Trần Đức"));
    assert!(!is_exact("đức", "Trần Dực"));
    assert!(is_exact("hoà", "Lê Hòa"));
    assert!(is_exact("nguyê", "Nguyễn An"));
    assert!(!is_exact("le", "Lê Văn An"));
    assert!(!is_exact("lê lê", "Lê Văn An"));
    assert!(!is_exact("", "Lê Văn An"));
}

proptest! {
    #[test]
    fn fold_is_the_same_for_either_normalization(text in prop_oneof![vietnamese(), marked(), any::<String>()]) {
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(fold(&composed), fold(&decomposed));
        prop_assert_eq!(fold(&text), fold(&composed));
    }

    #[test]
    fn fold_twice_changes_nothing(text in prop_oneof![vietnamese(), marked(), any::<String>()]) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn folded_vietnamese_is_lower_case_ascii(text in vietnamese()) {
        prop_assert!(fold(&text).chars().all(|c| c.is_ascii() && !c.is_ascii_uppercase()));
    }

    #[test]
    fn clean_twice_changes_nothing(text in any::<String>()) {
        let once = clean(&text);
        prop_assert_eq!(clean(&once), once.clone());
        prop_assert!(!once.contains("  ") && once.trim() == once);
        let lines = clean_lines(&text);
        prop_assert_eq!(clean_lines(&lines), lines);
    }

    #[test]
    fn keys_are_the_same_for_either_normalization(text in vietnamese()) {
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(sort_key(&text), sort_key(&decomposed));
        prop_assert_eq!(name_key(&text), name_key(&decomposed));
    }

    #[test]
    fn needle_finds_beginnings_of_any_of_a_names_words(
        (name, picks) in name().prop_flat_map(|name| {
            let lengths: Vec<usize> = name.split(' ').map(|word| word.chars().count()).collect();
            let picks: Vec<_> = lengths.into_iter().map(|length| 0..=length).collect();
            (Just(name), picks)
        }),
        turn in 0_usize..6,
    ) {
        let mut query: Vec<String> = name
            .split(' ')
            .zip(&picks)
            .map(|(word, &length)| word.chars().take(length).collect::<String>())
            .filter(|word| !word.is_empty())
            .collect();
        let length = query.len().max(1);
        query.rotate_left(turn % length);
        prop_assert!(finds(&query.join(" "), &name), "{query:?} finds {name}");
        prop_assert!(finds(&fold(&query.join(" ")), &name));
    }

    #[test]
    fn needle_agrees_with_trying_every_assignment(name in name(), query in name(), cut in 1_usize..5) {
        let shorten = |word: &str| fold(word).chars().take(cut).collect::<String>();
        let query: Vec<String> = query.split(' ').take(4).map(shorten).collect();
        let folded = fold(&name);
        let names: Vec<&str> = folded.split(' ').collect();
        let begins_initials = query.len() == 1 && query[0].len() >= 2 && initials(&folded).starts_with(&query[0]);
        prop_assert_eq!(finds(&query.join(" "), &name), begins_initials || can_assign(&query, &names));
    }

    #[test]
    fn needle_survives_any_query(query in any::<String>(), name in any::<String>()) {
        let needle = Needle::parse(&query);
        prop_assert!(!needle.is_empty() || needle.matches(&fold(&name)));
        prop_assert!(!needle.is_empty() || !needle.is_exact_marked(&name));
    }
}

fn can_assign(query: &[String], names: &[&str]) -> bool {
    let Some((first, rest)) = query.split_first() else { return true };
    (0..names.len()).any(|at| {
        let mut others = names.to_vec();
        others.remove(at).starts_with(first.as_str()) && can_assign(rest, &others)
    })
}

#[test]
fn needle_names_places_by_whole_words() {
    let names = |query: &str, place: &str| Needle::parse(query).names_place(&fold(place));
    assert!(names("ngo 6", "Ngõ 6") && names("Ngõ 6", "ngõ 6/2") && names("le loi", "Đường Lê Lợi"));
    assert!(!names("ngo 6", "Ngõ 61") && !names("ngo", "Ngõ 6") && !names("o 6", "Ngõ 6"));
}
