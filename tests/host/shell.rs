//! The files around the code agree with each other: page, policy, manifest, service worker, icons.

use std::fs;
use std::path::Path;

use serde_json::Value;

fn read(name: &str) -> String {
    fs::read_to_string(project(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn project(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn manifest() -> Value {
    serde_json::from_str(&read("public/manifest.webmanifest")).unwrap()
}

/// What stands between `start` and `end`, for each `start` in `text`.
fn between<'text>(text: &'text str, start: &str, end: &str) -> Vec<&'text str> {
    text.split(start).skip(1).map(|rest| rest.split_once(end).expect("an end").0).collect()
}

#[test]
fn page_and_headers_carry_the_same_policy() {
    let page = read("src/index.html");
    let in_page = between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    let headers = read("public/_headers");
    let in_headers = between(&headers, "/*\n  Content-Security-Policy: ", "; frame-ancestors 'none'\n");
    assert_eq!(in_page, in_headers);
    assert_eq!(in_page.len(), 1);
}

#[test]
fn policy_lets_nothing_in_or_out() {
    let headers = read("public/_headers");
    let policies = between(&headers, "Content-Security-Policy: ", "\n");
    assert_eq!(policies.len(), 5, "page, service worker and three workers");
    for policy in policies {
        assert!(policy.starts_with("default-src 'none'; "), "{policy}");
        for forbidden in ["unsafe-inline", "'unsafe-eval'", "http:", "https:", "*"] {
            assert!(!policy.contains(forbidden), "{policy}");
        }
    }
}

#[test]
fn page_has_no_inline_script_or_style() {
    let page = read("src/index.html");
    assert!(!page.contains("<style"));
    assert!(!page.contains(" style="));
    assert!(!page.contains("<script"));
    assert!(!page.contains(" onload=") && !page.contains(" onclick="));
}

#[test]
fn page_symbols_are_unique_and_every_use_finds_one() {
    let page = read("src/index.html");
    let symbols = between(&page, "<symbol id=\"", "\"");
    let mut unique = symbols.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), symbols.len());
    for used in between(&page, "<use href=\"#", "\"") {
        // The example in the comment counts too.
        assert!(symbols.contains(&used), "{used}");
    }
}

#[test]
fn scripts_name_no_other_origin() {
    for name in ["public/sw.js", "public/boot.js"] {
        let script = read(name);
        assert!(!script.contains("http://") && !script.contains("https://") && !script.contains("\"//"), "{name}");
    }
}

#[test]
fn service_worker_answers_the_share_target_of_the_manifest() {
    let manifest = manifest();
    let target = &manifest["share_target"];
    let script = read("public/sw.js");
    let action = target["action"].as_str().unwrap();
    let field = target["params"]["files"][0]["name"].as_str().unwrap();
    assert!(script.contains(&format!("new URL(\"{action}\", SCOPE)")));
    assert!(script.contains(&format!("form.getAll(\"{field}\")")));
    let landing = manifest["file_handlers"][0]["action"].as_str().unwrap();
    assert!(script.contains(&format!("new URL(\"{landing}\", SCOPE)")));
    // With a text parameter, Android pours shared text files into it instead of handing over the file.
    assert!(target["params"].get("text").is_none());
}

#[test]
fn manifest_stays_under_its_own_path() {
    let manifest = manifest();
    for address in [&manifest["start_url"], &manifest["scope"], &manifest["share_target"]["action"]] {
        assert!(!address.as_str().unwrap().starts_with('/'), "{address}");
    }
}

#[test]
fn manifest_icons_have_the_sizes_they_promise() {
    let manifest = manifest();
    let icons = manifest["icons"].as_array().unwrap();
    for icon in icons.iter().filter(|icon| icon["type"] == "image/png") {
        let name = icon["src"].as_str().unwrap();
        let (width, height) = png_size(&format!("public/{name}"));
        assert_eq!(icon["sizes"], format!("{width}x{height}"), "{name}");
    }
    let of = |purpose: Option<&str>, size: &str| {
        icons.iter().any(|icon| icon.get("purpose").and_then(Value::as_str) == purpose && icon["sizes"] == size)
    };
    for size in ["192x192", "512x512"] {
        assert!(of(None, size) && of(Some("maskable"), size), "{size}");
    }
    assert_eq!(png_size("public/icons/apple-touch-icon.png"), (180, 180));
}

/// Width and height from a PNG's first chunk.
fn png_size(name: &str) -> (u32, u32) {
    let bytes = fs::read(project(name)).unwrap();
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n", "{name}");
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}
