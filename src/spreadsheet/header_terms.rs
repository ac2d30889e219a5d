//! The words headings of registers are written with.

use crate::model::text;
use crate::spreadsheet::columns::Column;

/// Reads a heading as words: no marks, no case, no punctuation. "Họ và tên (*)" is "ho va ten".
pub fn words(heading: &str) -> String {
    let folded = text::fold(heading);
    folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Headings that are exactly these words.
const EXACT: &[(&str, Column)] = &[
    ("stt", Column::PersonIndex),
    ("tt", Column::PersonIndex),
    ("so tt", Column::PersonIndex),
    ("so thu tu", Column::PersonIndex),
    ("thu tu", Column::PersonIndex),
    ("stt nhan khau", Column::PersonIndex),
    ("stt khau", Column::PersonIndex),
    ("stt nguoi", Column::PersonIndex),
    ("ho so", Column::HouseholdCode),
    ("so ho", Column::HouseholdCode),
    ("ho", Column::HouseholdCode),
    ("ho gd", Column::HouseholdCode),
    ("tt ho", Column::HouseholdCode),
    ("so tt ho", Column::HouseholdCode),
    ("so thu tu ho", Column::HouseholdCode),
    ("ma so ho", Column::HouseholdCode),
    ("ho gia dinh so", Column::HouseholdCode),
    ("qh", Column::Relation),
    ("qhch", Column::Relation),
    ("qh ch", Column::Relation),
    ("dt", Column::Phone),
    ("so dt", Column::Phone),
    ("phone", Column::Phone),
    ("mobile", Column::Phone),
    ("tel", Column::Phone),
    ("ns", Column::Birth),
    ("dob", Column::Birth),
    ("date of birth", Column::Birth),
    ("sinh nam", Column::Birth),
    ("nam", Column::Male),
    ("gioi tinh nam", Column::Male),
    ("nu", Column::Female),
    ("gioi tinh nu", Column::Female),
    ("phai", Column::Sex),
    ("gt", Column::Sex),
    ("sex", Column::Sex),
    ("nam nu", Column::Sex),
    ("ngo", Column::Lane),
    ("ngo ngach", Column::Lane),
    ("ngo pho", Column::Lane),
    ("ngo duong", Column::Lane),
    ("duong", Column::Lane),
    ("pho", Column::Lane),
    ("duong pho", Column::Lane),
    ("ten duong", Column::Lane),
    ("ten pho", Column::Lane),
    ("ten ngo", Column::Lane),
    ("hem", Column::Lane),
    ("duong ngo", Column::Lane),
    ("ngo ngach hem", Column::Lane),
    ("ngo xom", Column::Lane),
    ("to", Column::Group),
    ("to dan", Column::Group),
    ("to dan pho", Column::Group),
    ("to dan cu", Column::Group),
    ("to so", Column::Group),
    ("so to", Column::Group),
    ("tdp", Column::Group),
    ("khu", Column::Area),
    ("khu pho", Column::Area),
    ("khu vuc", Column::Area),
    ("kdc", Column::Area),
    ("thon", Column::Area),
    ("thon ban", Column::Area),
    ("thon khu", Column::Area),
    ("thon to", Column::Area),
    ("ap", Column::Area),
    ("ban", Column::Area),
    ("xom", Column::Area),
    ("dia ban", Column::Area),
    ("ten", Column::Name),
    ("ho dem", Column::Name),
    ("ho va dem", Column::Name),
    ("ho lot", Column::Name),
    ("ho chu dem", Column::Name),
    ("ten dem", Column::Name),
    ("name", Column::Name),
    ("full name", Column::Name),
    ("hkd", Column::Business),
    ("sxkd", Column::Business),
    ("note", Column::Note),
    ("dtdd", Column::Phone),
];

/// Headings that contain these words; the first that fits decides, so narrow ones come first.
const CONTAINED: &[(&str, Column)] = &[
    ("quan he", Column::Relation),
    ("qh voi", Column::Relation),
    ("smartphone", Column::Smartphone),
    ("smart phone", Column::Smartphone),
    ("dien thoai thong minh", Column::Smartphone),
    ("dt thong minh", Column::Smartphone),
    ("dtdd thong minh", Column::Smartphone),
    ("dttm", Column::Smartphone),
    ("loai dien thoai", Column::Ignore),
    ("dien thoai", Column::Phone),
    ("sdt", Column::Phone),
    ("so dt", Column::Phone),
    ("di dong", Column::Phone),
    ("noi sinh", Column::Ignore),
    ("ngay thang nam sinh", Column::Birth),
    ("ngay sinh", Column::Birth),
    ("nam sinh", Column::Birth),
    ("sinh ngay", Column::Birth),
    ("gioi tinh", Column::Sex),
    ("so nha", Column::HouseNumber),
    ("dia chi", Column::Address),
    ("noi thuong tru", Column::Address),
    ("ho khau thuong tru", Column::Address),
    ("noi dang ky thuong tru", Column::Address),
    ("noi cu tru", Column::Address),
    ("noi o", Column::Address),
    ("cho o", Column::Address),
    ("thuong tru", Column::Residence),
    ("tam tru", Column::Residence),
    ("tam vang", Column::Residence),
    ("cu tru", Column::Residence),
    ("ocop", Column::Ocop),
    ("kinh doanh", Column::Business),
    ("nong nghiep", Column::Farms),
    ("nong san", Column::Farms),
    ("san pham chu luc", Column::Farms),
    ("stt ho", Column::HouseholdCode),
    ("ma ho", Column::HouseholdCode),
    ("so ho khau", Column::HouseholdCode),
    ("so so ho", Column::HouseholdCode),
    ("ma so ho", Column::HouseholdCode),
    ("so khau", Column::Ignore),
    ("so nhan khau", Column::Ignore),
    ("dan toc", Column::Ignore),
    ("ton giao", Column::Ignore),
    ("ghi chu", Column::Note),
    ("chu ho", Column::HeadName),
    ("ten cha", Column::Ignore),
    ("ten bo", Column::Ignore),
    ("ten me", Column::Ignore),
    ("ten vo", Column::Ignore),
    ("ten chong", Column::Ignore),
    ("ho va ten", Column::Name),
    ("ho ten", Column::Name),
    ("ten nhan khau", Column::Name),
    ("ten thanh vien", Column::Name),
    ("ten cong dan", Column::Name),
    ("khu dan cu", Column::Area),
    ("khu pho", Column::Area),
];

/// The longest text taken for a heading, in letters.
const LONGEST: usize = 70;

/// Returns what a heading says its column holds, or `None` when the words are not known.
///
/// `Column::Ignore` is an answer too: a heading known to hold what is not taken in.
pub fn column_of(heading: &str) -> Option<Column> {
    if heading.chars().count() > LONGEST {
        return None;
    }
    let words = words(heading);
    let has = |letter: char| heading.to_lowercase().contains(letter);
    // Without marks "năm" (the year) and "nam" (a man) are the same word; so are "họ" (family name) and "hộ" (household).
    match words.as_str() {
        "nam" if has('ă') => return Some(Column::Birth),
        "ho" if has('ọ') => return Some(Column::Name),
        "ho so" if has('ơ') => return None,
        _ => (),
    }
    let exact = EXACT.iter().find(|(term, _)| *term == words);
    let found = exact.or_else(|| CONTAINED.iter().find(|(term, _)| contains_words(&words, term)));
    found.map(|(_, column)| *column)
}

/// Returns whether a text is a heading of registers.
pub fn is_header_term(heading: &str) -> bool {
    column_of(heading).is_some()
}

/// Returns whether `term` stands in `words` at word borders.
fn contains_words(words: &str, term: &str) -> bool {
    words.match_indices(term).any(|(start, _)| {
        let before = words.get(..start).unwrap_or_default();
        let after = words.get(start + term.len()..).unwrap_or_default();
        (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with(' '))
    })
}
