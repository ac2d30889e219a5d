//! The lock: the PIN that opens the data on this device, what it protects, and what it does not.

use crate::words::{Addressed, Format, counted};

/// Turning the lock on and off, and what stands before a locked ward.
pub struct Lock {
    pub title: &'static str,
    pub is_on: &'static str,
    pub why: Addressed,
    pub limits: &'static str,
    pub forgotten_means: Addressed,
    pub turn_on: &'static str,
    pub turn_off: &'static str,
    pub change: &'static str,
    pub lock_now: &'static str,
    pub when_away: &'static str,
    pub minutes: fn(Format, u32) -> String,
    pub pin: &'static str,
    pub new_pin: &'static str,
    pub new_pin_hint: &'static str,
    pub repeat_pin: &'static str,
    pub next: &'static str,
    pub differs: &'static str,
    pub length: &'static str,
    pub too_easy: &'static str,
    pub delete_digit: &'static str,
    pub working: &'static str,
    pub turned_on: &'static str,
    pub turned_off: &'static str,
    pub changed: &'static str,
    pub wait: fn(Format, u32) -> String,
    pub wait_left: fn(Format, u32) -> String,
    pub locked: &'static str,
    pub locked_why: Addressed,
    pub unlock: &'static str,
    pub unlocking: &'static str,
    pub forgotten: &'static str,
    pub forgotten_why: Addressed,
    pub forgotten_then: Addressed,
    pub wipe_why: &'static str,
}

pub(super) const VI: Lock = Lock {
    title: "Khóa Từng Nhà",
    is_on: "Khóa đang bật. Dữ liệu Từng Nhà trên máy đã được mã hóa.",
    why: |address| {
        format!(
            "Mở Từng Nhà phải bấm mã khóa, và dữ liệu trên máy được mã hóa. Lỡ rơi máy, hay có người cầm máy {} xem \
             trộm, họ không đọc được.",
            address.word()
        )
    },
    limits: "Mã khóa không giúp được nếu máy bị lấy lúc Từng Nhà đang mở; người rành kỹ thuật cầm máy trong tay vẫn có thể \
             dò ra mã. Nên đặt cả khóa màn hình cho điện thoại.",
    forgotten_means: |address| {
        format!(
            "Quên mã khóa là mất dữ liệu trên máy này: không ai mở lại được. {} sao lưu hoặc gửi tệp cho người cùng tổ \
             trước khi bật.",
            address.word_at_start()
        )
    },
    turn_on: "Bật khóa",
    turn_off: "Tắt khóa",
    change: "Đổi mã khóa",
    lock_now: "Khóa ngay",
    when_away: "Rời Từng Nhà bao lâu thì tự khóa?",
    minutes: |format, minutes| format!("{} phút", format.number(minutes.into())),
    pin: "Mã khóa",
    new_pin: "Mã khóa mới",
    new_pin_hint: "Từ 6 đến 8 chữ số. Đừng lấy ngày sinh hay số điện thoại.",
    repeat_pin: "Bấm lại mã khóa mới",
    next: "Tiếp",
    differs: "Hai lần bấm chưa giống nhau. Mời đặt lại từ đầu.",
    length: "Mã khóa cần từ 6 đến 8 chữ số.",
    too_easy: "Mã khóa này dễ đoán quá. Chọn mã khác cho chắc.",
    delete_digit: "Xóa một số",
    working: "Đang ghi lại dữ liệu. Đừng tắt máy.",
    turned_on: "Đã bật khóa.",
    turned_off: "Đã tắt khóa.",
    changed: "Đã đổi mã khóa.",
    wait: |format, seconds| {
        format!("Mã khóa chưa đúng mấy lần liền. Chờ {} giây rồi thử lại.", format.number(seconds.into()))
    },
    wait_left: |format, seconds| format!("Còn {} giây.", format.number(seconds.into())),
    locked: "Từng Nhà đang khóa",
    locked_why: |address| format!("{} bấm mã khóa để mở.", address.word_at_start()),
    unlock: "Mở khóa",
    unlocking: "Đang mở khóa",
    forgotten: "Quên mã khóa?",
    forgotten_why: |address| {
        format!(
            "Không có mã khóa thì không ai mở được dữ liệu trên máy này, kể cả người làm ra Từng Nhà. {} cứ thử nhớ lại: \
             thử bao nhiêu lần cũng không mất gì.",
            address.word_at_start()
        )
    },
    forgotten_then: |address| {
        format!(
            "Nếu chắc chắn quên: xóa dữ liệu trên máy này, rồi mở bản sao lưu {} đã cất, hoặc xin tổ trưởng gửi lại tệp \
             “Tất cả”.",
            address.word()
        )
    },
    wipe_why: "Mọi dữ liệu Từng Nhà trên máy này sẽ mất, cả những gì chưa gửi cho ai. Ảnh, danh bạ, Zalo vẫn nguyên. Máy \
               khác không bị gì.",
};

pub(super) const EN: Lock = Lock {
    title: "Lock Từng Nhà",
    is_on: "The lock is on. The Từng Nhà data on this device is encrypted.",
    why: |_| {
        "Opening Từng Nhà takes a PIN, and the data on this device is encrypted. Someone who finds the phone, or takes a \
         curious look, cannot read it."
            .to_owned()
    },
    limits: "The PIN does not help if the phone is taken while Từng Nhà is open; an expert with the phone in hand may still \
             work out the PIN. It is best to set a screen lock on the phone as well.",
    forgotten_means: |_| {
        "If you forget the PIN, the data on this device is lost: nobody can open it again. Make a backup or send a file \
         to a teammate before you turn it on."
            .to_owned()
    },
    turn_on: "Turn the lock on",
    turn_off: "Turn the lock off",
    change: "Change the PIN",
    lock_now: "Lock now",
    when_away: "After how long away from Từng Nhà should it lock by itself?",
    minutes: |format, minutes| counted(&format.number(minutes.into()), "minute", "minutes"),
    pin: "PIN",
    new_pin: "New PIN",
    new_pin_hint: "6 to 8 digits. Do not use a date of birth or a phone number.",
    repeat_pin: "Enter the new PIN again",
    next: "Next",
    differs: "The two PINs were not the same. Please start over.",
    length: "The PIN needs 6 to 8 digits.",
    too_easy: "This PIN is too easy to guess. Choose another one to be safe.",
    delete_digit: "Delete one digit",
    working: "Writing the data anew. Do not turn the device off.",
    turned_on: "The lock is on.",
    turned_off: "The lock is off.",
    changed: "The PIN is changed.",
    wait: |format, seconds| {
        format!(
            "The PIN was not right several times. Wait {} and try again.",
            counted(&format.number(seconds.into()), "second", "seconds")
        )
    },
    wait_left: |format, seconds| format!("{} left.", counted(&format.number(seconds.into()), "second", "seconds")),
    locked: "Từng Nhà is locked",
    locked_why: |_| "Enter the PIN to open it.".to_owned(),
    unlock: "Unlock",
    unlocking: "Unlocking",
    forgotten: "Forgot the PIN?",
    forgotten_why: |_| {
        "Without the PIN nobody can open the data on this device, not even the makers of Từng Nhà. Keep trying: however \
         often you try, nothing is lost."
            .to_owned()
    },
    forgotten_then: |_| {
        "If it is forgotten for good: delete the data on this device, then open a backup you kept, or ask the team leader \
         to send an “Everything” file again."
            .to_owned()
    },
    wipe_why: "All Từng Nhà data on this device will be gone, including what was never sent to anyone. Photos, contacts and \
               Zalo stay as they are. Other devices are not affected.",
};
