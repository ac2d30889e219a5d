//! `cargo xtask papers`: the sample report as files, opened by other programs than ours.
//!
//! LibreOffice makes a PDF of the document, to be looked at, and separated text of the workbook; python-docx and openpyxl
//! read both. What they say is compared with the tables the app wrote as separated text. None of this is in the gate.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::tasks::{Arguments, process, root};

/// Compares what the other readers find with `table-1.csv` and its like.
const COMPARE: &str = include_str!("papers.py");

/// Writes the sample under `target/papers` and has other programs read it.
///
/// # Errors
/// When such a program is missing, fails, or finds something else than was written.
pub fn run(arguments: Arguments) -> Result<()> {
    arguments.finish()?;
    if process::find("soffice").is_none() || !python_reads() {
        bail!(
            "other programs read the papers: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui fonts-liberation, pip install python-docx openpyxl"
        );
    }
    let folder = empty_folder()?;
    process::run(
        process::command("cargo")
            .args([
                "test",
                "--quiet",
                "--test",
                "host",
                "--",
                "--exact",
                "papers::reach::a_report_is_three_kinds_of_files",
            ])
            .env("TUNG_NHA_PAPERS", &folder),
    )?;
    convert(&folder, "pdf", "report.docx")?;
    // Semicolons, UTF-8, figures as they are kept and not as they are shown, every sheet in a file of its own.
    convert(&folder, "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false,false,false,-1", "report.xlsx")?;
    process::run(process::command("python3").args(["-c", COMPARE]).arg(&folder))?;
    println!("Look at {}", folder.join("report.pdf").display());
    Ok(())
}

fn python_reads() -> bool {
    process::capture(process::command("python3").args(["-c", "import docx, openpyxl"])).is_ok()
}

/// What an earlier run left would be read as this one's.
fn empty_folder() -> Result<PathBuf> {
    let folder = root().join("target/papers");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn convert(folder: &Path, kind: &str, file: &str) -> Result<()> {
    // A profile of its own: LibreOffice converts nothing while it is open elsewhere.
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    process::capture(
        process::command("soffice")
            .args([profile.as_str(), "--headless", "--convert-to", kind, "--outdir"])
            .args([folder, &folder.join(file)]),
    )?;
    Ok(())
}
