//! What a package says about itself, and the package as it was read.

use crate::exchange::writer::sha256;
use crate::exchange::{BAD_LINES_LISTED, BadLine, BadLines, Damage, Lines, PackageFault};
use crate::id::Id;
use crate::log::{Directory, Have, ProvenChange, ReadChange, ReplicaId, hash_to_hex};
use serde::{Deserialize, Serialize};

/// The value of `format` in every package.
pub const FORMAT: &str = "tung-nha";

/// The version of the format written here.
pub const VERSION: u32 = 1;

/// The oldest reader that understands what is written here.
pub const MIN_READER: u32 = 1;

/// The largest package that is read, in bytes.
pub const FILE_LIMIT: u64 = 512 * 1024 * 1024;

/// Which part of the ward a package covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Scope {
    /// Everything its maker holds.
    All,
    /// One area of the ward.
    Area { area: Id, name: String },
    /// The homes one member looks after.
    Member { member: Id, name: String },
    /// Something a newer version knows.
    #[serde(other)]
    Unknown,
}

/// What the maker of a package says about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The app's version that made it, for support only.
    #[serde(default)]
    pub app: String,
    /// The copy of the data it was made of.
    pub made_by: ReplicaId,
    /// The member record of whoever made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<Id>,
    /// The name shown before taking; may be empty.
    #[serde(default)]
    pub sender: String,
    /// The ward's name; may be empty.
    #[serde(default)]
    pub ward: String,
    /// When, in Unix milliseconds by the maker's clock.
    #[serde(rename = "made_at")]
    pub made_at_ms: i64,
    pub scope: Scope,
    /// Whether it holds only what the maker had not sent to this receiver before.
    #[serde(default)]
    pub since_last: bool,
    /// Everything the maker held, sent along or not.
    #[serde(default)]
    pub have: Have,
}

/// A package whose form and count were checked. Its changes prove themselves one by one.
#[derive(Clone, Debug)]
pub struct Package<'a> {
    pub header: Header,
    /// The format's version it was written in.
    pub version: u32,
    /// The replicas and authors its lines refer to.
    pub directory: Directory,
    /// How many changes it holds.
    pub count: u64,
    /// Its changes as they stand.
    pub lines: Lines<'a>,
    /// `None` if another program rewrote the file: the header is not proven then; each change still is, by its own hash.
    pub closing_hash: Option<ClosingHash<'a>>,
}

/// The hash a package closes with, and what it is made of.
#[derive(Clone, Copy, Debug)]
pub struct ClosingHash<'a> {
    pub hashed: &'a str,
    /// The hash in hex.
    pub(crate) stated: &'a str,
}

impl ClosingHash<'_> {
    /// Compares with the SHA-256 of what is hashed: some systems reckon that much faster.
    ///
    /// # Errors
    /// They differ: the package was altered on its way.
    pub fn check(&self, hash: &[u8; 32]) -> Result<(), PackageFault> {
        if hash_to_hex(hash) == self.stated { Ok(()) } else { Err(PackageFault::Damaged(Damage::Hash)) }
    }
}

impl<'a> Package<'a> {
    /// Returns whether another program rewrote the file.
    #[must_use]
    pub const fn is_reformatted(&self) -> bool {
        self.closing_hash.is_none()
    }

    /// Returns whether it holds everything its maker had.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let header = &self.header;
        header.scope == Scope::All && !header.since_last && header.have.len() <= self.count
    }

    /// Checks the hash it closes with, if it has one.
    ///
    /// # Errors
    /// The package was altered on its way.
    pub fn check_hash(&self) -> Result<(), PackageFault> {
        self.closing_hash.map_or(Ok(()), |closing| closing.check(&sha256(closing.hashed.as_bytes())))
    }

    /// Reads and proves the changes one by one, without holding them.
    pub fn proven(&self) -> impl Iterator<Item = Result<ProvenChange<'a>, BadLine>> + '_ {
        self.lines.clone().zip(1..).map(|(line, number)| {
            ReadChange::read_and_prove(line, &self.directory).map_err(|fault| BadLine { number, fault })
        })
    }

    /// Reads and proves every change.
    ///
    /// # Errors
    /// A change is malformed or not what its hash was made of: nothing of the package is taken then.
    pub fn prove_all(&self) -> Result<Vec<ProvenChange<'a>>, BadLines> {
        let mut bad = BadLines { count: 0, listed: Vec::new() };
        let mut changes = Vec::new();
        for change in self.proven() {
            match change {
                Ok(change) if bad.count == 0 => changes.push(change),
                Ok(_) => {}
                Err(line) => {
                    bad.count += 1;
                    if bad.listed.len() < BAD_LINES_LISTED {
                        bad.listed.push(line);
                    }
                }
            }
        }
        if bad.count == 0 { Ok(changes) } else { Err(bad) }
    }
}
