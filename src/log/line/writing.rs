//! Writing a change as a line.

use crate::id::Id;
use crate::log::edit::Edit;
use crate::log::hex::push_hex;
use crate::log::line::{EDIT_LIMIT, EditText, LINE_LIMIT, LineFault, ReadChange};
use crate::log::{Change, ChangeId, Directory, EditHash, ReplicaId};
use std::borrow::Cow;

impl ReadChange<'_> {
    /// Writes the line, with places of `directory`, which gains the replica and author if they are new.
    ///
    /// # Errors
    /// The directory is full, or the line became too long or too broken to be read back; nothing was written then.
    // A call of its own in the loop over a whole package, which browsers then get to translate well.
    #[inline(never)]
    pub fn write(&self, directory: &mut Directory, out: &mut Vec<u8>) -> Result<(), LineFault> {
        let mut text = LineText::start(self.replica, self.counter, self.id, self.time_ms, self.author, directory, out)?;
        text.origin(self.origin.as_deref());
        for (key, value) in &self.extra {
            text.extra(key, value);
        }
        text.edits(self.edits.iter().map(|edit| match edit {
            EditText::Whole(text) => Cow::Borrowed(text.as_ref()),
            EditText::Withheld(hash) => Cow::Owned(withheld(hash)),
        }))
    }
}

impl Change {
    /// Writes the change's line, with places of `directory`, which gains the replica and author if they are new.
    ///
    /// # Errors
    /// The directory is full, or the change oversteps a limit and could not be read back; nothing was written then.
    pub fn write(&self, directory: &mut Directory, out: &mut Vec<u8>) -> Result<(), LineFault> {
        if self.edits.len() > EDIT_LIMIT {
            return Err(LineFault::TooLong);
        }
        self.edits.iter().try_for_each(|edit| Edit::read(edit).map(drop))?;
        let mut text = LineText::start(self.replica, self.counter, self.id, self.time_ms, self.author, directory, out)?;
        text.origin(self.origin.code());
        text.edits(self.edits.iter().map(|edit| Cow::Borrowed(edit.as_ref())))
    }
}

fn withheld(hash: &EditHash) -> String {
    let mut text = String::from("{\"blank\":\"");
    push_hex(&mut text, hash);
    text.push_str("\"}");
    text
}

/// Writes a line key by key; the closing brace comes with the edits.
struct LineText<'a> {
    out: &'a mut Vec<u8>,
    start: usize,
}

impl<'a> LineText<'a> {
    fn start(
        replica: ReplicaId,
        counter: u32,
        id: ChangeId,
        time_ms: i64,
        author: Option<Id>,
        directory: &mut Directory,
        out: &'a mut Vec<u8>,
    ) -> Result<Self, LineFault> {
        let replica = directory.replica_index(replica).ok_or(LineFault::NotListed)?;
        let author = author.map(|author| directory.author_index(author).ok_or(LineFault::NotListed)).transpose()?;
        let start = out.len();
        let mut number = itoa::Buffer::new();
        out.extend_from_slice(b"{\"d\":");
        out.extend_from_slice(number.format(replica).as_bytes());
        out.extend_from_slice(b",\"n\":");
        out.extend_from_slice(number.format(counter).as_bytes());
        out.extend_from_slice(b",\"h\":\"");
        out.extend_from_slice(&id.0.to_ascii());
        out.extend_from_slice(b"\",\"t\":");
        out.extend_from_slice(number.format(time_ms).as_bytes());
        if let Some(author) = author {
            out.extend_from_slice(b",\"u\":");
            out.extend_from_slice(number.format(author).as_bytes());
        }
        Ok(Self { out, start })
    }

    fn origin(&mut self, origin: Option<&str>) {
        if let Some(origin) = origin {
            self.extra("w", &serde_json::Value::from(origin).to_string());
        }
    }

    fn extra(&mut self, key: &str, value: &str) {
        self.out.push(b',');
        self.out.extend_from_slice(serde_json::Value::from(key).to_string().as_bytes());
        self.out.push(b':');
        self.out.extend_from_slice(value.as_bytes());
    }

    fn edits<'t>(self, edits: impl Iterator<Item = Cow<'t, str>>) -> Result<(), LineFault> {
        self.out.extend_from_slice(b",\"edits\":[");
        for (place, edit) in edits.enumerate() {
            if place > 0 {
                self.out.push(b',');
            }
            self.out.extend_from_slice(edit.as_bytes());
        }
        self.out.extend_from_slice(b"]}");
        let line = self.out.get(self.start..).unwrap_or_default();
        let outcome = match line.len() {
            ..=LINE_LIMIT if line.contains(&b'\n') => Err(LineFault::Malformed("a line break".to_owned())),
            ..=LINE_LIMIT => Ok(()),
            _ => Err(LineFault::TooLong),
        };
        if outcome.is_err() {
            self.out.truncate(self.start);
        }
        outcome
    }
}
