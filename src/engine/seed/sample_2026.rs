//! A sample of what wards work at since 2025. What goes on from 2022 keeps its code.

use super::{
    ACCOUNT, ADULTS, APP, EVERYBODY, FROM_14, FROM_15, IDENTITY, PAGE, SKILL, SeedItem, SeedSet, WITH_SMARTPHONE,
};
use crate::model::ItemUnit;

pub(super) const SET: SeedSet =
    SeedSet { code: "MAU-2026", name: "Chỉ tiêu mẫu 2026", targets: &TARGETS, items: &ITEMS };

const TARGETS: [(&str, &str); 8] = [
    ("T1", "Định danh điện tử"),
    ("T2", "Dịch vụ công trực tuyến"),
    ("T3", "Thanh toán không tiền mặt"),
    ("T4", "Chữ ký số cá nhân"),
    ("T5", "Sổ sức khỏe điện tử"),
    ("T6", "Phổ cập kỹ năng số"),
    ("T7", "Trang Zalo của phường"),
    ("T8", "Internet an toàn"),
];

#[rustfmt::skip]
const ITEMS: [SeedItem; 8] = [
    SeedItem { code: "H01", target: "T1", name: "Định danh điện tử (VNeID)", unit: ItemUnit::Person, audience: FROM_14,
        labels: IDENTITY, pass: 3, goal: Some(100) },
    SeedItem { code: "H14", target: "T2", name: "Nộp hồ sơ trên Cổng quốc gia", unit: ItemUnit::Person, audience: ADULTS,
        labels: ["Chưa hỏi", "Chưa biết", "Đã chỉ", "Đã nộp một lần", "Tự nộp quen"], pass: 3, goal: None },
    SeedItem { code: "H15", target: "T3", name: "Tài khoản và quét mã QR", unit: ItemUnit::Person, audience: FROM_15,
        labels: ACCOUNT, pass: 3, goal: Some(100) },
    SeedItem { code: "H16", target: "T4", name: "Chữ ký số cá nhân", unit: ItemUnit::Person, audience: ADULTS,
        labels: ACCOUNT, pass: 3, goal: Some(50) },
    SeedItem { code: "H17", target: "T5", name: "Sổ sức khỏe trên VNeID", unit: ItemUnit::Person,
        audience: WITH_SMARTPHONE, labels: APP, pass: 3, goal: Some(100) },
    SeedItem { code: "H18", target: "T6", name: "Xác nhận kỹ năng số trên VNeID", unit: ItemUnit::Person, audience: ADULTS,
        labels: SKILL, pass: 3, goal: Some(80) },
    SeedItem { code: "H11", target: "T7", name: "Trang Zalo phường", unit: ItemUnit::Person, audience: FROM_14,
        labels: PAGE, pass: 3, goal: Some(100) },
    SeedItem { code: "H13", target: "T8", name: "Internet an toàn", unit: ItemUnit::Household, audience: EVERYBODY,
        labels: SKILL, pass: 3, goal: Some(100) },
];
