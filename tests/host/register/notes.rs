//! What a list could not read and kept as a note goes once a corrected list says it; every other note stays.

use crate::register::lists::{edit, preview, resident, take};
use crate::spreadsheet_reading::people;
use crate::world::{Device, run};
use tung_nha::model::{Register, Told};

const AN: &str = "Nguyễn Văn An";

/// A list of one household whose head was born, is reached by telephone and noted like this.
fn list(birth: &str, phone: &str, note: &str) -> Register {
    people(&format!("1\t{AN}\t{birth}\tx\t\tChủ hộ\t{phone}\t\t\t{note}\n1\tTrần Thị Bình\t1981\t\tx\tVợ")).register
}

fn note(device: &Device) -> String {
    resident(device, AN).1.note
}

#[test]
fn a_list_says_under_which_headings_it_keeps_what_it_cannot_read() {
    let headings = list("1979", "", "").headings;
    assert!(headings.contains(&(Told::Phone, "Số điện thoại".to_owned())), "{headings:?}");
    assert!(headings.contains(&(Told::Birth, "Ngày sinh".to_owned())), "{headings:?}");
    assert!(headings.iter().all(|(_, heading)| heading != "Ghi chú" && heading != "Họ và tên"), "{headings:?}");
}

#[test]
fn what_a_corrected_list_says_leaves_the_note() {
    let mut device = Device::with_ward("a");
    take(&mut device, &list("31/02/1970", "hỏi con gái", "Hộ nghèo"));
    assert_eq!(note(&device), "Ngày sinh: 31/02/1970; Số điện thoại: hỏi con gái; Hộ nghèo");

    // The number is there now, the day of birth is left empty: that the old one was wrong is still all there is.
    let better = list("", "0912345678", "");
    let shown = preview(&mut device, &better);
    let [change] = shown.changes.as_slice() else { panic!("{:?}", shown.changes) };
    assert!(change.fields.iter().any(|(field, _, _)| field == "note"), "the preview tells of it: {change:?}");
    let undo = take(&mut device, &better).undo.unwrap();
    assert_eq!(note(&device), "Ngày sinh: 31/02/1970; Hộ nghèo");
    run(device.engine.undo(undo)).unwrap();
    assert_eq!(note(&device), "Ngày sinh: 31/02/1970; Số điện thoại: hỏi con gái; Hộ nghèo");

    take(&mut device, &list("28/02/1970", "0912345678", ""));
    assert_eq!(note(&device), "Hộ nghèo");
    assert_eq!(take(&mut device, &list("28/02/1970", "0912345678", "")).undo, None);
}

#[test]
fn a_note_that_is_all_set_right_is_empty() {
    let mut device = Device::with_ward("a");
    take(&mut device, &list("1979", "hỏi con gái", ""));
    take(&mut device, &list("1979", "0912345678", ""));
    assert_eq!(note(&device), "");
}

#[test]
fn a_note_a_person_wrote_stays_as_it_is() {
    let mut device = Device::with_ward("a");
    take(&mut device, &list("1979", "hỏi con gái", ""));
    edit(&mut device, AN, |an| an.note = "Số điện thoại: hỏi con gái, gọi buổi tối".to_owned());
    let right = list("1979", "0912345678", "");
    assert!(preview(&mut device, &right).kept_edits.is_empty());
    take(&mut device, &right);
    assert_eq!(note(&device), "Số điện thoại: hỏi con gái, gọi buổi tối");
}

#[test]
fn a_second_number_stays_unless_it_becomes_the_first() {
    let mut device = Device::with_ward("a");
    let both = list("1979", "0912345678/0987654321", "");
    take(&mut device, &both);
    assert_eq!(note(&device), "Số điện thoại: 0987654321");
    assert_eq!(take(&mut device, &both).undo, None);
    take(&mut device, &list("1979", "0912345678", ""));
    assert_eq!(note(&device), "Số điện thoại: 0987654321");
    take(&mut device, &list("1979", "0987654321", ""));
    assert_eq!(note(&device), "");
}
