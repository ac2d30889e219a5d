//! Từng Nhà: an offline field notebook for Vietnam's community digital technology teams.

pub mod bridge;
pub mod engine;
pub mod exchange;
pub mod id;
pub mod log;
pub mod model;
pub mod spreadsheet;
pub mod storage;
pub mod ui;
pub mod words;
