//! The targets every new ward starts from, in English.
//!
//! They are the ward's data, written in Vietnamese and edited by anybody. What still reads as it was shipped is shown in
//! the language of the screen; what the ward wrote itself stays as it is, and nothing of this is ever saved.

use super::{Language, Words};

/// The names that ship with the app and what they say in English.
const SHIPPED: [(&str, &str); 40] = [
    ("Chỉ tiêu chuyển đổi số 2022", "Digital transformation targets 2022"),
    // Targets.
    ("Định danh điện tử", "Electronic identity"),
    ("Dịch vụ công trực tuyến", "Online public services"),
    ("Sản phẩm OCOP lên sàn", "OCOP products sold online"),
    ("Gian hàng số cho nhà nông", "Online shops for farmers"),
    ("Tiền di động", "Mobile Money"),
    ("Ba ứng dụng trên điện thoại", "Three apps on the phone"),
    ("Trang Zalo của phường", "The ward's Zalo page"),
    ("Kỹ năng số, Internet an toàn", "Digital skills, safe internet"),
    // Items.
    ("Định danh điện tử (VNeID)", "Electronic identity (VNeID)"),
    ("Cổng dịch vụ công", "Public service portal"),
    ("Lên sàn Voso", "Shop on Voso"),
    ("Lên sàn Postmart", "Shop on Postmart"),
    ("Lên sàn Sendo", "Shop on Sendo"),
    ("Biết mở gian hàng số", "Can open an online shop"),
    ("Sổ sức khỏe điện tử", "Electronic health record"),
    ("BHXH số (VssID)", "Social insurance app (VssID)"),
    ("Hạ Long Smart", "Hạ Long Smart"),
    ("Trang Zalo phường", "Ward Zalo page"),
    ("Kỹ năng số cơ bản", "Basic digital skills"),
    ("Internet an toàn", "Safe internet use"),
    // Steps.
    ("Chưa hỏi", "Not asked"),
    ("Chưa có", "Does not have it"),
    ("Đã đăng ký", "Has registered"),
    ("Lên mức 2", "Level 2 account"),
    ("Đã dùng", "Has used it"),
    ("Chưa biết", "Does not know how"),
    ("Biết địa chỉ", "Knows the address"),
    ("Tự mở được", "Can open it alone"),
    ("Dùng quen", "Uses it regularly"),
    ("Có tài khoản", "Has an account"),
    ("Có gian hàng", "Has a shop"),
    ("Có đơn hàng", "Has had orders"),
    ("Đã chỉ", "Has been shown"),
    ("Làm được", "Can do it"),
    ("Đã kích hoạt", "Activated"),
    ("Chưa cài", "Not installed"),
    ("Đã cài", "Installed"),
    ("Đã quan tâm", "Follows the page"),
    ("Biết nhắn", "Can send messages"),
];

impl Words {
    /// Returns the name of a target, an item or a step as it is shown.
    #[must_use]
    pub fn shipped<'a>(&self, name: &'a str) -> &'a str {
        let is_here = |(vietnamese, _): &&(&str, &str)| *vietnamese == name;
        match self.language {
            Language::Vietnamese => name,
            Language::English => SHIPPED.iter().find(is_here).map_or(name, |(_, english)| english),
        }
    }
}
