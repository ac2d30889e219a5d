//! Coverage-guided fuzzing of what reads files of other people. `cargo xtask fuzz` builds and runs it with libFuzzer;
//! nothing else does, as it needs the feature `fuzz`.
//!
//! Each target is a module with the laws that any bytes must keep. The host tests hold the corpus in
//! `tests/fixtures/fuzz` to the same laws.
#![no_main]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a broken law is told as a test tells it"
)]

mod forge;
mod package;
mod sealed;
#[path = "../host/shown.rs"]
#[expect(dead_code, reason = "the host tests use more of it")]
mod shown;
#[path = "../host/world.rs"]
#[expect(dead_code, reason = "the host tests use more of it")]
mod world;

use std::sync::LazyLock;

/// The target that the environment names.
static CHECK: LazyLock<fn(&[u8])> = LazyLock::new(|| match std::env::var("FUZZ_TARGET").as_deref() {
    Ok("package") => package::check,
    Ok("sealed") => sealed::check,
    other => panic!("FUZZ_TARGET names no target: {other:?}"),
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| CHECK(bytes));
