//! Server, browser and page, as every scenario uses them.

pub mod app_copy;
pub mod browser;
pub mod engine;
pub mod film;
pub mod jose;
pub mod keyboard;
pub mod page;
pub mod power;
pub mod server;

use std::future::Future;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};

/// The app to test: in `dist/`, or where the environment says.
pub fn finished_app() -> PathBuf {
    std::env::var_os("TUNG_NHA_APP").map_or_else(|| in_project("dist"), PathBuf::from)
}

/// How often something awaited is looked at, and how many times: 15 seconds in all.
const LOOK_EVERY: Duration = Duration::from_millis(50);
const LOOKS: usize = 300;

/// Where `path` stands in the project.
pub fn in_project(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Repeats `look` until it finds something.
///
/// # Errors
/// When `look` fails, or finds nothing for 15 seconds; `what` was awaited.
pub async fn wait_for<T, Found>(what: &str, mut look: impl FnMut() -> Found) -> Result<T>
where
    Found: Future<Output = Result<Option<T>>>,
{
    for _ in 0..LOOKS {
        if let Some(found) = look().await? {
            return Ok(found);
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
    None.with_context(|| format!("waited in vain for {what}"))
}
