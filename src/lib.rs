//! Từng Nhà: an offline field notebook for Vietnam's community digital technology teams.
//!
//! The screen asks, the engine answers, the log remembers, files carry the log.
//!
//! | Room | What lives there | Knows |
//! |---|---|---|
//! | [`id`] | 80-bit identifiers and their text | nothing |
//! | [`model`] | what a ward *is*: households, people, visits, teams, targets; values with rules; Vietnamese text | `id` |
//! | [`log`] | how it is *shared*: changes, hashes, heads, conflicts, what is held | `id` |
//! | [`engine`] | the log folded into the model; indexes; one function for each command and question; the storage port | `model`, `log` |
//! | [`exchange`] | packages: the file format, written, read and proven; sealing by passphrase; QR codes | `log`, `id`, the text of `model` |
//! | [`document`] | a report before it is a page or a file: lines, paragraphs, tables with figures in them | nothing |
//! | [`papers`] | documents and tables written for Word and Excel, and as separated text | `document`, the dates of `model` |
//! | [`analysis`] | the ward as plain tables with their dictionary, for DuckDB and the like | `model`, `papers` |
//! | [`spreadsheet`] | registers as officials keep them, read into the model; the desk of the worker that reads and writes | `model`, `document`, `papers`, `analysis` |
//! | [`storage`] | adapters behind the engine's storage port: memory, IndexedDB; rows sealed behind a PIN; the journal, its second copy; the writer's lock | the port |
//! | [`bridge`] | typed messages between the screen and the workers | the types of commands, answers and refusals |
//! | [`words`] | what people read, Vietnamese and English | `model`, the lists of `spreadsheet` and `analysis` |
//! | [`ui`] | shell, routes, pages, components | `model`, `words`, `document`, `analysis`, `bridge` and the types it carries |
//!
//! An arrow the table does not show is a fault: a test holds the code to it.
//!
//! Entry points wire the rooms together: `main.rs` the screen, `bin/engine` the engine's worker, `bin/sheets.rs` the
//! worker that reads and writes Excel and Word and `bin/codes` the one that draws and reads QR codes, both started only when needed. The
//! host build cannot see Leptos or the browser, so the pure rooms are kept pure by the compiler.
//!
//! # One visit, from tap to the ward
//! The form in `ui::pages::visit` keeps a [`LogVisit`](engine::commands::log_visit::LogVisit) as its draft and sends it
//! over the [`bridge`]. [`Engine::log_visit`](engine::Engine::log_visit) turns it into one change: the visit and the
//! steps recorded with it. The [`Ledger`](engine::ledger::Ledger) commits it and only then folds it in; the
//! [`Index`](engine::index::Index) follows; the answer goes back with the way to undo it. In the evening
//! [`Engine::make_package`](engine::Engine::make_package) gathers what is new, [`exchange::write`] makes the file, and on
//! another phone [`exchange::read`], [`Engine::preview_package`](engine::Engine::preview_package) and
//! [`Engine::take_package`](engine::Engine::take_package) bring it in.
//!
//! # What is promised, and what is not
//! | Promise | Where | What holds it |
//! |---|---|---|
//! | The same files are the same data, in any order; nothing anybody wrote is hidden undecided | the laws of [`log`] | `tests/host/laws` |
//! | A file is taken whole or not at all; a broken one is told from a whole one | [`exchange`] | `tests/host/laws/bad_files.rs`, `tests/fuzz` |
//! | What was acknowledged is stored, whatever dies next | [`storage`]: one contract, every adapter | `tests/browser`, `tests/e2e/crash` |
//! | Who was erased is nowhere, whatever arrives later | [`log::ERASED`] | `tests/host/engine_erasing.rs` |
//! | Behind a PIN the device's files tell nothing, and killed at any moment the lock loses nothing | [`storage::sealed`] | `tests/host/lock.rs`, `tests/browser/locked.rs` |
//!
//! Nothing is signed: hashes tell damage from a whole file, but whoever can write a file can write in anybody's name. And
//! nothing reaches a device but by a file it takes, erasing included. The README lists every promise with its tests.

pub mod analysis;
pub mod bridge;
pub mod document;
pub mod engine;
pub mod exchange;
pub mod id;
pub mod log;
pub mod model;
pub mod papers;
pub mod spreadsheet;
pub mod storage;
#[cfg(feature = "screen")]
pub mod ui;
pub mod words;
