//! The browser's own limit: what goes over it is refused whole.

use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::json;

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::page::{Page, Role};
use crate::harness::server::Server;
use crate::pages::{exchange, import, start};
use crate::register::{WARD, WARD_AMOUNT};

/// What the browser leaves for a ward of eight megabytes.
const ROOM: u64 = 1_000_000;
/// For so long the browser goes by the room it measured before.
const MEASURED_AGAIN: Duration = Duration::from_secs(32);

#[tokio::test]
#[ignore = "waits a minute for the browser to measure: `cargo xtask endure quota`"]
async fn a_ward_that_outgrows_the_browsers_limit_is_taken_once_the_limit_is_gone() -> Result<()> {
    let server = Server::start()?;
    let profile = Profile::fresh()?;
    let browser = Browser::open(&profile, Screen::Phone).await?;
    let (page, _) = start::begin_with_list(&browser, &server, &profile).await?;
    page.is_ready_offline().await?;
    let before = exchange::check_code(&browser, &server).await?;
    let ward = WARD.write(&profile.folder_for("Ward")?)?;

    let page = browser.visit(&server, "nhap-excel").await?;
    import::read(&page, &ward).await?;
    limit(&page, &server, Some(usage(&page).await? + ROOM)).await?;
    tokio::time::sleep(MEASURED_AGAIN).await;
    page.click(Role::Button, &format!("Nhập {WARD_AMOUNT}")).await?;
    page.sees("Máy hết chỗ chứa, chưa lưu được.").await?;
    page.sees("Dữ liệu trên máy không đổi.").await?;
    assert_eq!(exchange::check_code(&browser, &server).await?, before);

    let page = browser.visit(&server, "nhap-excel").await?;
    import::read(&page, &ward).await?;
    limit(&page, &server, None).await?;
    tokio::time::sleep(MEASURED_AGAIN).await;
    import::take_in(&page, WARD_AMOUNT).await
}

/// Returns how much the app takes up, in bytes.
async fn usage(page: &Page) -> Result<u64> {
    let used = page.run("return (await navigator.storage.estimate()).usage").await?;
    used.as_u64().context("the browser does not say how much the app takes up")
}

/// Has the browser allow the app so many bytes, or as many as it would without us.
async fn limit(page: &Page, server: &Server, bytes: Option<u64>) -> Result<()> {
    let origin = server.address().trim_end_matches('/').to_owned();
    let mut limit = json!({ "origin": origin });
    if let (Some(bytes), Some(limit)) = (bytes, limit.as_object_mut()) {
        limit.insert("quotaSize".to_owned(), bytes.into());
    }
    page.ask_browser_with("Storage.overrideQuotaForOrigin", limit).await.map(drop)
}
