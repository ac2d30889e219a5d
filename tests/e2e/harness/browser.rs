//! A browser under control: its profile, its screen, and its sudden death.

use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::{ChromiumLikeCapabilities as _, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver, WindowHandle};

use crate::harness::page::Page;
use crate::harness::power::Disk;
use crate::harness::server::Server;
use crate::harness::wait_for;

/// What a person keeps on a device: everything the browser stored. Two browsers one after the other on the same
/// profile are the same device; on two profiles they are two devices. Deleted with its last owner.
#[derive(Clone)]
pub struct Profile(Arc<Folder>);

struct Folder {
    path: PathBuf,
    is_kept: bool,
}

/// The size of the screen, in CSS pixels.
#[derive(Clone, Copy)]
pub enum Screen {
    /// 390 x 844, touch.
    Phone,
    /// 320 x 640, touch.
    SmallPhone,
    /// 320 x 640, touch, the browser's text set to twice its size.
    LargeText,
    /// 1280 x 800.
    Desk,
}

/// What a page gets that asks for the camera.
#[derive(Clone, Copy)]
pub enum Camera<'film> {
    /// There is none.
    None,
    /// There is one, but the person does not allow it.
    Denied,
    /// The film in this file, over and over; it may be written later.
    Film(&'film Path),
}

/// A running Chromium and its driver. Both end when this is dropped.
pub struct Browser {
    profile: Profile,
    /// Its main process.
    processes: Vec<String>,
    driver: Child,
    web: WebDriver,
}

/// A tab of a browser.
pub struct Tab(WindowHandle);

impl Profile {
    /// A device that never saw the app.
    ///
    /// # Errors
    /// When no temporary folder can be made.
    pub fn fresh() -> Result<Self> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("tung-nha-profile-{}-{count}", std::process::id()));
        fs::create_dir_all(&folder)?;
        Ok(Self(Arc::new(Folder { path: folder, is_kept: false })))
    }

    /// The device whose data are on `disk`: they stay there.
    ///
    /// # Errors
    /// When its folder cannot be made.
    pub fn on(disk: &Disk) -> Result<Self> {
        let folder = disk.folder().join("Profile");
        fs::create_dir_all(folder.join("Default"))?;
        // Settings the browser had not asked to be kept: it makes do without, but its driver does not read empty ones.
        for settings in ["Local State", "Default/Preferences"].map(|name| folder.join(name)) {
            if fs::metadata(&settings).is_ok_and(|file| file.len() == 0) {
                fs::remove_file(settings)?;
            }
        }
        Ok(Self(Arc::new(Folder { path: folder, is_kept: true })))
    }

    /// Where it is kept.
    pub fn folder(&self) -> &Path {
        &self.0.path
    }

    /// A folder of the device's own for files of this name; it is made if it is missing.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn folder_for(&self, name: &str) -> Result<PathBuf> {
        let folder = self.folder().join(name);
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    fn downloads(&self) -> Result<PathBuf> {
        self.folder_for("Downloaded files")
    }

    /// The browser processes that use this profile, its main process and no other.
    fn processes(&self) -> Vec<String> {
        let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
        let ids = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        ids.filter(|id| self.is_of(id)).collect()
    }

    /// Tells whether this is the main process of a browser that uses this profile.
    fn is_of(&self, id: &str) -> bool {
        let ours = format!("--user-data-dir={}", self.folder().display());
        let main_of_profile = |command_line: &[u8]| {
            let words: Vec<_> = command_line.split(|byte| *byte == 0).map(String::from_utf8_lossy).collect();
            words.iter().any(|word| *word == ours) && !words.iter().any(|word| word.starts_with("--type="))
        };
        fs::read(format!("/proc/{id}/cmdline")).is_ok_and(|line| main_of_profile(&line))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if self.is_kept {
            return;
        }
        // The helpers of a browser that was killed write for a moment longer.
        for _ in 0..100 {
            if fs::remove_dir_all(&self.path).is_ok() {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Browser {
    /// Opens a browser on `profile`.
    ///
    /// # Errors
    /// When Chromium or its driver is not installed or does not start.
    pub async fn open(profile: &Profile, screen: Screen) -> Result<Self> {
        Self::open_with_camera(profile, screen, Camera::None).await
    }

    /// Opens a browser on `profile` that has a camera.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn open_with_camera(profile: &Profile, screen: Screen, camera: Camera<'_>) -> Result<Self> {
        // It takes a free port for two addresses, one after the other: the second may be gone by then.
        let start = || start_driver(&profile.folder_for("Temporary files")?);
        let (mut driver, port) = start().or_else(|_| start()).or_else(|_| start())?;
        let opened = async {
            let capabilities = capabilities(profile, screen, camera)?;
            Ok(WebDriver::new(format!("http://localhost:{port}"), capabilities).await?)
        };
        match opened.await {
            Ok(web) => Ok(Self { profile: profile.clone(), processes: profile.processes(), driver, web }),
            Err(error) => {
                end(&mut driver);
                Err(error)
            }
        }
    }

    /// Goes to `path` of the app that `server` serves: "" is the first page.
    ///
    /// # Errors
    /// When the page cannot be loaded.
    pub async fn visit(&self, server: &Server, path: &str) -> Result<Page> {
        self.web.goto(format!("{}{path}", server.address())).await?;
        Ok(Page::new(&self.web))
    }

    /// The tab in front.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn front_tab(&self) -> Result<Tab> {
        Ok(Tab(self.web.window().await?))
    }

    /// Opens another tab, which is in front then.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn open_tab(&self) -> Result<Tab> {
        let tab = Tab(self.web.new_tab().await?);
        self.turn_to(&tab).await?;
        Ok(tab)
    }

    /// Turns to a tab, and returns the page in it.
    ///
    /// # Errors
    /// When it was closed.
    pub async fn turn_to(&self, tab: &Tab) -> Result<Page> {
        self.web.switch_to_window(tab.0.clone()).await?;
        Ok(Page::new(&self.web))
    }

    /// The files that were downloaded on this device.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn downloads(&self) -> Result<Vec<PathBuf>> {
        let entries = fs::read_dir(self.profile.downloads()?)?.collect::<std::io::Result<Vec<_>>>()?;
        Ok(entries.into_iter().map(|entry| entry.path()).collect())
    }

    /// Waits for a download that was not there `before`.
    ///
    /// # Errors
    /// When none is finished in time.
    pub async fn new_download(&self, before: &[PathBuf]) -> Result<PathBuf> {
        // Chromium writes under a hidden name first, then under one that ends so.
        let is_hidden = |path: &PathBuf| path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        let is_finished =
            |path: &PathBuf| !is_hidden(path) && path.extension().is_none_or(|ending| ending != "crdownload");
        wait_for("a download", || async {
            Ok(self.downloads()?.into_iter().filter(is_finished).find(|path| !before.contains(path)))
        })
        .await
    }

    /// Closes the browser the way a person does: what it has in hand is written to the profile.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub async fn close(self) -> Result<()> {
        Ok(self.web.clone().quit().await?)
    }

    /// Kills the browser with signal 9, as a phone that needs the memory does. Nothing in hand is written.
    pub fn kill(self) {
        drop(self);
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // At once: a scenario chose the moment.
        let running: Vec<_> = self.processes.iter().filter(|id| self.profile.is_of(id)).collect();
        if !running.is_empty() {
            drop(Command::new("kill").arg("-9").args(running).status());
        }
        // The session is not to be closed politely any more; an error says it was closed already.
        drop(self.web.clone().leak());
        end(&mut self.driver);
    }
}

