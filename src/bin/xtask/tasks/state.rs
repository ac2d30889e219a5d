//! `cargo xtask state FILE…`: what packages say together, without a device.

use std::fs;

use anyhow::{Context, Result, bail};
use tung_nha::exchange::merge_files;

use crate::tasks::Arguments;

/// Merges the packages named on the command line and prints what they add up to.
///
/// # Errors
/// When a file cannot be read or a change of it does not prove.
pub fn run(mut arguments: Arguments) -> Result<()> {
    let mut files = Vec::new();
    while let Some(name) = arguments.next_word() {
        let bytes = fs::read(&name).with_context(|| format!("{name} cannot be read"))?;
        files.push((name, bytes));
    }
    if files.is_empty() {
        bail!("name one or more packages");
    }
    let merged = merge_files(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())))?;
    for file in &merged.files {
        println!("{}: {} changes, {} of them new, {} forks", file.name, file.count, file.taken, file.forks);
    }
    println!("changes  {}", merged.holdings.known.len());
    for (kind, count) in merged.kinds() {
        println!("{kind}  {} present, {} gone, {} conflicts", count.present, count.gone, count.conflicts);
    }
    println!("check code  {}", merged.check_code());
    Ok(())
}
