//! Host tests, one module a topic.

mod id;
mod log_laws;
mod log_model;
mod package;
