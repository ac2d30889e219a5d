//! A ward as neutral JSON: a register, its visits, and what another device has to say about them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Both files of a folder.
#[derive(Debug, Default)]
pub struct Data {
    pub ward: Ward,
    pub changes: Changes,
    /// The size of the register's file in bytes, where there is one.
    pub ward_bytes: Option<usize>,
}

/// `ward.json`.
#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Ward {
    pub households: Vec<Household>,
    pub residents: Vec<Resident>,
    pub visits: Vec<Visit>,
}

/// `changes.json`.
#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Changes {
    pub changes: Vec<Change>,
    pub households: Vec<Household>,
    pub residents: Vec<Resident>,
    pub visits: Vec<Visit>,
    pub deletions: Vec<Deletion>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Household {
    pub id: String,
    pub stt: u32,
    pub khu: String,
    pub to: String,
    pub house: String,
    pub address: String,
    pub ocop: bool,
    pub business: bool,
    pub agri: bool,
    #[serde(flatten)]
    pub stamp: Stamp,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Resident {
    pub id: String,
    pub household: String,
    pub name: String,
    pub birth: String,
    pub sex: String,
    pub relation: String,
    pub phone: String,
    pub smartphone: String,
    pub residence: String,
    pub note: String,
    #[serde(default)]
    pub edited: BTreeMap<String, Stamp>,
    #[serde(default)]
    pub status: BTreeMap<String, Status>,
}

/// Who wrote something, and when in Unix milliseconds.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Stamp {
    pub at: i64,
    pub by: String,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Status {
    pub step: u8,
    #[serde(flatten)]
    pub stamp: Stamp,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Visit {
    pub id: String,
    pub household: String,
    #[serde(flatten)]
    pub stamp: Stamp,
    pub outcome: String,
    pub lines: Vec<Line>,
    pub note: String,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Line {
    pub resident: String,
    pub item: String,
    pub step: u8,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Change {
    pub id: String,
    pub field: String,
    pub value: serde_json::Value,
    #[serde(flatten)]
    pub stamp: Stamp,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Deletion {
    pub kind: String,
    pub id: String,
    #[serde(flatten)]
    pub stamp: Stamp,
}

impl Data {
    /// Reads the files of a folder.
    ///
    /// # Errors
    /// When one is missing or of another form.
    pub fn read(folder: &Path) -> Result<Self> {
        let (ward, ward_bytes) = read(&folder.join("ward.json"))?;
        let (changes, _) = read(&folder.join("changes.json"))?;
        Ok(Self { ward, changes, ward_bytes: Some(ward_bytes) })
    }
}

fn read<T: DeserializeOwned>(file: &Path) -> Result<(T, usize)> {
    let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let data = serde_json::from_slice(&bytes).with_context(|| format!("{} is of another form", file.display()))?;
    Ok((data, bytes.len()))
}
