//! The values of the model: house numbers, telephone numbers, addresses and the words of lists.

use proptest::prelude::*;
use std::cmp::Ordering;
use tung_nha::model::text::fold;
use tung_nha::model::{
    AddressParts, HouseNumber, NaturalKey, Phone, PhoneFault, Relation, Residence, Role, Sex, YesNo,
};

#[test]
fn house_numbers_drop_the_words_for_them() {
    for text in [
        "12/3",
        " Số nhà 12/3,",
        "SỐ 12 / 3",
        "sn12/3",
        "SN: 12/3",
        "nhà số 12/3",
        "so nha 12/3",
        "S\u{f4}\u{301} 12/3",
    ] {
        assert_eq!(HouseNumber::new(text).as_str(), "12/3", "{text}");
    }
    assert_eq!(HouseNumber::new("Sơn").as_str(), "Sơn");
    assert!(HouseNumber::new("Số nhà").is_empty());
}

#[test]
fn labels_sort_the_way_people_count() {
    let check = |labels: &[&str]| {
        for pair in labels.windows(2) {
            assert!(NaturalKey::of(pair[0]) < NaturalKey::of(pair[1]), "{} comes before {}", pair[0], pair[1]);
        }
    };
    check(&["0", "2", "2A", "2b", "10", "12", "12/3", "12/3/1", "12/10", "12A", "14", "100"]);
    check(&["1", "02", "3", "010", "11"]);
    check(&["Tổ 2", "Tổ 2A", "Tổ 10", "Tổ 52"]);
    check(&["Khu 4A", "Khu 4B", "Khu 10", "Khu Bí Giàng"]);
    check(&["KHU 4", "Khu 4", "khu 4a", "Khu 5"]);
}

#[test]
fn houses_without_a_number_come_last() {
    assert!(HouseNumber::new("999Z").key() < HouseNumber::default().key());
    assert!(HouseNumber::new("Ω").key() < HouseNumber::default().key());
}

fn read_phone(text: &str) -> Result<(String, bool), PhoneFault> {
    Phone::read(text).map(|read| (read.phone.as_str().to_owned(), read.zero_restored))
}

#[test]
fn phones_are_read_as_people_write_them() {
    for text in [
        "0901234567",
        "0901 234 567",
        "0901.234.567",
        "+84 901-234-567",
        "84901234567",
        "(+84) 0901234567",
        "0084901234567",
    ] {
        assert_eq!(Phone::parse(text).unwrap().as_str(), "0901234567", "{text}");
        assert_eq!(read_phone(text), Ok(("0901234567".to_owned(), false)), "{text}");
    }
    assert_eq!(Phone::parse("(0203) 3825 710").unwrap().as_str(), "02033825710");
    assert_eq!(Phone::parse("+84 203 3825 710").unwrap().as_str(), "02033825710");
}

#[test]
fn phones_say_what_is_wrong() {
    let check = |text: &str, fault| assert_eq!(Phone::parse(text), Err(fault), "{text}");
    check("", PhoneFault::NotDigits);
    check("không có", PhoneFault::NotDigits);
    check("090123456", PhoneFault::WrongLength);
    check("09012345678", PhoneFault::WrongLength);
    check("901234567", PhoneFault::WrongLength);
    check("0601234567", PhoneFault::UnknownPrefix);
    check("+1 202 555 0123", PhoneFault::UnknownPrefix);
    check("01651234567", PhoneFault::OldPrefix);
    check("0901234567 / 0912345678", PhoneFault::Several);
}

#[test]
fn lost_zeros_are_restored_from_cells() {
    let check = |text: &str, digits: &str| assert_eq!(read_phone(text), Ok((digits.to_owned(), true)), "{text}");
    check("905123456", "0905123456");
    check("905123456.0", "0905123456");
    check("841234567", "0841234567");
    check("2033825710", "02033825710");
    assert_eq!(read_phone("'0905123456"), Ok(("0905123456".to_owned(), false)));
    assert_eq!(read_phone("1651234567"), Err(PhoneFault::OldPrefix));
    assert_eq!(read_phone("12345678"), Err(PhoneFault::WrongLength));
    assert_eq!(read_phone("612345678"), Err(PhoneFault::UnknownPrefix));
}

#[test]
fn phones_are_grouped_for_reading() {
    let grouped = |text: &str| Phone::parse(text).unwrap().grouped();
    assert_eq!(grouped("0901234567"), "0901 234 567");
    assert_eq!(grouped("02033825710"), "0203 3825 710");
    assert_eq!(grouped("02438257100"), "024 3825 7100");
}

fn check_address(address: &str, number: &str, lane: &str, group: &str, area: &str) {
    let parts = AddressParts::parse(address);
    let found = (parts.number.as_str(), parts.lane.as_str(), parts.group.as_str(), parts.area.as_str());
    assert_eq!(found, (number, lane, group, area), "{address}");
}

