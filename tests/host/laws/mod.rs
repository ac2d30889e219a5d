//! The laws of sharing, each held to many made-up histories: a few of them here, thousands by `cargo xtask prove`.
//!
//! A law that fails names its seeds; `TUNG_NHA_SEED=<seed> cargo test --test host laws::<law>` runs one of them alone.

mod bad_files;
mod convergence;
mod copied_device;
mod newer_version;
mod operations;
mod oracle;
pub mod orders;
mod phones;
mod same;
mod scenarios;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

/// Holds a law to the histories of many seeds: `few` of them, or as many as `TUNG_NHA_SEEDS` says. One line tells how it went.
/// Returns how many there were.
pub fn hold(law: &str, few: u64, check: impl Fn(u64) + Sync) -> u64 {
    if let Some(seed) = number("TUNG_NHA_SEED") {
        check(seed);
        return 1;
    }
    let seeds = number("TUNG_NHA_SEEDS").unwrap_or(few);
    let (next, failed) = (AtomicU64::new(0), Mutex::new(Vec::new()));
    let work = || {
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= seeds {
                break;
            }
            if catch_unwind(AssertUnwindSafe(|| check(seed))).is_err() {
                failed.lock().unwrap().push(seed);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    let failed = failed.into_inner().unwrap();
    println!("{law}: {seeds} seeds, {} failed", failed.len());
    assert!(failed.is_empty(), "{law} fails for the seeds {:?}", &failed[..failed.len().min(20)]);
    seeds
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}
