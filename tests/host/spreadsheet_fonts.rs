//! Text typed in the fonts from before Unicode is turned into Unicode, or refused where nobody can tell.

use proptest::prelude::*;
use tung_nha::spreadsheet::{Cell, ConvertedColumn, Fault, FontReport, LegacyFont, Workbook, open, open_pasted};
use unicode_normalization::UnicodeNormalization;

/// TCVN3 as its standard lists it, byte by byte, by way of the two letters before and after each base vowel.
const TCVN3: [(char, u8); 74] = [
    ('Ă', 0xA1),
    ('Â', 0xA2),
    ('Ê', 0xA3),
    ('Ô', 0xA4),
    ('Ơ', 0xA5),
    ('Ư', 0xA6),
    ('Đ', 0xA7),
    ('ă', 0xA8),
    ('â', 0xA9),
    ('ê', 0xAA),
    ('ô', 0xAB),
    ('ơ', 0xAC),
    ('ư', 0xAD),
    ('đ', 0xAE),
    ('à', 0xB5),
    ('ả', 0xB6),
    ('ã', 0xB7),
    ('á', 0xB8),
    ('ạ', 0xB9),
    ('ằ', 0xBB),
    ('ẳ', 0xBC),
    ('ẵ', 0xBD),
    ('ắ', 0xBE),
    ('ặ', 0xC6),
    ('ầ', 0xC7),
    ('ẩ', 0xC8),
    ('ẫ', 0xC9),
    ('ấ', 0xCA),
    ('ậ', 0xCB),
    ('è', 0xCC),
    ('ẻ', 0xCE),
    ('ẽ', 0xCF),
    ('é', 0xD0),
    ('ẹ', 0xD1),
    ('ề', 0xD2),
    ('ể', 0xD3),
    ('ễ', 0xD4),
    ('ế', 0xD5),
    ('ệ', 0xD6),
    ('ì', 0xD7),
    ('ỉ', 0xD8),
    ('ĩ', 0xDC),
    ('í', 0xDD),
    ('ị', 0xDE),
    ('ò', 0xDF),
    ('ỏ', 0xE1),
    ('õ', 0xE2),
    ('ó', 0xE3),
    ('ọ', 0xE4),
    ('ồ', 0xE5),
    ('ổ', 0xE6),
    ('ỗ', 0xE7),
    ('ố', 0xE8),
    ('ộ', 0xE9),
    ('ờ', 0xEA),
    ('ở', 0xEB),
    ('ỡ', 0xEC),
    ('ớ', 0xED),
    ('ợ', 0xEE),
    ('ù', 0xEF),
    ('ủ', 0xF1),
    ('ũ', 0xF2),
    ('ú', 0xF3),
    ('ụ', 0xF4),
    ('ừ', 0xF5),
    ('ử', 0xF6),
    ('ữ', 0xF7),
    ('ứ', 0xF8),
    ('ự', 0xF9),
    ('ỳ', 0xFA),
    ('ỷ', 0xFB),
    ('ỹ', 0xFC),
    ('ý', 0xFD),
    ('ỵ', 0xFE),
];

/// Every lower-case Vietnamese letter with a mark.
const MARKED: &str = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";

fn to_tcvn3(text: &str) -> String {
    let byte = |letter| TCVN3.iter().find(|(known, _)| *known == letter).map_or(letter, |(_, byte)| char::from(*byte));
    text.chars().map(byte).collect()
}

/// Writes VNI by its rule: the vowel, then one character for its shape and tone together.
fn to_vni(text: &str) -> String {
    let mut vni = String::new();
    for letter in text.chars() {
        let upper = letter.is_uppercase();
        let parts: Vec<char> = letter.to_lowercase().collect::<String>().nfd().collect();
        let tone = |tones: [char; 5]| {
            parts[1..].iter().find_map(|part| {
                Some(match part {
                    '\u{300}' => tones[0],
                    '\u{301}' => tones[1],
                    '\u{309}' => tones[2],
                    '\u{303}' => tones[3],
                    '\u{323}' => tones[4],
                    _ => return None,
                })
            })
        };
        let plain = tone(['ø', 'ù', 'û', 'õ', 'ï']);
        let written = match (parts[0], parts[1..].iter().find(|part| matches!(part, '\u{302}' | '\u{306}' | '\u{31b}')))
        {
            ('đ', _) => "ñ".to_owned(),
            ('i', None) => tone(['ì', 'í', 'æ', 'ó', 'ò']).unwrap_or('i').to_string(),
            ('y', None) if plain == Some('ï') => "î".to_owned(),
            (base, Some('\u{302}')) => format!("{base}{}", tone(['à', 'á', 'å', 'ã', 'ä']).unwrap_or('â')),
            (base, Some('\u{306}')) => format!("{base}{}", tone(['è', 'é', 'ú', 'ü', 'ë']).unwrap_or('ê')),
            (base, Some(_)) => [Some(if base == 'o' { 'ô' } else { 'ö' }), plain].into_iter().flatten().collect(),
            (base, None) => [Some(base), plain].into_iter().flatten().collect(),
        };
        vni.push_str(&if upper { written.to_uppercase() } else { written });
    }
    vni
}

