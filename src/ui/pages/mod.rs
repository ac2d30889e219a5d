//! The pages, one file each.

mod in_app_browser;
mod install;
mod install_picture;
mod settings;
mod targets;
mod visit;

pub use in_app_browser::InAppBrowserPage;
pub use install::InstallPage;
pub use settings::SettingsPage;
pub use targets::{EditItemPage, EditTargetsPage, NamesPage, TargetsPage};
pub use visit::VisitPage;
