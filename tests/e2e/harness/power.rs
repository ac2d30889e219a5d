//! A disk that loses its power: what the system had not written yet is gone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result, bail};

const MEGABYTES: u64 = 256;

/// A file system in a file, mounted until it is dropped. What a program wrote reaches the file once the system writes it
/// out, which it does by itself after half a minute, or at once when the program asks for it.
pub struct Disk {
    image: PathBuf,
    mounted: PathBuf,
}

impl Disk {
    /// Makes an empty disk; `None` where this user may not mount one.
    ///
    /// # Errors
    /// When the file for it cannot be made.
    pub fn new() -> Result<Option<Self>> {
        let image = fresh_path()?;
        fs::File::create(&image)?.set_len(MEGABYTES << 20)?;
        let formatted = Command::new("mkfs.ext4").arg("-q").arg(&image).output();
        if !formatted.is_ok_and(|formatted| formatted.status.success()) {
            fs::remove_file(&image)?;
            return Ok(None);
        }
        Self::mount(image)
    }

    /// Cuts the power: the disk comes back with what had reached it, mended as after any crash. Nobody may write any more.
    ///
    /// # Errors
    /// When the disk does not come back, or something came back that nobody had asked to be kept.
    pub fn cut_power(self) -> Result<Self> {
        let unasked = "Unasked";
        fs::write(self.mounted.join(unasked), unasked)?;
        let left = fresh_path()?;
        // Taken before unmounting, which writes everything out.
        fs::copy(&self.image, &left)?;
        drop(self);
        let disk = Self::mount(left)?.context("the disk was mounted before")?;
        if disk.mounted.join(unasked).exists() {
            bail!("the power was not cut: what was never asked to be kept came back");
        }
        Ok(disk)
    }

    /// Where its files are.
    pub fn folder(&self) -> &Path {
        &self.mounted
    }

    fn mount(image: PathBuf) -> Result<Option<Self>> {
        let mounted = image.with_extension("mounted");
        fs::create_dir_all(&mounted)?;
        // Nothing is written out early but what a program asks for.
        let outcome = Command::new("mount").args(["-o", "loop,commit=600"]).arg(&image).arg(&mounted).output()?;
        if outcome.status.success() {
            return Ok(Some(Self { image, mounted }));
        }
        fs::remove_dir(&mounted)?;
        fs::remove_file(&image)?;
        let said = String::from_utf8_lossy(&outcome.stderr).to_lowercase();
        let is_forbidden = ["permission", "permitted", "superuser", "loop"].iter().any(|word| said.contains(word));
        if is_forbidden { Ok(None) } else { bail!("mount: {said}") }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("--lazy").arg(&self.mounted).status());
        drop(fs::remove_dir(&self.mounted));
        drop(fs::remove_file(&self.image));
    }
}

fn fresh_path() -> Result<PathBuf> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("tung-nha-power-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    Ok(folder.join(format!("{count}.ext4")))
}
