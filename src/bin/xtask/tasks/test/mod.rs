//! `cargo xtask test`: the one gate, the same on a developer's machine and in CI.
//!
//! Every stage runs, so one call shows everything that is wrong; only what stands on the build waits for it.

mod sizes;

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::tasks::{Arguments, build, process, root, tools};

const BROWSER_TARGET: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
/// Per browser test crate; the runner's own 20 s are short for two busy cores.
const BROWSER_TEST_TIMEOUT_S: &str = "180";

/// A part of the gate.
struct Stage {
    name: &'static str,
    tools: Tools,
    work: fn() -> Result<Tally>,
    /// Reads `dist/`, so it is worth nothing when the build stage failed.
    needs_build: bool,
}

const STAGES: [Stage; 10] = [
    Stage { name: "format", tools: Tools::Cargo, work: format, needs_build: false },
    Stage { name: "clippy", tools: Tools::Cargo, work: clippy, needs_build: false },
    Stage { name: "clippy-wasm", tools: Tools::Wasm, work: clippy_wasm, needs_build: false },
    Stage { name: "host", tools: Tools::Cargo, work: host, needs_build: false },
    Stage { name: "docs", tools: Tools::Wasm, work: docs, needs_build: false },
    Stage { name: "browser", tools: Tools::Browser, work: browser, needs_build: false },
    Stage { name: "build", tools: Tools::Build, work: release_build, needs_build: false },
    Stage { name: "e2e", tools: Tools::Browser, work: end_to_end, needs_build: true },
    Stage { name: "sub-path", tools: Tools::Browser, work: sub_path, needs_build: true },
    Stage { name: "sizes", tools: Tools::Cargo, work: sizes::check, needs_build: true },
];

/// What a stage needs on the machine.
#[derive(Clone, Copy)]
enum Tools {
    /// Nothing else: Cargo runs us.
    Cargo,
    Wasm,
    Build,
    Browser,
}

impl Tools {
    fn install(self) -> Result<()> {
        match self {
            Self::Cargo => Ok(()),
            Self::Wasm => tools::for_wasm(),
            Self::Build => tools::for_build(),
            Self::Browser => tools::for_browser(),
        }
    }
}

/// How many checks of a stage passed and failed. A stage without tests of its own is one check.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
}

impl Tally {
    const PASSED: Self = Self { passed: 1, failed: 0 };
    const FAILED: Self = Self { passed: 0, failed: 1 };

    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Runs the stages named in `arguments`, or all of them.
///
/// # Errors
/// When a stage is unknown or a check failed.
pub fn run(mut arguments: Arguments) -> Result<()> {
    let mut chosen = Vec::new();
    while let Some(name) = arguments.next_word() {
        if !STAGES.iter().any(|stage| stage.name == name) {
            let names: Vec<_> = STAGES.iter().map(|stage| stage.name).collect();
            bail!("no stage is called {name:?}; there are {}", names.join(", "));
        }
        chosen.push(name);
    }
    let mut total = Tally::default();
    let mut lines = Vec::new();
    let mut build_failed = false;
    let mut early = if chosen.is_empty() { begin_build().ok() } else { None };
    for stage in STAGES.iter().filter(|stage| chosen.is_empty() || chosen.iter().any(|name| name == stage.name)) {
        let (tally, line) = if stage.needs_build && build_failed {
            (Tally::FAILED, format!("{:<12} not run: the build failed", stage.name))
        } else {
            run_stage(stage, early.take_if(|_| stage.name == "build"))
        };
        build_failed |= stage.name == "build" && tally.failed > 0;
        total.add(tally);
        lines.push(line);
    }
    println!("\n{}\n", lines.join("\n"));
    println!("{} passed, {} failed", total.passed, total.failed);
    match total.failed {
        0 => Ok(()),
        _ => bail!("the gate is closed"),
    }
}

/// Begins building the app beside the stages before it: for minutes its linker uses one core. It says nothing; the stage
/// does again, and shows, what failed.
fn begin_build() -> Result<Child> {
    tools::for_wasm()?;
    let mut command = process::command(std::env::current_exe()?);
    Ok(command.arg("build").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?)
}

fn run_stage(stage: &Stage, early: Option<Child>) -> (Tally, String) {
    println!("\n=== {}", stage.name);
    let start = clock();
    if let Some(mut early) = early {
        // However it ended: see above.
        drop(early.wait());
    }
    let tally = stage.tools.install().and_then(|()| (stage.work)()).unwrap_or_else(|error| {
        eprintln!("{}: {error:#}", stage.name);
        Tally::FAILED
    });
    let seconds = clock().duration_since(start).max(Duration::from_millis(100)).as_secs_f32();
    let line = format!("{:<12} {:>4} passed {:>3} failed {seconds:>7.1} s", stage.name, tally.passed, tally.failed);
    println!("{line}");
    (tally, line)
}

#[expect(clippy::disallowed_methods, reason = "a developer's machine has a clock")]
fn clock() -> Instant {
    Instant::now()
}

fn format() -> Result<Tally> {
    gate(cargo(&["fmt", "--all", "--check"]))
}

fn clippy() -> Result<Tally> {
    // Named one by one: `--all-targets` leaves out what has `test = false`, and says nothing.
    let targets = ["--lib", "--bins", "--benches", "--test", "host", "--test", "e2e"];
    let mut command = cargo(&["clippy", "--quiet", "--features", "fuzz"]);
    // Nothing is linked, so nobody misses the library of this name, and nobody needs a C++ compiler.
    command.args(targets).args(["--", "-D", "warnings"]).env("CUSTOM_LIBFUZZER_PATH", "/libfuzzer.a");
    gate(command)
}

fn clippy_wasm() -> Result<Tally> {
    let mut command = cargo(&["clippy", "--quiet"]);
    command.args(BROWSER_TARGET).args(["--lib", "--bins", "--test", "browser*", "--", "-D", "warnings"]);
    gate(command)
}

fn host() -> Result<Tally> {
    counted(&mut cargo(&["test", "--no-fail-fast", "--lib", "--bins", "--test", "host"]))
}

/// The screen exists only for the browser, so the map of the whole tree is written for that target.
fn docs() -> Result<Tally> {
    let mut command = cargo(&["doc", "--quiet", "--lib", "--no-deps", "--document-private-items"]);
    command.args(BROWSER_TARGET).env("RUSTDOCFLAGS", "-D warnings");
    gate(command)
}

fn browser() -> Result<Tally> {
    let mut command = cargo(&["test", "--no-fail-fast", "--test", "browser*"]);
    command
        .args(BROWSER_TARGET)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools::binaries().join("wasm-bindgen-test-runner"))
        .env("WASM_BINDGEN_TEST_TIMEOUT", BROWSER_TEST_TIMEOUT_S);
    if let Some(driver) = process::find("chromedriver") {
        command.env("CHROMEDRIVER", driver);
    }
    counted(&mut command)
}

