//! The addresses of the app, all in one place, relative to the page's base address.
//!
//! A page's route is `StaticSegment(route::…)`, with `ParamSegment("id")` behind it where it shows one thing; links take
//! same constants.

/// The first run: where to begin.
pub const START: &str = "/bat-dau";
/// Naming a new ward, below the first run.
pub const NEW_WARD: &str = "phuong-moi";
/// Who uses this device.
pub const ME: &str = "/toi-la";
/// What to do next.
pub const HOME: &str = "/";
/// The homes of the walk; `/nha/:id` is one of them, `/nha/:id/luot` a visit there.
pub const HOMES: &str = "/nha";
/// Targets and who is behind their numbers.
pub const TARGETS: &str = "/chi-tieu";
/// Sending and receiving.
pub const EXCHANGE: &str = "/gui-nhan";
/// The register from Excel.
pub const IMPORT: &str = "/nhap-excel";
/// Areas, teams, members.
pub const ORGANISATION: &str = "/to-chuc";
/// Search.
pub const SEARCH: &str = "/tim";
/// Language, look, the app itself.
pub const SETTINGS: &str = "/cai-dat";
/// The way to the home screen.
pub const INSTALL: &str = "/man-hinh-chinh";

/// Returns the address of a household.
#[must_use]
pub fn household(id: impl std::fmt::Display) -> String {
    format!("{HOMES}/{id}")
}

/// Returns the address of a visit to a household.
#[must_use]
pub fn visit(id: impl std::fmt::Display) -> String {
    format!("{HOMES}/{id}/luot")
}

/// Returns the address where a new ward is named.
#[must_use]
pub fn new_ward() -> String {
    format!("{START}/{NEW_WARD}")
}

/// Parts of the organisation, below its page; behind them stands an id, or [`NEW`].
pub const AREA: &str = "khu";
pub const TEAM: &str = "to";
pub const MEMBER: &str = "nguoi";
pub const WARD: &str = "phuong";
/// In place of an id: a record that is to be made.
pub const NEW: &str = "moi";

/// Returns the address of a part of the organisation: "/to-chuc/khu/moi".
#[must_use]
pub fn organisation(part: &str, id: impl std::fmt::Display) -> String {
    format!("{ORGANISATION}/{part}/{id}")
}
