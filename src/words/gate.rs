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
    practice_why: "số liệu không có thật.",
    reload: "Tải lại trang",
    restored: "Đã lấy lại dữ liệu từ bản dự phòng",
    restored_why: "Trình duyệt vừa làm mất dữ liệu, Từng Nhà đã lấy lại từ bản dự phòng trên máy. Nên gửi tệp cho người khác giữ một bản.",
    set_aside: |format, pieces| format!("Có {} chỗ trên máy không đọc được", format.number(pieces.into())),
    set_aside_why: "Phần còn lại vẫn nguyên và dùng được. Vào Gửi nhận, nhận tệp “Tất cả” của người cùng tổ để bù chỗ thiếu.",
    taken_over: "Đã chuyển sang thẻ khác",
    taken_over_why: "Thẻ này không ghi nữa. Những gì đã lưu vẫn còn.",
    understood: "Đã hiểu",
    use_here: "Dùng ở thẻ này",
    what_is_safe: "Những gì đã báo “Đã lưu” vẫn nằm trên máy. Đừng xóa dữ liệu trình duyệt.",
};

pub(super) const EN: Gate = Gate {
    held: "Từng Nhà is open in another tab",
    held_why: "Only one tab can save at a time, so that the data does not get mixed up. Any draft in the other tab is kept.",
    journal_behind: "The backup on this device could not be saved",
    journal_behind_why: "Everything reported as saved is still here. Delete some photos or videos to make room, then open Từng Nhà again. It is a good idea to send a file to someone who can keep a copy.",
    leave_practice: "Leave and delete",
    practice_title: "Practising:",
    practice_why: "none of this is real.",
    reload: "Reload the page",
    restored: "The data was restored from the backup",
    restored_why: "The browser had lost the data. Từng Nhà restored it from the backup on this device. It is a good idea to send a file to someone who can keep a copy.",
    set_aside: |format, pieces| match pieces {
        1 => "One piece of data here cannot be read".to_owned(),
        _ => format!("{} pieces of data here cannot be read", format.number(pieces.into())),
    },
    set_aside_why: "The rest is fine and can be used. Go to Share and take in an “Everything” file from a teammate to fill the gap.",
    taken_over: "Moved to another tab",
    taken_over_why: "This tab no longer saves anything. What was saved is kept.",
    understood: "OK",
    use_here: "Use this tab instead",
    what_is_safe: "Everything reported as saved is still on this device. Do not clear the browser's data.",
};
