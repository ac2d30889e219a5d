//! Words of deciding between two things two people wrote.

use crate::words::{Addressed, Format, counted};

/// The places where two versions differ, and the choice between them.
pub struct Conflicts {
    pub title: &'static str,
    /// Over the versions and what came back by itself, at a home.
    pub to_decide: &'static str,
    pub why: Addressed,
    /// Behind the ones that are shown.
    pub more: fn(Format, u32) -> String,
    pub none: &'static str,
    pub none_why: &'static str,
    /// The way here: "3 chỗ hai bản khác nhau".
    pub places: fn(Format, u32) -> String,
    pub which: &'static str,
    pub is_shown: &'static str,
    pub nobody: &'static str,
    pub keep: &'static str,
    pub write: &'static str,
    pub not_lost: &'static str,
    pub choose_first: &'static str,
    pub settled: &'static str,
    pub waiting: &'static str,
    pub other_value: &'static str,
    pub reason_of: fn(&str) -> String,
    /// The name of something that is no person.
    pub name: &'static str,
    pub to_home: fn(&str) -> String,
}

pub(super) const VI: Conflicts = Conflicts {
    title: "Hai bản khác nhau",
    to_decide: "Cần quyết định",
    why: |address| {
        format!(
            "Hai người ghi khác nhau về cùng một chỗ. Máy giữ cả hai cho đến khi {} chọn. Chưa rõ thì cứ để đó, hỏi lại sau.",
            address.word()
        )
    },
    more: |format, count| format!("Còn {} chỗ nữa, chọn xong các chỗ trên sẽ hiện ra.", format.number(count.into())),
    none: "Không còn chỗ nào khác nhau",
    none_why: "Khi hai người ghi khác nhau về cùng một chỗ, chỗ ấy hiện ở đây.",
    places: |format, count| format!("{} chỗ hai bản khác nhau", format.number(count.into())),
    which: "Bản nào đúng?",
    is_shown: "đang hiện",
    nobody: "không rõ ai ghi",
    keep: "Chọn bản này",
    write: "Cả hai đều sai: ghi lại",
    not_lost: "Bản không chọn vẫn nằm trong lịch sử, không mất.",
    choose_first: "Chọn một bản trước đã.",
    settled: "Đã chọn xong. Lần gửi sau, các máy khác cũng theo bản này.",
    waiting: "chờ dữ liệu của máy khác, có thể không có gì khác",
    other_value: "ghi khác",
    reason_of: |item| format!("Lý do chưa đạt: {item}"),
    name: "Tên",
    to_home: |number| if number.is_empty() { "Xem nhà này".to_owned() } else { format!("Xem nhà số {number}") },
};

pub(super) const EN: Conflicts = Conflicts {
    title: "Two versions",
    to_decide: "To be decided",
    why: |_| {
        "Two people recorded different things in the same place. Both are kept until you choose. If you are not sure, leave it and ask later.".to_owned()
    },
    more: |format, count| {
        format!(
            "{} more will appear here as these are settled.",
            counted(&format.number(count.into()), "place", "places")
        )
    },
    none: "No differences left",
    none_why: "When two people record different things in the same place, it appears here.",
    places: |format, count| {
        counted(&format.number(count.into()), "place with two versions", "places with two versions")
    },
    which: "Which one is right?",
    is_shown: "shown now",
    nobody: "recorded by someone unknown",
    keep: "Keep this one",
    write: "Both are wrong: write it anew",
    not_lost: "The other version stays in the history.",
    choose_first: "Choose one of the versions first.",
    settled: "Settled. Other devices will follow once you send them your data.",
    waiting: "waiting for data from another device; it may not be a conflict",
    other_value: "something else",
    reason_of: |item| format!("Reason not reached: {item}"),
    name: "Name",
    to_home: |number| if number.is_empty() { "Open this home".to_owned() } else { format!("Open no. {number}") },
};
