//! The page that brings a register in from Excel.

use crate::words::{Said, counted};

/// The steps of the import.
pub struct ImportRegister {
    pub amount: fn(homes: Option<&str>, people: Option<&str>) -> String,
    pub cell: CellPlace,
    pub change_choice: &'static str,
    pub changed: &'static str,
    pub changes: &'static str,
    pub choose: &'static str,
    pub choose_hint: &'static str,
    pub choose_other: &'static str,
    pub column: fn(&str) -> String,
    pub columns: fn(&str) -> String,
    pub comparing: &'static str,
    pub compared: &'static str,
    pub did: Deeds,
    pub fell: Said,
    pub found: &'static str,
    pub from_column: &'static str,
    pub guessed_area: fn(&str) -> String,
    pub heading_row: &'static str,
    pub heading_rows: fn(u32, u32) -> String,
    pub hidden_sheet: &'static str,
    pub home_of: fn(&str) -> String,
    pub homes: &'static str,
    pub homes_not_listed: fn(&str) -> String,
    pub kept_edit: fn(&str, &str, &str) -> String,
    pub kept_edits: &'static str,
    pub kept_edits_why: &'static str,
    pub moved: &'static str,
    pub more: fn(&str) -> String,
    pub name_column_missing: fn(&str) -> String,
    pub name_ward_first: &'static str,
    pub name_ward_first_why: &'static str,
    pub new: &'static str,
    pub new_areas: fn(&str) -> String,
    pub no_heading: &'static str,
    pub no_list: &'static str,
    pub no_problem: &'static str,
    /// Given how many: the others of that kind are not listed one by one.
    pub first_only: fn(&str) -> String,
    pub not_listed: fn(&str) -> String,
    pub nothing_new: &'static str,
    pub nothing_new_why: &'static str,
    pub opening: &'static str,
    pub paste: &'static str,
    pub paste_hint: &'static str,
    pub pasted: &'static str,
    pub people: &'static str,
    pub problems: fn(&str) -> String,
    pub read: &'static str,
    pub read_pasted: &'static str,
    pub reading: fn(&str, &str) -> String,
    pub repairs: fn(&str) -> String,
    pub repairs_why: &'static str,
    pub rows: fn(&str) -> String,
    pub rows_skipped: fn(&str, &str) -> String,
    pub same: &'static str,
    pub sheets: &'static str,
    pub sheets_hint: &'static str,
    pub stop: &'static str,
    pub stopped: &'static str,
    pub take: fn(&str) -> String,
    pub taken: fn(&str) -> String,
    pub taken_why: &'static str,
    pub taking: &'static str,
    pub title: &'static str,
    pub to_me: &'static str,
    pub to_walk: &'static str,
    pub undone: &'static str,
    pub undo_import: &'static str,
    pub will: Deeds,
}

/// What a register does to so much of what is known; parts of a sentence.
pub struct Deeds {
    pub add: fn(&str) -> String,
    pub change: fn(&str) -> String,
    pub shift: fn(&str) -> String,
}

/// Writes where something stands: the sheet, the row, the column's letters with its heading.
pub type CellPlace = fn(sheet: &str, row: u32, column: Option<(&str, &str)>) -> String;

