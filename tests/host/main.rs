//! Tests of the pure rooms and of the shell's files, run on the host, one module a topic.

mod shell;
