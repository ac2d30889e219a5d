//! The pages, one file each.

mod conflict_card;
mod exchange;
mod field_text;
mod form;
mod household;
mod import_register;
mod in_app_browser;
mod install;
mod install_picture;
mod organisation;
mod removed;
mod removed_row;
mod report;
mod revived_card;
mod settings;
mod start;
mod targets;
mod this_device;
mod visit;
mod visit_mark;
mod walk;

pub use exchange::{ConflictsPage, DuplicatesPage, ExchangePage, provide_arrival};
pub use household::{AddPeoplePage, EditHomePage, EditPersonPage, HouseholdPage, NewHomePage};
pub use import_register::ImportPage;
pub use in_app_browser::InAppBrowserPage;
pub use install::InstallPage;
pub use organisation::{AreaPage, MePage, MeRow, MemberPage, OrganisationPage, TeamPage, WardPage};
pub use removed::RemovedPage;
pub use report::{AnalysisPage, EditReportPage, NewReportPage, ReportPage, ReportsPage};
pub use settings::SettingsPage;
pub use start::{NewWardPage, StartPage};
pub use targets::{EditItemPage, EditTargetsPage, NamesPage, NewSetPage, TargetsPage};
pub use this_device::ThisDevicePage;
pub use visit::VisitPage;
pub use walk::WalkPage;
