//! What a static host answers: files, their types, the headers of `_headers`, and the app for every other address.

use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result};

/// A finished app on disk.
pub struct Site {
    folder: PathBuf,
    base: String,
    rules: Vec<Rule>,
}

/// What goes back to the browser.
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// Headers for the paths that match a pattern, which may end in a star.
#[derive(Debug, PartialEq)]
struct Rule {
    pattern: String,
    headers: Vec<(String, String)>,
}

impl Site {
    /// Opens the app in `folder`. The path it was built for is read from its page.
    ///
    /// # Errors
    /// When no finished app is there.
    pub fn open(folder: PathBuf) -> Result<Self> {
        let read = |name: &str| {
            fs::read_to_string(folder.join(name)).with_context(|| format!("{name} is missing: build first"))
        };
        let page = read("index.html")?;
        let base = page.split_once("<base href=\"").and_then(|(_, rest)| rest.split('"').next());
        let base = base.context("index.html has no base address")?.to_owned();
        let rules = parse_rules(&read("_headers")?);
        Ok(Self { folder, base, rules })
    }

    /// The path the app is served under.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Answers a request for `url`, a path with or without a query.
    pub fn answer(&self, method: &str, url: &str) -> Answer {
        if !matches!(method, "GET" | "HEAD") {
            return plain(405, "Only GET is answered here.");
        }
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let Some(inner) = path.strip_prefix(&self.base) else {
            return plain(404, &format!("The app is at {}", self.base));
        };
        let Some(name) = decode(inner) else { return plain(400, "This address cannot be read.") };
        let name = if name.is_empty() { "index.html" } else { &name };
        if let Some(body) = self.read(name) {
            return self.file(200, &format!("/{inner}"), name, body);
        }
        // The app knows its own addresses, and none of them has a dot: a missing file must not look like a page.
        let is_file = name.rsplit('/').next().is_some_and(|last| last.contains('.'));
        match self.read("index.html") {
            Some(page) if !is_file => self.file(200, &format!("/{inner}"), "index.html", page),
            _ => plain(404, "There is no such file."),
        }
    }

    fn read(&self, name: &str) -> Option<Vec<u8>> {
        let relative = Path::new(name);
        let stays_inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
        if stays_inside { fs::read(self.folder.join(relative)).ok() } else { None }
    }

    fn file(&self, status: u16, path: &str, name: &str, body: Vec<u8>) -> Answer {
        let mut headers = vec![("Content-Type".to_owned(), media_type(name).to_owned())];
        for rule in self.rules.iter().filter(|rule| rule.matches(path)) {
            for (name, value) in &rule.headers {
                // A later, more exact rule replaces an earlier one.
                headers.retain(|(earlier, _)| earlier != name);
                headers.push((name.clone(), value.clone()));
            }
        }
        Answer { status, headers, body }
    }
}

impl Rule {
    fn matches(&self, path: &str) -> bool {
        match self.pattern.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == self.pattern,
        }
    }
}

fn plain(status: u16, text: &str) -> Answer {
    let headers = vec![("Content-Type".to_owned(), "text/plain; charset=utf-8".to_owned())];
    Answer { status, headers, body: format!("{text}\n").into_bytes() }
}

fn parse_rules(text: &str) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        match (line.starts_with(' '), line.split_once(':'), rules.last_mut()) {
            (true, Some((name, value)), Some(rule)) => {
                rule.headers.push((name.trim().to_owned(), value.trim().to_owned()));
            }
            _ => rules.push(Rule { pattern: line.trim().to_owned(), headers: Vec::new() }),
        }
    }
    rules
}

/// Undoes percent encoding; `None` when the result is not text.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Rule, Site, decode, parse_rules};

    fn site(name: &str) -> Site {
        let folder = std::env::temp_dir().join(format!("tung-nha-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("assets")).unwrap();
        fs::write(folder.join("index.html"), r#"<base href="/phuong/">"#).unwrap();
        fs::write(folder.join("assets/a.wasm"), "w").unwrap();
        fs::write(folder.join("_headers"), "/*\n  X-A: all\n  X-B: all\n/assets/*\n  X-B: assets\n").unwrap();
        Site::open(folder).unwrap()
    }

    #[test]
    fn site_answers_files_pages_and_nothing_outside() {
        let site = site("answers");
        let check = |url: &str, status: u16, kind: &str| {
            let answer = site.answer("GET", url);
            let found = answer.headers.iter().find(|(name, _)| name == "Content-Type").unwrap();
            assert_eq!((answer.status, found.1.split(';').next().unwrap()), (status, kind), "{url}");
        };
        check("/phuong/", 200, "text/html");
        check("/phuong/nha/12?loc=1", 200, "text/html");
        check("/phuong/assets/a.wasm", 200, "application/wasm");
        check("/phuong/assets/b.wasm", 404, "text/plain");
        check("/phuong/../index.html", 404, "text/plain");
        check("/phuong/%2e%2e/secret.txt", 404, "text/plain");
        check("/phuong/%zz", 400, "text/plain");
        check("/", 404, "text/plain");
        assert_eq!(site.answer("POST", "/phuong/nhan-tep").status, 405);
        fs::remove_dir_all(&site.folder).unwrap();
    }

    #[test]
    fn more_exact_header_rule_wins() {
        let site = site("rules");
        let header = |url: &str, name: &str| {
            let answer = site.answer("GET", url);
            answer.headers.into_iter().find(|(header, _)| header == name).unwrap().1
        };
        assert_eq!(header("/phuong/", "X-B"), "all");
        assert_eq!(header("/phuong/assets/a.wasm", "X-B"), "assets");
        assert_eq!(header("/phuong/assets/a.wasm", "X-A"), "all");
        fs::remove_dir_all(&site.folder).unwrap();
    }

    #[test]
    fn rules_are_read_with_their_headers() {
        let rule = |pattern: &str, value: &str| Rule {
            pattern: pattern.into(),
            headers: vec![("Cache-Control".into(), value.into())],
        };
        let text = "# note\n/sw.js\n  Cache-Control: no-cache\n\n/assets/*\n  Cache-Control: a: b\n";
        assert_eq!(parse_rules(text), [rule("/sw.js", "no-cache"), rule("/assets/*", "a: b")]);
        assert_eq!(decode("%C4%90a").as_deref(), Some("Đa"));
    }
}
