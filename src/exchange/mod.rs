//! Files that carry the log: packages written, read and verified.
