//! Words that every page needs.

/// Buttons and short answers used everywhere.
pub struct Common {
    pub back: &'static str,
    pub cancel: &'static str,
    pub close: &'static str,
    pub edit: &'static str,
    /// What the doors of an item mean, from "not asked" to "beyond the goal".
    pub item_doors: [&'static str; 5],
    pub loading: &'static str,
    pub save: &'static str,
    pub stop: &'static str,
    /// Beside the step of a ladder that keeps the promise; read out only.
    pub passing_step: &'static str,
    pub undo: &'static str,
    pub undone: &'static str,
    /// When true it stands in every error: nothing was lost.
    pub unchanged: &'static str,
}

pub(super) const VI: Common = Common {
    back: "Quay lại",
    cancel: "Thôi",
    close: "Đóng",
    edit: "Sửa",
    item_doors: ["Chưa hỏi", "Chưa có", "Đang dở", "Đạt", "Trên mức đạt"],
    loading: "Đang mở",
    save: "Lưu",
    stop: "Dừng",
    passing_step: "bậc đạt",
    undo: "Hoàn tác",
    undone: "Đã hoàn tác.",
    unchanged: "Dữ liệu trên máy không đổi.",
};

pub(super) const EN: Common = Common {
    back: "Back",
    cancel: "Cancel",
    close: "Close",
    edit: "Edit",
    item_doors: ["Not asked", "Not yet", "Under way", "Reached", "Beyond the target"],
    loading: "Opening",
    save: "Save",
    stop: "Stop",
    passing_step: "this step counts as reached",
    undo: "Undo",
    undone: "Undone.",
    unchanged: "The data on this device has not changed.",
};
