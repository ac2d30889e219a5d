//! Scenarios of the shell: opening, staying open without a network, updating, receiving a shared file.

use anyhow::Result;

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::server::Server;

#[tokio::test]
async fn app_opens_without_a_network_after_one_visit() -> Result<()> {
    let mut server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Phone).await?;
    let page = browser.visit(&server, "").await?;
    page.sees("Từng Nhà").await?;
    page.is_ready_offline().await?;
    page.is_quiet().await?;

    server.stop();
    page.reload().await?;
    page.sees("Từng Nhà").await?;
    page.picture("offline").await?;
    // An address the host has no file for opens too: the app answers it itself.
    browser.visit(&server, "nha/khong-co-tep-nay").await?.sees("Từng Nhà").await
}
