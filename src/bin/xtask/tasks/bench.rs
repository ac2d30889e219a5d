//! `cargo xtask bench`: how fast the finished app is with a whole ward in it.
//!
//! The measuring itself is the bench target `ward`, which has the tools that drive a browser.

use anyhow::Result;

use crate::tasks::{Arguments, build, process, root, tools};

/// Builds the app and runs the bench target.
///
/// # Errors
/// When the build or the bench fails.
pub fn run(mut arguments: Arguments) -> Result<()> {
    let mut bench = process::command(env!("CARGO"));
    bench.current_dir(root()).args(["bench", "--quiet", "--bench", "ward", "--"]);
    if let Some(folder) = arguments.take_value("--data")? {
        // The bench runs in the project's folder, wherever this was started.
        bench.arg("--data").arg(std::path::absolute(folder)?);
    }
    let is_native = arguments.take_flag("--native");
    let is_built = arguments.take_flag("--no-build");
    if is_native {
        bench.arg("--native");
    } else {
        if !is_built {
            build::run(&build::Options::take(&mut arguments)?)?;
        }
        tools::for_browser()?;
    }
    arguments.finish()?;
    process::run(&mut bench)
}
