//! The colours keep their contrasts, and the style sheets the rules they are written under.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

type Colours = HashMap<String, [f64; 3]>;

/// Ink on its ground, and the least contrast (WCAG 2) it must have.
const CONTRASTS: [(&str, &str, f64); 41] = [
    ("ink", "paper", 7.0),
    ("ink", "surface", 7.0),
    ("ink", "sunken", 7.0),
    ("ink-2", "paper", 7.0),
    ("ink-2", "surface", 7.0),
    ("ink-2", "sunken", 7.0),
    ("paper", "ink", 7.0),
    ("on-plate", "plate", 7.0),
    ("on-plate", "plate-deep", 7.0),
    ("plate-text", "surface", 7.0),
    ("plate-text", "paper", 7.0),
    ("plate-text", "plate-soft", 7.0),
    ("ink", "plate-soft", 7.0),
    ("on-lamp", "lamp", 7.0),
    ("ink", "lamp-soft", 7.0),
    ("ink", "done-soft", 7.0),
    ("ink", "part-soft", 7.0),
    ("ink", "todo-soft", 7.0),
    ("ink", "clash-soft", 7.0),
    ("ink", "danger-soft", 7.0),
    ("done", "surface", 4.5),
    ("done", "done-soft", 4.5),
    ("on-done", "done", 4.5),
    ("part", "surface", 4.5),
    ("part", "part-soft", 4.5),
    ("todo", "surface", 4.5),
    ("todo", "todo-soft", 4.5),
    ("unknown", "surface", 4.5),
    ("unknown", "unknown-soft", 4.5),
    ("clash", "surface", 4.5),
    ("clash", "clash-soft", 4.5),
    ("danger", "surface", 4.5),
    ("danger", "danger-soft", 4.5),
    ("line-strong", "surface", 3.0),
    ("line-strong", "paper", 3.0),
    ("focus", "surface", 3.0),
    ("ink", "heat-0", 7.0),
    ("ink", "heat-1", 7.0),
    ("ink", "heat-2", 7.0),
    ("ink", "heat-3", 7.0),
    ("ink", "heat-4", 7.0),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("style")
}

/// Reads the colours of the block that follows `selector`.
fn colours(selector: &str) -> Colours {
    let tokens = fs::read_to_string(folder().join("tokens.css")).unwrap();
    let block = tokens.split_once(&format!("{selector} {{")).unwrap().1.split_once('}').unwrap().0;
    block
        .lines()
        .filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(": #")?;
            let value = u32::from_str_radix(value.trim_end_matches(';'), 16).ok()?;
            let channel = |shift: u32| f64::from(value >> shift & 0xff) / 255.0;
            Some((name.to_owned(), [channel(16), channel(8), channel(0)]))
        })
        .collect()
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear =
        colour.map(|channel| if channel <= 0.040_45 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

fn check_contrasts(selector: &str) {
    let colours = colours(selector);
    for (ink, ground, least) in CONTRASTS {
        let found = contrast(colours[ink], colours[ground]);
        assert!(found >= least, "{selector}: {ink} on {ground} is {found:.2}, not {least}");
    }
}

#[test]
fn light_colours_keep_their_contrasts() {
    check_contrasts(":root");
}

#[test]
fn dark_colours_keep_their_contrasts() {
    check_contrasts(":root[data-theme=\"dark\"]");
}

#[test]
fn dark_is_the_same_chosen_or_followed() {
    assert_eq!(colours(":root[data-theme=\"dark\"]"), colours(":root:not([data-theme=\"light\"])"));
    assert_eq!(colours(":root").len(), colours(":root[data-theme=\"dark\"]").len());
}

#[test]
fn every_sheet_is_imported_once_and_exists() {
    let main = fs::read_to_string(folder().join("main.css")).unwrap();
    let mut imported: Vec<_> =
        main.lines().filter_map(|line| Some(line.strip_prefix("@import \"")?.split_once('"')?.0.to_owned())).collect();
    let mut found: Vec<_> = ["", "components", "pages"]
        .into_iter()
        .flat_map(|inner| fs::read_dir(folder().join(inner)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "css"))
        .map(|path| path.strip_prefix(folder()).unwrap().to_str().unwrap().replace('\\', "/"))
        .filter(|name| name != "main.css")
        .collect();
    imported.sort();
    found.sort();

    assert_eq!(imported, found);
}

#[test]
fn nothing_on_screen_is_spaced_out_or_in_capitals() {
    // Marks over and under Vietnamese letters collide in capitals and drift apart when letters are spaced.
    for inner in ["", "components", "pages"] {
        for entry in fs::read_dir(folder().join(inner)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let sheet = fs::read_to_string(&path).unwrap().replace("letter-spacing: inherit", "");
                assert!(!sheet.contains("text-transform") && !sheet.contains("letter-spacing"), "{}", path.display());
                assert!(!sheet.contains("url("), "{} fetches something", path.display());
            }
        }
    }
}
