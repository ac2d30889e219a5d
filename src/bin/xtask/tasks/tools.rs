//! The programs the tasks stand on: found when the right version is there, installed under `target/tools` when not.

use std::fs::{self, File};
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::tasks::{process, root};

const BROWSER_TARGET: &str = "wasm32-unknown-unknown";
/// The last Trunk that our Rust version can compile.
const TRUNK_VERSION: &str = "0.21.14";
const BINARYEN_VERSION: &str = "132.0.0";
const AXE_VERSION: &str = "4.14.1";
const JOSE_VERSION: &str = "6.2.18";

/// Where installed programs stand.
pub fn binaries() -> PathBuf {
    folder().join("bin")
}

/// Where installed npm packages stand.
pub fn node_modules() -> PathBuf {
    folder().join("npm/node_modules")
}

fn folder() -> PathBuf {
    root().join("target/tools")
}

/// Waits until no other task installs anything, and keeps others from it.
fn alone() -> Result<File> {
    fs::create_dir_all(folder())?;
    let lock = File::create(folder().join("lock"))?;
    lock.lock()?;
    Ok(lock)
}

/// What compiling for the browser needs.
///
/// # Errors
/// When the target is missing and cannot be installed.
pub fn for_wasm() -> Result<()> {
    // Nobody waits for what is there.
    if has_browser_target()? {
        return Ok(());
    }
    let _alone = alone()?;
    browser_target()
}

fn has_browser_target() -> Result<bool> {
    let sysroot = process::capture(process::command("rustc").args(["--print", "sysroot"]))?;
    Ok(PathBuf::from(sysroot.trim()).join("lib/rustlib").join(BROWSER_TARGET).is_dir())
}

fn browser_target() -> Result<()> {
    if has_browser_target()? {
        return Ok(());
    }
    println!("Adding the Rust target {BROWSER_TARGET}.");
    process::run(process::command("rustup").args(["target", "add", BROWSER_TARGET]))
}

/// Everything a build needs.
///
/// # Errors
/// When a tool is missing and cannot be installed.
pub fn for_build() -> Result<()> {
    let _alone = alone()?;
    build_programs()
}

fn build_programs() -> Result<()> {
    browser_target()?;
    // Trunk only calls the others, and here never the network.
    cargo_program("trunk", "trunk", TRUNK_VERSION, 0, &["--no-default-features"])?;
    wasm_bindgen()?;
    npm_package("binaryen", BINARYEN_VERSION)?;
    // Trunk is told to stay offline, so every crate must be at hand before it starts.
    process::run(process::command("cargo").args(["fetch", "--quiet", "--locked"]))
}

/// Everything tests in a browser need: what a build needs, a browser, its driver, the accessibility checker, and another
/// program that seals and opens packages.
///
/// # Errors
/// When one is missing and cannot be installed.
pub fn for_browser() -> Result<()> {
    let _alone = alone()?;
    build_programs()?;
    npm_package("axe-core", AXE_VERSION)?;
    npm_package("jose", JOSE_VERSION)?;
    if ["chromium", "chromedriver"].iter().all(|program| process::find(program).is_some()) {
        return Ok(());
    }
    let user = process::capture(process::command("id").arg("-u")).unwrap_or_default();
    if user.trim() != "0" || process::find("apt-get").is_none() {
        bail!(
            "the tests drive Chromium: install chromium and chromedriver (Debian: apt-get install chromium chromium-driver)"
        );
    }
    println!("Installing Chromium and its driver.");
    process::run(process::command("apt-get").args(["update", "-qq"]))?;
    process::run(
        process::command("apt-get")
            .args(["install", "-qq", "-y", "--no-install-recommends", "chromium", "chromium-driver"])
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
}

/// The command line tool must be of exactly the version of the library in `Cargo.lock`.
fn wasm_bindgen() -> Result<()> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).context("Cargo.lock cannot be read")?;
    let version = locked_version(&lock, "wasm-bindgen").context("wasm-bindgen is not in Cargo.lock")?;
    // The tests' modules are tens of megabytes.
    cargo_program("wasm-bindgen-cli", "wasm-bindgen", version, 1, &[])
}

fn locked_version<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let entry = format!("name = \"{package}\"\nversion = \"");
    let (_, rest) = lock.split_once(&entry)?;
    rest.split('"').next()
}

/// Each runs for seconds and compiles for minutes: optimising less saves more than it costs.
fn cargo_program(package: &str, program: &str, version: &str, opt_level: u8, options: &[&str]) -> Result<()> {
    let said = process::capture(process::command(program).arg("--version")).unwrap_or_default();
    if said.split_whitespace().any(|word| word == version) {
        return Ok(());
    }
    println!("Installing {package} {version} (several minutes, once).");
    let folder = folder();
    process::run(
        process::command("cargo")
            .args(["install", package, "--version", version, "--locked", "--quiet", "--root"])
            .arg(&folder)
            .args(options)
            .args(["--config", &format!("profile.release.opt-level={opt_level}")])
            .args(["--config", "profile.release.lto=false"])
            .args(["--config", "profile.release.codegen-units=16", "--config", "profile.release.debug=false"])
            // Cargo builds in a folder of its own when told nothing else; ours would mix two lock files.
            .env_remove("CARGO_TARGET_DIR"),
    )
}

fn npm_package(package: &str, version: &str) -> Result<()> {
    let described = fs::read_to_string(node_modules().join(package).join("package.json")).unwrap_or_default();
    if described.contains(&format!("\"version\": \"{version}\"")) {
        return Ok(());
    }
    if process::find("npm").is_none() {
        bail!("{package} is installed by npm, and npm is not here: install Node.js");
    }
    println!("Installing {package} {version} from npm.");
    let folder = folder().join("npm");
    fs::create_dir_all(&folder)?;
    process::run(
        process::command("npm")
            .args(["install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"])
            .arg(&folder)
            .arg(format!("{package}@{version}")),
    )
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn locked_version_is_that_of_the_named_package_only() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.126\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.126"));
        assert_eq!(locked_version(lock, "leptos"), None);
    }
}
