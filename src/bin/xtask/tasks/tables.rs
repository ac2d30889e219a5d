//! `cargo xtask tables`: a sample of the ward as tables, loaded into DuckDB as it is.
//!
//! The query that stands in the data dictionary is run as it stands, and what it finds is compared with the app's own
//! figures, cell by cell. None of this is in the gate.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use crate::tasks::{Arguments, process, root};

/// What DuckDB is made to do.
const LOAD: &str = include_str!("tables.py");

const DUCKDB: &str = "duckdb==2.0.1";

/// Writes the sample under `target/tables` and has DuckDB read it.
///
/// # Errors
/// When Python cannot be set up, or DuckDB finds something else than was written.
pub fn run(arguments: Arguments) -> Result<()> {
    arguments.finish()?;
    let python = python_with_duckdb()?;
    let folder = root().join("target/tables");
    // What an earlier run left would be read as this one's.
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    process::run(
        process::command("cargo")
            .args(["test", "--quiet", "--test", "host", "--", "--exact"])
            .arg("analysis::reach::an_export_and_its_figures_go_to_other_programs")
            .env("TUNG_NHA_TABLES", &folder),
    )?;
    process::run(process::command(python).args(["-c", LOAD]).arg(&folder))
}

/// Returns a Python of our own that has DuckDB, made the first time.
fn python_with_duckdb() -> Result<PathBuf> {
    let home = root().join("target/tools/duckdb");
    let python = home.join("bin/python3");
    if process::capture(process::command(&python).args(["-c", "import duckdb"])).is_err() {
        process::run(process::command("python3").args(["-m", "venv"]).arg(&home))?;
        process::run(process::command(&python).args(["-m", "pip", "install", "--quiet", DUCKDB]))?;
    }
    Ok(python)
}