fn end(driver: &mut Child) {
    driver.kill().expect("the driver runs until it is ended");
    driver.wait().expect("a killed process can be awaited");
}

/// Starts a driver; what it and its browser leave behind when they are killed stays in `temporary`.
fn start_driver(temporary: &Path) -> Result<(Child, u16)> {
    let mut driver = Command::new("chromedriver")
        .env("TMPDIR", temporary)
        .args(["--port=0", "--log-level=WARNING"])
        .stdout(Stdio::piped())
        .spawn()
        .context("chromedriver does not start")?;
    let output = driver.stdout.take().context("the driver's output was asked for")?;
    match driver_port(BufReader::new(output)) {
        Ok(port) => Ok((driver, port)),
        Err(error) => {
            end(&mut driver);
            Err(error)
        }
    }
}

fn driver_port(output: impl std::io::BufRead) -> Result<u16> {
    for line in output.lines() {
        let line = line?;
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            return port.trim_end_matches('.').parse().context("the driver's port is not a number");
        }
    }
    None.context("the driver said no port")
}

fn capabilities(profile: &Profile, screen: Screen, camera: Camera<'_>) -> Result<thirtyfour::ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    let user_data = format!("--user-data-dir={}", profile.folder().display());
    for argument in [
        "--headless=new",
        // In a container the user is often root, and Chromium's sandbox refuses root.
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-breakpad",
        "--lang=vi",
        "--window-size=1280,800",
        &user_data,
    ] {
        capabilities.add_arg(argument)?;
    }
    match camera {
        Camera::None => {}
        Camera::Denied => capabilities.add_arg("--use-fake-device-for-media-stream")?,
        Camera::Film(film) => {
            capabilities.add_arg("--use-fake-device-for-media-stream")?;
            capabilities.add_arg("--use-fake-ui-for-media-stream")?;
            capabilities.add_arg(&format!("--use-file-for-fake-video-capture={}", film.display()))?;
        }
    }
    let metrics = |width: u32, height: u32| json!({ "deviceMetrics": { "width": width, "height": height, "pixelRatio": 2.0, "touch": true } });
    match screen {
        Screen::Phone => {
            capabilities.add_experimental_option("mobileEmulation", metrics(390, 844))?;
        }
        Screen::SmallPhone | Screen::LargeText => {
            capabilities.add_experimental_option("mobileEmulation", metrics(320, 640))?;
        }
        Screen::Desk => {}
    }
    let font_size = if matches!(screen, Screen::LargeText) { 32 } else { 16 };
    capabilities.add_experimental_option(
        "prefs",
        json!({
            "download.default_directory": profile.downloads()?,
            "download.prompt_for_download": false,
            "webkit.webprefs.default_font_size": font_size,
            // 2 denies without a question, 3 asks.
            "profile.default_content_setting_values.media_stream_camera": if matches!(camera, Camera::Denied) { 2 } else { 3 },
        }),
    )?;
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(capabilities)
}
