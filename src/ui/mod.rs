//! Screens: shell, routes, pages and components. No rules and no storage here.
//!
//! What needs no browser compiles on the host too and is tested there.

pub mod batch;
pub mod browser;
pub mod door;
pub mod figures_text;
pub mod hand_over;
pub mod household_form;
pub mod import_outcome;
pub mod import_plan;
pub mod item_form;
pub mod report_paper;
pub mod report_text;
pub mod route;
pub mod toast_place;
pub mod visit_form;
pub mod way_in;
pub mod when;

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod away;
#[cfg(target_arch = "wasm32")]
pub mod clock;
#[cfg(target_arch = "wasm32")]
pub mod components;
#[cfg(target_arch = "wasm32")]
mod device;
#[cfg(target_arch = "wasm32")]
pub mod engine;
#[cfg(target_arch = "wasm32")]
pub mod files;
#[cfg(target_arch = "wasm32")]
mod frame;
#[cfg(target_arch = "wasm32")]
mod gate;
#[cfg(target_arch = "wasm32")]
mod hand_over_notice;
#[cfg(target_arch = "wasm32")]
mod inbox;
#[cfg(target_arch = "wasm32")]
mod install_prompt;
#[cfg(target_arch = "wasm32")]
mod kept;
#[cfg(target_arch = "wasm32")]
mod kept_forms;
#[cfg(target_arch = "wasm32")]
mod lock_screen;
#[cfg(target_arch = "wasm32")]
mod pages;
#[cfg(target_arch = "wasm32")]
mod pin_pad;
#[cfg(target_arch = "wasm32")]
pub mod preferences;
#[cfg(target_arch = "wasm32")]
pub mod refusal;
#[cfg(target_arch = "wasm32")]
pub mod saving;
#[cfg(target_arch = "wasm32")]
mod shell;
#[cfg(target_arch = "wasm32")]
mod storage_room;
#[cfg(target_arch = "wasm32")]
mod unpacking;
#[cfg(target_arch = "wasm32")]
mod wipe;

#[cfg(target_arch = "wasm32")]
pub use app::App;
