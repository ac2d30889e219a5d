//! The pages, one file each.

mod exchange;
mod in_app_browser;
mod install;
mod install_picture;
mod settings;
mod start;
mod visit;

pub use exchange::ExchangePage;
pub use in_app_browser::InAppBrowserPage;
pub use install::InstallPage;
pub use settings::SettingsPage;
pub use start::{NewWardPage, StartPage};
pub use visit::VisitPage;
