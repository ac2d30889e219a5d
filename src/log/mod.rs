//! How the ward is *shared*: changes, their hashes, and the merge. Records here are kind, id and fields, nothing more.
