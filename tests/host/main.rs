//! Tests of the pure rooms, run on the host.

mod text;
mod values;
