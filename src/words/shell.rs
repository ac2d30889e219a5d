//! The frame around every page.

use crate::words::{Address, Addressed};

/// Tabs, the skip link, what stands on no page.
pub struct Shell {
    pub app_name: &'static str,
    /// The one line that says what the app is for.
    pub motto: &'static str,
    pub main_navigation: &'static str,
    pub not_found: &'static str,
    pub not_found_why: &'static str,
    pub offline: &'static str,
    /// Names the bar with the main button, read out only.
    pub page_actions: &'static str,
    pub skip_to_content: &'static str,
    pub tab_exchange: &'static str,
    pub tab_settings: &'static str,
    pub tab_targets: &'static str,
    pub tab_walk: &'static str,
    pub to_first_page: &'static str,
    pub update_later: &'static str,
    pub update_now: &'static str,
    pub update_ready: &'static str,
    pub update_safe: Addressed,
}

pub(super) const VI: Shell = Shell {
    app_name: "Từng Nhà",
    motto: "Đi từng ngõ, gõ từng nhà, cầm tay chỉ việc",
    main_navigation: "Các trang chính",
    not_found: "Không có trang này",
    not_found_why: "Đường dẫn có thể đã cũ hoặc gõ thiếu",
    offline: "Không có mạng. Vẫn ghi bình thường, chỉ chưa gửi được.",
    page_actions: "Việc ở trang này",
    skip_to_content: "Đến thẳng nội dung",
    tab_exchange: "Gửi nhận",
    tab_settings: "Thiết lập",
    tab_targets: "Chỉ tiêu",
    tab_walk: "Từng nhà",
    to_first_page: "Về trang đầu",
    update_later: "Để sau",
    update_now: "Lên bản mới",
    update_ready: "Có bản mới.",
    update_safe: |address: Address| format!("Lên bản mới khi {} rảnh, dữ liệu giữ nguyên.", address.word()),
};

pub(super) const EN: Shell = Shell {
    app_name: "Từng Nhà",
    motto: "Every lane, every door, side by side",
    main_navigation: "Main pages",
    not_found: "There is no such page",
    not_found_why: "The link may be out of date or incomplete",
    offline: "No network. You can go on recording; only sending has to wait.",
    page_actions: "Actions on this page",
    skip_to_content: "Skip to the content",
    tab_exchange: "Share",
    tab_settings: "Settings",
    tab_targets: "Targets",
    tab_walk: "Homes",
    to_first_page: "Go to the first page",
    update_later: "Later",
    update_now: "Update now",
    update_ready: "A new version is ready.",
    update_safe: |_| "Update when it suits you; your data stays as it is.".to_owned(),
};
