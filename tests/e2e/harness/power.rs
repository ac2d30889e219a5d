//! A disk that loses its power: what the system had not written yet is gone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

const MEGABYTES: u64 = 256;

/// Writes a file that nobody asks to be kept, and stops the file system at once, its own log included
/// (`EXT4_IOC_SHUTDOWN`, `NOLOGFLUSH`): how file systems are tested.
const STOP: &str = r#"
    my ($folder, $file, $how) = (@ARGV, pack("L", 2));
    open(DISK, "<", $folder) && open(FILE, ">", $file) && syswrite(FILE, "unasked") or die $!;
    ioctl(DISK, 0x8004587d, $how) or die $!;
"#;

/// A file system in a file, mounted until it is dropped.
pub struct Disk {
    image: PathBuf,
    mounted: PathBuf,
}

impl Disk {
    /// Makes an empty disk; `None` where this user may not mount one.
    ///
    /// # Errors
    /// When the file for it cannot be made, or the disk cannot be used.
    pub fn new() -> Result<Option<Self>> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("tung-nha-power-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let mounted = std::env::temp_dir().join(name);
        let disk = Self { image: mounted.with_extension("ext4"), mounted };
        fs::create_dir_all(&disk.mounted)?;
        fs::File::create(&disk.image)?.set_len(MEGABYTES << 20)?;
        let formatted = Command::new("mkfs.ext4").arg("-q").arg(&disk.image).output();
        let is_mounted = formatted.is_ok_and(|formatted| formatted.status.success()) && disk.mount()?;
        Ok(is_mounted.then_some(disk))
    }

    /// Has the system write out what it holds back, as it does by itself after half a minute.
    ///
    /// # Errors
    /// When it does not.
    pub fn write_out(&self) -> Result<()> {
        let written = Command::new("sync").arg("--file-system").arg(&self.mounted).status()?;
        ensure!(written.success(), "the disk was not written out");
        Ok(())
    }

    /// Cuts the power, whoever is writing.
    ///
    /// # Errors
    /// When the disk cannot be stopped.
    pub fn cut_power(&self) -> Result<()> {
        let mut stop = Command::new("perl");
        let stopped = stop.args(["-e", STOP]).arg(&self.mounted).arg(self.unasked()).output()?;
        ensure!(stopped.status.success(), "the disk goes on: {}", String::from_utf8_lossy(&stopped.stderr));
        Ok(())
    }

    /// Switches the power on again: the disk comes back with what had reached it, mended as after any crash.
    ///
    /// # Errors
    /// When it does not come back, or what nobody had asked to be kept is there.
    pub fn come_back(&self) -> Result<()> {
        // Programs that were killed let go of it one after the other.
        for _ in 0..200 {
            if Command::new("umount").arg(&self.mounted).output()?.status.success() {
                ensure!(self.mount()?, "the disk was mounted before");
                let unasked = fs::metadata(self.unasked()).is_ok_and(|file| file.len() > 0);
                ensure!(!unasked, "the power was not cut: what was never asked to be kept came back");
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("somebody holds on to the disk")
    }

    /// Where its files are.
    pub fn folder(&self) -> &Path {
        &self.mounted
    }

    fn unasked(&self) -> PathBuf {
        self.mounted.join("unasked")
    }

    /// Mounts it; `false` where this user may not.
    fn mount(&self) -> Result<bool> {
        // Nothing is written out early but what a program asks for.
        let mut mount = Command::new("mount");
        let outcome = mount.args(["-o", "loop,commit=600"]).arg(&self.image).arg(&self.mounted).output();
        let outcome = outcome.context("mount does not start")?;
        let said = String::from_utf8_lossy(&outcome.stderr).to_lowercase();
        let is_forbidden = ["permission", "permitted", "superuser", "loop"].iter().any(|word| said.contains(word));
        ensure!(outcome.status.success() || is_forbidden, "mount: {said}");
        Ok(outcome.status.success())
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("--lazy").arg(&self.mounted).output());
        drop(fs::remove_dir(&self.mounted));
        drop(fs::remove_file(&self.image));
    }
}
