//! `cargo xtask bench`: how fast the finished app is with a whole ward in it.
//!
//! The measuring itself is the bench target `ward`, which has the tools that drive a browser.

use anyhow::Result;

use crate::tasks::finish::weigh;
use crate::tasks::{Arguments, build, dist, process, root, tools};

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
    process::run(&mut bench)?;
    if is_native { Ok(()) } else { print_weights() }
}

/// Prints what a phone loads for its first screen, and what it keeps for being offline, as a host sends it.
fn print_weights() -> Result<()> {
    let weights = weigh(&dist())?;
    let is_kept = |name: &str| !matches!(name, "sw.js" | "404.html" | "_headers");
    let is_later = |name: &str| {
        ["assets/sheets", "assets/codes", "sheets_", "codes_", "icons/"].iter().any(|start| name.starts_with(start))
    };
    let is_first = |name: &str| is_kept(name) && !is_later(name);
    let sum = |counts: &dyn Fn(&str) -> bool| -> usize {
        weights.iter().filter(|weight| counts(&weight.name)).map(|weight| weight.brotli_bytes).sum()
    };
    let (first, kept) = (sum(&is_first), sum(&is_kept));
    println!("{{\"job\":\"weight, bytes of brotli\",\"first_screen\":{first},\"precached\":{kept}}}");
    Ok(())
}
