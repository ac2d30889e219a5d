//! Tests of the pure rooms, run on the host.

mod dates;
mod text;
mod values;
mod words;
