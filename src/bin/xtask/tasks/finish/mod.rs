//! `cargo xtask finish`, Trunk's last step: from the parts in Trunk's staging folder to the app as it is served.
//!
//! The order matters: bytes become final first, then names and integrity are made from them, then the page that holds
//! the names, and last the service worker that holds the integrity of everything, the page included.

mod address;
mod shrink;
mod style;

use std::fs;
use std::path::{Path, PathBuf};
use std::thread::ScopedJoinHandle;

use anyhow::{Context, Result, bail};

use crate::tasks::root;
use address::{Addressed, integrity};
use shrink::shrink;

/// The programs compiled to wasm; all but the first run in workers.
const SCREEN: &str = "tung-nha";
const WORKERS: [&str; 3] = ["engine", "sheets", "codes"];

/// Finishes the build in the folder Trunk names in its environment.
///
/// # Errors
/// When Trunk did not call, a part is missing or a file cannot be written.
pub fn run() -> Result<()> {
    let variable =
        |name: &str| std::env::var(name).with_context(|| format!("{name} is not set: Trunk calls this task"));
    let site = PathBuf::from(variable("TRUNK_STAGING_DIR")?);
    let base = variable("TRUNK_PUBLIC_URL")?;
    if variable("TRUNK_PROFILE")? == "release" {
        for program in [SCREEN].into_iter().chain(WORKERS) {
            shrink(&site.join(format!("{program}_bg.wasm")))?;
        }
    }
    let style = style::bundle(&root().join("style"), "main.css")?;
    fs::write(site.join("main.css"), style)?;
    let addressed = address_files(&site)?;
    write_page(&site, &base, &addressed)?;
    write_manifest(&site, &base)?;
    write_service_worker(&site)
}

/// Moves the files that may be kept forever to `assets/`, and writes the workers' loaders.
fn address_files(site: &Path) -> Result<Vec<Addressed>> {
    let assets = site.join("assets");
    fs::create_dir_all(&assets)?;
    let snippets = site.join("snippets");
    if snippets.is_dir() {
        // The glue imports these by a path relative to itself.
        fs::rename(snippets, assets.join("snippets"))?;
    }
    let mut addressed = Vec::new();
    for name in ["main.css", "boot.js", "tung-nha.js", "tung-nha_bg.wasm"] {
        addressed.push(address::move_to_assets(site, name)?);
    }
    for worker in WORKERS {
        let glue = address::move_to_assets(site, &format!("{worker}.js"))?;
        let wasm = address::move_to_assets(site, &format!("{worker}_bg.wasm"))?;
        fs::write(site.join(format!("{worker}_loader.js")), loader(&glue, &wasm))?;
    }
    Ok(addressed)
}

/// A worker's first script. Messages that come before its wasm listens would be lost; they are held and given again.
/// Addresses are relative to this script, so it works under any path.
fn loader(glue: &Addressed, wasm: &Addressed) -> String {
    format!(
        r#""use strict";
const early = [];
const hold = (event) => early.push(event);
self.addEventListener("message", hold);
importScripts("{glue}");
fetch("{wasm}", {{ integrity: "{integrity}" }})
  .then((response) => wasm_bindgen({{ module_or_path: response }}))
  .then(() => {{
    self.removeEventListener("message", hold);
    for (const {{ data, ports }} of early) self.dispatchEvent(new MessageEvent("message", {{ data, ports }}));
  }})
  // Thrown outside the promise, the failure reaches the page as the worker's error event.
  .catch((error) => setTimeout(() => {{ throw error; }}));
"#,
        glue = glue.address,
        wasm = wasm.address,
        integrity = wasm.integrity,
    )
}

fn write_page(site: &Path, base: &str, addressed: &[Addressed]) -> Result<()> {
    let file = site.join("index.html");
    let page = address::rewrite(&fs::read_to_string(&file)?, base, addressed);
    // A host that has no rule for unknown paths answers them with this file.
    fs::write(site.join("404.html"), &page)?;
    fs::write(file, page)?;
    Ok(())
}

/// An app is known by its `id`, which browsers resolve against the origin: two wards under one origin must differ.
fn write_manifest(site: &Path, base: &str) -> Result<()> {
    let file = site.join("manifest.webmanifest");
    let manifest = fs::read_to_string(&file)?;
    fs::write(file, replace_line(&manifest, r#"  "id": "/","#, &format!(r#"  "id": "{base}","#))?)?;
    Ok(())
}

/// Gives the service worker the integrity of every file the app consists of.
fn write_service_worker(site: &Path) -> Result<()> {
    let mut files = Vec::new();
    list(site, "", &mut files)?;
    files.sort();
    let mut entries = serde_json::Map::new();
    for name in files {
        // Hosts keep `_headers` and `404.html` for themselves, and some redirect `index.html` to its folder.
        let address = match name.as_str() {
            "_headers" | "404.html" | "sw.js" => continue,
            "index.html" => "./",
            other => other,
        };
        entries.insert(address.to_owned(), integrity(&fs::read(site.join(&name))?).into());
    }
    let entries = serde_json::to_string_pretty(&entries)?;
    let version = address::short_hash(entries.as_bytes());
    let file = site.join("sw.js");
    let script = fs::read_to_string(&file)?;
    let script = replace_line(&script, r#"const VERSION = "";"#, &format!(r#"const VERSION = "{version}";"#))?;
    let script = replace_line(&script, "const FILES = {};", &format!("const FILES = {entries};"))?;
    fs::write(file, script)?;
    Ok(())
}

fn replace_line(text: &str, line: &str, new: &str) -> Result<String> {
    let (before, after) =
        text.split_once(&format!("{line}\n")).with_context(|| format!("the line {line:?} is gone"))?;
    Ok(format!("{before}{new}\n{after}"))
}

/// Collects the files under `folder`, named by their path with slashes.
fn list(folder: &Path, prefix: &str, files: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push(name);
        }
    }
    Ok(())
}

/// What one file of the finished app weighs.
pub struct Weight {
    pub name: String,
    pub raw_bytes: usize,
    pub brotli_bytes: usize,
}

/// Weighs every file of the app, as it stands and as a host sends it.
///
/// # Errors
/// When a file cannot be read.
pub fn weigh(site: &Path) -> Result<Vec<Weight>> {
    let mut files = Vec::new();
    list(site, "", &mut files)?;
    files.sort();
    std::thread::scope(|scope| {
        let weighing: Vec<_> = files.into_iter().map(|name| scope.spawn(|| Weight::of(site, name))).collect();
        let weighed =
            |thread: ScopedJoinHandle<'_, _>| thread.join().unwrap_or_else(|_| bail!("a file cannot be weighed"));
        weighing.into_iter().map(weighed).collect()
    })
}

impl Weight {
    fn of(site: &Path, name: String) -> Result<Self> {
        let bytes = fs::read(site.join(&name))?;
        let mut packed = Vec::new();
        let parameters = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
        brotli::BrotliCompress(&mut bytes.as_slice(), &mut packed, &parameters)?;
        Ok(Self { name, raw_bytes: bytes.len(), brotli_bytes: packed.len() })
    }
}
