//! Words of a report as a short message.

use crate::model::ItemUnit;
use crate::words::counted;

/// The message, and the dialog it is read in before it goes.
pub struct ReportTextWords {
    pub open: &'static str,
    pub title: &'static str,
    pub about: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub close: &'static str,
    /// "Khu 4B, Phường Cao Xanh": the part, where it is not the whole, and the ward.
    pub unit: fn(&str, &str) -> String,
    /// What the period is called, and its last day.
    pub period: fn(&str, &str) -> String,
    pub not_closed: &'static str,
    /// Visits, households visited, people guided.
    pub done: fn(&str, &str, &str) -> String,
    /// Households reached of all, and those left.
    pub reached: fn(&str, &str, &str) -> String,
    /// Households reached, of a part too small for figures.
    pub reached_few: fn(&str) -> String,
    pub few: &'static str,
    pub more: &'static str,
    /// A small group, counted in these, and how many of it keep the promise.
    pub small_group: fn(ItemUnit, &str) -> String,
    pub why_small: &'static str,
}

pub(super) const VI: ReportTextWords = ReportTextWords {
    open: "Tin gửi Zalo",
    title: "Tin ngắn gửi Zalo",
    about: "Chỉ có số chung, không có tên ai. Bác đọc lại rồi chép, sang Zalo dán vào nhóm.",
    copy: "Sao chép để gửi Zalo",
    copied: "Đã chép. Mở Zalo, dán vào tin nhắn.",
    not_copied: "Máy không cho chép. Bác ấn giữ vào phần chữ, chọn Sao chép.",
    close: "Đóng",
    unit: |part, ward| if part.is_empty() { ward.to_owned() } else { format!("{part}, {ward}") },
    period: |period, until| format!("Kết quả {period}, tính đến hết ngày {until}"),
    not_closed: "Số tạm tính, báo cáo chưa chốt.",
    done: |visits, homes, people| format!("Đã đến {visits} lượt, {homes} hộ; hướng dẫn {people} người."),
    reached: |reached, all, left| format!("Từ trước đến nay đã tiếp cận {reached}/{all} hộ, còn {left} hộ."),
    reached_few: |reached| format!("Từ trước đến nay đã tiếp cận {reached} hộ."),
    few: "dưới 5",
    more: "từ 5 trở lên",
    small_group: |unit, reached| match unit {
        ItemUnit::Person => format!("nhóm dưới 10 người, đạt {reached}"),
        ItemUnit::Household => format!("nhóm dưới 10 hộ, đạt {reached}"),
    },
    why_small: "Nhóm dưới 10 thì không ghi số đúng, để không ai bị nhận ra.",
};

pub(super) const EN: ReportTextWords = ReportTextWords {
    open: "Zalo message",
    title: "A short message for Zalo",
    about: "Only totals, nobody's name. Read it, copy it, and paste it into the group on Zalo.",
    copy: "Copy to send on Zalo",
    copied: "Copied. Open Zalo and paste it into a message.",
    not_copied: "This device does not let it be copied. Press and hold the text, then choose Copy.",
    close: "Close",
    unit: |part, ward| if part.is_empty() { ward.to_owned() } else { format!("{part}, {ward}") },
    period: |period, until| format!("Results, {period}, up to {until}"),
    not_closed: "Numbers may still change: the report is not closed.",
    done: |visits, homes, people| {
        let (visits, homes) = (counted(visits, "visit", "visits"), counted(homes, "household", "households"));
        format!("{visits} to {homes}; {} guided.", counted(people, "person", "people"))
    },
    reached: |reached, all, left| format!("Reached so far: {reached} of {all} households, {left} left."),
    reached_few: |reached| format!("Households reached so far: {reached}."),
    few: "fewer than 5",
    more: "5 or more",
    small_group: |unit, reached| match unit {
        ItemUnit::Person => format!("fewer than 10 people, of them {reached} reached"),
        ItemUnit::Household => format!("fewer than 10 households, of them {reached} reached"),
    },
    why_small: "Of groups under 10 no exact numbers are given, so that nobody can be made out.",
};
