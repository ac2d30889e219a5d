//! The canonical form: what the hashes of changes and edits are made of.

use crate::id::{ID_BYTES, Id};
use crate::log::hex::push_hex;
use crate::log::{ChangeId, EditDraft, ReplicaId, Value};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The SHA-256 of an edit's canonical form. It stands in for an edit that was blanked or withheld.
pub type EditHash = [u8; 32];

/// Returns the hash of an edit's canonical bytes.
#[must_use]
pub fn edit_hash(canonical: &[u8]) -> EditHash {
    Sha256::digest(canonical).into()
}

/// What a change's own hash covers besides its edits.
pub(crate) struct Header<'a> {
    pub replica: ReplicaId,
    pub counter: u32,
    pub time_ms: i64,
    pub author: Option<Id>,
    pub origin: Option<&'a str>,
    /// Keys this version does not know, with their values as they stand.
    pub extra: &'a [(Cow<'a, str>, Cow<'a, str>)],
}

impl Header<'_> {
    /// Returns the change's name: the hash of its canonical JSON, keys in order, each edit given by its hash in hex.
    pub(crate) fn change_id(&self, edits: impl Iterator<Item = EditHash>) -> ChangeId {
        let mut list = String::with_capacity(192);
        for hash in edits {
            list.push_str(if list.is_empty() { "[\"" } else { ",\"" });
            push_hex(&mut list, &hash);
            list.push('"');
        }
        list.push_str(if list.is_empty() { "[]" } else { "]" });
        let text = self.canonical(&list);
        let hash = Sha256::digest(text.as_bytes());
        let mut bytes = [0; ID_BYTES];
        bytes.iter_mut().zip(hash.iter()).for_each(|(byte, hash)| *byte = *hash);
        ChangeId(Id::from_bytes(bytes))
    }

    fn canonical(&self, edits: &str) -> String {
        let Self { replica, counter, time_ms, .. } = self;
        let origin = self.origin.map(|origin| serde_json::Value::from(origin).to_string());
        let mut text = String::with_capacity(edits.len() + 192);
        // Writing to a String cannot fail.
        if self.extra.is_empty() {
            // The common case, once for each of hundreds of thousands of changes: ids and numbers go in without a formatter.
            text.push_str("{\"d\":\"");
            push_id(&mut text, replica.0);
            text.push_str("\",\"edits\":");
            text.push_str(edits);
            text.push_str(",\"n\":");
            text.push_str(itoa::Buffer::new().format(*counter));
            text.push_str(",\"t\":");
            text.push_str(itoa::Buffer::new().format(*time_ms));
            if let Some(author) = self.author {
                text.push_str(",\"u\":\"");
                push_id(&mut text, author);
                text.push('"');
            }
            if let Some(origin) = origin {
                let _ = write!(text, ",\"w\":{origin}");
            }
            text.push('}');
            return text;
        }
        let mut keys: BTreeMap<&str, String> =
            self.extra.iter().map(|(key, value)| (key.as_ref(), value.as_ref().to_owned())).collect();
        keys.insert("d", format!("\"{}\"", replica.0));
        keys.insert("edits", edits.to_owned());
        keys.insert("n", counter.to_string());
        keys.insert("t", time_ms.to_string());
        keys.extend(self.author.map(|author| ("u", format!("\"{author}\""))));
        keys.extend(origin.map(|origin| ("w", origin)));
        for (key, value) in keys {
            text.push(if text.is_empty() { '{' } else { ',' });
            let _ = write!(text, "{}:{value}", serde_json::Value::from(key));
        }
        text.push('}');
        text
    }
}

fn push_id(text: &mut String, id: Id) {
    text.push_str(str::from_utf8(&id.to_ascii()).unwrap_or_default());
}

#[derive(Serialize)]
struct CanonicalEdit<'a> {
    e: &'a str,
    i: Id,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    prev: BTreeMap<&'a str, &'a [ChangeId]>,
    set: BTreeMap<&'a str, &'a Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    z: Option<Id>,
}

impl EditDraft {
    /// Returns its canonical JSON.
    pub(super) fn canonical(&self) -> Box<str> {
        let prev = self.set.iter().filter(|(_, (_, heads))| !heads.is_empty());
        let edit = CanonicalEdit {
            e: self.kind,
            i: self.record,
            prev: prev.map(|(field, (_, heads))| (field.as_str(), heads.as_slice())).collect(),
            set: self.set.iter().map(|(field, (value, _))| (field.as_str(), value)).collect(),
            z: self.salt,
        };
        // Maps with text keys of plain values: serialising them cannot fail.
        serde_json::to_string(&edit).unwrap_or_default().into()
    }
}

/// Returns JSON with its keys in order and no white space.
///
/// # Errors
/// It is no JSON, or holds a number that no reader could give back.
pub(crate) fn canonical_json(text: &str) -> serde_json::Result<String> {
    let mut canonical = String::with_capacity(text.len());
    push_canonical(&mut canonical, &serde_json::from_str(text)?);
    Ok(canonical)
}

fn push_canonical(text: &mut String, value: &serde_json::Value) {
    let mut separator = "";
    match value {
        serde_json::Value::Object(map) => {
            text.push('{');
            for (key, value) in map.iter().collect::<BTreeMap<_, _>>() {
                text.push_str(separator);
                text.push_str(&serde_json::Value::from(key.as_str()).to_string());
                text.push(':');
                push_canonical(text, value);
                separator = ",";
            }
            text.push('}');
        }
        serde_json::Value::Array(list) => {
            text.push('[');
            for value in list {
                text.push_str(separator);
                push_canonical(text, value);
                separator = ",";
            }
            text.push(']');
        }
        plain => text.push_str(&plain.to_string()),
    }
}
