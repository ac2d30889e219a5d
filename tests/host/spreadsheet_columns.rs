//! The heading is found among titles, and columns are guessed from what they are called or hold.

use tung_nha::spreadsheet::{Column, Layout, column_letters, from_heading, guess, heading_texts, open_pasted};

/// Guesses the layout of cells written with tabs.
fn layout(cells: &str) -> Option<Layout> {
    guess(&open_pasted(cells).unwrap().sheets[0])
}

/// Checks what a single heading row is taken for.
fn check(headings: &str, expected: &[Column]) {
    let layout =
        layout(&format!("{headings}\n{}", "x\t".repeat(20))).unwrap_or_else(|| panic!("no heading: {headings}"));
    assert_eq!(layout.columns[..expected.len()], *expected, "{headings}");
}

#[test]
fn headings_are_known_in_any_case_and_without_marks() {
    use Column::*;
    check("STT\tHọ và tên\tNăm sinh\tGiới tính\tSĐT", &[PersonIndex, Name, Birth, Sex, Phone]);
    check("TT\tHO TEN\tNGAY SINH\tPHAI\tSo dien thoai", &[PersonIndex, Name, Birth, Sex, Phone]);
    check("Hộ số\tHỌ VÀ TÊN\tQH với chủ hộ\tSố nhà\tNgõ", &[HouseholdCode, Name, Relation, HouseNumber, Lane]);
    check("Họ tên chủ hộ\tĐiện thoại\tTổ dân phố\tKhu phố", &[HeadName, Phone, Group, Area]);
    check("Họ và tên\tNam\tNữ\tĐT\tThôn", &[Name, Male, Female, Phone, Area]);
    check("Họ và tên\tNăm\tNơi thường trú\tTạm trú", &[Name, Birth, Address, Residence]);
    check(
        "Họ tên\tĐiện thoại thông minh\tSP OCOP\tHộ kinh doanh\tHộ nông nghiệp",
        &[Name, Smartphone, Ocop, Business, Farms],
    );
    check("Họ đệm\tTên\tNS\tSố CCCD\tDân tộc\tGhi chú", &[Name, Name, Birth, Ignore, Ignore, Note]);
}

#[test]
fn a_heading_of_two_rows_names_the_columns_it_divides() {
    use Column::*;
    let cells = "DANH SÁCH NHÂN KHẨU\n\nSTT\tHọ và tên\tNgày sinh\t\t\tGiới tính\t\tGhi chú\n\
                 \t\tNgày\tTháng\tNăm\tNam\tNữ\n1\tNguyễn Văn An\t1\t2\t1960\tx";
    let workbook = open_pasted(cells).unwrap();
    let layout = guess(&workbook.sheets[0]).unwrap();
    assert_eq!(layout.header_rows, Some((3, 4)));
    assert_eq!(layout.columns, [PersonIndex, Name, BirthDay, BirthMonth, Birth, Male, Female, Note]);
    assert_eq!(heading_texts(&workbook.sheets[0], &layout)[5], "Giới tính Nam");
}

#[test]
fn men_and_women_under_a_birth_have_births_in_their_columns() {
    let layout = layout("Số TT\tHọ và tên\tNăm sinh\t\tĐịa chỉ\n\t\tNam\tNữ\n1\tNguyễn Văn An\t1960").unwrap();
    assert_eq!(layout.columns[2..4], [Column::Male, Column::Female]);
}

#[test]
fn a_number_that_skips_most_people_counts_households() {
    let cells = "STT\tHọ và tên\tNăm sinh\n1\tAn\t1960\n\tBình\t1962\n\tChi\t1990\n2\tDũng\t1950\n\tEm\t1951";
    assert_eq!(layout(cells).unwrap().columns[0], Column::HouseholdCode);
}

#[test]
fn a_name_spread_over_two_columns_under_one_heading_is_one_name() {
    let cells = "STT\tHọ và tên\t\tNăm sinh\n1\tNguyễn Văn\tAn\t1960\n2\tTrần Thị\tBình\t1961";
    assert_eq!(layout(cells).unwrap().columns[1..3], [Column::Name, Column::Name]);
}

#[test]
fn without_a_heading_columns_are_known_by_what_they_hold() {
    use Column::*;
    let cells = "1\tNguyễn Văn An\t1960\tNam\tChủ hộ\t0912345678\tSố 5, Tổ 2, Khu 4B\n\
                 2\tTrần Thị Bình\t02/03/1962\tNữ\tVợ\t912345679\t\n";
    let layout = layout(cells).unwrap();
    assert_eq!(layout.header_rows, None);
    assert_eq!(layout.columns, [PersonIndex, Name, Birth, Sex, Relation, Phone, Address]);
}

#[test]
fn what_is_no_list_of_people_is_not_guessed_at() {
    assert_eq!(layout("Thu\tChi\n100\t200\n300\t400"), None);
    assert_eq!(layout("Kính gửi: Uỷ ban nhân dân phường\nTôi tên là 1234"), None);
}

#[test]
fn the_heading_a_person_points_at_is_used() {
    let workbook = open_pasted("Họ và tên\tNăm sinh\tTổ\nHọ tên khai sinh\tSinh năm\tTổ số\nAn\t1960\t5").unwrap();
    let layout = from_heading(&workbook.sheets[0], (2, 2));
    assert_eq!(layout.header_rows, Some((2, 2)));
    assert_eq!(layout.columns, [Column::Name, Column::Birth, Column::Group]);
}

#[test]
fn columns_are_lettered_as_spreadsheets_do() {
    assert_eq!([0, 25, 26, 701, 702, 16_383].map(column_letters), ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
}
