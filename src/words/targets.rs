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
    /// Heads the choice of whose totals are shown.
    pub scope: &'static str,
    /// The homes the member visited.
    pub mine: &'static str,
    /// The scope, its targets and households: "Khu 4B: 8 chỉ tiêu, 486 hộ".
    pub heading: fn(&str, usize, &str) -> String,
    /// Heads the table of parts.
    pub parts: &'static str,
    pub divided: &'static str,
    pub undivided: &'static str,
    /// Areas, teams, groups, lanes, members.
    pub part_kinds: [&'static str; 5],
    pub part: &'static str,
    /// Heads the column of when the newest work was done.
    pub newest: &'static str,
    pub parts_caption: &'static str,
    /// How many of the parts have sent anything.
    pub parts_sum: fn(usize, usize) -> String,
    pub silent: &'static str,
    pub silent_why: &'static str,
    /// In a narrow cell.
    pub nobody_short: &'static str,
    pub left_short: fn(&str) -> String,
    pub enough: &'static str,
    /// The shades of the table, the lowest share first.
    pub shades: [&'static str; 5],
    pub hint: &'static str,
    /// The code of a target without its letter: "Chỉ tiêu 1".
    pub number: fn(&str) -> String,
    /// "đạt 8/13 người".
    pub reached: fn(Format, u64, u64, ItemUnit) -> String,
    /// Before the number reached, for whoever hears it.
    pub reached_short: &'static str,
    pub left: fn(&str, ItemUnit) -> String,
    pub under_way: fn(&str) -> String,
    pub not_asked: fn(&str) -> String,
    pub exempt: fn(&str, ItemUnit) -> String,
    /// The percentage of those who are not excused.
    pub without_exempt: fn(&str) -> String,
    /// Heads the number of those who keep all of so many items.
    pub together: fn(usize) -> String,
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
    /// Reached, under way, not asked, of how many.
    pub meter: fn(&str, &str, &str, &str) -> String,
    pub without_birth: fn(&str) -> String,
    pub without_birth_why: &'static str,
    pub none: &'static str,
    pub none_why: &'static str,
    pub edit: &'static str,
    /// What the parts of a meter mean: reached, under way, the rest, not asked.
    pub legend: [&'static str; 4],
    pub names_left: &'static str,
    pub names_under_way: &'static str,
    pub names_not_asked: &'static str,
    pub names_reached: &'static str,
    pub names_exempt: &'static str,
    /// The names of the items somebody lacks.
    pub lacks: fn(&str) -> String,
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
    scope: "Phạm vi",
    mine: "Nhà tôi đi",
    heading: |place, targets, households| format!("{place}: {targets} chỉ tiêu, {households} hộ"),
    parts: "So từng nơi",
    divided: "Chia theo",
    undivided: "Không chia",
    part_kinds: ["Khu", "Tổ công nghệ số", "Tổ dân", "Ngõ, phố", "Người đi"],
    part: "Nơi",
    newest: "Số mới",
    parts_caption: "Tỷ lệ đạt từng mục của từng nơi, kéo ngang được",
    parts_sum: |reported, all| format!("Cộng ({reported}/{all} nơi)"),
    silent: "chưa gửi",
    silent_why: "Dấu - : chưa có số liệu, không phải số 0.",
    nobody_short: "không có",
    left_short: |count| format!("còn {count}"),
    enough: "đủ",
    shades: ["dưới 40%", "từ 40%", "từ 55%", "từ 70%", "đủ 100%"],
    hint: "Chạm vào số có gạch chân chấm để xem tên.",
    number: |number| format!("Chỉ tiêu {number}"),
    reached: |format, reached, all, unit| {
        let unit = match unit {
            ItemUnit::Person => "người",
            ItemUnit::Household => "hộ",
        };
        format!("{} {unit}", format.reached_of(reached, all))
    },
    reached_short: "đạt",
    left: |count, unit| match unit {
        ItemUnit::Person => format!("còn {count} người"),
        ItemUnit::Household => format!("còn {count} hộ"),
    },
    under_way: |count| format!("đang làm {count}"),
    not_asked: |count| format!("chưa hỏi {count}"),
    exempt: |count, unit| match unit {
        ItemUnit::Person => format!("miễn {count} người"),
        ItemUnit::Household => format!("miễn {count} hộ"),
    },
    without_exempt: |percent| format!("Không tính số được miễn: {percent}."),
    together: |count| format!("Đủ cả {count} mục"),
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
    meter: |reached, under_way, not_asked, all| {
        format!("Đạt {reached}, đang làm {under_way}, chưa hỏi {not_asked}, trong {all}")
    },
    without_birth: |count| format!("thiếu năm sinh: {count} người"),
    without_birth_why: "Chưa biết tuổi nên chưa tính vào mục nào có điều kiện tuổi.",
    none: "Chưa có chỉ tiêu",
    none_why: "Mở phường trước, bộ chỉ tiêu sẽ có sẵn.",
    edit: "Sửa chỉ tiêu",
    legend: ["đạt", "đang làm", "chưa có", "chưa hỏi"],
    names_left: "Chưa đạt",
    names_under_way: "Đang làm",
    names_not_asked: "Chưa hỏi",
    names_reached: "Đã đạt",
    names_exempt: "Được miễn",
    lacks: |items| format!("thiếu: {items}"),
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
    scope: "Scope",
    mine: "My visits",
    heading: |place, targets, households| {
        let households = counted(households, "household", "households");
        format!("{place}: {}, {households}", counted(&targets.to_string(), "target", "targets"))
    },
    parts: "Place by place",
    divided: "Divided by",
    undivided: "Not divided",
    part_kinds: ["Area", "Digital team", "Residents' group", "Lane", "Member"],
    part: "Place",
    newest: "Newest",
    parts_caption: "Share reached of every item in every place; can be scrolled sideways",
    parts_sum: |reported, all| format!("Total ({reported} of {all})"),
    silent: "nothing yet",
    silent_why: "A dash means no data yet; it is not a zero.",
    nobody_short: "none",
    left_short: |count| format!("{count} left"),
    enough: "complete",
    shades: ["below 40%", "from 40%", "from 55%", "from 70%", "complete"],
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
    reached_short: "reached",
    left: |count, unit| match unit {
        ItemUnit::Person => format!("{} left", counted(count, "person", "people")),
        ItemUnit::Household => format!("{} left", counted(count, "household", "households")),
    },
    under_way: |count| format!("{count} under way"),
    not_asked: |count| format!("{count} not asked"),
    exempt: |count, unit| match unit {
        ItemUnit::Person => format!("{} excused", counted(count, "person", "people")),
        ItemUnit::Household => format!("{} excused", counted(count, "household", "households")),
    },
    without_exempt: |percent| format!("Leaving out the excused: {percent}."),
    together: |count| format!("All {count} items"),
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
    meter: |reached, under_way, not_asked, all| {
        format!("{reached} reached, {under_way} under way, {not_asked} not asked, out of {all}")
    },
    without_birth: |count| format!("year of birth missing: {}", counted(count, "person", "people")),
    without_birth_why: "Their age is not known, so they are not counted in any item with an age limit.",
    none: "No targets yet",
    none_why: "Open a ward first; it comes with its targets.",
    edit: "Edit the targets",
    legend: ["reached", "under way", "not yet", "not asked"],
    names_left: "Not reached yet",
    names_under_way: "Under way",
    names_not_asked: "Not asked",
    names_reached: "Reached",
    names_exempt: "Excused",
    lacks: |items| format!("lacking: {items}"),
    names_undecided: "Not known whether the item applies",
    names_without_birth: "Year of birth missing",
    names_count: |count| counted(count, "name", "names"),
    more_names: "Show more",
    nobody_here: "Nobody is left in this list",
    nobody_here_why: "The numbers are updated after every save.",
    born: |year| format!("born {year}"),
    birth_not_known: "year of birth not known",
};
