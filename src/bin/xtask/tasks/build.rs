//! `cargo xtask build`: the release build, from tools to `dist/`.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::tasks::{Arguments, dist, process, tools};

/// What to build.
pub struct Options {
    /// The path the app will be served under: starts and ends with a slash.
    pub public_url: String,
    /// Where the finished app goes.
    pub folder: PathBuf,
}

impl Default for Options {
    fn default() -> Self {
        Self { public_url: "/".to_owned(), folder: dist() }
    }
}

impl Options {
    /// # Errors
    /// When the command line holds something else than a build's options.
    pub fn parse(mut arguments: Arguments) -> Result<Self> {
        let options = Self::take(&mut arguments)?;
        arguments.finish()?;
        Ok(options)
    }

    /// Takes a build's options off a longer command line.
    ///
    /// # Errors
    /// When the public URL is not a plain path.
    pub fn take(arguments: &mut Arguments) -> Result<Self> {
        let mut options = Self::default();
        if let Some(folder) = arguments.take_value("--folder")? {
            options.folder = std::env::current_dir()?.join(folder);
        }
        if let Some(public_url) = arguments.take_value("--public-url")? {
            let plain = |letter: char| letter.is_ascii_alphanumeric() || "/-_~".contains(letter);
            let is_path = public_url.starts_with('/') && public_url.ends_with('/') && !public_url.contains("//");
            if !(is_path && public_url.chars().all(plain)) {
                bail!("--public-url is a path of plain letters that starts and ends with /, such as /tung-nha/");
            }
            options.public_url = public_url;
        }
        Ok(options)
    }
}

/// Builds the app.
///
/// # Errors
/// When a tool is missing, the code does not compile or a file cannot be written.
pub fn run(options: &Options) -> Result<()> {
    tools::for_build()?;
    println!("Building the app for {}", options.public_url);
    process::run(
        process::command("trunk")
            .args(["build", "--release", "--log", "warn", "--public-url", &options.public_url, "--dist"])
            .arg(&options.folder)
            // Trunk reads this variable too, and as a boolean: some shells set it to 1.
            .env_remove("NO_COLOR"),
    )?;
    println!("The app stands in {}", options.folder.display());
    Ok(())
}
