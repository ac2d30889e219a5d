//! Host tests, one module a topic.

mod id;
mod log_laws;
mod log_lines;
mod log_model;
mod log_orders;
mod package;