pub(super) const VI: ImportRegister = ImportRegister {
    amount: |homes, people| {
        let parts = [homes.map(|homes| format!("{homes} hộ")), people.map(|people| format!("{people} người"))];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    },
    cell: |sheet, row, column| {
        let row = if row == 0 { String::new() } else { format!(", dòng {row}") };
        match column {
            Some((letters, "")) => format!("Tờ {sheet}{row}, cột {letters}"),
            Some((letters, heading)) => format!("Tờ {sheet}{row}, cột {letters} ({heading})"),
            None => format!("Tờ {sheet}{row}"),
        }
    },
    change_choice: "Sửa tờ và cột",
    changed: "Sửa",
    changes: "Những chỗ sẽ sửa",
    choose: "Chọn tệp Excel",
    choose_hint: "Tệp .xlsx, .xls, .ods hoặc .csv, nhỏ hơn 50 MB. Trên máy tính kéo thả vào đây cũng được.",
    choose_other: "Chọn tệp khác",
    column: |letters| format!("Cột {letters}"),
    columns: |sheet| format!("Các cột của tờ {sheet}"),
    did: Deeds {
        add: |amount| format!("đã thêm {amount}"),
        change: |amount| format!("đã sửa {amount}"),
        shift: |amount| format!("đã chuyển {amount} sang hộ khác"),
    },
    comparing: "Đang so với dữ liệu trên máy",
    compared: "So với dữ liệu trên máy",
    fell: Said {
        what: "Máy không đủ bộ nhớ để đọc tệp này.",
        way_out: "Đóng bớt ứng dụng, tách tệp theo khu, hoặc nhập trên máy tính.",
    },
    found: "Đọc được",
    from_column: "khu lấy theo cột trong bảng",
    guessed_area: |area| format!("thuộc {area}"),
    heading_row: "Dòng tiêu đề",
    heading_rows: |first, last| {
        if first == last { format!("Dòng {first}") } else { format!("Dòng {first} đến {last}") }
    },
    hidden_sheet: "tờ ẩn",
    home_of: |name| format!("Hộ {name}"),
    homes: "Hộ",
    homes_not_listed: |count| format!("{count} hộ có trên máy, không có trong tệp: giữ nguyên"),
    kept_edit: |field, kept, listed| format!("{field}: giữ “{kept}”, danh sách ghi “{listed}”"),
    kept_edits: "Giữ theo máy",
    kept_edits_why: "Những chỗ tổ đã sửa trên máy được giữ, không theo danh sách.",
    moved: "Sang hộ khác",
    more: |count| format!("Xem thêm {count}"),
    name_column_missing: |sheet| format!("Tờ {sheet} chưa có cột Họ và tên hoặc Tên chủ hộ."),
    name_ward_first: "Đặt tên phường trước đã",
    name_ward_first_why: "Danh sách hộ cần biết thuộc phường nào.",
    new: "Mới",
    new_areas: |areas| format!("Khu mới: {areas}"),
    no_heading: "Không có dòng tiêu đề",
    no_list: "không giống danh sách hộ, nên không chọn sẵn",
    no_problem: "Không có dòng nào phải xem lại.",
    first_only: |count| format!("Chỉ liệt kê {count} chỗ đầu."),
    not_listed: |count| format!("{count} người có trên máy nhưng không có trong danh sách này. Vẫn giữ."),
    nothing_new: "Danh sách này không có gì mới",
    nothing_new_why: "Mọi hộ và người đã có trên máy.",
    opening: "Đang mở tệp",
    paste: "Dán từ Excel",
    paste_hint: "Trong Excel, bôi đen cả bảng kể cả tiêu đề, chép, rồi dán vào đây.",
    pasted: "Phần đã dán",
    people: "Người",
    problems: |count| format!("{count} chỗ nên xem lại"),
    read: "Đọc thử",
    read_pasted: "Mở phần đã dán",
    reading: |done, total| format!("Đang đọc: {done}/{total} dòng"),
    repairs: |count| format!("{count} chỗ máy đã tự sửa"),
    repairs_why: "Không mất gì; mở ra nếu muốn xem.",
    rows: |count| format!("{count} dòng"),
    rows_skipped: |skipped, all| {
        format!("Bỏ qua {skipped}/{all} dòng không phải người: tiêu đề, dòng cộng, dòng trống tên.")
    },
    same: "Không đổi",
    sheets: "Chọn tờ cần nhập",
    sheets_hint: "Xem lại các cột ở mỗi tờ. Sai cột nào thì chọn lại cột đó.",
    stop: "Dừng, chưa nhập gì",
    stopped: "Đã dừng, chưa nhập gì.",
    take: |amount| format!("Nhập {amount}"),
    taken: |amount| format!("Đã nhập {amount}"),
    taken_why: "Nhập nhầm thì bấm hoàn tác. Lần nhập này cũng có trong Sổ nhận, ở trang Gửi nhận.",
    taking: "Đang nhập, giữ nguyên trang này",
    title: "Nhập từ Excel",
    to_me: "Chọn người dùng máy này",
    to_walk: "Đi từng nhà",
    undone: "Đã hoàn tác, danh sách như trước khi nhập",
    undo_import: "Hoàn tác lần nhập này",
    will: Deeds {
        add: |amount| format!("thêm {amount}"),
        change: |amount| format!("sửa {amount}"),
        shift: |amount| format!("chuyển {amount} sang hộ khác"),
    },
};

