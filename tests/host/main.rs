//! Tests of the pure rooms, run on the host: one module a topic.

mod dates;
mod engine_exchange;
mod engine_totals;
mod engine_visits;
mod engine_ward;
mod id;
mod shell;
mod storage;
mod text;
mod values;
mod world;
