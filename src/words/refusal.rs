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
    pub nothing_waiting: Said,
    pub only_a_part: Said,
    pub not_undoable: Said,
    pub frozen: Said,
    pub targets_in_use: Said,
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
    pub file_sealed_otherwise: Said,
    pub passphrase_wrong: Said,
    pub pin_wrong: Said,
    pub not_secure: Said,
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
    storage_failed: said(
        "Trình duyệt chưa lưu được.",
        "Thử lại. Nếu vẫn không được, gửi tệp “Tất cả” cho người khác giữ một bản.",
    ),
    not_found: said("Không tìm thấy trên máy này.", "Có thể đã được bỏ ở máy khác. Quay lại danh sách và chọn lại."),
    name_missing: said("Còn thiếu tên.", "Ghi tên rồi lưu lại."),
    outcome_missing: said("Chưa chọn kết quả hôm nay.", "Chọn một kết quả ở phần 1."),
    text_too_long: said("Có chỗ viết dài quá, chưa lưu được.", "Viết ngắn lại còn chừng 1.000 chữ cái, rồi bấm lại."),
    too_many_writers: said(
        "Tệp này ghi tên quá nhiều máy, không giống tệp của một phường.",
        "Nhờ người kia gửi tệp khác.",
    ),
    nothing_waiting: said("Không còn tệp nào đang chờ nhận.", "Mở lại tệp."),
    only_a_part: said("Tệp này chỉ có một phần, không thay toàn bộ được.", "Bấm “Gộp”, hoặc xin tệp “Tất cả”."),
    not_undoable: said("Việc này không hoàn tác được nữa.", "Sửa thẳng ở chỗ cần sửa."),
    frozen: said("Báo cáo đã gửi thì giữ nguyên.", "Cần sửa thì lập bản mới, ghi rõ lý do."),
    targets_in_use: said(
        "Có báo cáo đã gửi tính theo bộ chỉ tiêu này nên bộ này giữ nguyên.",
        "Cần sửa thì lập bản mới của bộ chỉ tiêu, ghi rõ lý do.",
    ),
    damaged: said(
        "Dữ liệu trên máy có chỗ không đọc được.",
        "Gửi tệp “Tất cả” cho người khác giữ trước, rồi nhờ người hỗ trợ.",
    ),
    stopped: said("Ứng dụng dừng giữa chừng. Những gì đã báo “Đã lưu” vẫn còn.", "Bấm tải lại trang."),
    file_empty: said("Tệp này trống.", "Nhờ người kia gửi lại."),
    file_too_large: said("Tệp này quá lớn.", "Nhờ người kia gửi từng khu một."),
    file_workbook: said(
        "Đây là tệp Excel hoặc tệp nén, không phải tệp Từng Nhà.",
        "Muốn nhập danh sách hộ, vào Nhập từ Excel.",
    ),
    file_compressed: said("Đây là tệp nén.", "Giải nén rồi mở lại, hoặc nhờ người kia gửi tệp .txt."),
    file_pdf: said("Đây là tệp PDF.", "Nhờ người kia gửi tệp .txt của Từng Nhà."),
    file_picture: said("Đây là tệp ảnh.", "Nhờ người kia gửi tệp .txt của Từng Nhà."),
    file_other_json: said("Tệp này của ứng dụng khác.", "Chọn tệp có tên bắt đầu bằng “tung-nha”."),
    file_sealed: said("Tệp này đã khóa.", "Mở lại tệp, rồi gõ câu mật."),
    file_sealed_otherwise: said(
        "Tệp này khóa theo kiểu Từng Nhà không mở được.",
        "Nhờ người kia gửi tệp khóa bằng Từng Nhà.",
    ),
    passphrase_wrong: said(
        "Câu mật chưa đúng, tệp vẫn khóa.",
        "Hỏi lại người gửi từng tiếng một. Nếu đúng câu mà vẫn không mở, nhờ gửi lại tệp.",
    ),
    pin_wrong: said("Mã khóa chưa đúng.", "Bấm lại từng số. Không cần vội, dữ liệu vẫn nguyên."),
    not_secure: said(
        "Trang này mở qua đường không an toàn, nên không khóa hay mở khóa tệp được.",
        "Mở Từng Nhà bằng địa chỉ bắt đầu bằng https.",
    ),
    file_text: said("Tệp chữ này không phải tệp Từng Nhà.", "Chọn tệp có tên bắt đầu bằng “tung-nha”."),
    file_unknown: said("Chưa mở được tệp này.", "Chọn tệp có tên bắt đầu bằng “tung-nha”."),
    file_unreadable: said("Trình duyệt không đọc được tệp này.", "Chép tệp vào máy rồi chọn lại."),
    file_truncated: said("Tệp bị cắt cụt, thiếu phần cuối.", "Nhờ người kia gửi lại, đợi tải xong hẳn rồi mở."),
    file_damaged: said("Tệp bị hỏng trên đường gửi.", "Nhờ người kia gửi lại dạng tệp, đừng chép dán từng đoạn."),
    file_newer: said("Tệp này do bản mới hơn ghi.", "Mở ứng dụng khi có mạng để lên bản mới, rồi nhận lại."),
};

