//! Words of what may have been entered twice.

use crate::words::{Addressed, Format, counted};

/// What may have been entered twice: the list, the two sides, the judgement, the way back.
pub struct Duplicates {
    pub title: &'static str,
    pub why: Addressed,
    pub none: &'static str,
    pub none_why: &'static str,
    pub more: fn(Format, u32) -> String,
    /// The way here: "3 chỗ nghi trùng".
    pub suspected: fn(Format, u32) -> String,
    pub same_phone: &'static str,
    pub same_birthday: &'static str,
    pub same_household: &'static str,
    pub same_lane: &'static str,
    pub same_address: &'static str,
    pub one_person: &'static str,
    pub two_people: &'static str,
    pub one_home: &'static str,
    pub two_homes: &'static str,
    pub joined: &'static str,
    pub kept_apart: &'static str,
    pub no_phone: &'static str,
    pub no_home: &'static str,
    pub home_holds: fn(u32, u32) -> String,
    pub is_joined: &'static str,
    pub take_apart_person: &'static str,
    pub take_apart_home: &'static str,
    pub take_apart_why: &'static str,
    pub take_apart: &'static str,
    pub taken_apart: &'static str,
    /// While a home or a person is typed, before what is here.
    pub maybe_home: &'static str,
    pub maybe_person: &'static str,
}

pub(super) const VI: Duplicates = Duplicates {
    title: "Nghi trùng",
    why: |address| {
        format!(
            "Có thể một người, một nhà được ghi hai lần. {} xem rồi quyết định, máy không tự gộp.",
            address.word_at_start()
        )
    },
    none: "Không có ai, nhà nào nghi trùng",
    none_why: "Khi một người hoặc một nhà có vẻ được ghi hai lần, chỗ ấy hiện ở đây.",
    more: |format, count| format!("Còn {} chỗ nữa, xem xong các chỗ trên sẽ hiện ra.", format.number(count.into())),
    suspected: |format, count| format!("{} chỗ nghi trùng", format.number(count.into())),
    same_phone: "Cùng tên, cùng số điện thoại",
    same_birthday: "Cùng tên, cùng ngày sinh",
    same_household: "Cùng tên, trong một nhà",
    same_lane: "Cùng tên, cùng năm sinh, cùng ngõ",
    same_address: "Cùng số nhà, cùng ngõ",
    one_person: "Là một người",
    two_people: "Là hai người",
    one_home: "Là một nhà",
    two_homes: "Là hai nhà",
    joined: "Đã gộp. Chỗ nào hai bên ghi khác nhau thì máy giữ cả hai để chọn.",
    kept_apart: "Đã ghi là hai. Máy sẽ không hỏi lại.",
    no_phone: "chưa có số điện thoại",
    no_home: "chưa rõ nhà",
    home_holds: |people, visits| format!("{people} người, {visits} lượt thăm"),
    is_joined: "gộp từ nhiều lần ghi",
    take_apart_person: "Tách ra thành hai người",
    take_apart_home: "Tách ra thành hai nhà",
    take_apart_why: "Thông tin trở lại như lúc chưa gộp. Những gì ghi sau khi gộp vẫn còn.",
    take_apart: "Tách ra",
    taken_apart: "Đã tách ra.",
    maybe_home: "Nhà này có thể đã có trong danh sách:",
    maybe_person: "Người này có thể đã có trong danh sách:",
};

pub(super) const EN: Duplicates = Duplicates {
    title: "Possible duplicates",
    why: |_| {
        "A person or home may have been recorded twice. You decide; the app never joins them by itself.".to_owned()
    },
    none: "No possible duplicates",
    none_why: "When a person or home seems to have been recorded twice, it appears here.",
    more: |format, count| {
        format!(
            "{} more will appear here as these are settled.",
            counted(&format.number(count.into()), "pair", "pairs")
        )
    },
    suspected: |format, count| counted(&format.number(count.into()), "possible duplicate", "possible duplicates"),
    same_phone: "Same name and phone number",
    same_birthday: "Same name and date of birth",
    same_household: "Same name in one home",
    same_lane: "Same name and year of birth in one lane",
    same_address: "Same number in one lane",
    one_person: "One person",
    two_people: "Two people",
    one_home: "One home",
    two_homes: "Two homes",
    joined: "Joined. Where the two differ, both versions are kept for you to choose.",
    kept_apart: "Noted as two. You will not be asked again.",
    no_phone: "no phone number yet",
    no_home: "home not known",
    home_holds: |people, visits| {
        let people = counted(&people.to_string(), "person", "people");
        format!("{people}, {}", counted(&visits.to_string(), "visit", "visits"))
    },
    is_joined: "joined from several records",
    take_apart_person: "Separate into two people",
    take_apart_home: "Separate into two homes",
    take_apart_why: "The details go back to before they were joined. What was recorded since is kept.",
    take_apart: "Separate",
    taken_apart: "Separated.",
    maybe_home: "This home may be on the list already:",
    maybe_person: "This person may be on the list already:",
};
