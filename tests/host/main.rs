//! Host tests, one module a topic.

mod id;
mod package;
