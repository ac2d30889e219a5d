//! End-to-end tests: what only a browser can show. They drive the finished app with Chromium.
//!
//! `harness` is the ground: a server that can be stopped, browsers with profiles that outlive them, pages that find
//! things by role and name as people do. The other modules are scenarios.
#![cfg(not(target_arch = "wasm32"))]
// Under `cfg(test)` clippy lets helper functions unwrap as it lets tests.

#[cfg(test)]
mod axe;
#[cfg(test)]
mod bad_files;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod doors;
#[cfg(test)]
mod first_days;
#[cfg(test)]
mod harness;
#[cfg(test)]
mod locators;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod register;
#[cfg(test)]
mod shell;
#[cfg(test)]
mod whole_path;