fn column(workbook: &Workbook, index: usize) -> Vec<String> {
    workbook.sheets[0].rows.iter().map(|row| row.cell(index).shown()).collect()
}

#[test]
fn the_samples_everybody_knows_are_read() {
    assert_eq!(LegacyFont::Tcvn3.to_unicode("NguyÔn V¨n"), "Nguyễn Văn");
    assert_eq!(LegacyFont::Vni.to_unicode("Nguyeãn Vaên"), "Nguyễn Văn");
    assert_eq!(LegacyFont::Vni.to_unicode("ÑAËNG THÒ HOÀNG"), "ĐẶNG THỊ HỒNG");
    assert_eq!(LegacyFont::Tcvn3.to_unicode("§ÆNG V¡N Vò"), "ĐẶNG VĂN VŨ");
}

#[test]
fn every_letter_survives_both_fonts() {
    assert_eq!(LegacyFont::Tcvn3.to_unicode(&to_tcvn3(&format!("n{MARKED}"))), format!("n{MARKED}"));
    for letter in MARKED.chars().chain(MARKED.to_uppercase().chars()) {
        assert_eq!(LegacyFont::Vni.to_unicode(&to_vni(&letter.to_string())), letter.to_string());
    }
}

#[test]
fn a_column_in_an_old_font_becomes_unicode_as_one() {
    let names = ["Nguyễn Văn Đức", "Trần Thị Tú", "Lê Hoà", "Phạm Hà"];
    for (encode, font) in [(to_tcvn3 as fn(&str) -> String, LegacyFont::Tcvn3), (to_vni, LegacyFont::Vni)] {
        let rows: Vec<String> = names.iter().map(|name| format!("{}\tGhi chú đúng", encode(name))).collect();
        let workbook = open_pasted(&format!("Họ và tên\tGhi chú\n{}", rows.join("\n"))).unwrap();
        assert_eq!(column(&workbook, 0)[1..], names);
        let converted = ConvertedColumn { column: 0, font, cells: 4 };
        assert_eq!(workbook.sheets[0].fonts.converted, [converted]);
    }
}

#[test]
fn a_csv_of_one_byte_letters_is_told_from_windows_1258() {
    let bytes: Vec<u8> = to_tcvn3("Họ và tên,Tổ\r\nNguyễn Văn Đức,Tổ 5\r\nBùi Thị Hằng,Tổ 6\r\n")
        .chars()
        .map(|letter| letter as u8)
        .collect();
    let workbook = open(&bytes, "a.csv").unwrap();
    assert_eq!(column(&workbook, 0), ["Họ và tên", "Nguyễn Văn Đức", "Bùi Thị Hằng"]);
}

#[test]
fn unicode_columns_are_left_alone() {
    let text = "Họ và tên\nNguyễn Văn Tú\nHà Tú\nJosé Müller\nTô Vũ\nÂu Hồ Hà";
    let workbook = open_pasted(text).unwrap();
    assert_eq!(column(&workbook, 0).join("\n"), text);
    assert_eq!(workbook.sheets[0].fonts, FontReport::default());
}

#[test]
fn a_name_that_could_be_two_names_in_a_mixed_column_is_refused() {
    let text = format!("Họ và tên\tNăm sinh\nNguyễn Văn An\t1960\nTú\t1961\n{}\t1962", to_tcvn3("Trần Đức"));
    let workbook = open_pasted(&text).unwrap();
    let sheet = &workbook.sheets[0];
    let layout = tung_nha::spreadsheet::guess(sheet).unwrap();
    let chosen = tung_nha::spreadsheet::ChosenSheet { sheet, layout: &layout };
    let reading = tung_nha::spreadsheet::read(&[chosen], crate::spreadsheet_reading::TODAY, &mut |_, _| ());
    let names: Vec<&str> = reading
        .register
        .households
        .iter()
        .flat_map(|household| &household.residents)
        .map(|person| person.name.as_str())
        .collect();
    assert_eq!(names, ["Nguyễn Văn An", "Trần Đức"]);
    let refused: Vec<_> = reading.problems.iter().filter(|problem| problem.fault == Fault::FontUnclear).collect();
    assert_eq!(refused.len(), 1);
    assert_eq!((refused[0].source.row, refused[0].value.as_str()), (3, "Tú"));
    assert_eq!(sheet.rows[2].cell(0), &Cell::Text("Tú".to_owned()));
}

proptest! {
    #[test]
    fn tcvn3_gives_back_what_was_typed(text in "[a-z àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĐÂƠ]{0,40}") {
        prop_assert_eq!(LegacyFont::Tcvn3.to_unicode(&to_tcvn3(&text)), text);
    }

    #[test]
    fn vni_gives_back_what_was_typed(text in "[a-zA-Z àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĐÂƠỄỘỰỊỴ]{0,40}") {
        prop_assert_eq!(LegacyFont::Vni.to_unicode(&to_vni(&text)), text);
    }
}
