//! Targets and the names behind their numbers.

use crate::model::ItemUnit;
use crate::words::{Format, counted};

/// The pages of the targets.
pub struct Targets {
    pub title: &'static str,
    /// The closing day in full.
    pub closes_on: fn(&str) -> String,
    pub where_: &'static str,
    pub whole_ward: &'static str,
    pub hint: &'static str,
    /// The code of a target without its letter: "Chỉ tiêu 1".
    pub number: fn(&str) -> String,
    /// "đạt 8/13 người".
    pub reached: fn(Format, u64, u64, ItemUnit) -> String,
    pub left: fn(&str, ItemUnit) -> String,
    pub not_asked: fn(&str) -> String,
    /// Of how many it is not known whether the item applies to them.
    pub undecided: fn(&str, ItemUnit) -> String,
    /// What decides it, and which of them the item then counts.
    pub undecided_why: fn(&str) -> String,
    /// Whom an item counts, before what is asked of them.
    pub has_smartphone: &'static str,
    pub has_ocop: &'static str,
    pub farms: &'static str,
    pub all_reached: &'static str,
    pub nobody_concerned: &'static str,
    pub nobody_concerned_why: &'static str,
    pub no_goal: &'static str,
    pub goal: fn(u8) -> String,
    /// Reached, not asked, of how many.
    pub meter: fn(&str, &str, &str) -> String,
    pub without_birth: fn(&str) -> String,
    pub without_birth_why: &'static str,
    pub none: &'static str,
    pub none_why: &'static str,
    pub edit: &'static str,
    pub names_left: &'static str,
    pub names_not_asked: &'static str,
    pub names_reached: &'static str,
    pub names_undecided: &'static str,
    pub names_without_birth: &'static str,
    pub names_count: fn(&str) -> String,
    pub more_names: &'static str,
    pub nobody_here: &'static str,
    pub nobody_here_why: &'static str,
    pub born: fn(&str) -> String,
    pub birth_not_known: &'static str,
}

pub(super) const VI: Targets = Targets {
    title: "Chỉ tiêu",
    closes_on: |day| format!("Tính tuổi đến ngày {day}"),
    where_: "Khu",
    whole_ward: "Cả phường",
    hint: "Chạm vào số có gạch chân chấm để xem tên.",
    number: |number| format!("Chỉ tiêu {number}"),
    reached: |format, reached, all, unit| {
        let unit = match unit {
            ItemUnit::Person => "người",
            ItemUnit::Household => "hộ",
        };
        format!("{} {unit}", format.reached_of(reached, all))
    },
    left: |count, unit| match unit {
        ItemUnit::Person => format!("còn {count} người"),
        ItemUnit::Household => format!("còn {count} hộ"),
    },
    not_asked: |count| format!("chưa hỏi {count}"),
    undecided: |count, unit| match unit {
        ItemUnit::Person => format!("Chưa hỏi {count} người"),
        ItemUnit::Household => format!("Chưa đánh dấu {count} hộ"),
    },
    undecided_why: |who| format!("Mục này chỉ tính {who}."),
    has_smartphone: "người có điện thoại thông minh",
    has_ocop: "hộ có sản phẩm OCOP",
    farms: "hộ có nông sản chủ lực",
    all_reached: "đạt hết",
    nobody_concerned: "Không có đối tượng.",
    nobody_concerned_why: "Không tính phần trăm.",
    no_goal: "Kế hoạch không ghi tỷ lệ, chỉ theo dõi.",
    goal: |percent| format!("Mục tiêu {percent}%"),
    meter: |reached, not_asked, all| format!("Đạt {reached}, chưa hỏi {not_asked}, trong {all}"),
    without_birth: |count| format!("thiếu năm sinh: {count} người"),
    without_birth_why: "Chưa biết tuổi nên chưa tính vào mục nào có điều kiện tuổi.",
    none: "Chưa có chỉ tiêu",
    none_why: "Mở phường trước, bộ chỉ tiêu sẽ có sẵn.",
    edit: "Sửa chỉ tiêu",
    names_left: "Chưa đạt",
    names_not_asked: "Chưa hỏi",
    names_reached: "Đã đạt",
    names_undecided: "Chưa biết có thuộc mục này không",
    names_without_birth: "Thiếu năm sinh",
    names_count: |count| format!("{count} tên"),
    more_names: "Xem thêm",
    nobody_here: "Không còn ai trong danh sách này",
    nobody_here_why: "Các số được tính lại sau mỗi lần lưu.",
    born: |year| format!("sinh {year}"),
    birth_not_known: "chưa rõ năm sinh",
};

pub(super) const EN: Targets = Targets {
    title: "Targets",
    closes_on: |day| format!("Ages counted on {day}"),
    where_: "Area",
    whole_ward: "The whole ward",
    hint: "Tap a number with a dotted underline to see the names.",
    number: |number| format!("Target {number}"),
    reached: |format, reached, all, unit| {
        let (reached, all) = (format.number(reached), format.number(all));
        let all = match unit {
            ItemUnit::Person => counted(&all, "person", "people"),
            ItemUnit::Household => counted(&all, "household", "households"),
        };
        format!("{reached} of {all} reached")
    },
    left: |count, unit| match unit {
        ItemUnit::Person => format!("{} left", counted(count, "person", "people")),
        ItemUnit::Household => format!("{} left", counted(count, "household", "households")),
    },
    not_asked: |count| format!("{count} not asked"),
    undecided: |count, unit| match unit {
        ItemUnit::Person => format!("{} not asked yet", counted(count, "person", "people")),
        ItemUnit::Household => format!("{} not marked", counted(count, "household", "households")),
    },
    undecided_why: |who| format!("This item counts only {who}."),
    has_smartphone: "people with a smartphone",
    has_ocop: "households with an OCOP product",
    farms: "households that farm a key product",
    all_reached: "all reached",
    nobody_concerned: "Applies to nobody here.",
    nobody_concerned_why: "No percentage is counted.",
    no_goal: "The plan sets no percentage; it is only tracked.",
    goal: |percent| format!("Goal {percent}%"),
    meter: |reached, not_asked, all| format!("{reached} reached, {not_asked} not asked, out of {all}"),
    without_birth: |count| format!("year of birth missing: {}", counted(count, "person", "people")),
    without_birth_why: "Their age is not known, so they are not counted in any item with an age limit.",
    none: "No targets yet",
    none_why: "Open a ward first; it comes with its targets.",
    edit: "Edit the targets",
    names_left: "Not reached yet",
    names_not_asked: "Not asked",
    names_reached: "Reached",
    names_undecided: "Not known whether the item applies",
    names_without_birth: "Year of birth missing",
    names_count: |count| counted(count, "name", "names"),
    more_names: "Show more",
    nobody_here: "Nobody is left in this list",
    nobody_here_why: "The numbers are updated after every save.",
    born: |year| format!("born {year}"),
    birth_not_known: "year of birth not known",
};
