//! The addresses of the app, all in one place, relative to the page's base address.
//!
//! A page's route is `StaticSegment(route::…)`, with `ParamSegment(route::ID)` behind it where it shows one thing; links
//! take the same constants through `Link`, which adds the path the app lives under.

use crate::model::{HouseholdId, ReportId, ResidentId};
use std::fmt::Display;

/// The parameter that names the one thing a page shows.
pub const ID: &str = "id";
/// The parameter that names a person, behind the home's [`ID`].
pub const PERSON_ID: &str = "person";

/// The first run: where to begin.
pub const START: &str = "/bat-dau";
/// Naming a new ward, below the first run.
pub const NEW_WARD: &str = "phuong-moi";
/// Who uses this device.
pub const ME: &str = "/toi-la";
/// What to do next.
pub const HOME: &str = "/";
/// The homes of the walk; `/nha/:id` is one of them.
pub const HOMES: &str = "/nha";
/// A visit, below a home.
pub const VISIT: &str = "luot";
/// Adding people, below a home.
pub const ADD: &str = "them";
/// One of the people, below a home; behind it stands who.
pub const PERSON: &str = "nguoi";
/// A home that is not listed yet.
pub const NEW_HOME: &str = "/nha/moi";
/// Homes and people taken off the list, in place of a home's id.
pub const REMOVED: &str = "da-bo";
/// Targets and who is behind their numbers.
pub const TARGETS: &str = "/chi-tieu";
/// A new set of targets, below the targets.
pub const NEW_SET: &str = "bo-moi";
/// The form of what stands before it, a home or the targets; `/chi-tieu/sua/:id` is one item.
pub const EDIT: &str = "sua";
/// The names behind a number.
pub const NAMES: &str = "/ten";
/// Reports; `/bao-cao/:id` is one of them, `/bao-cao/:id/sua` its words.
pub const REPORTS: &str = "/bao-cao";
/// The ward as tables for analysis elsewhere, below the reports.
pub const ANALYSIS: &str = "du-lieu";
/// Sending and receiving.
pub const EXCHANGE: &str = "/gui-nhan";
/// Where two people wrote different things, below sending and receiving.
pub const CONFLICTS: &str = "khac";
/// What may have been entered twice, below sending and receiving.
pub const DUPLICATES: &str = "trung";
/// In the query of [`EXCHANGE`]: files were shared into the app or opened with it. As the service worker writes it.
pub const INBOX: &str = "hop-thu";
/// The value of [`INBOX`] where not all of them arrived.
pub const INBOX_LACKS: &str = "thieu";
/// The register from Excel.
pub const IMPORT: &str = "/nhap-excel";
/// Areas, teams, members.
pub const ORGANISATION: &str = "/to-chuc";
/// Language, look, the app itself.
pub const SETTINGS: &str = "/cai-dat";
/// The data on this device.
pub const THIS_DEVICE: &str = "/may-nay";
/// The way to the home screen.
pub const INSTALL: &str = "/man-hinh-chinh";

/// Returns the address of a household.
#[must_use]
pub fn household(id: HouseholdId) -> String {
    format!("{HOMES}/{id}")
}

/// Returns the address of a visit to a household.
#[must_use]
pub fn visit(id: HouseholdId) -> String {
    format!("{HOMES}/{id}/{VISIT}")
}

/// Returns the address of a household's form.
#[must_use]
pub fn edit_household(id: HouseholdId) -> String {
    format!("{HOMES}/{id}/{EDIT}")
}

/// Returns the address of the form that adds people to a household.
#[must_use]
pub fn add_people(id: HouseholdId) -> String {
    format!("{HOMES}/{id}/{ADD}")
}

/// Returns the address of a person's form.
#[must_use]
pub fn person(household: HouseholdId, id: ResidentId) -> String {
    format!("{HOMES}/{household}/{PERSON}/{id}")
}

/// Returns the address where the targets are changed.
#[must_use]
pub fn targets_edit() -> String {
    format!("{TARGETS}/{EDIT}")
}

/// Returns the address of a report.
#[must_use]
pub fn report(id: ReportId) -> String {
    format!("{REPORTS}/{id}")
}

/// Returns the address where a report's words are written.
#[must_use]
pub fn edit_report(id: ReportId) -> String {
    format!("{REPORTS}/{id}/{EDIT}")
}

/// Returns the address of the form of a new report.
#[must_use]
pub fn new_report() -> String {
    format!("{REPORTS}/{NEW}")
}

/// Returns the address of the ward as tables.
#[must_use]
pub fn analysis() -> String {
    format!("{REPORTS}/{ANALYSIS}")
}

/// Returns the address of receiving.
#[must_use]
pub fn receive() -> String {
    format!("{EXCHANGE}?muc=nhan")
}

/// Returns the address of the records behind a number of a file that waits, by the code of the number.
#[must_use]
pub fn package_records(code: &str) -> String {
    format!("{EXCHANGE}?muc=nhan&xem={code}")
}

/// Returns the address where what lies in the inbox is looked at.
#[must_use]
pub fn inbox() -> String {
    format!("{EXCHANGE}?{INBOX}=1")
}

/// Returns the address of what two people wrote differently.
#[must_use]
pub fn conflicts() -> String {
    format!("{EXCHANGE}/{CONFLICTS}")
}

/// Returns the address of what may have been entered twice.
#[must_use]
pub fn duplicates() -> String {
    format!("{EXCHANGE}/{DUPLICATES}")
}

/// Returns the address of what was taken off the list.
#[must_use]
pub fn removed() -> String {
    format!("{HOMES}/{REMOVED}")
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
pub fn organisation(part: &str, id: impl Display) -> String {
    format!("{ORGANISATION}/{part}/{id}")
}
