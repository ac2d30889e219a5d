//! The small facts a log needs at hand when it opens.

use crate::engine::binary::{decode, decode_first, encode, name};
use crate::engine::fault::Fault;
use crate::engine::store::{Shelf, Write};
use crate::log::{Directory, ReplicaId};
use serde::{Deserialize, Serialize};

/// What stands over the log.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Heading {
    pub replica: ReplicaId,
    pub directory: Directory,
    pub pages: u32,
    /// The replicas this device was before. They stand behind the rest of the row, where older versions do not look.
    #[serde(skip)]
    pub earlier: Vec<ReplicaId>,
}

impl Heading {
    /// Returns the heading of a log with nothing in it.
    pub fn new(replica: ReplicaId) -> Self {
        Self { replica, directory: Directory::default(), pages: 0, earlier: Vec::new() }
    }

    /// Reads a heading. One that an older version wrote tells of no earlier replicas.
    pub fn read(row: &[u8]) -> Result<Self, Fault> {
        let (heading, rest) = decode_first::<Self>(row)?;
        let earlier = if rest.is_empty() { Vec::new() } else { decode(rest)? };
        Ok(Self { earlier, ..heading })
    }

    /// Returns the write that keeps it.
    pub fn write(&self) -> Result<Write, Fault> {
        let mut row = encode(self)?;
        row.extend(encode(&self.earlier)?);
        Ok(Write::Put(Shelf::Meta, name("log"), row.into()))
    }
}
