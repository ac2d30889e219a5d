//! What a new ward starts from: the thirteen items of the 2022 announcement, as records anybody can edit.

use crate::engine::{Edits, shared_id};
use crate::model::{Audience, Item, ItemUnit, Ladder, Step, Target, TargetId, TargetSet, TargetSetId};

const SET: &str = "CX-2022";

/// The eight targets: code and name.
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

/// An item as the announcement has it.
struct SeedItem {
    code: &'static str,
    target: &'static str,
    name: &'static str,
    unit: ItemUnit,
    audience: Audience,
    labels: [&'static str; 5],
    pass: u8,
    goal: Option<u8>,
}

const EVERYBODY: Audience = Audience { min_age: None, smartphone: false, ocop: false, farms: false };
const FROM_14: Audience = Audience { min_age: Some(14), ..EVERYBODY };
const ADULTS: Audience = Audience { min_age: Some(18), ..EVERYBODY };
const WITH_SMARTPHONE: Audience = Audience { smartphone: true, ..EVERYBODY };
const OCOP: Audience = Audience { ocop: true, ..EVERYBODY };
const FARMERS: Audience = Audience { farms: true, ..EVERYBODY };
const APP: [&str; 5] = ["Chưa hỏi", "Chưa cài", "Đã cài", "Đã dùng", "Dùng quen"];
const SHOP: [&str; 5] = ["Chưa hỏi", "Chưa có", "Có tài khoản", "Có gian hàng", "Có đơn hàng"];
const SKILL: [&str; 5] = ["Chưa hỏi", "Chưa biết", "Đã chỉ", "Làm được", "Dùng quen"];

/// The thirteen items.
#[rustfmt::skip]
const ITEMS: [SeedItem; 13] = [
    SeedItem { code: "H01", target: "T1", name: "Định danh điện tử (VNeID)", unit: ItemUnit::Person, audience: FROM_14,
        labels: ["Chưa hỏi", "Chưa có", "Đã đăng ký", "Lên mức 2", "Đã dùng"], pass: 4, goal: Some(100) },
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
        labels: ["Chưa hỏi", "Chưa có", "Đã đăng ký", "Đã kích hoạt", "Dùng quen"], pass: 3, goal: Some(100) },
    SeedItem { code: "H08", target: "T6", name: "Sổ sức khỏe điện tử", unit: ItemUnit::Person,
        audience: WITH_SMARTPHONE, labels: APP, pass: 3, goal: Some(100) },
    SeedItem { code: "H09", target: "T6", name: "BHXH số (VssID)", unit: ItemUnit::Person, audience: WITH_SMARTPHONE,
        labels: APP, pass: 3, goal: Some(100) },
    SeedItem { code: "H10", target: "T6", name: "Hạ Long Smart", unit: ItemUnit::Person, audience: WITH_SMARTPHONE,
        labels: APP, pass: 3, goal: Some(100) },
    SeedItem { code: "H11", target: "T7", name: "Trang Zalo phường", unit: ItemUnit::Person, audience: FROM_14,
        labels: ["Chưa hỏi", "Chưa biết", "Đã quan tâm", "Biết nhắn", "Dùng quen"], pass: 3, goal: Some(100) },
    SeedItem { code: "H12", target: "T8", name: "Kỹ năng số cơ bản", unit: ItemUnit::Household, audience: EVERYBODY,
        labels: SKILL, pass: 3, goal: Some(100) },
    SeedItem { code: "H13", target: "T8", name: "Internet an toàn", unit: ItemUnit::Household, audience: EVERYBODY,
        labels: SKILL, pass: 3, goal: Some(100) },
];

/// Adds the targets of 2022 to the edits that start a ward.
pub fn targets_of_2022(edits: &mut Edits) {
    let set = TargetSetId(shared_id(&[SET]));
    let name = "Chỉ tiêu chuyển đổi số 2022".to_owned();
    edits.create(set.0, &TargetSet { name, from: None, until: None });
    let target_id = |code: &str| TargetId(shared_id(&[SET, code]));
    for (code, name) in TARGETS {
        let target = Target { set: Some(set), code: code.to_owned(), name: name.to_owned() };
        edits.create(target_id(code).0, &target);
    }
    for seed in ITEMS {
        let item = Item {
            target: Some(target_id(seed.target)),
            code: seed.code.to_owned(),
            name: seed.name.to_owned(),
            unit: seed.unit,
            audience: seed.audience,
            ladder: Ladder { labels: seed.labels.map(str::to_owned), pass: Step::new(seed.pass).unwrap_or_default() },
            goal_percent: seed.goal,
        };
        edits.create(shared_id(&[SET, seed.code]), &item);
    }
}
