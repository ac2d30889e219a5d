//! A finished app of a scenario's own.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::harness::finished_app;

/// A finished app that a scenario may change.
pub struct AppCopy(pub PathBuf);

impl AppCopy {
    /// Copies the finished app; the copy goes with this value.
    ///
    /// # Errors
    /// When nothing was built or there is no room for a copy.
    pub fn new(name: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("tung-nha-{name}-{}", std::process::id()));
        copy(&finished_app(), &folder)?;
        Ok(Self(folder))
    }
}

impl Drop for AppCopy {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).expect("the copy is ours");
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
