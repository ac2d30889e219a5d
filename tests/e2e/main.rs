//! End-to-end tests: what only a browser can show. They drive the finished app with Chromium.
//!
//! `harness` is the ground: a server that can be stopped, browsers with profiles that outlive them, pages that find
//! things by role and name as people do. The other modules are scenarios.
#![cfg(not(target_arch = "wasm32"))]
// Tells clippy that helper functions may unwrap here as tests may.
#![cfg(test)]

mod analysis;
mod axe;
mod backup;
mod bad_files;
mod codes;
mod crash;
mod crowd;
mod doors;
mod erasure;
mod first_days;
mod full_disk;
mod harness;
mod keyboard;
mod locators;
mod lock;
mod looking;
mod pages;
mod quota;
mod receivers;
mod register;
mod reports;
mod sealed;
mod shell;
mod together;
mod two_tabs;
mod ward_register;
mod ways_in;
mod ways_out;
mod whole_path;
