//! Words of erasing what is known of somebody who asked for it.

use crate::model::ErasedKind;
use crate::words::{Format, counted};

/// Erasing for good, and what is told of it afterwards.
pub struct Erasure {
    pub of_person: &'static str,
    pub of_home: &'static str,
    pub what_person: &'static str,
    pub what_home: &'static str,
    pub everywhere: &'static str,
    pub notes_stay: &'static str,
    pub files_stay: &'static str,
    pub begin_person: &'static str,
    pub begin_home: &'static str,
    pub erase: &'static str,
    pub sure_person: fn(&str) -> String,
    pub sure_home: &'static str,
    pub no_way_back: &'static str,
    pub keep: &'static str,
    pub erased_person: &'static str,
    pub erased_home: &'static str,
    pub list: &'static str,
    pub list_why: &'static str,
    pub kind: fn(ErasedKind) -> &'static str,
    /// Of a file: it erases what is here.
    pub in_file: fn(Format, u32) -> String,
    /// Nothing of them is on this device.
    pub in_file_elsewhere: &'static str,
    pub in_file_why: &'static str,
    /// Of a register: it lists who was erased.
    pub in_register: fn(Format, u32) -> String,
}

pub(super) const VI: Erasure = Erasure {
    of_person: "Người này xin xóa dữ liệu",
    of_home: "Nhà này xin xóa dữ liệu",
    what_person: "Xóa hẳn tên, năm sinh, số điện thoại, ghi chú và các bước đã ghi của người này.",
    what_home: "Xóa hẳn địa chỉ, mọi người trong nhà và các lượt thăm nhà này.",
    everywhere: "Xóa trên máy này và trên mọi máy nhận tệp gửi từ giờ. Tệp cũ hay danh sách cũ không đưa trở lại được. \
                 Chỉ còn ngày xóa và ai xóa.",
    notes_stay: "Ghi chú của lượt thăm có nhắc tên thì vẫn còn. Muốn xóa cả ghi chú, xóa dữ liệu của cả nhà.",
    files_stay: "Tệp đã gửi qua Zalo hay thẻ nhớ thì phải tự xóa.",
    begin_person: "Xóa dữ liệu người này",
    begin_home: "Xóa dữ liệu nhà này",
    erase: "Xóa hẳn",
    sure_person: |name| format!("Xóa hẳn dữ liệu của {name}?"),
    sure_home: "Xóa hẳn dữ liệu của nhà này?",
    no_way_back: "Xóa rồi không lấy lại được.",
    keep: "Không xóa",
    erased_person: "Đã xóa hẳn dữ liệu của người này.",
    erased_home: "Đã xóa hẳn dữ liệu của nhà này.",
    list: "Đã xóa theo yêu cầu",
    list_why: "Không giữ lại gì ngoài ngày xóa và ai xóa.",
    kind: |kind| match kind {
        ErasedKind::Household => "Một nhà",
        ErasedKind::Resident => "Một người",
        ErasedKind::Unknown => "Một mục khác",
    },
    in_file: |format, count| {
        format!("Tệp này xóa hẳn {} người, nhà trên máy này: họ đã xin xóa dữ liệu", format.number(count.into()))
    },
    in_file_elsewhere: "Tệp này có người, nhà đã xin xóa dữ liệu. Trên máy này không có gì của họ",
    in_file_why: "Nhận tệp rồi thì không lấy lại được, và không hoàn tác được.",
    in_register: |format, count| {
        format!("{} người, nhà trong danh sách đã xin xóa dữ liệu: không nhập lại.", format.number(count.into()))
    },
};

pub(super) const EN: Erasure = Erasure {
    of_person: "This person asks to be erased",
    of_home: "This home asks to be erased",
    what_person: "The name, birth, phone number, note and recorded steps of this person are erased for good.",
    what_home: "The address, everyone living here and the visits to this home are erased for good.",
    everywhere: "They are erased on this device and on every device that takes a file sent from now on. No old file or \
                 list brings them back. Only the day, and who erased them, stay.",
    notes_stay: "Notes of visits that mention the name stay. To erase them too, erase the whole home.",
    files_stay: "Files sent by Zalo or on a memory card have to be deleted by hand.",
    begin_person: "Erase this person",
    begin_home: "Erase this home",
    erase: "Erase for good",
    sure_person: |name| format!("Erase {name} for good?"),
    sure_home: "Erase this home for good?",
    no_way_back: "There is no way to get it back.",
    keep: "Do not erase",
    erased_person: "This person was erased.",
    erased_home: "This home was erased.",
    list: "Erased on request",
    list_why: "Nothing is kept but the day and who did it.",
    kind: |kind| match kind {
        ErasedKind::Household => "A home",
        ErasedKind::Resident => "A person",
        ErasedKind::Unknown => "Something else",
    },
    in_file: |format, count| {
        let count = counted(&format.number(count.into()), "person or home", "people and homes");
        format!("This file erases {count} on this device: they asked for it")
    },
    in_file_elsewhere: "This file says who asked to be erased. Nothing of them is on this device",
    in_file_why: "Once the file is taken, there is no way back and no undo.",
    in_register: |format, count| {
        let count = counted(&format.number(count.into()), "person or home", "people and homes");
        format!("{count} on the list asked to be erased and are not taken in again.")
    },
};
