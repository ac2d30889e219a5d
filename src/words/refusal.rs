//! What is said when something was refused: what happened, and what to do.
//!
//! That the data are unchanged is said beside each of them; the sentences here need not repeat it.

/// A refusal in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// What happened.
    pub what: &'static str,
    /// What to do now.
    pub way_out: &'static str,
}

/// One sentence pair for each refusal.
pub struct Refusals {
    pub storage_full: Said,
    pub storage_closed: Said,
    pub storage_newer: Said,
    pub storage_blocked: Said,
    pub storage_overtaken: Said,
    pub storage_unavailable: Said,
    pub storage_failed: Said,
    pub not_found: Said,
    pub name_missing: Said,
    pub outcome_missing: Said,
    pub text_too_long: Said,
    pub too_many_writers: Said,
    pub nobody_chosen: Said,
    pub nothing_waiting: Said,
    pub not_undoable: Said,
    pub damaged: Said,
    pub stopped: Said,
    pub file_empty: Said,
    pub file_too_large: Said,
    pub file_workbook: Said,
    pub file_compressed: Said,
    pub file_pdf: Said,
    pub file_picture: Said,
    pub file_other_json: Said,
    pub file_sealed: Said,
    pub file_text: Said,
    pub file_unknown: Said,
    pub file_unreadable: Said,
    pub file_truncated: Said,
    pub file_damaged: Said,
    pub file_newer: Said,
}

const fn said(what: &'static str, way_out: &'static str) -> Said {
    Said { what, way_out }
}

pub(super) const VI: Refusals = Refusals {
    storage_full: said("Máy hết chỗ chứa, chưa lưu được.", "Xóa bớt ảnh hoặc video trên máy, rồi bấm lại."),
    storage_closed: said("Trình duyệt đã ngắt chỗ chứa dữ liệu.", "Đóng hẳn ứng dụng rồi mở lại."),
    storage_newer: said(
        "Dữ liệu trên máy do bản mới hơn của ứng dụng ghi.",
        "Mở lại khi có mạng để lên bản mới. Đừng xóa dữ liệu.",
    ),
    storage_overtaken: said("Thẻ khác vừa ghi vào dữ liệu này.", "Tải lại trang, rồi làm lại việc vừa rồi."),
    storage_blocked: said("Một thẻ khác đang giữ dữ liệu.", "Đóng các thẻ Từng Nhà khác, rồi thử lại."),
    storage_unavailable: said(
        "Trình duyệt này không cho giữ dữ liệu.",
        "Tắt chế độ ẩn danh, hoặc mở bằng Chrome hay Safari.",
    ),
    storage_failed: said("Trình duyệt chưa lưu được.", "Thử lại. Nếu vẫn không được, hãy gửi tệp sao lưu ra ngoài."),
    not_found: said("Mục này không còn trên máy.", "Quay lại danh sách và chọn lại."),
    name_missing: said("Còn thiếu tên.", "Ghi tên rồi lưu lại."),
    outcome_missing: said("Chưa chọn kết quả hôm nay.", "Chọn một kết quả ở mục 1."),
    text_too_long: said("Có chỗ viết dài quá, chưa lưu được.", "Viết ngắn lại còn chừng 1.000 chữ cái, rồi bấm lại."),
    too_many_writers: said(
        "Tệp này ghi tên quá nhiều máy, không giống tệp của một phường.",
        "Xin người gửi gửi lại tệp khác.",
    ),
    nobody_chosen: said("Chưa rõ ai đang dùng máy này.", "Vào Thiết lập, chọn “Tôi là…”."),
    nothing_waiting: said("Không còn tệp nào đang chờ nhận.", "Mở lại tệp."),
    not_undoable: said("Việc này không hoàn tác được nữa.", "Sửa trực tiếp ở mục cần sửa."),
    damaged: said("Dữ liệu trên máy có chỗ không đọc được.", "Gửi tệp sao lưu ra ngoài trước, rồi nhờ người hỗ trợ."),
    stopped: said("Ứng dụng dừng giữa chừng. Những gì đã báo “Đã lưu” vẫn còn.", "Bấm tải lại trang."),
    file_empty: said("Tệp này trống.", "Xin người gửi gửi lại."),
    file_too_large: said("Tệp này quá lớn.", "Xin người gửi gửi từng khu một."),
    file_workbook: said("Đây là tệp Excel hoặc tệp nén, không phải tệp Từng Nhà.", "Muốn nhập sổ hộ, vào Nhập Excel."),
    file_compressed: said("Đây là tệp nén.", "Giải nén rồi mở lại, hoặc xin người gửi gửi tệp .txt."),
    file_pdf: said("Đây là tệp PDF.", "Xin người gửi gửi tệp .txt của Từng Nhà."),
    file_picture: said("Đây là tệp ảnh.", "Xin người gửi gửi tệp .txt của Từng Nhà."),
    file_other_json: said("Tệp này của ứng dụng khác.", "Chọn tệp có tên bắt đầu bằng “tung-nha”."),
    file_sealed: said("Tệp này đã khóa.", "Xin người gửi gửi tệp không khóa."),
    file_text: said("Tệp chữ này không phải tệp Từng Nhà.", "Chọn tệp có tên bắt đầu bằng “tung-nha”."),
    file_unknown: said("Chưa mở được tệp này.", "Chọn tệp có tên bắt đầu bằng “tung-nha”."),
    file_unreadable: said("Trình duyệt không đọc được tệp này.", "Chép tệp vào máy rồi chọn lại."),
    file_truncated: said("Tệp bị cắt cụt, thiếu phần cuối.", "Xin người gửi gửi lại, đợi tải xong hẳn rồi mở."),
    file_damaged: said("Tệp bị hỏng trên đường gửi.", "Xin người gửi gửi lại dạng tệp, đừng chép dán từng đoạn."),
    file_newer: said("Tệp này do bản mới hơn ghi.", "Mở ứng dụng khi có mạng để lên bản mới, rồi nhận lại."),
};

