//! What taking a register in does is said as it is, in both languages.

use tung_nha::engine::commands::take_register::{
    Changed, Comparison, KeptEdit, RegisterChange, RegisterPreview, RegisterTaken,
};
use tung_nha::ui::import_outcome::{changed_fields, changed_name, kept_field, offer, report, says_nothing_new};
use tung_nha::words::{Language, Words};

fn vi() -> &'static Words {
    Language::Vietnamese.words()
}

fn en() -> &'static Words {
    Language::English.words()
}

/// Numbers of new, changed, same and moved records.
const fn counts([new, changed, same, moved]: [u32; 4]) -> Comparison {
    Comparison { new, changed, same, moved }
}

/// Checks what is said before and after.
fn check(households: [u32; 4], residents: [u32; 4], offered: &str, reported: &str) {
    let (households, residents) = (counts(households), counts(residents));
    let preview = RegisterPreview { households, residents, ..RegisterPreview::default() };
    assert_eq!(offer(vi(), &preview), offered);
    assert_eq!(report(vi(), &RegisterTaken { households, residents, undo: None }), reported);
}

#[test]
fn a_register_that_is_all_new_is_taken_in_and_another_says_what_it_does() {
    let all_new = [15, 0, 0, 0];
    check(all_new, [1_040, 0, 0, 0], "Nhập 15 hộ, 1.040 người", "Đã nhập 15 hộ, 1.040 người");
    let (offered, reported) = ("Thêm 1 hộ, 4 người; sửa 3 người", "Đã thêm 1 hộ, 4 người; đã sửa 3 người");
    check([1, 0, 14, 0], [4, 3, 17, 0], offered, reported);
    check(
        [0, 2, 0, 0],
        [0, 0, 5, 1],
        "Sửa 2 hộ; chuyển 1 người sang hộ khác",
        "Đã sửa 2 hộ; đã chuyển 1 người sang hộ khác",
    );
    check([0, 0, 2, 0], [1, 0, 5, 0], "Thêm 1 người", "Đã thêm 1 người");
    let nothing = "Danh sách này không có gì mới";
    check([0, 0, 2, 0], [0, 0, 5, 0], nothing, nothing);
}

#[test]
fn english_knows_one_from_many() {
    let preview = RegisterPreview {
        households: counts([1, 0, 14, 0]),
        residents: counts([4, 1, 17, 0]),
        ..RegisterPreview::default()
    };
    assert_eq!(offer(en(), &preview), "Add 1 household, 4 people; change 1 person");
    assert!(!says_nothing_new(&preview));
    assert!(says_nothing_new(&RegisterPreview { households: counts([0, 0, 3, 0]), ..RegisterPreview::default() }));
}

#[test]
fn changes_are_written_as_people_write() {
    let field = |field: &str, before: &str, after: &str| (field.to_owned(), before.to_owned(), after.to_owned());
    let change = RegisterChange {
        record: Changed::Household,
        name: "Nguyễn Văn An".to_owned(),
        fields: vec![
            field("birth", "2035-05-15", "2015-05-15"),
            field("birth", "", "1981"),
            field("ocop", "", "true"),
            field("area", "", "Khu 4B"),
        ],
    };
    assert_eq!(changed_name(vi(), &change), "Hộ Nguyễn Văn An");
    let told = "Năm sinh: 15/5/2035 → 15/5/2015; Năm sinh: để trống → 1981; \
                Có sản phẩm OCOP: để trống → có; Khu: để trống → Khu 4B";
    assert_eq!(changed_fields(vi(), &change), told);
    let kept = KeptEdit {
        name: "Nguyễn Văn An".to_owned(),
        field: "birth".to_owned(),
        kept: "1980-05-05".to_owned(),
        listed: "1979-03".to_owned(),
    };
    assert_eq!(kept_field(vi(), &kept), "Năm sinh: giữ “5/5/1980”, danh sách ghi “3/1979”");
}
