//! Developer tasks, run as `cargo xtask <task>`: build, serve and test the app.
//!
//! Everything the tasks need and do not find is installed under `target/tools`.

#[cfg(not(target_arch = "wasm32"))]
mod tasks;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    tasks::main()
}

/// The browser tests build every binary of the package for the browser, this one too.
#[cfg(target_arch = "wasm32")]
fn main() {}