#[test]
fn addresses_are_read_with_commas() {
    check_address("Số nhà 12/3, Ngõ 6, Tổ 52, Khu 4B, phường Cao Xanh", "12/3", "Ngõ 6", "Tổ 52", "Khu 4B");
    check_address("Số nhà 62, Phố Hải Đăng, Tổ 1, Khu 4B", "62", "Phố Hải Đăng", "Tổ 1", "Khu 4B");
    check_address(
        "Phố Vạn Hạnh, Tổ 52, Khu 4B, Phường Cao Xanh, Tỉnh Quảng Ninh",
        "",
        "Phố Vạn Hạnh",
        "Tổ 52",
        "Khu 4B",
    );
    check_address("Tổ 16B, Khu Bí Giàng", "", "", "Tổ 16B", "Khu Bí Giàng");
    check_address("Tổ 19, Khu Hà Khẩu 2", "", "", "Tổ 19", "Khu Hà Khẩu 2");
    check_address("7, Phố Tô Hiệu, Khu Đường Sắt", "7", "Phố Tô Hiệu", "", "Khu Đường Sắt");
    check_address("Phố Hoa Phượng Đỏ, Tổ 3", "", "Phố Hoa Phượng Đỏ", "Tổ 3", "");
    check_address("Tổ 5 - Khu 4B - P. Cao Xanh", "", "", "Tổ 5", "Khu 4B");
}

#[test]
fn addresses_are_read_without_commas() {
    check_address("Ngõ 6 số nhà 26 phường Cao Xanh", "26", "Ngõ 6", "", "");
    check_address("SN 5 ngách 12/3 tổ 2A", "5", "Ngách 12/3", "Tổ 2A", "");
    check_address("12/3 Đường Ven Biển", "12/3", "Đường Ven Biển", "", "");
    check_address("SN12B ngách 4 ngõ 6 phố Hải Đăng tổ dân phố 7", "12B", "Ngách 4, Ngõ 6, Phố Hải Đăng", "Tổ 7", "");
    check_address("Số 12 B Đường Làng Mới Tổ 3", "12 B", "Đường Làng Mới", "Tổ 3", "");
    check_address("Ngõ 6 Tô Hiệu Tổ 5 xóm Mới", "", "Ngõ 6 Tô Hiệu", "Tổ 5", "Xóm Mới");
    check_address("Tổ52 Khu4B P.Cao Xanh TP.Hạ Long", "", "", "Tổ 52", "Khu 4B");
}

#[test]
fn addresses_are_read_in_any_case_and_without_marks() {
    check_address("SO NHA 12/3 NGO 6 TO 2A KHU 4B PHUONG CAO XANH", "12/3", "Ngõ 6", "Tổ 2A", "Khu 4B");
    check_address("ngo 6 to hieu to 5", "", "Ngõ 6 To Hieu", "Tổ 5", "");
    check_address("phố hải đăng, tổ 2a, khu bí giàng", "", "Phố Hải Đăng", "Tổ 2A", "Khu Bí Giàng");
    check_address("NGÕ 6, PHỐ HẢI ĐĂNG", "", "Ngõ 6, Phố Hải Đăng", "", "");
    check_address("To\u{302}\u{309} 5, khu pho 3", "", "", "Tổ 5", "Khu phố 3");
}

#[test]
fn what_is_no_part_of_an_address_stays_out() {
    check_address("", "", "", "", "");
    check_address("Gần chợ", "", "", "", "");
    check_address("Số nhà 12 Trần Phú, đối diện trường học", "12", "", "", "");
    check_address("Phường Cao Xanh", "", "", "", "");
    check_address("tổ", "", "", "", "");
}

#[test]
fn relations_of_lists_are_read() {
    let check = |text: &str, relation| assert_eq!(Relation::read(text), relation, "{text}");
    let listed = "Chủ hộ, Vợ, Chồng, Con, Con dâu, Con rể, Bố, Mẹ, Ông, Bà, Cháu, Anh, Chị, Em, Người thân khác, Ở nhờ/Thuê nhà, Khác";
    let order = Relation::ALL.iter().copied();
    let head_wife = [Relation::Head, Relation::Wife];
    assert_eq!(listed.split(", ").filter_map(Relation::read).take(2).collect::<Vec<_>>(), head_wife);
    assert_eq!(listed.split(", ").filter_map(Relation::read).count(), order.clone().count());
    for relation in order {
        assert_eq!(Relation::read(relation.code()), Some(relation));
    }
    check("CON TRAI", Some(Relation::Child));
    check("Vợ chủ hộ", Some(Relation::Wife));
    check("con của chủ hộ", Some(Relation::Child));
    check("cháu nội", Some(Relation::Grandchild));
    check("con dau", Some(Relation::DaughterInLaw));
    check("Chủ", Some(Relation::Head));
    check("Chú", Some(Relation::Relative));
    check("chu", None);
    check("", None);
}

