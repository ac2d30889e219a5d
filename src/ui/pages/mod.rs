//! The pages, one file each.

mod exchange;
mod import_register;
mod in_app_browser;
mod install;
mod install_picture;
mod organisation;
mod settings;
mod start;
mod visit;

pub use exchange::ExchangePage;
pub use import_register::ImportPage;
pub use in_app_browser::InAppBrowserPage;
pub use install::InstallPage;
pub use organisation::{AreaPage, MePage, MeRow, MemberPage, OrganisationPage, TeamPage, WardPage};
pub use settings::SettingsPage;
pub use start::{NewWardPage, StartPage};
pub use visit::VisitPage;
