//! `cargo xtask fuzz`: any bytes into what reads other people's files, led by libFuzzer to code it has not been in.
//!
//! What it works with lies in `target/fuzz`; it starts from the corpus in `tests/fixtures/fuzz`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::tasks::{Arguments, process, root};

/// The readers of `tests/fuzz`.
const TARGETS: [&str; 2] = ["package", "sealed"];

const MINUTES: u64 = 30;

/// What leads the fuzzer, as LLVM is told of it: counters on every edge, and what numbers and bytes are compared with.
const COVERAGE: [&str; 5] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

/// The longest input, in bytes; how long one may take, in seconds; and how much memory everything, in megabytes.
const LIMITS: [&str; 3] = ["-max_len=8192", "-timeout=20", "-rss_limit_mb=256"];

/// A target and the folders it works in.
struct Work {
    target: &'static str,
    program: PathBuf,
    folder: PathBuf,
    /// The corpus in the repository.
    kept: PathBuf,
}

/// Fuzzes the targets named in `arguments`, or all of them.
///
/// # Errors
/// When a target is unknown, does not build, or was crashed.
pub fn run(mut arguments: Arguments) -> Result<()> {
    let minutes = arguments.take_value("--minutes")?.map(|minutes| minutes.parse()).transpose()?.unwrap_or(MINUTES);
    let keeps = arguments.take_flag("--keep");
    let mut targets = Vec::new();
    while let Some(word) = arguments.next_word() {
        let known = TARGETS.into_iter().find(|target| *target == word);
        targets.push(known.with_context(|| format!("no target is called {word:?}; there are {}", TARGETS.join(", ")))?);
    }
    let program = build()?;
    for target in if targets.is_empty() { TARGETS.to_vec() } else { targets } {
        let work = Work::new(target, &program)?;
        work.fuzz(minutes)?;
        if keeps {
            work.keep()?;
        }
    }
    Ok(())
}

/// Builds the targets with the marks that lead the fuzzer, and returns the program. Nothing else is built with them.
fn build() -> Result<PathBuf> {
    let about = process::capture(process::command("rustc").arg("-vV"))?;
    let machine =
        about.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc does not know the machine")?;
    let folder = root().join("target/fuzz");
    let mut build = process::command(env!("CARGO"));
    build.args(["build", "--quiet", "--profile", "fuzz", "--features", "fuzz", "--bin", "fuzz", "--target", machine]);
    process::run(build.arg("--target-dir").arg(&folder).env("CARGO_ENCODED_RUSTFLAGS", COVERAGE.join("\u{1f}")))?;
    Ok(folder.join(machine).join("fuzz/fuzz"))
}

impl Work {
    fn new(target: &'static str, program: &Path) -> Result<Self> {
        let folder = root().join("target/fuzz").join(target);
        fs::create_dir_all(folder.join("corpus"))?;
        let kept = root().join("tests/fixtures/fuzz").join(target);
        Ok(Self { target, program: program.to_owned(), folder, kept })
    }

    fn command(&self) -> Command {
        let mut command = process::command(&self.program);
        command.env("FUZZ_TARGET", self.target).args(LIMITS);
        command
    }

    /// Fuzzes for so long, and prints what came of it.
    fn fuzz(&self, minutes: u64) -> Result<()> {
        let log = self.folder.join("log.txt");
        println!("Fuzzing {} for {minutes} min: {}", self.target, log.display());
        let dictionary = root().join("tests/fixtures/fuzz").join(format!("{}.dict", self.target));
        let mut fuzzer = self.command();
        fuzzer
            .arg(format!("-max_total_time={}", minutes * 60))
            .arg(format!("-dict={}", dictionary.display()))
            .arg(format!("-artifact_prefix={}/", self.folder.display()))
            .arg("-print_final_stats=1")
            .args([&self.folder.join("corpus"), &self.kept])
            .stdout(Stdio::null())
            .stderr(fs::File::create(&log)?);
        let is_clean = fuzzer.status().context("the fuzzer does not start")?.success();
        let said = String::from_utf8_lossy(&fs::read(&log)?).into_owned();
        println!("{}: {}", self.target, Figures::read(&said).context("the fuzzer told no figures")?);
        if !is_clean {
            bail!("the {} reader was crashed: {} says how", self.target, log.display());
        }
        Ok(())
    }

    /// Replaces the corpus in the repository by the fewest files that reach as much as all found.
    fn keep(&self) -> Result<()> {
        let fewest = self.folder.join("fewest");
        if fewest.exists() {
            fs::remove_dir_all(&fewest)?;
        }
        fs::create_dir_all(&fewest)?;
        let mut merge = self.command();
        merge.arg("-set_cover_merge=1").args([&fewest, &self.kept, &self.folder.join("corpus")]);
        process::run(merge.stderr(Stdio::null()))?;
        fs::remove_dir_all(&self.kept)?;
        fs::create_dir_all(&self.kept)?;
        let mut bytes = 0;
        for entry in fs::read_dir(&fewest)? {
            let entry = entry?;
            bytes += fs::copy(entry.path(), self.kept.join(entry.file_name()))?;
        }
        println!("{}: {} files, {bytes} bytes", self.kept.display(), fs::read_dir(&self.kept)?.count());
        Ok(())
    }
}

/// What a run of the fuzzer came to.
#[derive(Debug, PartialEq, Eq)]
struct Figures {
    executions: u64,
    edges: u64,
    peak_mb: u64,
    crashes: usize,
}

impl Figures {
    /// Reads them from what libFuzzer said; `None` if it did not come to its end.
    fn read(said: &str) -> Option<Self> {
        let last = |name: &str| {
            let (_, rest) = said.rsplit_once(name)?;
            rest.split_whitespace().next()?.parse().ok()
        };
        Some(Self {
            executions: last("stat::number_of_executed_units:")?,
            edges: last(" cov: ")?,
            peak_mb: last("stat::peak_rss_mb:")?,
            crashes: said.matches("SUMMARY: libFuzzer: ").count(),
        })
    }
}

impl std::fmt::Display for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { executions, edges, peak_mb, crashes } = self;
        write!(f, "{executions} executions, {edges} edges covered, {crashes} crashes, {peak_mb} MB at most")
    }
}

#[cfg(test)]
mod tests {
    use super::Figures;

    #[test]
    fn figures_are_those_of_the_last_lines() {
        let said = "#2\tINITED cov: 10 ft: 11 corp: 1/1b exec/s: 0 rss: 30Mb\n\
                    #4096\tpulse  cov: 1234 ft: 5678 corp: 9/1Kb exec/s: 2048 rss: 40Mb\n\
                    stat::number_of_executed_units: 4100\n\
                    stat::peak_rss_mb:              41\n";
        let figures = Figures { executions: 4100, edges: 1234, peak_mb: 41, crashes: 0 };
        assert_eq!(Figures::read(said), Some(figures));
        assert_eq!(Figures::read("INFO: Seed: 1"), None);
    }
}
