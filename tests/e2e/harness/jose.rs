//! Another program that seals and opens: the npm package jose, run by Node.js.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, ensure};

use crate::harness::in_project;

/// Seals a file.
///
/// # Errors
/// When Node.js is missing or jose refuses.
pub fn seal(file: &Path, passphrase: &str) -> Result<Vec<u8>> {
    run("seal", file, passphrase)
}

/// Opens a sealed file.
///
/// # Errors
/// When Node.js is missing or jose does not open it.
pub fn open(file: &Path, passphrase: &str) -> Result<Vec<u8>> {
    run("open", file, passphrase)
}

fn run(task: &str, file: &Path, passphrase: &str) -> Result<Vec<u8>> {
    let Output { status, stdout, stderr } = Command::new("node")
        .arg(in_project("tests/e2e/harness/jose.mjs"))
        .args([task, passphrase])
        .stdin(Stdio::from(File::open(file)?))
        .output()
        .context("node does not start: install Node.js, whose package jose checks the sealed form")?;
    ensure!(status.success(), "jose does not {task} {}: {}", file.display(), String::from_utf8_lossy(&stderr));
    Ok(stdout)
}
