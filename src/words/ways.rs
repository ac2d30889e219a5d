//! Words of the ways files go out and come in by, and of what came of them.

use crate::words::{Format, counted};

/// The ways out and in.
pub struct Ways {
    pub place: &'static str,
    pub placed: &'static str,
    pub not_sent: &'static str,
    pub not_saved: &'static str,
    pub share_refused: &'static str,
    pub save_refused: &'static str,
    pub place_refused: &'static str,
    pub copy_refused: &'static str,
    /// In the clipboard, not yet sent.
    pub copied_unsent: &'static str,
    pub was_sent: &'static str,
    /// The file is still there; the label of another way.
    pub try_other: fn(&str) -> String,
    pub no_other: &'static str,
    pub too_long_to_copy: &'static str,
    /// Where a download would be a trap.
    pub save_by_sheet: &'static str,
    pub in_files_app: &'static str,
    pub in_share_sheet: &'static str,
    pub in_downloads: &'static str,
    pub in_desk: &'static str,
    /// Something another app shared did not arrive.
    pub not_arrived: &'static str,
    pub not_arrived_why: &'static str,
    /// In the practice ward: what was shared waits for the real one.
    pub waits_for_ward: &'static str,
    pub waits_for_ward_why: &'static str,
    /// Over a file, the last time it was opened.
    pub stopped_over: &'static str,
    pub stopped_over_why: &'static str,
    pub open_again: &'static str,
    pub drop_file: &'static str,
    pub batch: &'static str,
    pub batch_taken: fn(Format, usize, usize) -> String,
    /// What has no name because it did not come as a file.
    pub nameless: &'static str,
    pub waiting: &'static str,
    pub in_hand: &'static str,
    pub taken: fn(Format, u32) -> String,
    pub left: &'static str,
    pub held: &'static str,
    pub undone: &'static str,
}

pub(super) const VI: Ways = Ways {
    place: "Chọn chỗ lưu (USB, thẻ nhớ)",
    placed: "Đã lưu tệp vào chỗ vừa chọn.",
    not_sent: "Chưa gửi.",
    not_saved: "Chưa lưu.",
    share_refused: "Máy không mở được bảng chia sẻ, nên tệp chưa gửi đi.",
    save_refused: "Trình duyệt không lưu được tệp.",
    place_refused: "Chưa lưu được vào chỗ ấy.",
    copy_refused: "Máy không cho chép, nên chưa có gì để dán.",
    copied_unsent: "Đã chép. Dán vào tin nhắn, gửi xong thì bấm “Đã gửi”.",
    was_sent: "Đã gửi",
    try_other: |way| format!("Tệp vẫn còn ở đây. Bấm lại, hoặc bấm “{way}”."),
    no_other: "Tệp vẫn còn ở đây. Bấm lại lần nữa.",
    too_long_to_copy: "Tệp dài quá, không dán thành tin nhắn được. Gửi nguyên cả tệp.",
    save_by_sheet: "Muốn giữ một bản trên máy: bấm nút gửi, rồi chọn “Lưu vào Tệp”.",
    in_files_app: "Trước hết lưu tệp nhận được vào ứng dụng Tệp của iPhone. Rồi bấm nút này, chọn tệp ấy. Chọn nhiều tệp cũng được.",
    in_share_sheet: "Tệp .txt, thường nằm trong thư mục Tải về. Chọn nhiều tệp cũng được. Trong Zalo, bấm chia sẻ tệp rồi chọn Từng Nhà thì tệp vào thẳng đây.",
    in_downloads: "Tệp .txt, thường nằm trong thư mục Tải về. Chọn nhiều tệp cũng được.",
    in_desk: "Tệp .txt, thường nằm trong thư mục Tải về. Chọn nhiều tệp cũng được. Kéo thả tệp vào trang này, hay dán bằng Ctrl và V cũng được.",
    not_arrived: "Có tệp vừa chia sẻ sang mà chưa vào được đây.",
    not_arrived_why: "Bấm “Chọn tệp người khác gửi”, rồi chọn tệp ấy.",
    waits_for_ward: "Có tệp thật đang chờ. Về sổ thật để nhận.",
    waits_for_ward_why: "Bấm “Thoát và xóa” để hết dùng thử. Tệp vẫn nằm chờ ở sổ thật.",
    stopped_over: "Lần trước, đang mở tệp này thì ứng dụng dừng lại.",
    stopped_over_why: "Tệp chưa được nhận. Bấm “Thử lại” để mở lần nữa. Nếu vẫn dừng thì bỏ tệp này, rồi nhờ người gửi làm tệp khác.",
    open_again: "Thử lại",
    drop_file: "Bỏ tệp này",
    batch: "Các tệp lần này",
    batch_taken: |format, taken, files| {
        format!("Đã nhận {} trong {} tệp.", format.number(taken as u64), format.number(files as u64))
    },
    nameless: "Không có tên (dán vào, hoặc qua máy ảnh)",
    waiting: "Đang chờ",
    in_hand: "Đang xem",
    taken: |format, changes| format!("Đã nhận {} thay đổi", format.number(changes.into())),
    left: "Không nhận",
    held: "Máy đã có, bỏ qua",
    undone: "Đã nhận rồi hoàn tác",
};

pub(super) const EN: Ways = Ways {
    place: "Choose where to save it (USB, memory card)",
    placed: "The file is saved where you chose.",
    not_sent: "Not sent.",
    not_saved: "Not saved.",
    share_refused: "The share sheet did not open, so nothing was sent.",
    save_refused: "The browser could not save the file.",
    place_refused: "The file could not be saved there.",
    copy_refused: "This device does not allow copying, so there is nothing to paste.",
    copied_unsent: "Copied. Paste it into a message, and press “Sent” once it is sent.",
    was_sent: "Sent",
    try_other: |way| format!("The file is still here. Press again, or press “{way}”."),
    no_other: "The file is still here. Press again.",
    too_long_to_copy: "This is too long to paste into a message. Send it as a file.",
    save_by_sheet: "To keep a copy on this device, press the send button and choose “Save to Files”.",
    in_files_app: "First save the file you were sent to the Files app of the iPhone. Then press this button and choose it. You can choose several.",
    in_share_sheet: "A .txt file, usually in your Downloads folder. You can choose several. If you share a file from Zalo to Từng Nhà, it comes straight here.",
    in_downloads: "A .txt file, usually in your Downloads folder. You can choose several.",
    in_desk: "A .txt file, usually in your Downloads folder. You can choose several. You can also drop files on this page, or paste with Ctrl and V.",
    not_arrived: "Something that was shared to this app did not arrive.",
    not_arrived_why: "Press “Choose a file someone sent you” and choose it.",
    waits_for_ward: "A real file is waiting. Go back to the real data to take it.",
    waits_for_ward_why: "Press “Leave and delete” to stop practising. The file keeps waiting there.",
    stopped_over: "Last time, the app stopped while opening this file.",
    stopped_over_why: "Nothing of it was taken in. Press “Try again” to open it once more. If the app stops again, drop the file and ask the sender to make another.",
    open_again: "Try again",
    drop_file: "Drop this file",
    batch: "These files",
    batch_taken: |format, taken, files| {
        format!(
            "Took in {} of {}.",
            format.number(taken as u64),
            counted(&format.number(files as u64), "file", "files")
        )
    },
    nameless: "No name (pasted, or by camera)",
    waiting: "Waiting",
    in_hand: "Being looked at",
    taken: |format, changes| format!("Took in {}", counted(&format.number(changes.into()), "change", "changes")),
    left: "Not taken",
    held: "Already here, skipped",
    undone: "Taken in, then undone",
};
