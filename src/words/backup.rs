//! Saving everything as a file, putting such a file in the place of everything, and the reminder to hand work over.

use crate::words::{Addressed, Format, counted};

/// Backups, and what is not handed over.
pub struct Backup {
    pub title: &'static str,
    pub why: Addressed,
    pub never: &'static str,
    pub last: fn(String) -> String,
    pub newer: fn(Format, u32) -> String,
    pub begin: &'static str,
    pub save: fn(String) -> String,
    pub save_again: &'static str,
    pub done: &'static str,
    pub finish: &'static str,
    pub cancelled: &'static str,
    pub not_saved: &'static str,
    pub replace: &'static str,
    pub replace_sure: &'static str,
    pub replace_why: &'static str,
    pub replace_loses: fn(Format, u32) -> String,
    pub replace_unsent: fn(Format, u32) -> String,
    pub replace_first: &'static str,
    pub replace_look: &'static str,
    pub replace_now: &'static str,
    pub replaced: fn(Format, u32) -> String,
    pub replacing: &'static str,
    pub hand_over_days: fn(Format, u32, u32) -> String,
    pub hand_over_visits: fn(Format, u32) -> String,
    pub hand_over_why: Addressed,
    pub tomorrow: &'static str,
}

pub(super) const VI: Backup = Backup {
    title: "Sao lưu toàn bộ",
    why: |address| {
        format!(
            "Lưu mọi dữ liệu Từng Nhà trên máy này thành một tệp. {} cất tệp ấy sang chỗ khác: thẻ nhớ, máy tính, hay \
             gửi cho người tin cậy. Lỡ mất máy thì mở tệp là có lại.",
            address.word_at_start()
        )
    },
    never: "Máy này chưa sao lưu lần nào.",
    last: |when| format!("Sao lưu lần cuối: {when}."),
    newer: |format, changes| format!("Từ đó có thêm {} thay đổi.", format.number(changes.into())),
    begin: "Sao lưu toàn bộ",
    save: |size| format!("Lưu bản sao lưu, khoảng {size}"),
    save_again: "Lưu lại lần nữa",
    done: "Đã lưu bản sao lưu. Nên chép tệp ấy sang máy khác.",
    finish: "Xong",
    cancelled: "Chưa lưu bản sao lưu, vì bảng chia sẻ đã đóng. Mọi thứ vẫn như cũ, mời bấm lại.",
    not_saved: "Máy chưa lưu được bản sao lưu. Mọi thứ vẫn như cũ, mời bấm lại.",
    replace: "Thay toàn bộ bằng tệp này",
    replace_sure: "Thay toàn bộ dữ liệu Từng Nhà trên máy này?",
    replace_why: "Máy sẽ chỉ còn những gì có trong tệp. Muốn giữ cả phần đang có trên máy thì bấm “Thôi”.",
    replace_loses: |format, changes| {
        format!("{} thay đổi trên máy này không có trong tệp, thay là mất.", format.number(changes.into()))
    },
    replace_unsent: |format, changes| {
        format!("Trong đó {} thay đổi chưa gửi cho ai, chỉ máy này có.", format.number(changes.into()))
    },
    replace_first: "Từng Nhà lưu một bản sao lưu trước, rồi mới thay.",
    replace_look: "Xem tệp sao lưu đã nằm trong máy chưa. Chưa thấy thì lưu lại lần nữa.",
    replace_now: "Thay toàn bộ",
    replaced: |format, changes| format!("Đã thay toàn bộ. Trên máy giờ có {} thay đổi.", format.number(changes.into())),
    replacing: "Đang thay toàn bộ. Đừng tắt máy.",
    hand_over_days: |format, days, visits| match visits {
        0 => format!("Đã {} ngày chưa gửi phần mới cho ai", format.number(days.into())),
        _ => format!(
            "Đã {} ngày chưa gửi: {} lượt thăm chỉ có trên máy này",
            format.number(days.into()),
            format.number(visits.into())
        ),
    },
    hand_over_visits: |format, visits| format!("{} lượt thăm chỉ có trên máy này", format.number(visits.into())),
    hand_over_why: |address| {
        format!("{} gửi cho tổ trưởng một tệp, lỡ hỏng máy cũng không mất công.", address.word_at_start())
    },
    tomorrow: "Để mai",
};

pub(super) const EN: Backup = Backup {
    title: "Full backup",
    why: |_| {
        "Save all Từng Nhà data on this device as a file. Keep that file somewhere else: a memory card, a computer, or \
         with someone you trust. If the device is lost, opening the file brings everything back."
            .to_owned()
    },
    never: "This device was never backed up.",
    last: |when| format!("Last backup: {when}."),
    newer: |format, changes| format!("{} since then.", counted(&format.number(changes.into()), "change", "changes")),
    begin: "Make a full backup",
    save: |size| format!("Save the backup, about {size}"),
    save_again: "Save it once more",
    done: "The backup is saved. It is a good idea to copy the file to another device.",
    finish: "Done",
    cancelled: "The backup is not saved: the share sheet was closed. Everything is as it was, please try again.",
    not_saved: "The backup could not be saved. Everything is as it was, please try again.",
    replace: "Replace everything with this file",
    replace_sure: "Replace all Từng Nhà data on this device?",
    replace_why: "The device will hold only what is in the file. To keep what is on the device as well, press “Cancel”.",
    replace_loses: |format, changes| {
        let changes = counted(&format.number(changes.into()), "change on this device is", "changes on this device are");
        format!("{changes} not in the file and would be lost.")
    },
    replace_unsent: |format, changes| {
        let changes = counted(&format.number(changes.into()), "of them was", "of them were");
        format!("{changes} never sent to anyone: only this device has that.")
    },
    replace_first: "Từng Nhà first saves a backup, and only then replaces.",
    replace_look: "Check that the backup file is on this device. If it is not, save it once more.",
    replace_now: "Replace everything",
    replaced: |format, changes| {
        let changes = counted(&format.number(changes.into()), "change", "changes");
        format!("Everything was replaced. The device now holds {changes}.")
    },
    replacing: "Replacing everything. Do not turn the device off.",
    hand_over_days: |format, days, visits| {
        let days = counted(&format.number(days.into()), "day", "days");
        match visits {
            0 => format!("Nothing new was sent to anyone for {days}"),
            _ => {
                let visits = counted(&format.number(visits.into()), "visit is", "visits are");
                format!("Nothing sent for {days}: {visits} on this device only")
            }
        }
    },
    hand_over_visits: |format, visits| {
        format!("{} on this device only", counted(&format.number(visits.into()), "visit is", "visits are"))
    },
    hand_over_why: |_| "Send the team leader a file, so that no work is lost if the phone breaks.".to_owned(),
    tomorrow: "Tomorrow",
};
