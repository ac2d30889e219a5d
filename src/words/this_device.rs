//! Words about the data on this device: how safe they are, how much room they take, how they are deleted.

use crate::words::{Addressed, Format, counted};

/// The page about the data on this device.
pub struct ThisDevice {
    pub title: &'static str,
    pub place: &'static str,
    pub lasting: &'static str,
    pub not_lasting: &'static str,
    pub not_lasting_why: Addressed,
    pub ask_to_last: &'static str,
    pub still_not_lasting: &'static str,
    pub space: fn(used: &str, free: &str) -> String,
    pub unsent: fn(Format, u32) -> String,
    pub nothing_unsent: &'static str,
    pub send: &'static str,
    pub wipe: &'static str,
    pub wipe_sure: &'static str,
    pub wipe_why: fn(Format, u32) -> String,
    pub wipe_unsent: fn(Format, u32) -> String,
    pub wipe_now: &'static str,
    pub keep: &'static str,
}

pub(super) const VI: ThisDevice = ThisDevice {
    title: "Dữ liệu trên máy này",
    place: "Giữ bền, sao lưu, khóa, xóa",
    lasting: "Trình duyệt đã hứa giữ dữ liệu lâu dài.",
    not_lasting: "Trình duyệt chưa hứa giữ dữ liệu lâu dài",
    not_lasting_why: |address| {
        format!(
            "Khi máy sắp hết chỗ, trình duyệt có thể tự xóa. {} bấm xin giữ, và đưa Từng Nhà ra màn hình chính cho chắc.",
            address.word_at_start()
        )
    },
    ask_to_last: "Xin giữ lâu dài",
    still_not_lasting: "Trình duyệt chưa đồng ý. Đưa Từng Nhà ra màn hình chính, dùng vài hôm, rồi xin lại.",
    space: |used, free| format!("Đang dùng {used}, còn được dùng {free}."),
    unsent: |format, count| format!("{} thay đổi chưa gửi cho ai", format.number(count.into())),
    nothing_unsent: "Mọi thứ trên máy đã gửi đi.",
    send: "Gửi ngay",
    wipe: "Xóa dữ liệu trên máy này",
    wipe_sure: "Xóa hết dữ liệu trên máy này?",
    wipe_why: |format, households| {
        format!("{} nhà và mọi lượt thăm sẽ mất khỏi máy này. Máy khác không bị gì.", format.number(households.into()))
    },
    wipe_unsent: |format, count| {
        format!("Có {} thay đổi chưa gửi cho ai: xóa là mất hẳn.", format.number(count.into()))
    },
    wipe_now: "Xóa hết",
    keep: "Không xóa",
};

pub(super) const EN: ThisDevice = ThisDevice {
    title: "Data on this device",
    place: "Keep, back up, lock, delete",
    lasting: "The browser has promised to keep the data.",
    not_lasting: "The browser has not promised to keep the data",
    not_lasting_why: |_| {
        "When the device runs out of room, the browser may delete it. Ask it to keep the data, and put the app on the \
         home screen to be safe."
            .to_owned()
    },
    ask_to_last: "Ask it to keep the data",
    still_not_lasting: "The browser did not agree. Put the app on the home screen, use it for some days, and ask again.",
    space: |used, free| format!("{used} in use, {free} available."),
    unsent: |format, count| {
        format!("{} not sent to anyone", counted(&format.number(count.into()), "change", "changes"))
    },
    nothing_unsent: "Everything on this device has been sent.",
    send: "Send now",
    wipe: "Delete the data on this device",
    wipe_sure: "Delete everything on this device?",
    wipe_why: |format, households| {
        let homes = counted(&format.number(households.into()), "home", "homes");
        format!("{homes} and every visit will be gone from this device. Other devices are not affected.")
    },
    wipe_unsent: |format, count| {
        let changes = counted(&format.number(count.into()), "change was", "changes were");
        format!("{changes} never sent to anyone and will be lost for good.")
    },
    wipe_now: "Delete everything",
    keep: "Do not delete",
};
