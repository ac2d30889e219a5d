//! Reading a package: recognised by what it says, checked before anything of it is used.
//!
//! A package as it was written is split by line breaks. One that another program rewrote goes through the whole parser.

use crate::exchange::seal::OPENINGS;
use crate::exchange::writer::{CHANGES_CLOSE, CHANGES_OPEN, END};
use crate::exchange::{
    ClosingHash, Damage, FILE_LIMIT, FORMAT, Header, Lookalike, MIN_READER, Package, PackageFault, Scope,
};
use crate::id::Id;
use crate::log::{Directory, ReplicaId, TEXT_LIMIT};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

/// The changes of a package, each as it stands in the file.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    rest: &'a str,
    reformatted: bool,
}

/// The keys that tell a package from other JSON, and other JSON apart.
#[derive(Deserialize)]
struct Probe<'a> {
    #[serde(borrow)]
    format: Option<&'a RawValue>,
    #[serde(borrow)]
    min_reader: Option<&'a RawValue>,
    features: Option<IgnoredAny>,
    ciphertext: Option<IgnoredAny>,
}

/// The keys beside those of [`Header`].
#[derive(Deserialize)]
struct Frame<'a> {
    version: u32,
    replicas: Vec<ReplicaId>,
    authors: Vec<Id>,
    count: u64,
    #[serde(borrow)]
    changes: &'a RawValue,
}

/// A package as it was written: the JSON of its header, its changes, and its closing hash.
struct Untouched<'a> {
    head: &'a str,
    lines: &'a str,
    closing_hash: ClosingHash<'a>,
}

/// Reads a package and checks its form, count and hash; the changes are not proven yet.
///
/// # Errors
/// The file is no package, or not a whole one: see [`PackageFault`].
pub fn read(bytes: &[u8]) -> Result<Package<'_>, PackageFault> {
    let package = read_ahead(bytes)?;
    package.check_hash()?;
    Ok(package)
}

/// Reads a package as [`read`] does, but leaves its closing hash to be checked, which takes long: nothing of it may be used before.
///
/// # Errors
/// As [`read`].
pub fn read_ahead(bytes: &[u8]) -> Result<Package<'_>, PackageFault> {
    let size = bytes.len() as u64;
    if size > FILE_LIMIT {
        return Err(PackageFault::TooLarge { bytes: size, limit: FILE_LIMIT });
    }
    let bytes = content(bytes);
    if bytes.is_empty() {
        return Err(PackageFault::Empty);
    }
    let text = str::from_utf8(bytes).map_err(|error| not_text(bytes, error.valid_up_to(), error.error_len()))?;
    match Untouched::split(text) {
        Some(untouched) => read_untouched(untouched, text),
        None => read_reformatted(text),
    }
}

/// Tells from the first and the last bytes of a file that it is no package, or not a whole one: it need not be read then,
/// and may be a film.
///
/// # Errors
/// What [`read`] would say, as far as so little shows it.
pub fn glance(head: &[u8], tail: &[u8], size: u64) -> Result<(), PackageFault> {
    if size > FILE_LIMIT {
        return Err(PackageFault::TooLarge { bytes: size, limit: FILE_LIMIT });
    }
    let head = content(head);
    let is_whole = tail.trim_ascii_end().ends_with(b"}");
    match (head, str::from_utf8(head)) {
        ([b'{', ..], _) if !is_whole && starts_as_ours(&String::from_utf8_lossy(head)) => Err(PackageFault::Truncated),
        ([] | [b'{', ..], _) => Ok(()),
        (_, Err(error)) if error.error_len().is_some() => Err(not_text(head, error.valid_up_to(), error.error_len())),
        // That the last character is cut is the doing of whoever took so few bytes.
        _ => Err(PackageFault::NotAPackage(looks_like(head))),
    }
}

/// Returns the package inside a message that was copied whole, without the greeting before it and what a chat app added
/// behind it.
#[must_use]
pub fn within_message(text: &str) -> &str {
    let start =
        text.match_indices('{').map(|(place, _)| place).find(|place| text.get(*place..).is_some_and(starts_as_ours));
    let package = start.and_then(|start| text.get(start..)).unwrap_or(text);
    package.rfind('}').and_then(|end| package.get(..=end)).unwrap_or(package)
}

/// How many digits the closing hash has.
const HASH_DIGITS: usize = 64;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Returns a file without the mark and the white space around it.
pub(crate) fn content(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes).trim_ascii()
}

impl<'a> Untouched<'a> {
    /// Finds the parts of a package by its line breaks; `None` if it does not have the writer's form.
    fn split(text: &'a str) -> Option<Self> {
        let (head, _) = text.split_once('\n')?;
        let opened = text.get(..head.len() + 1)?;
        let head = opened.strip_suffix(CHANGES_OPEN)?;
        let rest = text.strip_suffix(END.trim_end())?;
        let (rest, stated) = rest.split_at_checked(rest.len().checked_sub(HASH_DIGITS)?)?;
        let hashed = rest.strip_suffix(CHANGES_CLOSE)?;
        Some(Self { head, lines: hashed.get(opened.len()..)?, closing_hash: ClosingHash { hashed, stated } })
    }
}

fn read_untouched<'a>(parts: Untouched<'a>, text: &'a str) -> Result<Package<'a>, PackageFault> {
    let head = format!("{}\"changes\":[]}}", parts.head);
    recognise(&head, text)?;
    let package = package(&head, |_| Lines { rest: parts.lines, reformatted: false })?;
    Ok(Package { closing_hash: Some(parts.closing_hash), ..package })
}

