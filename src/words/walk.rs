//! Từng nhà: the walk, its filters, and what can be done at many doors at once.

use crate::model::Date;
use crate::words::{Format, Language, capital, counted};

/// Texts of the walk.
pub struct Walk {
    pub title: &'static str,
    /// Where one is and what is left: "Khu 4B: còn 14/62 nhà".
    pub place: fn(area: &str, left: &str) -> String,
    pub search: &'static str,
    /// What the search found: "12 nhà".
    pub found: fn(u64) -> String,
    pub filters: &'static str,
    /// All, never visited, absent, incomplete, appointment, conflict.
    pub filter_names: [&'static str; 6],
    pub area: &'static str,
    pub whole_ward: &'static str,
    pub order_street: &'static str,
    pub order_unvisited: &'static str,
    pub change_order: &'static str,
    pub lane_unnamed: &'static str,
    /// Before the number on a plate, read out only.
    pub house_number: &'static str,
    pub no_number: &'static str,
    pub nobody_listed: &'static str,
    pub only_number: &'static str,
    pub not_kept: &'static str,
    /// The person the search found.
    pub found_person: fn(&str) -> String,
    pub never_knocked: &'static str,
    /// "Vắng nhà lần 2".
    pub absent_times: fn(u64) -> String,
    pub items_left: fn(u64) -> String,
    pub items_all: &'static str,
    pub appointment: fn(time: &str, on: Date, today: Date) -> String,
    pub draft: &'static str,
    pub conflict: &'static str,
    pub more: &'static str,
    pub all_shown: fn(u64) -> String,
    pub choose_many: &'static str,
    pub chosen: fn(count: u64, numbers: &str) -> String,
    pub choose_hint: &'static str,
    pub unchoose: &'static str,
    pub postpone_on: &'static str,
    pub postpone_save: &'static str,
    pub postpone_missing: &'static str,
    pub saved_absent: fn(u64) -> String,
    pub saved_postponed: fn(count: u64, day: &str) -> String,
    pub next_home: &'static str,
    pub next_home_number: fn(&str) -> String,
    pub add_home: &'static str,
    pub empty: &'static str,
    pub empty_why: &'static str,
    pub from_excel: &'static str,
    pub nothing_found: fn(typed: &str, searched: &str) -> String,
    pub nothing_found_why: &'static str,
    /// The area or filter that is chosen holds nobody like that; others were not looked at.
    pub nothing_found_here: fn(typed: &str) -> String,
    pub nothing_found_here_why: &'static str,
    pub search_everywhere: &'static str,
    pub nothing_left: &'static str,
    pub nothing_left_why: &'static str,
    pub nothing_filtered: &'static str,
    pub show_all: &'static str,
}

pub(super) const VI: Walk = Walk {
    title: "Từng nhà",
    place: |area, left| if area.is_empty() { capital(left) } else { format!("{area}: {left}") },
    search: "Tìm tên hoặc số nhà",
    found: |count| format!("{} nhà", Format(Language::Vietnamese).number(count)),
    filters: "Lọc nhà",
    filter_names: ["Tất cả", "Chưa đến", "Vắng", "Chưa đủ mục", "Có hẹn", "Cần xem"],
    area: "Khu",
    whole_ward: "Cả phường",
    order_street: "Theo ngõ",
    order_unvisited: "Chưa đến trước",
    change_order: "Đổi cách xếp",
    lane_unnamed: "Nhà chưa ghi ngõ",
    house_number: "Số nhà",
    no_number: "không số",
    nobody_listed: "Chưa ghi ai trong nhà",
    only_number: "Chỉ ghi số nhà",
    not_kept: "Không lưu tên.",
    found_person: |name| format!("Có {name} trong nhà"),
    never_knocked: "Chưa gõ cửa lần nào",
    absent_times: |times| format!("Vắng nhà lần {times}"),
    items_left: |left| format!("còn {left} mục"),
    items_all: "đủ các mục",
    appointment: |time, on, today| {
        let day = match on.unix_days() - today.unix_days() {
            ..0 => return format!("quá hẹn {}", Format(Language::Vietnamese).date_near(on, today)),
            0 if is_evening(time) => "tối nay".to_owned(),
            0 | 1 => Format(Language::Vietnamese).day(on, today),
            _ => format!("ngày {}", Format(Language::Vietnamese).date_near(on, today)),
        };
        if time.is_empty() { format!("hẹn {day}") } else { format!("hẹn {time} {day}") }
    },
    draft: "đang ghi dở",
    conflict: "hai bản khác nhau",
    more: "Xem tiếp",
    all_shown: |count| format!("Hết danh sách: {} nhà.", Format(Language::Vietnamese).number(count)),
    choose_many: "Chọn nhiều nhà",
    chosen: |count, numbers| {
        if numbers.is_empty() {
            format!("Đã chọn {count} nhà")
        } else {
            format!("Đã chọn {count} nhà: {numbers}")
        }
    },
    choose_hint: "Chạm vào từng nhà để chọn.",
    unchoose: "Bỏ chọn",
    postpone_on: "Hẹn lại ngày",
    postpone_save: "Ghi lịch hẹn",
    postpone_missing: "Chọn ngày hẹn từ hôm nay trở đi.",
    saved_absent: |count| format!("Đã ghi {count} nhà vắng."),
    saved_postponed: |count, day| format!("Đã hẹn lại {count} nhà: {day}."),
    next_home: "Ghi nhà tiếp theo",
    next_home_number: |number| format!("Ghi nhà tiếp theo: số {number}"),
    add_home: "Thêm nhà",
    empty: "Chưa có nhà nào",
    empty_why: "Nhập danh sách từ Excel, hoặc thêm từng nhà.",
    from_excel: "Nhập từ Excel",
    nothing_found: |typed, searched| format!("Không thấy “{typed}” trong {searched} nhà"),
    nothing_found_why: "Thử gõ ít chữ hơn, không dấu cũng được. Chưa có thì thêm nhà mới.",
    nothing_found_here: |typed| format!("Không thấy “{typed}” trong phần đang lọc"),
    nothing_found_here_why: "Nhà này có thể ở khu khác. Tìm cả phường trước khi thêm nhà mới.",
    search_everywhere: "Tìm cả phường",
    nothing_left: "Đã đến hết các nhà ở đây",
    nothing_left_why: "Không còn nhà nào chưa gõ cửa.",
    nothing_filtered: "Không có nhà nào ở bộ lọc này",
    show_all: "Xem tất cả",
};

pub(super) const EN: Walk = Walk {
    title: "Homes",
    place: |area, left| if area.is_empty() { capital(left) } else { format!("{area}: {left}") },
    search: "Name or number",
    found: |count| counted(&Format(Language::English).number(count), "home", "homes"),
    filters: "Filter homes",
    filter_names: ["All", "Not visited", "Nobody home", "Items missing", "Appointment", "To check"],
    area: "Area",
    whole_ward: "The whole ward",
    order_street: "By lane",
    order_unvisited: "Not visited first",
    change_order: "Change the order",
    lane_unnamed: "Homes with no lane",
    house_number: "House number",
    no_number: "no number",
    nobody_listed: "Nobody listed here yet",
    only_number: "Only the house number is kept",
    not_kept: "No names are kept.",
    found_person: |name| format!("{name} lives here"),
    never_knocked: "Not visited yet",
    absent_times: |times| match times {
        1 => "Nobody home".to_owned(),
        _ => format!("Nobody home, {times} times in a row"),
    },
    items_left: |left| format!("{} left", counted(&left.to_string(), "item", "items")),
    items_all: "nothing left",
    appointment: |time, on, today| {
        let format = Format(Language::English);
        let day = match on.unix_days() - today.unix_days() {
            ..0 => return format!("appointment overdue since {}", format.date_near(on, today)),
            0 if is_evening(time) => "tonight".to_owned(),
            0 | 1 => format.day(on, today),
            _ => format!("on {}", format.date_near(on, today)),
        };
        if time.is_empty() { format!("appointment {day}") } else { format!("{time} {day}") }
    },
    draft: "draft",
    conflict: "two versions",
    more: "Show more",
    all_shown: |count| {
        format!("End of the list: {}.", counted(&Format(Language::English).number(count), "home", "homes"))
    },
    choose_many: "Choose several homes",
    chosen: |count, numbers| {
        let chosen = format!("{} chosen", counted(&count.to_string(), "home", "homes"));
        if numbers.is_empty() { chosen } else { format!("{chosen}: {numbers}") }
    },
    choose_hint: "Tap each home to choose it.",
    unchoose: "Clear the choice",
    postpone_on: "Come back on",
    postpone_save: "Save the appointment",
    postpone_missing: "Choose today or a later day.",
    saved_absent: |count| format!("Saved: nobody home at {}.", counted(&count.to_string(), "home", "homes")),
    saved_postponed: |count, day| {
        format!("Saved: come back to {}, {day}.", counted(&count.to_string(), "home", "homes"))
    },
    next_home: "Record the next home",
    next_home_number: |number| format!("Record the next home: house {number}"),
    add_home: "Add a home",
    empty: "No homes yet",
    empty_why: "Import a list from Excel, or add homes one by one.",
    from_excel: "Import from Excel",
    nothing_found: |typed, searched| format!("“{typed}” was not found in {}", counted(searched, "home", "homes")),
    nothing_found_why: "Try fewer letters; you can leave out the accents. If the home is missing, add it.",
    nothing_found_here: |typed| format!("“{typed}” was not found in what is shown now"),
    nothing_found_here_why: "The home may be in another area. Search the whole ward before you add it.",
    search_everywhere: "Search the whole ward",
    nothing_left: "Every home here has been visited",
    nothing_left_why: "There are no doors left to knock on.",
    nothing_filtered: "No homes match this filter",
    show_all: "Show all",
};

/// Returns whether a time of day ("19:30") is in the evening.
fn is_evening(time: &str) -> bool {
    time.split(':').next().and_then(|hour| hour.trim().parse::<u8>().ok()).is_some_and(|hour| hour >= 18)
}
