//! Files that carry the log: packages written, read and verified.

mod fault;

pub use fault::PackageFault;
