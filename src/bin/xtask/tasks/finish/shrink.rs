//! Smaller wasm by Binaryen's wasm-opt. It takes a minute, so what was shrunk once is kept under `target/shrunk`: the same
//! app built for another address holds the same programs.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::address::short_hash;
use crate::tasks::{process, root};

/// What Rust's wasm uses, of which wasm-opt must be told, and what it is to do.
const ARGUMENTS: [&str; 10] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
    "-Os",
    "--strip-debug",
    "--strip-producers",
];

/// Makes a wasm file smaller.
///
/// # Errors
/// When the file cannot be read or written, or wasm-opt refuses it.
pub fn shrink(file: &Path) -> Result<()> {
    let version = process::capture(process::command("wasm-opt").arg("--version"))?;
    let mut told = fs::read(file).with_context(|| format!("{} was not built", file.display()))?;
    told.extend(version.bytes());
    told.extend(ARGUMENTS.concat().bytes());
    let folder = root().join("target/shrunk");
    fs::create_dir_all(&folder)?;
    let kept = folder.join(format!("{}.wasm", short_hash(&told)));
    if !kept.exists() {
        // Under another name until it is whole: the build may be stopped at any moment.
        let half = kept.with_extension("half");
        process::run(process::command("wasm-opt").args(ARGUMENTS).arg(file).arg("-o").arg(&half))?;
        fs::rename(half, &kept)?;
    }
    fs::copy(kept, file)?;
    Ok(())
}
