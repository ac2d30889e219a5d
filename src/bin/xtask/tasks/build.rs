//! `cargo xtask build`: the release build, from tools to `dist/`.

use anyhow::{Result, bail};

use crate::tasks::{Arguments, dist, finish, process, tools};

/// What to build.
pub struct Options {
    /// The path the app will be served under: starts and ends with a slash.
    public_url: String,
}

impl Default for Options {
    fn default() -> Self {
        Self { public_url: "/".to_owned() }
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
        let Some(public_url) = arguments.take_value("--public-url")? else { return Ok(Self::default()) };
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "/-_.~".contains(letter);
        if !(public_url.starts_with('/') && public_url.ends_with('/') && public_url.chars().all(plain)) {
            bail!("--public-url is a path of plain letters that starts and ends with /, such as /tung-nha/");
        }
        Ok(Self { public_url })
    }
}

/// Builds the app into `dist/` and prints what each file weighs.
///
/// # Errors
/// When a tool is missing, the code does not compile or a file cannot be written.
pub fn run(options: &Options) -> Result<()> {
    tools::for_build()?;
    println!("Building the app for {}", options.public_url);
    process::run(
        process::command("trunk")
            .args(["build", "--release", "--public-url", &options.public_url])
            // Trunk reads this variable too, and as a boolean: some shells set it to 1.
            .env_remove("NO_COLOR"),
    )?;
    finish::print_sizes(&dist())
}
