//! Words of excusing somebody from an item.

/// Being excused from an item, always for a reason.
pub struct Exemption {
    /// Heads the items somebody can be excused from.
    pub title: &'static str,
    pub why: &'static str,
    /// In place of a reason.
    pub counted: &'static str,
    /// The item's name.
    pub saved: fn(&str) -> String,
    pub withdrawn: fn(&str) -> String,
    /// The items somebody is excused from.
    pub tag: fn(&str) -> String,
    /// The item's name.
    pub reason_of: fn(&str) -> String,
}

pub(super) const VI: Exemption = Exemption {
    title: "Miễn mục nào đó",
    why: "Chỉ miễn khi có lý do. Người được miễn vẫn nằm trong số chung, báo cáo ghi cả hai tỷ lệ.",
    counted: "Không miễn",
    saved: |item| format!("Đã miễn: {item}"),
    withdrawn: |item| format!("Không miễn nữa: {item}"),
    tag: |items| format!("được miễn: {items}"),
    reason_of: |item| format!("Lý do được miễn: {item}"),
};

pub(super) const EN: Exemption = Exemption {
    title: "Excuse from an item",
    why: "Only with a reason. Whoever is excused stays in the total; reports show both percentages.",
    counted: "Not excused",
    saved: |item| format!("Excused: {item}"),
    withdrawn: |item| format!("No longer excused: {item}"),
    tag: |items| format!("excused: {items}"),
    reason_of: |item| format!("Reason excused: {item}"),
};
