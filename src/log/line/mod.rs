//! One change as one line of JSON: reading, proving and writing it.
//!
//! ```text
//! {"d":0,"n":7,"h":"4t9c…","t":1655251200000,"u":2,"edits":[{"e":"resident","i":"8k2m…","set":{"phone":"0901234567"}}]}
//! ```
//! `d` and `u` are places in the directory that stands in front of the lines. The hash `h` covers the replica and the
//! author by their full ids, so it is the same in every file. A key this version does not know is kept as it stands.

mod writing;

use crate::id::Id;
use crate::log::canonical::{Header, canonical_json, edit_hash};
use crate::log::edit::{Edit, Text, once};
use crate::log::hex::parse_hex;
use crate::log::{AuthorIndex, ChangeId, Directory, EditHash, Origin, ReplicaId, ReplicaIndex, Stamp};
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

/// The longest line, in bytes.
pub const LINE_LIMIT: usize = 64 * 1024;

/// The highest number a change may have: high enough for any device's life, and far from where numbers end.
pub const COUNTER_LIMIT: u32 = 1 << 31;

/// The most edits of one change.
pub const EDIT_LIMIT: usize = 256;

/// The most fields one edit sets, and the most heads one field replaces.
pub const FIELD_LIMIT: usize = 256;

/// Why a line was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineFault {
    #[error("the line is longer than {LINE_LIMIT} bytes")]
    TooLong,
    #[error("the line is no change: {0}")]
    Malformed(String),
    #[error("the line names a replica or author that is not listed")]
    NotListed,
    #[error("the line does not say what its hash was made of")]
    HashMismatch,
}

/// A change as it stands in a file, its replica and author looked up.
#[derive(Clone, Debug)]
pub struct ReadChange<'a> {
    pub id: ChangeId,
    pub replica: ReplicaId,
    pub counter: u32,
    pub time_ms: i64,
    pub author: Option<Id>,
    pub origin: Option<Cow<'a, str>>,
    pub edits: Vec<EditText<'a>>,
    extra: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

/// A change from somewhere else that says what its hash was made of, with its edits read.
#[derive(Clone, Debug)]
pub struct ProvenChange<'a> {
    change: ReadChange<'a>,
    edits: Vec<(usize, Edit<'a>)>,
}

impl<'a> ProvenChange<'a> {
    /// Returns its edits with their places, but for those that were withheld.
    #[must_use]
    pub fn edits(&self) -> &[(usize, Edit<'a>)] {
        &self.edits
    }

    /// Returns the change, and its edits with their places but for those that were withheld.
    #[must_use]
    pub fn into_parts(self) -> (ReadChange<'a>, Vec<(usize, Edit<'a>)>) {
        (self.change, self.edits)
    }
}

impl<'a> Deref for ProvenChange<'a> {
    type Target = ReadChange<'a>;

    fn deref(&self) -> &ReadChange<'a> {
        &self.change
    }
}

/// An edit's JSON, or the hash that stands in for one that was blanked or withheld.
#[derive(Clone, Debug)]
pub enum EditText<'a> {
    Whole(Cow<'a, str>),
    Withheld(EditHash),
}

impl<'a> ReadChange<'a> {
    /// Reads a line this device wrote and proved before.
    ///
    /// # Errors
    /// The line is not of the form of a change, or names what the directory does not list.
    // A call of its own in the loop over a whole package, which browsers then get to translate well.
    #[inline(never)]
    pub fn read(line: &'a str, directory: &Directory) -> Result<Self, LineFault> {
        if line.len() > LINE_LIMIT {
            return Err(LineFault::TooLong);
        }
        let line: Line<'a> = serde_json::from_str(line).map_err(|error| LineFault::Malformed(error.to_string()))?;
        let author = line.author.map(|author| directory.author(author).ok_or(LineFault::NotListed)).transpose()?;
        Ok(Self {
            id: line.id,
            replica: directory.replica(line.replica).ok_or(LineFault::NotListed)?,
            counter: line.counter,
            time_ms: line.time_ms,
            author,
            origin: line.origin,
            edits: line.edits.into_iter().map(|edit| EditText::read(edit.get().into())).collect::<Result<_, _>>()?,
            extra: line.extra.into_iter().map(|(key, value)| (key, value.get().into())).collect(),
        })
    }

    /// Returns the stamp of the change's values; `None` if its replica is not listed.
    #[must_use]
    pub fn stamp(&self, directory: &Directory) -> Option<Stamp> {
        Some(Stamp {
            change: self.id,
            time_ms: self.time_ms,
            replica: directory.find_replica(self.replica)?,
            counter: self.counter,
            author: self.author.and_then(|author| directory.find_author(author)),
            origin: Origin::parse(self.origin.as_deref()),
        })
    }

