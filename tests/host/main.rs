//! Tests of the pure rooms, run on the host: one module a topic.

mod dates;
mod id;
mod shell;
mod storage;
mod text;
mod values;
