//! Words of giving back what a file replaced, once something stands on it.

use crate::words::{Format, counted};

/// The way back from a file that can no longer be undone as if it had never come.
pub struct Intake {
    pub give_back: &'static str,
    pub give_back_sure: &'static str,
    pub give_back_why: &'static str,
    pub given_back: &'static str,
    pub stays: &'static str,
    pub more_stays: fn(Format, u32) -> String,
    pub was_written: &'static str,
    pub was_visited: &'static str,
    pub is_lived_in: &'static str,
    pub home_stays: &'static str,
    pub is_shared: &'static str,
}

pub(super) const VI: Intake = Intake {
    give_back: "Trả lại như trước khi nhận",
    give_back_sure: "Trả lại như trước khi nhận tệp này?",
    give_back_why: "Đã có ghi chép mới trên phần của tệp, hoặc tệp đã được gửi tiếp. Chỗ nào còn nguyên như tệp để lại thì trở về như trước. Chỗ nào đã sửa hay thăm thêm thì giữ. Lần gửi sau, các máy khác cũng theo.",
    given_back: "Đã trả lại như trước khi nhận.",
    stays: "Những chỗ này giữ nguyên:",
    more_stays: |format, count| format!("Và {} chỗ nữa.", format.number(count.into())),
    was_written: "đã có người sửa thêm",
    was_visited: "đã được thăm",
    is_lived_in: "còn người hoặc nhà ở đó",
    home_stays: "nhà của người này được giữ",
    is_shared: "phần chung của cả phường",
};

pub(super) const EN: Intake = Intake {
    give_back: "Put things back as before this file",
    give_back_sure: "Put things back as they were before this file?",
    give_back_why: "More was recorded on what the file brought, or it was passed on. What is still as the file left it goes back to what it was. What was edited or visited since stays. Other devices follow once you send to them.",
    given_back: "Things are back as before the file.",
    stays: "This stays as it is:",
    more_stays: |format, count| format!("And {}.", counted(&format.number(count.into()), "more place", "more places")),
    was_written: "edited since",
    was_visited: "visited since",
    is_lived_in: "people or homes remain there",
    home_stays: "the person's home stays",
    is_shared: "shared by the whole ward",
};
