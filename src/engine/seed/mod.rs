//! Sets of targets that ship with the app, as records anybody can edit.
//!
//! An item's code is the name of the field its steps are recorded in: the same code in two sets is the same promise, and
//! what people were guided on goes on counting.

mod cao_xanh_2022;
mod sample_2026;

use crate::engine::{Edits, shared_id};
use crate::model::{Audience, Item, ItemUnit, Ladder, Step, Target, TargetId, TargetSet, TargetSetId};
use serde::{Deserialize, Serialize};

/// A set that ships with the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sample {
    /// The announcement of 2022: eight targets.
    CaoXanh2022,
    /// What wards work at since the two-tier government: no city app, no closed market place.
    Of2026,
}

/// A set as it ships.
struct SeedSet {
    code: &'static str,
    name: &'static str,
    /// Code and name.
    targets: &'static [(&'static str, &'static str)],
    items: &'static [SeedItem],
}

/// An item as it ships.
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

const EVERYBODY: Audience =
    Audience { min_age: None, smartphone: false, ocop: false, farms: false, permanent: false, present: false };
const FROM_14: Audience = Audience { min_age: Some(14), ..EVERYBODY };
const FROM_15: Audience = Audience { min_age: Some(15), ..EVERYBODY };
const ADULTS: Audience = Audience { min_age: Some(18), ..EVERYBODY };
const WITH_SMARTPHONE: Audience = Audience { smartphone: true, ..EVERYBODY };
const OCOP: Audience = Audience { ocop: true, ..EVERYBODY };
const FARMERS: Audience = Audience { farms: true, ..EVERYBODY };
const APP: [&str; 5] = ["Chưa hỏi", "Chưa cài", "Đã cài", "Đã dùng", "Dùng quen"];
const SHOP: [&str; 5] = ["Chưa hỏi", "Chưa có", "Có tài khoản", "Có gian hàng", "Có đơn hàng"];
const SKILL: [&str; 5] = ["Chưa hỏi", "Chưa biết", "Đã chỉ", "Làm được", "Dùng quen"];
const ACCOUNT: [&str; 5] = ["Chưa hỏi", "Chưa có", "Đã đăng ký", "Đã kích hoạt", "Dùng quen"];
const IDENTITY: [&str; 5] = ["Chưa hỏi", "Chưa có", "Đã đăng ký", "Lên mức 2", "Đã dùng"];
const PAGE: [&str; 5] = ["Chưa hỏi", "Chưa biết", "Đã quan tâm", "Biết nhắn", "Dùng quen"];

impl Sample {
    const fn set(self) -> &'static SeedSet {
        match self {
            Self::CaoXanh2022 => &cao_xanh_2022::SET,
            Self::Of2026 => &sample_2026::SET,
        }
    }

    /// Returns the name a set of it starts with.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.set().name
    }

    /// Returns the targets with their items; they belong to no set yet.
    pub fn targets(self) -> impl Iterator<Item = (Target, impl Iterator<Item = Item>)> {
        let set = self.set();
        set.targets.iter().map(|(code, name)| {
            let target = Target { set: None, code: (*code).to_owned(), name: (*name).to_owned() };
            (target, set.items.iter().filter(|item| item.target == *code).map(SeedItem::item))
        })
    }
}

impl SeedItem {
    /// Makes the item; it belongs to no target yet.
    fn item(&self) -> Item {
        Item {
            target: None,
            code: self.code.to_owned(),
            name: self.name.to_owned(),
            unit: self.unit,
            audience: self.audience.clone(),
            ladder: Ladder { labels: self.labels.map(str::to_owned), pass: Step::new(self.pass).unwrap_or_default() },
            goal_percent: self.goal,
            area_goals: Vec::new(),
        }
    }
}

/// Adds the targets of 2022 to the edits that start a ward. Their ids are made from their codes, so that two phones that
/// start the same ward apart start the same set.
pub fn targets_of_2022(edits: &mut Edits) {
    let sample = Sample::CaoXanh2022;
    let SeedSet { code: of, name, .. } = sample.set();
    let set = TargetSetId(shared_id(&[of]));
    edits.create(set.0, &TargetSet { name: (*name).to_owned(), ..TargetSet::default() });
    for (target, items) in sample.targets() {
        let id = TargetId(shared_id(&[of, &target.code]));
        for item in items {
            edits.create(shared_id(&[of, &item.code]), &Item { target: Some(id), ..item });
        }
        edits.create(id.0, &Target { set: Some(set), ..target });
    }
}
