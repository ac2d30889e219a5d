//! Files that carry changes from one device to another: the package.

mod fault;
mod merge;
mod package;
mod reader;
mod writer;

pub use fault::{BAD_LINES_LISTED, BadLine, BadLines, Damage, Lookalike, PackageFault};
pub use merge::{KindCount, MergeFault, MergeFaultReason, Merged, MergedFile, merge_files};
pub use package::{FILE_LIMIT, FORMAT, Header, MIN_READER, Package, Scope, VERSION};
pub use reader::{Lines, read};
pub use writer::write;
