//! Before the ward is open, and the practice ward.

use crate::words::Format;

/// The gate and the practice strip.
pub struct Gate {
    pub held: &'static str,
    pub held_why: &'static str,
    pub journal_behind: &'static str,
    pub journal_behind_why: &'static str,
    pub leave_practice: &'static str,
    pub practice_title: &'static str,
    pub practice_why: &'static str,
    pub reload: &'static str,
    pub restored: &'static str,
    pub restored_why: &'static str,
    pub set_aside: fn(Format, u32) -> String,
    pub set_aside_why: &'static str,
    pub taken_over: &'static str,
    pub taken_over_why: &'static str,
    pub understood: &'static str,
    pub use_here: &'static str,
    pub what_is_safe: &'static str,
}

pub(super) const VI: Gate = Gate {
    held: "Từng Nhà đang mở ở thẻ khác",
    held_why: "Mỗi lúc chỉ một thẻ được ghi, để số liệu khỏi lẫn. Ghi dở ở thẻ kia vẫn còn.",
    journal_behind: "Chưa ghi được bản dự phòng trên máy",
    journal_behind_why: "Những gì đã báo “Đã lưu” vẫn còn. Xóa bớt ảnh, phim cho trống chỗ rồi mở lại Từng Nhà; nên gửi tệp cho người khác giữ một bản.",
    leave_practice: "Thoát và xóa",
    practice_title: "Đang dùng thử:",
    practice_why: "số liệu bịa.",
    reload: "Tải lại trang",
    restored: "Đã lấy lại dữ liệu từ bản dự phòng",
    restored_why: "Trình duyệt vừa làm mất dữ liệu, Từng Nhà đã lấy lại từ bản dự phòng trên máy. Nên gửi tệp cho người khác giữ một bản.",
    set_aside: |format, pieces| format!("Có {} chỗ trên máy không đọc được", format.number(pieces.into())),
    set_aside_why: "Phần còn lại vẫn nguyên và dùng được. Vào Gửi - nhận, nhận tệp “Tất cả” của người cùng tổ để bù chỗ thiếu.",
    taken_over: "Đã chuyển sang thẻ khác",
    taken_over_why: "Thẻ này không ghi nữa. Những gì đã lưu vẫn còn.",
    understood: "Đã hiểu",
    use_here: "Dùng ở thẻ này",
    what_is_safe: "Những gì đã báo “Đã lưu” vẫn nằm trên máy. Đừng xóa dữ liệu trình duyệt.",
};

pub(super) const EN: Gate = Gate {
    held: "Từng Nhà is open in another tab",
    held_why: "Only one tab may write at a time, so that data do not get mixed up. What is half-written there is kept.",
    journal_behind: "The backup on this device could not be written",
    journal_behind_why: "What was reported as saved is still here. Delete some pictures or films to make room and open Từng Nhà again; send a file to someone who keeps a copy.",
    leave_practice: "Leave and wipe",
    practice_title: "Practising:",
    practice_why: "all of this is invented.",
    reload: "Reload the page",
    restored: "The data came back from the backup",
    restored_why: "The browser had lost the data. Từng Nhà brought them back from the backup on this device. Send a file to someone who keeps a copy.",
    set_aside: |format, pieces| match pieces {
        1 => "One piece of data here cannot be read".to_owned(),
        _ => format!("{} pieces of data here cannot be read", format.number(pieces.into())),
    },
    set_aside_why: "The rest is whole and usable. Take in a file with everything from a colleague to fill the gap.",
    taken_over: "Moved to another tab",
    taken_over_why: "This tab does not write any more. What was saved is kept.",
    understood: "Understood",
    use_here: "Use it in this tab",
    what_is_safe: "What was reported as saved is still on the device. Do not clear the browser's data.",
};
