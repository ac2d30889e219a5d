//! The tasks and their command lines. One module a task; the tools they share are in `tools` and `process`.

mod bench;
mod build;
mod endure;
mod finish;
mod fuzz;
mod papers;
mod process;
mod prove;
mod recount;
mod serve;
mod state;
mod tables;
mod test;
mod tools;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
Usage: cargo xtask <task>

  build   make the app in dist/
          --public-url /path/   it will be served under this path
          --folder FOLDER       make it there instead
  serve   build the app and serve it on http://localhost:8080
          --port PORT           on another port; 0 takes a free one
          --no-build            serve what the last build left
          and the options of build
  test    check everything, or only the stages named after it
  bench   time the finished app with a whole ward in it, one line of JSON a job
          --data FOLDER         with this ward.json and changes.json
          --native              only the engine by itself, without a browser
          --no-build            with what the last build left
  endure  run the longest scenarios at full size: kills (500 browsers killed at their work), power (200 power
          failures), crowd (10 devices of 200 visits each and a leader, with a whole ward), quota (the browser's limit)
          --no-build            with what the last build left
  fuzz    feed the readers of other people's files any bytes, led by what they reach: package, sealed, or both
          --minutes N           for so long each; 30 if not said
          --keep                keep the fewest files that reach as much in tests/fixtures/fuzz
  papers  write a report for Word and Excel and have LibreOffice and Python read it
  prove   hold the laws of sharing and counting to thousands of made-up histories, or only those named after it
          --seeds N             no more than this many each
  recount count a whole ward once more, in Python, and compare
          --seed N              the made-up ward of this seed; 0 if not said
          --data FOLDER         the ward of this ward.json and changes.json
  tables  write the ward as tables and have DuckDB load and add them up
  state   merge the packages named after it and print what they add up to
  finish  turn what Trunk made into the app; Trunk calls it";

/// Runs the task named on the command line.
pub fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Vec<String>) -> Result<()> {
    let mut arguments = Arguments(arguments);
    match arguments.next_word().as_deref() {
        Some("build") => build::run(&build::Options::parse(arguments)?),
        Some("serve") => serve::run(&serve::Options::parse(arguments)?),
        Some("test") => test::run(arguments),
        Some("bench") => bench::run(arguments),
        Some("papers") => papers::run(arguments),
        Some("tables") => tables::run(arguments),
        Some("prove") => prove::run(arguments),
        Some("recount") => recount::run(arguments),
        Some("state") => state::run(arguments),
        Some("endure") => endure::run(arguments),
        Some("fuzz") => fuzz::run(arguments),
        Some("finish") => finish::run(),
        Some("help" | "--help" | "-h") | None => {
            println!("{USAGE}");
            Ok(())
        }
        Some(other) => bail!("no task is called {other:?}\n\n{USAGE}"),
    }
}

/// The words of a command line not yet taken.
pub struct Arguments(Vec<String>);

impl Arguments {
    /// Takes the first word, if any is left.
    pub fn next_word(&mut self) -> Option<String> {
        (!self.0.is_empty()).then(|| self.0.remove(0))
    }

    /// Takes `name` and says whether it was there.
    pub fn take_flag(&mut self, name: &str) -> bool {
        let place = self.0.iter().position(|word| word == name);
        place.map(|index| self.0.remove(index)).is_some()
    }

    /// Takes `name` and the word after it.
    ///
    /// # Errors
    /// When `name` is the last word.
    pub fn take_value(&mut self, name: &str) -> Result<Option<String>> {
        let Some(index) = self.0.iter().position(|word| word == name) else { return Ok(None) };
        if index + 1 == self.0.len() {
            bail!("{name} needs a value");
        }
        self.0.remove(index);
        Ok(Some(self.0.remove(index)))
    }

    /// Refuses words nobody took.
    ///
    /// # Errors
    /// When a word is left.
    pub fn finish(self) -> Result<()> {
        match self.0.first() {
            Some(word) => bail!("{word:?} is not understood here\n\n{USAGE}"),
            None => Ok(()),
        }
    }
}

/// The folder of `Cargo.toml`.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of the finished app.
pub fn dist() -> PathBuf {
    root().join("dist")
}
