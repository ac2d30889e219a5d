//! `cargo xtask endure`: scenarios of the browser that take too long for the gate, at the size they are promised for.

use anyhow::{Context, Result};

use crate::tasks::{Arguments, build, process, tools};

/// A scenario, and what its environment says of the size. The gate runs it smaller; one that has but one size, not at all.
struct Job {
    name: &'static str,
    scenario: &'static str,
    size: Option<(&'static str, &'static str)>,
}

const JOBS: [Job; 4] = [
    Job { name: "kills", scenario: "when_the_browser_is_killed", size: Some(("DEATHS", "500")) },
    Job { name: "power", scenario: "crash::power", size: Some(("DEATHS", "200")) },
    Job { name: "crowd", scenario: "crowd::", size: Some(("CROWD", "ward")) },
    Job { name: "quota", scenario: "quota::", size: None },
];

/// Runs the jobs named in `arguments`, or all of them.
///
/// # Errors
/// When a job is unknown, the app does not build, or a promise was broken.
pub fn run(mut arguments: Arguments) -> Result<()> {
    let is_built = arguments.take_flag("--no-build");
    let mut jobs = Vec::new();
    while let Some(word) = arguments.next_word() {
        let known = JOBS.iter().find(|job| job.name == word);
        jobs.push(known.with_context(|| {
            format!("no job is called {word:?}; there are {}", JOBS.map(|job| job.name).join(", "))
        })?);
    }
    if !is_built {
        build::run(&build::Options::default())?;
    }
    tools::for_browser()?;
    for job in if jobs.is_empty() { JOBS.iter().collect() } else { jobs } {
        let mut command = process::command(env!("CARGO"));
        command.args(["test", "--quiet", "--test", "e2e", "--", job.scenario, "--nocapture", "--test-threads=1"]);
        match job.size {
            // A size of one's own is as good.
            Some((variable, size)) => {
                command.env(variable, std::env::var(variable).unwrap_or_else(|_| size.to_owned()));
            }
            None => {
                command.arg("--ignored");
            }
        }
        process::run(&mut command)?;
    }
    Ok(())
}
