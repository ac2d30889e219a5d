//! The targets every new ward starts from, in English.
//!
//! They are the ward's data, written in Vietnamese and edited by anybody. What still reads as it was shipped is shown in
//! the language of the screen; what the ward wrote itself stays as it is, and nothing of this is ever saved.

use crate::words::{Language, Words};

/// The names that ship with the app and what they say in English.
const SHIPPED: [(&str, &str); 50] = [
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
    ("Chỉ tiêu mẫu 2026", "Sample targets 2026"),
    ("Thanh toán không tiền mặt", "Paying without cash"),
    ("Chữ ký số cá nhân", "Personal digital signature"),
    ("Phổ cập kỹ năng số", "Digital skills for all"),
    // Items.
    ("Định danh điện tử (VNeID)", "Electronic identity (VNeID)"),
    ("Cổng dịch vụ công", "Public service portal"),
    ("Lên sàn Voso", "Shop on Voso"),
    ("Lên sàn Postmart", "Shop on Postmart"),
    ("Lên sàn Sendo", "Shop on Sendo"),
    ("Biết mở gian hàng số", "Can open an online shop"),
    ("Sổ sức khỏe điện tử", "Electronic health record"),
    ("Nộp hồ sơ trên Cổng quốc gia", "Files a request on the national portal"),
    ("Tài khoản và quét mã QR", "Bank account and QR payment"),
    ("Sổ sức khỏe trên VNeID", "Health record on VNeID"),
    ("Xác nhận kỹ năng số trên VNeID", "Digital skills confirmed on VNeID"),
    ("BHXH số (VssID)", "Social insurance app (VssID)"),
    ("Hạ Long Smart", "Hạ Long Smart"),
    ("Trang Zalo phường", "Ward Zalo page"),
    ("Kỹ năng số cơ bản", "Basic digital skills"),
    ("Internet an toàn", "Safe internet use"),
    // Steps: words short enough to stand five abreast on a small phone.
    ("Chưa hỏi", "Not asked"),
    ("Chưa có", "Not yet"),
    ("Đã đăng ký", "Signed up"),
    ("Lên mức 2", "Level 2"),
    ("Đã dùng", "Used it"),
    ("Chưa biết", "Not yet"),
    ("Biết địa chỉ", "Knows site"),
    ("Tự mở được", "Opens it"),
    ("Dùng quen", "Uses often"),
    ("Có tài khoản", "Signed up"),
    ("Có gian hàng", "Has shop"),
    ("Có đơn hàng", "Has orders"),
    ("Đã chỉ", "Shown how"),
    ("Làm được", "Can do it"),
    ("Đã kích hoạt", "Active"),
    ("Chưa cài", "Not yet"),
    ("Đã cài", "Has app"),
    ("Đã quan tâm", "Joined"),
    ("Biết nhắn", "Can chat"),
    ("Đã nộp một lần", "Filed once"),
    ("Tự nộp quen", "Files often"),
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
