//! Tests of the pure rooms, run on the host.

mod browsers;
mod dates;
mod doors;
mod style;
mod text;
mod values;
mod words;