fn release_build() -> Result<Tally> {
    build::run(&build::Options::default())?;
    Ok(Tally::PASSED)
}

fn end_to_end() -> Result<Tally> {
    counted(&mut scenarios())
}

/// The app again, for a path below the top of its host: the shell's scenarios must not notice.
fn sub_path() -> Result<Tally> {
    let folder = root().join("target/sub-path");
    build::run(&build::Options { public_url: "/phuong/tung-nha/".to_owned(), folder: folder.clone() })?;
    counted(scenarios().arg("shell::").env("TUNG_NHA_APP", folder))
}

fn scenarios() -> Command {
    let mut command = cargo(&["test", "--no-fail-fast", "--test", "e2e", "--"]);
    // Scenarios say in words where they stopped; a stack of the test runner's frames would bury that.
    command.env("RUST_LIB_BACKTRACE", "0");
    command
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = process::command("cargo");
    command.args(arguments);
    command
}

fn gate(mut command: Command) -> Result<Tally> {
    process::run(&mut command)?;
    Ok(Tally::PASSED)
}

/// Runs a test command and counts what it reports. A failure that no test accounts for counts as one.
fn counted(command: &mut Command) -> Result<Tally> {
    let (succeeded, output) = process::run_and_keep(command)?;
    let mut tally = Tally::default();
    output.lines().filter_map(count).for_each(|counted| tally.add(counted));
    match (succeeded, tally) {
        (false, Tally { failed: 0, .. }) => tally.failed = 1,
        (true, Tally { passed: 0, .. }) => bail!("no test ran"),
        _ => {}
    }
    Ok(tally)
}

/// Reads the closing line of a test crate.
fn count(line: &str) -> Option<Tally> {
    let mut words = line.trim().strip_prefix("test result: ")?.split([' ', ';']);
    let mut before = |noun: &str| {
        let mut number = None;
        for word in words.by_ref() {
            if word == noun {
                return number;
            }
            number = word.parse().ok().or(number);
        }
        None
    };
    Some(Tally { passed: before("passed")?, failed: before("failed")? })
}

#[cfg(test)]
mod tests {
    use super::{Tally, count};

    #[test]
    fn count_reads_the_closing_line_of_a_test_crate() {
        let line = "test result: FAILED. 14 passed; 2 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.05s";
        assert_eq!(count(line), Some(Tally { passed: 14, failed: 2 }));
        assert_eq!(count("test model::text ... ok"), None);
    }
}
