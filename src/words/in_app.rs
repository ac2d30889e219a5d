//! What is said when the app was opened inside another app, where nothing can be kept.

use crate::words::{Address, Addressed};

/// The full-screen way out of a built-in browser.
pub struct InApp {
    pub copied: &'static str,
    pub copy_by_hand: &'static str,
    pub copy_link: &'static str,
    /// The app's own name stands in: "Zalo".
    pub opened_inside: fn(&str) -> String,
    /// Stands for an app whose name is not known.
    pub another_app: &'static str,
    pub steps: [&'static str; 2],
    pub no_such_button: &'static str,
    pub why: Addressed,
}

pub(super) const VI: InApp = InApp {
    copied: "Đã chép đường dẫn",
    copy_by_hand: "Chưa chép được. Giữ ngón tay trên đường dẫn để chép:",
    copy_link: "Chép đường dẫn",
    opened_inside: |app| format!("Đang mở trong {app}. Ghi ở đây sẽ mất."),
    another_app: "ứng dụng khác",
    steps: ["Bấm dấu ba chấm ở góc trên", "Chọn Mở bằng trình duyệt"],
    no_such_button: "Không thấy nút đó: chép đường dẫn, mở Chrome hoặc Safari, rồi dán vào.",
    why: |address: Address| {
        format!("Để {} không mất công ghi, Từng Nhà chỉ cho ghi trong Chrome hoặc Safari.", address.word())
    },
};

pub(super) const EN: InApp = InApp {
    copied: "Link copied",
    copy_by_hand: "It could not be copied. Press and hold the link to copy it:",
    copy_link: "Copy the link",
    opened_inside: |app| format!("Opened inside {app}. Anything you enter here will be lost."),
    another_app: "another app",
    steps: ["Tap the three dots in the top corner", "Choose Open in browser"],
    no_such_button: "No such button? Copy the link, open Chrome or Safari and paste it there.",
    why: |_| "So that your work is not lost, Từng Nhà only saves data in Chrome or Safari.".to_owned(),
};