pub(super) const EN: Refusals = Refusals {
    storage_full: said("The device is full, so this was not saved.", "Delete some photos or videos, then try again."),
    storage_closed: said("The browser closed its storage.", "Close the app completely and open it again."),
    storage_newer: said(
        "The data here was saved by a newer version of the app.",
        "Open the app online to update. Do not clear the data.",
    ),
    storage_overtaken: said("Another tab has just changed this data.", "Reload the page, then try again."),
    storage_blocked: said("Another tab is using the data.", "Close the other Từng Nhà tabs, then try again."),
    storage_unavailable: said(
        "This browser does not allow data to be saved.",
        "Leave private mode, or open the app in Chrome or Safari.",
    ),
    storage_failed: said(
        "The browser could not save it.",
        "Try again. If it still fails, send an “Everything” file to someone who can keep a copy.",
    ),
    not_found: said(
        "This is no longer on this device.",
        "It may have been removed on another device. Go back to the list and choose again.",
    ),
    name_missing: said("The name is missing.", "Enter the name and save again."),
    outcome_missing: said("No outcome has been chosen for today.", "Choose one in part 1."),
    text_too_long: said(
        "Something you wrote is too long to save.",
        "Shorten it to about 1,000 letters, then try again.",
    ),
    too_many_writers: said("The file names more devices than a ward can have.", "Ask the sender for another file."),
    nothing_waiting: said("There is no file waiting any more.", "Open the file again."),
    only_a_part: said(
        "This file holds a part only, so it cannot replace everything.",
        "Merge it, or ask for an “Everything” file.",
    ),
    not_undoable: said("This can no longer be undone.", "Correct it where it needs correcting."),
    frozen: said("A report that was sent stays as it is.", "To correct it, start a new version and give the reason."),
    targets_in_use: said(
        "A report that was sent was counted by these targets, so they stay as they are.",
        "To correct them, start a new version of the set and give the reason.",
    ),
    damaged: said(
        "Some of the data here cannot be read.",
        "First send an “Everything” file to someone, then ask for help.",
    ),
    stopped: said("The app stopped unexpectedly. Everything reported as saved is safe.", "Reload the page."),
    file_empty: said("This file is empty.", "Ask the sender to send it again."),
    file_too_large: said("This file is too large.", "Ask the sender to send one area at a time."),
    file_workbook: said(
        "This is an Excel or zip file, not a Từng Nhà file.",
        "To import a household list, go to Import from Excel.",
    ),
    file_compressed: said("This is a compressed file.", "Unzip it first, or ask the sender for the .txt file."),
    file_pdf: said("This is a PDF.", "Ask the sender for the Từng Nhà .txt file."),
    file_picture: said("This is a picture.", "Ask the sender for the Từng Nhà .txt file."),
    file_other_json: said("This file belongs to another app.", "Choose a file whose name starts with “tung-nha”."),
    file_sealed: said("This file is locked.", "Choose it again, then type the passphrase."),
    file_sealed_otherwise: said(
        "This file is locked in a way that Từng Nhà does not open.",
        "Ask the sender to lock it with Từng Nhà.",
    ),
    passphrase_wrong: said(
        "The passphrase is not right; the file is still locked.",
        "Ask the sender for it word by word. If it is right and still does not open, ask for the file again.",
    ),
    pin_wrong: said(
        "The PIN is not right.",
        "Enter it again, digit by digit. There is no hurry; the data is untouched.",
    ),
    not_secure: said(
        "This page did not come over a secure connection, so it cannot lock or unlock files.",
        "Open Từng Nhà at an address that begins with https.",
    ),
    file_text: said("This text file is not a Từng Nhà file.", "Choose a file whose name starts with “tung-nha”."),
    file_unknown: said("This file cannot be opened.", "Choose a file whose name starts with “tung-nha”."),
    file_unreadable: said("The browser cannot read this file.", "Copy it to this device and choose it again."),
    file_truncated: said("The file is incomplete: its end is missing.", "Ask for it again and let it download fully."),
    file_damaged: said("The file was damaged on the way.", "Ask for it again as a file, not as copied text."),
    file_newer: said(
        "A newer version of the app made this file.",
        "Open the app online to update it, then take the file in again.",
    ),
};
