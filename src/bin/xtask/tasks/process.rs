//! Running other programs and saying so.

use std::ffi::OsString;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::tasks::{root, tools};

/// A command in the project's folder that finds our tools before those of the machine.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).env("PATH", search_path());
    command
}

/// Runs `command` with its output shown.
///
/// # Errors
/// When it does not start or does not succeed.
pub fn run(command: &mut Command) -> Result<()> {
    let name = name(command);
    let status = command.status().with_context(|| format!("{name} does not start"))?;
    if !status.success() {
        bail!("{name} failed ({status})");
    }
    Ok(())
}

/// Runs `command` and hands back what it printed.
///
/// # Errors
/// When it does not start or does not succeed; its own complaint is in the message.
pub fn capture(command: &mut Command) -> Result<String> {
    let name = name(command);
    let output = command.output().with_context(|| format!("{name} does not start"))?;
    if !output.status.success() {
        bail!("{name} failed ({}): {}", output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs `command` with its output shown, and hands back whether it succeeded and what it printed.
///
/// # Errors
/// When it does not start.
pub fn run_and_keep(command: &mut Command) -> Result<(bool, String)> {
    let name = name(command);
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("{name} does not start"))?;
    let mut kept = String::new();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line?;
            println!("{line}");
            kept.push_str(&line);
            kept.push('\n');
        }
    }
    Ok((child.wait()?.success(), kept))
}

/// Where `program` stands among our tools or on the machine.
pub fn find(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&search_path()).map(|folder| folder.join(program)).find(|path| path.is_file())
}

fn search_path() -> OsString {
    let machine = std::env::var_os("PATH").unwrap_or_default();
    let ours = [tools::binaries(), tools::node_modules().join(".bin")];
    let folders = ours.into_iter().chain(std::env::split_paths(&machine));
    std::env::join_paths(folders).unwrap_or(machine)
}

fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut words = vec![program.file_name().unwrap_or(program.as_os_str()).to_string_lossy()];
    words.extend(command.get_args().take(2).map(std::ffi::OsStr::to_string_lossy));
    words.join(" ")
}