    /// Reads a line from somewhere else and proves that it says what its hash was made of.
    ///
    /// # Errors
    /// As [`ReadChange::read`], or the hash does not match, or an edit is not of the form of an edit.
    // A call of its own in the loop over a whole package, which browsers then get to translate well.
    #[inline(never)]
    pub fn read_and_prove(line: &'a str, directory: &Directory) -> Result<ProvenChange<'a>, LineFault> {
        let mut change = Self::read(line, directory)?;
        // Someone may have reformatted the file: the canonical form is what counts. A change is kept as one line, so
        // one with line breaks is never kept as it stands, even if its maker hashed it so.
        if line.contains('\n') || change.computed_id() != change.id {
            let standing = change.edits.clone();
            change.make_canonical()?;
            if change.computed_id() != change.id {
                return Err(LineFault::HashMismatch);
            }
            let whole = standing.iter().zip(&change.edits).map(|(standing, edit)| match edit {
                EditText::Whole(_) => standing.standing(),
                EditText::Withheld(_) => None,
            });
            let edits = read_edits(whole)?;
            return Ok(ProvenChange { change, edits });
        }
        let edits = read_edits(change.edits.iter().map(EditText::standing))?;
        Ok(ProvenChange { change, edits })
    }

    /// Reads the edits, each with its place; those that were withheld say nothing.
    ///
    /// # Errors
    /// One of them is not of the form of an edit.
    pub fn read_edits(&self) -> Result<Vec<(usize, Edit<'_>)>, LineFault> {
        read_edits(self.edits.iter().map(|edit| match edit {
            EditText::Whole(text) => Some(text.as_ref()),
            EditText::Withheld(_) => None,
        }))
    }

    /// Lets the hash of an edit stand in for what it says.
    pub fn withhold(&mut self, place: usize) {
        if let Some(edit) = self.edits.get_mut(place) {
            *edit = EditText::Withheld(edit.hash());
        }
    }

    fn make_canonical(&mut self) -> Result<(), LineFault> {
        for edit in &mut self.edits {
            if let EditText::Whole(text) = edit {
                *edit = EditText::read(Cow::Owned(canonical(text)?))?;
            }
        }
        for (_, value) in &mut self.extra {
            *value = Cow::Owned(canonical(value)?);
        }
        Ok(())
    }

    fn computed_id(&self) -> ChangeId {
        let header = Header {
            replica: self.replica,
            counter: self.counter,
            time_ms: self.time_ms,
            author: self.author,
            origin: self.origin.as_deref(),
            extra: &self.extra,
        };
        header.change_id(self.edits.iter().map(EditText::hash))
    }
}

/// Reads edits that stand at their places, as far as they are here.
fn read_edits<'a>(texts: impl Iterator<Item = Option<&'a str>>) -> Result<Vec<(usize, Edit<'a>)>, LineFault> {
    let here = texts.enumerate().filter_map(|(place, text)| Some((place, text?)));
    here.map(|(place, text)| Edit::read(text).map(|edit| (place, edit))).collect()
}

fn canonical(text: &str) -> Result<String, LineFault> {
    canonical_json(text).map_err(|error| LineFault::Malformed(error.to_string()))
}

/// The form of an edit that was blanked or withheld.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Blank<'a> {
    blank: Cow<'a, str>,
}

impl<'a> EditText<'a> {
    fn read(text: Cow<'a, str>) -> Result<Self, LineFault> {
        if !text.starts_with("{\"blank\"") {
            return Ok(Self::Whole(text));
        }
        let blank: Blank<'_> = serde_json::from_str(&text).map_err(|error| LineFault::Malformed(error.to_string()))?;
        parse_hex(&blank.blank).map(Self::Withheld).ok_or_else(|| LineFault::Malformed("blank".to_owned()))
    }

    /// Returns the JSON as it stands in the line.
    fn standing(&self) -> Option<&'a str> {
        match self {
            Self::Whole(Cow::Borrowed(text)) => Some(text),
            Self::Whole(Cow::Owned(_)) | Self::Withheld(_) => None,
        }
    }

    fn hash(&self) -> EditHash {
        match self {
            Self::Whole(text) => edit_hash(text.as_bytes()),
            Self::Withheld(hash) => *hash,
        }
    }
}

struct Line<'a> {
    replica: ReplicaIndex,
    counter: u32,
    id: ChangeId,
    time_ms: i64,
    author: Option<AuthorIndex>,
    origin: Option<Cow<'a, str>>,
    edits: Vec<&'a RawValue>,
    extra: Vec<(Cow<'a, str>, &'a RawValue)>,
}

impl<'de> Deserialize<'de> for Line<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(LineVisitor)
    }
}

struct LineVisitor;

impl<'de> Visitor<'de> for LineVisitor {
    type Value = Line<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a change")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Line<'de>, A::Error> {
        let (mut replica, mut counter, mut id, mut time, mut author, mut origin, mut edits) =
            (None, None, None, None, None, None, None);
        let mut extra: Vec<(Cow<'de, str>, &'de RawValue)> = Vec::new();
        while let Some(Text(key)) = map.next_key()? {
            match key.as_ref() {
                "d" => once(&mut replica, map.next_value()?)?,
                "n" => once(&mut counter, map.next_value()?)?,
                "h" => once(&mut id, map.next_value()?)?,
                "t" => once(&mut time, map.next_value()?)?,
                "u" => once(&mut author, map.next_value()?)?,
                "w" => once(&mut origin, map.next_value::<Text<'de>>()?.0)?,
                "edits" => once(&mut edits, map.next_value::<Vec<&'de RawValue>>()?)?,
                other if extra.iter().any(|(seen, _)| seen == other) => {
                    return Err(de::Error::custom("a key stands twice"));
                }
                _ if extra.len() >= FIELD_LIMIT => return Err(de::Error::custom("too many keys")),
                _ => extra.push((key, map.next_value()?)),
            }
        }
        let edits = edits.ok_or_else(|| de::Error::missing_field("edits"))?;
        if edits.len() > EDIT_LIMIT {
            return Err(de::Error::custom("too many edits"));
        }
        Ok(Line {
            replica: replica.ok_or_else(|| de::Error::missing_field("d"))?,
            counter: counter
                .filter(|counter| (1..=COUNTER_LIMIT).contains(counter))
                .ok_or_else(|| de::Error::missing_field("n"))?,
            id: id.ok_or_else(|| de::Error::missing_field("h"))?,
            time_ms: time.ok_or_else(|| de::Error::missing_field("t"))?,
            author,
            origin,
            edits,
            extra,
        })
    }
}
