//! Tests of the pure rooms and of the shell's files, run on the host, one module a topic.

// Under `cfg(test)` clippy lets helper functions unwrap as it lets tests.
#[cfg(test)]
mod shell;
