//! End-to-end tests: what only a browser can show. They drive the finished app with Chromium.
//!
//! `harness` is the ground: a server that can be stopped, browsers with profiles that outlive them, pages that find
//! things by role and name as people do. The other modules are scenarios.
#![cfg(not(target_arch = "wasm32"))]
// Tells clippy that helper functions may unwrap here as tests may.
#![cfg(test)]

<<<<<<< HEAD
#[cfg(test)]
mod axe;
#[cfg(test)]
mod bad_files;
#[cfg(test)]
mod crash;
#[cfg(test)]
<<<<<<< HEAD
=======
>>>>>>> shell
=======
mod first_days;
#[cfg(test)]
>>>>>>> p1
mod harness;
mod locators;
<<<<<<< HEAD
#[cfg(test)]
mod pages;
#[cfg(test)]
mod register;
#[cfg(test)]
=======
>>>>>>> shell
mod shell;
#[cfg(test)]
mod whole_path;
