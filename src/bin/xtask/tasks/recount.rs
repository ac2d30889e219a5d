//! `cargo xtask recount`: the numbers of a whole ward, counted once more by a program that is none of ours.
//!
//! The bench target makes the ward's packages, takes them in and prints its numbers. A script reads the same packages by the
//! format's page alone, and the register they were made of by itself; all three tables are the same, byte for byte.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};

use crate::tasks::{Arguments, process, root};

/// Counts a ward three times, before and after what another device has to say of it.
///
/// # Errors
/// When Python or a file is missing, or two of the tables differ.
pub fn run(mut arguments: Arguments) -> Result<()> {
    if process::find("python3").is_none() {
        bail!("the other program that counts is in Python: install python3");
    }
    let folder = root().join("target/recount");
    fs::create_dir_all(&folder)?;
    let mut bench = process::command(env!("CARGO"));
    bench.current_dir(root()).args(["bench", "--quiet", "--bench", "ward", "--", "--recount"]).arg(&folder);
    let register = match arguments.take_value("--data")? {
        // The bench runs in the project's folder, wherever this was started.
        Some(data) => std::path::absolute(data)?,
        None => folder.clone(),
    };
    if register != folder {
        bench.arg("--data").arg(&register);
    }
    if let Some(seed) = arguments.take_value("--seed")? {
        bench.args(["--seed", &seed]);
    }
    arguments.finish()?;
    process::run(&mut bench)?;
    let [ward, changes] = ["ward-package.json", "changes-package.json"].map(|name| folder.join(name));
    let [listed, said] = ["ward.json", "changes.json"].map(|name| register.join(name));
    for (table, packages, registers) in
        [("before.txt", vec![&ward], vec![&listed]), ("after.txt", vec![&ward, &changes], vec![&listed, &said])]
    {
        let own = fs::read_to_string(folder.join(table))?;
        compare(&own, &count("packages", &packages)?, &format!("{table}: the packages"))?;
        let registers: Vec<&PathBuf> = std::iter::once(&ward).chain(registers).collect();
        compare(&own, &count("register", &registers)?, &format!("{table}: the register"))?;
        println!(
            "{table}: {} numbers of packages and register agree",
            own.split(['\t', '\n']).filter(is_number).count()
        );
    }
    Ok(())
}

fn is_number(cell: &&str) -> bool {
    !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit())
}

fn count(what: &str, files: &[impl AsRef<OsStr>]) -> Result<String> {
    let script = root().join("tests/recount/recount.py");
    process::capture(process::command("python3").arg::<&Path>(&script).arg(what).args(files))
}

/// Fails at the first line that differs.
fn compare(own: &str, other: &str, what: &str) -> Result<()> {
    let pairs = own.lines().zip(other.lines());
    if let Some((own, other)) = pairs.into_iter().find(|(own, other)| own != other) {
        bail!("{what} come to\n  {other}\nand the app to\n  {own}");
    }
    ensure!(own == other, "{what} come to another number of lines");
    Ok(())
}