#[test]
fn sexes_and_answers_of_lists_are_read() {
    assert_eq!(
        ["Nam", "NỮ", "nu", "gái", "?"].map(Sex::read),
        [Some(Sex::Male), Some(Sex::Female), Some(Sex::Female), Some(Sex::Female), None]
    );
    for yes in ["x", "X", "1", "có", "co", "CÓ", "yes", "v", "✓"] {
        assert_eq!(YesNo::read(yes), Some(YesNo::Yes), "{yes}");
    }
    for no in ["0", "không", "Khong", "no", "chưa có"] {
        assert_eq!(YesNo::read(no), Some(YesNo::No), "{no}");
    }
    assert_eq!(YesNo::read("Chưa rõ"), Some(YesNo::Unknown));
    assert_eq!(["", "-", "Samsung"].map(YesNo::read), [None; 3]);
}

#[test]
fn residences_of_lists_are_read() {
    let check = |text: &str, residence| assert_eq!(Residence::read(text), residence, "{text}");
    check("Thường trú", Some(Residence::Permanent));
    check("tạm trú từ 2019", Some(Residence::Temporary));
    check("Thường trú nhưng vắng dài ngày", Some(Residence::Away));
    check("Đi vắng lâu ngày", Some(Residence::Away));
    check("vắng", Some(Residence::Away));
    check("ĐÃ CHUYỂN ĐI", Some(Residence::Moved));
    check("Đã mất", Some(Residence::Dead));
    check("chết", Some(Residence::Dead));
    check("chưa chuyển khẩu", None);
    check("chuyển đến 2020", None);
    check("", None);
    for &residence in Residence::ALL {
        assert_eq!(Residence::read(residence.code()), Some(residence));
    }
}

#[test]
fn codes_read_back_and_defaults_are_the_cautious_ones() {
    for &role in Role::ALL {
        assert_eq!(Role::parse(role.code()), Some(role));
    }
    assert_eq!(Role::parse("chief"), None);
    assert_eq!(
        (Role::default(), YesNo::default(), Residence::default()),
        (Role::Member, YesNo::Unknown, Residence::Permanent)
    );
}

/// Compares labels part by part, slowly and plainly.
fn compare_labels(left: &str, right: &str) -> Ordering {
    parts_of(left).cmp(&parts_of(right)).then_with(|| left.cmp(right))
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum LabelPart {
    Gap,
    Number(u128),
    Letter(char),
}

fn parts_of(label: &str) -> Vec<LabelPart> {
    let folded = fold(label);
    let trimmed = folded.trim_matches(|c: char| !c.is_alphanumeric());
    let mut parts = Vec::new();
    for character in trimmed.chars() {
        match (character, parts.last_mut()) {
            (digit @ '0'..='9', Some(LabelPart::Number(number))) => {
                *number = *number * 10 + u128::from(digit as u8 - b'0');
            }
            (digit @ '0'..='9', _) => parts.push(LabelPart::Number(u128::from(digit as u8 - b'0'))),
            (letter, _) if letter.is_alphanumeric() => parts.push(LabelPart::Letter(letter)),
            (_, Some(LabelPart::Gap)) => {}
            _ => parts.push(LabelPart::Gap),
        }
    }
    parts
}

proptest! {
    #[test]
    fn natural_keys_agree_with_a_slow_comparison(left in "[0-2aAÁđΩ/ ]{0,6}", right in "[0-2aAÁđΩ/ ]{0,6}") {
        prop_assert_eq!(NaturalKey::of(&left).cmp(&NaturalKey::of(&right)), compare_labels(&left, &right));
    }

    #[test]
    fn natural_keys_count_numbers_of_any_length(left in "[1-9][0-9]{0,600}", right in "[1-9][0-9]{0,600}") {
        let expected = left.len().cmp(&right.len()).then_with(|| left.cmp(&right));
        prop_assert_eq!(NaturalKey::of(&left).cmp(&NaturalKey::of(&right)), expected);
    }

    #[test]
    fn house_numbers_stay_as_they_are_when_read_again(text in prop_oneof!["(số|nhà|sn| |:|[0-9A-C/]){0,8}", any::<String>()]) {
        let number = HouseNumber::new(&text);
        prop_assert_eq!(HouseNumber::new(number.as_str()), number);
    }

    #[test]
    fn phones_read_back(text in "0(?:[35789][0-9]{8}|2[0-9]{9})", other in "[0-9+. ()-]{0,16}") {
        let phone = Phone::parse(&text).unwrap();
        prop_assert_eq!(phone.as_str(), &text);
        prop_assert_eq!(Phone::parse(&phone.grouped()), Ok(phone.clone()));
        prop_assert_eq!(Phone::parse(&format!("+84{}", &text[1..])), Ok(phone.clone()));
        prop_assert_eq!(read_phone(&text[1..]), Ok((text, true)));
        if let Ok(phone) = Phone::parse(&other) {
            prop_assert_eq!(Phone::parse(phone.as_str()), Ok(phone));
        }
    }

    #[test]
    fn any_address_is_read(address in prop_oneof!["(tổ|khu|ngõ|số|nhà|phố|sn|12/3|2a|Hải|,|:|\\.| ){0,16}", any::<String>()]) {
        let parts = AddressParts::parse(&address);
        prop_assert!(parts.group.is_empty() || parts.group.starts_with("Tổ "));
    }
}
