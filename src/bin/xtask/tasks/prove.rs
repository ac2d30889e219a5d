//! `cargo xtask prove`: the laws of sharing and of counting, held to thousands of made-up histories each, in an optimised
//! build.
//!
//! The proofs are host tests, which hold each law to a few histories in every gate.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::tasks::{Arguments, process, root};

/// A host test, and how many seeds it is held to here.
struct Proof {
    test: &'static str,
    seeds: u32,
}

const PROOFS: [Proof; 12] = [
    Proof { test: "laws::convergence::all_hold_the_same_and_nothing_is_lost", seeds: 10_000 },
    Proof { test: "laws::convergence::all_hold_the_same_and_what_was_erased_is_nowhere", seeds: 10_000 },
    Proof { test: "laws::orders::six_files_in_all_720_orders_end_the_same", seeds: 1_000 },
    Proof { test: "laws::convergence::no_clock_refuses_or_hides_anything", seeds: 10_000 },
    Proof { test: "laws::bad_files::no_damage_goes_unnoticed", seeds: 2_000 },
    Proof { test: "laws::copied_device::copied_device_loses_nothing_and_goes_on_as_another", seeds: 2_000 },
    Proof { test: "laws::newer_version::what_is_not_known_goes_out_byte_for_byte", seeds: 2_000 },
    Proof { test: "laws::same::joined_and_taken_apart_no_reference_leads_nowhere", seeds: 2_000 },
    Proof { test: "laws::scenarios::every_row_ends_as_the_table_says", seeds: 1 },
    Proof { test: "laws::oracle::automerge_holds_the_same_values", seeds: 10_000 },
    Proof { test: "laws::bad_files::every_bad_file_is_told_in_little_memory", seeds: 1 },
    Proof { test: "totals::every_number_equals_a_slow_recount_of_the_log_after_every_step", seeds: 2_000 },
];

/// Runs every proof, or those whose names contain one of the words given, and prints a line for each.
///
/// # Errors
/// When a law does not hold, no proof has such a name, or the build fails.
pub fn run(mut arguments: Arguments) -> Result<()> {
    let scale = match arguments.take_value("--seeds")? {
        Some(seeds) => Some(seeds.parse::<u32>()?),
        None => None,
    };
    let mut words = Vec::new();
    while let Some(word) = arguments.next_word() {
        words.push(word);
    }
    let is_asked = |proof: &&Proof| words.is_empty() || words.iter().any(|word| proof.test.contains(word.as_str()));
    let proofs: Vec<_> = PROOFS.iter().filter(is_asked).collect();
    if proofs.is_empty() {
        bail!("no proof is called {}", words.join(" or "));
    }
    process::run(cargo_test().arg("--no-run"))?;
    let mut failed = 0;
    for proof in proofs {
        let start = clock();
        let seeds = scale.map_or(proof.seeds, |most| proof.seeds.min(most));
        let mut test = cargo_test();
        test.args(["--", "--exact", "--nocapture", proof.test]);
        let output = test.env("TUNG_NHA_SEEDS", seeds.to_string()).output()?;
        let seconds = clock().duration_since(start).max(Duration::from_millis(100)).as_secs_f32();
        let text = String::from_utf8_lossy(&output.stdout);
        // The law in words, as the test prints it: "T1 …: 10000 seeds, 0 failed"; and what it came to.
        let law = text.lines().find(|line| line.ends_with(" failed")).unwrap_or(proof.test);
        println!("{law}, {seconds:.1} s");
        text.lines().filter(|line| line.ends_with(" agreed")).for_each(|line| println!("    {line}"));
        if !output.status.success() {
            failed += 1;
            println!("{}", String::from_utf8_lossy(&output.stderr).trim());
        }
    }
    if failed > 0 {
        bail!("{failed} proofs failed");
    }
    Ok(())
}

fn cargo_test() -> std::process::Command {
    let mut command = process::command(env!("CARGO"));
    command.current_dir(root()).args(["test", "--quiet", "--profile", "bench", "--test", "host"]);
    command
}

#[expect(clippy::disallowed_methods, reason = "a developer's machine has a clock")]
fn clock() -> Instant {
    Instant::now()
}