pub(super) const EN: ImportRegister = ImportRegister {
    amount: |homes, people| {
        let homes = homes.map(|homes| format!("{homes} {}", if homes == "1" { "household" } else { "households" }));
        let people = people.map(|people| format!("{people} {}", if people == "1" { "person" } else { "people" }));
        [homes, people].into_iter().flatten().collect::<Vec<_>>().join(", ")
    },
    cell: |sheet, row, column| {
        let row = if row == 0 { String::new() } else { format!(", row {row}") };
        match column {
            Some((letters, "")) => format!("Sheet {sheet}{row}, column {letters}"),
            Some((letters, heading)) => format!("Sheet {sheet}{row}, column {letters} ({heading})"),
            None => format!("Sheet {sheet}{row}"),
        }
    },
    change_choice: "Change sheets and columns",
    changed: "Changed",
    changes: "What will change",
    choose: "Choose an Excel file",
    choose_hint: "An .xlsx, .xls, .ods or .csv file smaller than 50 MB. On a computer you can also drop it here.",
    choose_other: "Choose another file",
    column: |letters| format!("Column {letters}"),
    columns: |sheet| format!("Columns of sheet {sheet}"),
    did: Deeds {
        add: |amount| format!("added {amount}"),
        change: |amount| format!("changed {amount}"),
        shift: |amount| format!("moved {amount} to another household"),
    },
    comparing: "Comparing with the data on this device",
    compared: "Compared with the data on this device",
    fell: Said {
        what: "This device does not have enough memory to read the file.",
        way_out: "Close other apps, split the file by area, or import it on a computer.",
    },
    found: "What was read",
    from_column: "area taken from a column",
    guessed_area: |area| format!("belongs to {area}"),
    heading_row: "Heading row",
    heading_rows: |first, last| {
        if first == last { format!("Row {first}") } else { format!("Rows {first} to {last}") }
    },
    hidden_sheet: "hidden sheet",
    home_of: |name| format!("Household of {name}"),
    homes: "Households",
    homes_not_listed: |count| {
        let households = counted(count, "household on this device is", "households on this device are");
        format!("{households} not in the file: kept")
    },
    kept_edit: |field, kept, listed| format!("{field}: kept “{kept}”, the list says “{listed}”"),
    kept_edits: "Kept as on this device",
    kept_edits_why: "What the team edited on this device is kept, whatever the list says.",
    moved: "Moved household",
    more: |count| format!("Show {count} more"),
    name_column_missing: |sheet| format!("Sheet {sheet} has no column for Full name or Name of head of household yet."),
    name_ward_first: "Name the ward first",
    name_ward_first_why: "A household list has to belong to a ward.",
    new: "New",
    new_areas: |areas| format!("New areas: {areas}"),
    no_heading: "No heading row",
    no_list: "does not look like a household list, so it is not selected",
    no_problem: "No row needs checking.",
    first_only: |count| format!("Only the first {count} are listed."),
    not_listed: |count| {
        format!("{} not in this list. Kept.", counted(count, "person on this device is", "people on this device are"))
    },
    nothing_new: "There is nothing new in this list",
    nothing_new_why: "Every household and person is already on this device.",
    opening: "Opening the file",
    paste: "Paste from Excel",
    paste_hint: "In Excel, select the whole table with its heading, copy it and paste it here.",
    pasted: "Pasted cells",
    people: "People",
    problems: |count| counted(count, "thing to check", "things to check"),
    read: "Check the list",
    read_pasted: "Open what was pasted",
    reading: |done, total| format!("Reading: {done} of {total} rows"),
    repairs: |count| counted(count, "thing corrected automatically", "things corrected automatically"),
    repairs_why: "Nothing is lost; open to see what was corrected.",
    rows: |count| counted(count, "row", "rows"),
    rows_skipped: |skipped, all| {
        format!(
            "{skipped} of {} skipped because they are not people: headings, totals, rows with no name.",
            counted(all, "row", "rows")
        )
    },
    same: "Unchanged",
    sheets: "Choose the sheets to import",
    sheets_hint: "Check the columns of each sheet and correct any that are wrong.",
    stop: "Stop without importing",
    stopped: "Stopped; nothing was imported.",
    take: |amount| format!("Import {amount}"),
    taken: |amount| format!("Imported {amount}"),
    taken_why: "If it was a mistake, press undo. This import is also listed under History on the Share page.",
    taking: "Importing, keep this page open",
    title: "Import from Excel",
    to_me: "Choose who uses this device",
    to_walk: "Go door by door",
    undone: "Undone: everything is as it was before the import",
    undo_import: "Undo this import",
    will: Deeds {
        add: |amount| format!("add {amount}"),
        change: |amount| format!("change {amount}"),
        shift: |amount| format!("move {amount} to another household"),
    },
};
