//! Who may know whom among the rooms; the map stands in the crate's own documentation.

use std::fs;
use std::path::{Path, PathBuf};

/// A room, and what of the crate it may name. `engine::commands` allows only that part of a room.
const MAY_NAME: [(&str, &[&str]); 13] = [
    ("id.rs", &[]),
    ("model", &["model", "id"]),
    ("log", &["log", "id"]),
    ("engine", &["engine", "log", "model", "id"]),
    ("exchange", &["exchange", "log", "id", "model::text"]),
    ("document", &["document"]),
    ("papers", &["papers", "document", "model::Date"]),
    ("analysis", &["analysis", "model", "papers", "id"]),
    ("spreadsheet", &["spreadsheet", "model", "document", "papers", "analysis"]),
    ("storage", &["storage", "engine::store", "for_each_store_fact"]),
    ("bridge", &["bridge", "engine", "exchange", "model"]),
    ("words", &["words", "model", "spreadsheet", "analysis"]),
    (
        "ui",
        &[
            "ui",
            "words",
            "bridge",
            "model",
            "document",
            "analysis",
            "engine::Fault",
            "engine::basis",
            "engine::commands",
            "engine::queries",
            "engine::scope",
            "engine::store",
            "exchange",
            "spreadsheet",
        ],
    ),
];

/// Names that stand for the browser: only these rooms may use them.
const BROWSER: [&str; 4] = ["web_sys", "js_sys", "leptos", "rexie"];
const OF_THE_BROWSER: [&str; 3] = ["storage", "bridge", "ui"];

fn files(place: &Path) -> Vec<PathBuf> {
    if place.is_file() {
        return vec![place.to_owned()];
    }
    fs::read_dir(place).unwrap().flat_map(|entry| files(&entry.unwrap().path())).collect()
}

/// Returns every path of a file that begins with `crate::`.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split("crate::").skip(1).map(|rest| {
        let end = rest.find(|char: char| !(char.is_alphanumeric() || char == '_' || char == ':')).unwrap_or(rest.len());
        rest[..end].trim_end_matches(':')
    })
}

fn is_within(name: &str, allowed: &str) -> bool {
    name == allowed || name.strip_prefix(allowed).is_some_and(|rest| rest.starts_with("::"))
}

#[test]
fn rooms_name_only_what_they_may_know() {
    for (room, allowed) in MAY_NAME {
        for file in files(&Path::new("src").join(room)) {
            let text = fs::read_to_string(&file).unwrap();
            for name in names(&text) {
                assert!(allowed.iter().any(|allowed| is_within(name, allowed)), "{}: crate::{name}", file.display());
            }
        }
    }
}

#[test]
fn pure_rooms_know_no_browser() {
    for (room, _) in MAY_NAME.iter().filter(|(room, _)| !OF_THE_BROWSER.contains(room)) {
        for file in files(&Path::new("src").join(room)) {
            let text = fs::read_to_string(&file).unwrap();
            for name in BROWSER {
                assert!(!text.contains(&format!("{name}::")), "{}: {name}", file.display());
            }
        }
    }
}
