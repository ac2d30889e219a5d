//! The thirteen items of the 2022 announcement.

use super::{
    ACCOUNT, ADULTS, APP, EVERYBODY, FARMERS, FROM_14, IDENTITY, OCOP, PAGE, SHOP, SKILL, SeedItem, SeedSet,
    WITH_SMARTPHONE,
};
use crate::model::ItemUnit;

pub(super) const SET: SeedSet =
    SeedSet { code: "CX-2022", name: "Chỉ tiêu chuyển đổi số 2022", targets: &TARGETS, items: &ITEMS };

const TARGETS: [(&str, &str); 8] = [
    ("T1", "Định danh điện tử"),
    ("T2", "Dịch vụ công trực tuyến"),
    ("T3", "Sản phẩm OCOP lên sàn"),
    ("T4", "Gian hàng số cho nhà nông"),
    ("T5", "Tiền di động"),
    ("T6", "Ba ứng dụng trên điện thoại"),
    ("T7", "Trang Zalo của phường"),
    ("T8", "Kỹ năng số, Internet an toàn"),
];

#[rustfmt::skip]
const ITEMS: [SeedItem; 13] = [
    SeedItem { code: "H01", target: "T1", name: "Định danh điện tử (VNeID)", unit: ItemUnit::Person, audience: FROM_14,
        labels: IDENTITY, pass: 4, goal: Some(100) },
    SeedItem { code: "H02", target: "T2", name: "Cổng dịch vụ công", unit: ItemUnit::Person, audience: ADULTS,
        labels: ["Chưa hỏi", "Chưa biết", "Biết địa chỉ", "Tự mở được", "Dùng quen"], pass: 3, goal: None },
    SeedItem { code: "H03", target: "T3", name: "Lên sàn Voso", unit: ItemUnit::Household, audience: OCOP,
        labels: SHOP, pass: 3, goal: Some(100) },
    SeedItem { code: "H04", target: "T3", name: "Lên sàn Postmart", unit: ItemUnit::Household, audience: OCOP,
        labels: SHOP, pass: 3, goal: Some(100) },
    SeedItem { code: "H05", target: "T3", name: "Lên sàn Sendo", unit: ItemUnit::Household, audience: OCOP,
        labels: SHOP, pass: 3, goal: Some(100) },
    SeedItem { code: "H06", target: "T4", name: "Biết mở gian hàng số", unit: ItemUnit::Household, audience: FARMERS,
        labels: SKILL, pass: 3, goal: Some(100) },
    SeedItem { code: "H07", target: "T5", name: "Tiền di động", unit: ItemUnit::Person, audience: ADULTS,
        labels: ACCOUNT, pass: 3, goal: Some(100) },
    SeedItem { code: "H08", target: "T6", name: "Sổ sức khỏe điện tử", unit: ItemUnit::Person,
        audience: WITH_SMARTPHONE, labels: APP, pass: 3, goal: Some(100) },
    SeedItem { code: "H09", target: "T6", name: "BHXH số (VssID)", unit: ItemUnit::Person, audience: WITH_SMARTPHONE,
        labels: APP, pass: 3, goal: Some(100) },
    SeedItem { code: "H10", target: "T6", name: "Hạ Long Smart", unit: ItemUnit::Person, audience: WITH_SMARTPHONE,
        labels: APP, pass: 3, goal: Some(100) },
    SeedItem { code: "H11", target: "T7", name: "Trang Zalo phường", unit: ItemUnit::Person, audience: FROM_14,
        labels: PAGE, pass: 3, goal: Some(100) },
    SeedItem { code: "H12", target: "T8", name: "Kỹ năng số cơ bản", unit: ItemUnit::Household, audience: EVERYBODY,
        labels: SKILL, pass: 3, goal: Some(100) },
    SeedItem { code: "H13", target: "T8", name: "Internet an toàn", unit: ItemUnit::Household, audience: EVERYBODY,
        labels: SKILL, pass: 3, goal: Some(100) },
];
