//! The first run.

use std::path::PathBuf;

use anyhow::Result;

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::page::{Page, Role};
use crate::harness::server::Server;
use crate::pages::{exchange, import, walk};
use crate::register;

/// Who uses the devices.
pub const ME: &str = "Phạm Thị Mẫu";

/// Begins a new ward on a device that holds none; the next page is the import.
///
/// # Errors
/// When the page is not the first run, or the ward is not made.
pub async fn begin_ward(page: &Page, ward: &str, me: &str) -> Result<()> {
    page.click(Role::Link, "Lập phường mới từ Excel").await?;
    page.fill("Tên phường, xã", ward).await?;
    page.fill("Ai dùng máy này?", me).await?;
    page.click(Role::Button, "Lưu, rồi nhập Excel").await?;
    page.find(Role::Heading, "Nhập từ Excel").await.map(|_| ())
}

/// Begins a new ward, and writes beside it the list it may take in; the next page is the import.
///
/// # Errors
/// As [`begin_ward`], or when the list cannot be written.
pub async fn begin_with_list(browser: &Browser, server: &Server, profile: &Profile) -> Result<(Page, PathBuf)> {
    let page = browser.visit(server, "").await?;
    begin_ward(&page, "Phường Mẫu", ME).await?;
    Ok((page, register::write(&profile.folder_for("Lists")?)?))
}

/// Begins a ward on one device, and takes it in on another: both hold the same. Each browser keeps its profile.
///
/// # Errors
/// When a step of it fails.
pub async fn leader_and_member(server: &Server, [first, second]: [Screen; 2]) -> Result<[Browser; 2]> {
    let profile = Profile::fresh()?;
    let leader = Browser::open(&profile, first).await?;
    let (page, list) = begin_with_list(&leader, server, &profile).await?;
    import::take(&page, &list).await?;
    let package = exchange::save_package(&leader, server).await?;
    let member = Browser::open(&Profile::fresh()?, second).await?;
    exchange::take(&exchange::receive(&member, server).await?, &package).await?;
    walk::say_who(&member.visit(server, "nha").await?, ME).await?;
    Ok([leader, member])
}

/// Opens the practice ward; the next page is its walk.
///
/// # Errors
/// When the page is not the first run, or the practice ward does not open.
pub async fn practise(page: &Page) -> Result<()> {
    page.click(Role::Button, "Dùng thử").await?;
    page.sees("Đang dùng thử").await?;
    page.find(Role::Heading, "Từng nhà").await.map(|_| ())
}

/// Goes to the page of received files.
///
/// # Errors
/// When the page is not the first run.
pub async fn open_file(page: &Page) -> Result<()> {
    page.click(Role::Link, "Mở tệp người khác gửi").await
}