fn read_reformatted(text: &str) -> Result<Package<'_>, PackageFault> {
    recognise(text, text)?;
    package(text, |changes| Lines { rest: changes.get().trim_start_matches('['), reformatted: true })
}

/// Checks that JSON is a package's, of a version that can be read. `file` is the whole text, for telling what it is if not.
fn recognise(json: &str, file: &str) -> Result<(), PackageFault> {
    let probe: Probe<'_> = match serde_json::from_str(json) {
        Ok(probe) => probe,
        Err(_) if !starts_as_ours(file) => return Err(PackageFault::NotAPackage(looks_like(file.as_bytes()))),
        Err(error) if error.is_eof() || !file.ends_with('}') => return Err(PackageFault::Truncated),
        Err(_) => return Err(PackageFault::Damaged(Damage::Form)),
    };
    if probe.format.and_then(|format| serde_json::from_str::<String>(format.get()).ok()).as_deref() != Some(FORMAT) {
        return Err(match probe {
            Probe { ciphertext: Some(_), .. } => PackageFault::Sealed,
            _ if starts_as_ours(file) => PackageFault::Damaged(Damage::Form),
            Probe { features: Some(_), .. } => PackageFault::NotAPackage(Lookalike::GeoJson),
            _ => PackageFault::NotAPackage(Lookalike::JsonObject),
        });
    }
    let min_reader = probe.min_reader.and_then(|version| version.get().parse().ok());
    match min_reader.ok_or(PackageFault::Damaged(Damage::Form))? {
        ..=MIN_READER => Ok(()),
        min_reader => Err(PackageFault::NewerFormat { min_reader }),
    }
}

fn package<'json, 'a>(
    json: &'json str,
    lines: impl FnOnce(&'json RawValue) -> Lines<'a>,
) -> Result<Package<'a>, PackageFault> {
    let form = PackageFault::Damaged(Damage::Form);
    let header: Header = serde_json::from_str(json).map_err(|_| form)?;
    let frame: Frame<'json> = serde_json::from_str(json).map_err(|_| form)?;
    let name = match &header.scope {
        Scope::Area { name, .. } | Scope::Member { name, .. } => name,
        Scope::All | Scope::Unknown => "",
    };
    let is_too_long = [&header.app, &header.sender, &header.ward, name].iter().any(|text| text.len() > TEXT_LIMIT);
    let is_too_many = frame.replicas.len().max(frame.authors.len()) >= usize::from(u16::MAX);
    if is_too_long || is_too_many || !frame.changes.get().starts_with('[') {
        return Err(form);
    }
    let lines = lines(frame.changes);
    let found = lines.clone().count() as u64;
    if found != frame.count {
        return Err(PackageFault::Damaged(Damage::Count { stated: frame.count, found }));
    }
    let directory = Directory::new(frame.replicas, frame.authors);
    Ok(Package { header, version: frame.version, directory, count: found, lines, closing_hash: None })
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;

    // A call of its own in the loop over a whole package, which browsers then get to translate well.
    #[inline(never)]
    fn next(&mut self) -> Option<&'a str> {
        if self.reformatted {
            let rest = self.rest.trim_start_matches(|char: char| char.is_ascii_whitespace() || char == ',');
            let mut values = serde_json::Deserializer::from_str(rest).into_iter::<&'a RawValue>();
            // The list was parsed whole before, so the only failure left is its end.
            let value = values.next()?.ok()?;
            self.rest = rest.get(values.byte_offset()..)?;
            return Some(value.get());
        }
        if self.rest.is_empty() {
            return None;
        }
        let (line, rest) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
        self.rest = rest;
        Some(line.strip_suffix(',').unwrap_or(line))
    }
}

/// Returns whether a text begins the way a package does, sealed or not, as far as it goes.
fn starts_as_ours(text: &str) -> bool {
    const OPENING: &str = "{\"format\":\"tung-nha\"";
    [OPENING].into_iter().chain(OPENINGS).any(|known| {
        let opening: String = text.chars().filter(|char| !char.is_whitespace()).take(known.len()).collect();
        known.starts_with(&opening)
    })
}

/// Tells what bytes that are no text are. A package cut in the middle of a character is still a package.
fn not_text(bytes: &[u8], valid: usize, error: Option<usize>) -> PackageFault {
    let text = bytes.get(..valid).and_then(|text| str::from_utf8(text).ok()).unwrap_or_default();
    match looks_like(bytes) {
        Lookalike::JsonObject if starts_as_ours(text) && error.is_none() => PackageFault::Truncated,
        Lookalike::JsonObject if starts_as_ours(text) => PackageFault::Damaged(Damage::Form),
        Lookalike::JsonObject | Lookalike::JsonList | Lookalike::Text => PackageFault::NotText(Lookalike::Bytes),
        lookalike => PackageFault::NotText(lookalike),
    }
}

/// Tells what a file looks like by its first bytes.
fn looks_like(bytes: &[u8]) -> Lookalike {
    match bytes {
        [b'P', b'K', 3, 4, ..] => Lookalike::Workbook,
        [0x1f, 0x8b, ..] => Lookalike::Gzip,
        [b'%', b'P', b'D', b'F', ..] => Lookalike::Pdf,
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'R', b'I', b'F', b'F', ..] => Lookalike::Picture,
        [b'[', ..] => Lookalike::JsonList,
        [b'{', ..] => Lookalike::JsonObject,
        _ if bytes.contains(&0) => Lookalike::Bytes,
        _ => Lookalike::Text,
    }
}