pub(super) const EN: Refusals = Refusals {
    storage_full: said("The device is full; nothing was saved.", "Delete some photos or videos, then try again."),
    storage_closed: said("The browser closed the storage.", "Close the app completely and open it again."),
    storage_newer: said(
        "A newer version of the app wrote the data here.",
        "Open the app online to update. Do not clear the data.",
    ),
    storage_overtaken: said("Another tab has written to these data.", "Reload the page, then do it again."),
    storage_blocked: said("Another tab holds the data.", "Close the other tabs of Từng Nhà, then try again."),
    storage_unavailable: said(
        "This browser does not keep data.",
        "Leave private mode, or open the app in Chrome or Safari.",
    ),
    storage_failed: said("The browser did not save it.", "Try again. If it still fails, send a backup file out first."),
    not_found: said("This record is no longer here.", "Go back to the list and choose again."),
    name_missing: said("The name is missing.", "Write the name and save again."),
    outcome_missing: said("Today's outcome is not chosen.", "Choose one in part 1."),
    text_too_long: said("A text is too long to be saved.", "Shorten it to about 1,000 letters, then try again."),
    too_many_writers: said("The file names more devices than a ward can have.", "Ask the sender for another file."),
    nobody_chosen: said("Nobody is chosen as the user of this device.", "Choose “I am…” in the settings."),
    nothing_waiting: said("No file is waiting any more.", "Open the file again."),
    not_undoable: said("This cannot be undone any more.", "Edit the record itself."),
    damaged: said("Some data here cannot be read.", "Send a backup file out first, then ask for help."),
    stopped: said("The app stopped half-way. What was reported as saved is saved.", "Reload the page."),
    file_empty: said("The file is empty.", "Ask the sender to send it again."),
    file_too_large: said("The file is too large.", "Ask the sender to send one area at a time."),
    file_workbook: said(
        "This is an Excel or zip file, not one of Từng Nhà.",
        "To bring in a register, use Excel import.",
    ),
    file_compressed: said("This is a compressed file.", "Unpack it first, or ask for the .txt file."),
    file_pdf: said("This is a PDF.", "Ask the sender for the .txt file of Từng Nhà."),
    file_picture: said("This is a picture.", "Ask the sender for the .txt file of Từng Nhà."),
    file_other_json: said("This file belongs to another app.", "Choose a file whose name starts with “tung-nha”."),
    file_sealed: said("This file is locked.", "Ask the sender for an unlocked file."),
    file_text: said("This text is not a file of Từng Nhà.", "Choose a file whose name starts with “tung-nha”."),
    file_unknown: said("This file cannot be opened.", "Choose a file whose name starts with “tung-nha”."),
    file_unreadable: said("The browser cannot read this file.", "Copy it to the device and choose it again."),
    file_truncated: said("The file is cut off: its end is missing.", "Ask for it again and wait for the download."),
    file_damaged: said("The file was damaged on its way.", "Ask for it again as a file, not as copied text."),
    file_newer: said("A newer version of the app made this file.", "Update the app online, then take the file again."),
};
