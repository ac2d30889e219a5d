//! Backups: a file with everything, its two ways back, and data that are gone with everything beside them.

use anyhow::{Result, ensure};

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::page::{Page, Role};
use crate::harness::server::Server;
use crate::pages::{exchange, import, start, visit, walk};

/// What replaces, once a backup was saved.
const REPLACE: &str = "Thay toàn bộ";

/// A device with a ward and one visit in it.
async fn device(server: &Server, profile: &Profile) -> Result<(Browser, Page)> {
    let browser = Browser::open(profile, Screen::Phone).await?;
    let (page, list) = start::begin_with_list(&browser, server, profile).await?;
    import::take(&page, &list).await?;
    log_visit(&page).await?;
    Ok((browser, page))
}

async fn log_visit(page: &Page) -> Result<()> {
    walk::visit_next(page).await?;
    page.pick("Vắng nhà").await?;
    visit::save(page).await
}

#[tokio::test]
async fn a_backup_replaces_everything_or_is_merged_into_it() -> Result<()> {
    let server = Server::start()?;
    let profile = Profile::fresh()?;
    let (browser, _) = device(&server, &profile).await?;
    let saved = exchange::check_code(&browser, &server).await?;

    let page = browser.visit(&server, "may-nay").await?;
    page.sees("Máy này chưa sao lưu lần nào.").await?;
    page.click(Role::Button, "Sao lưu toàn bộ").await?;
    let before = browser.downloads()?;
    page.find(Role::Button, "Lưu bản sao lưu").await?;
    page.picture("backup").await?;
    page.is_accessible().await?;
    exchange::switch_lock(&page).await?;
    let phrase = exchange::passphrase(&page).await?;
    page.click(Role::Button, "Lưu bản sao lưu").await?;
    page.sees("Sao lưu lần cuối").await?;
    page.sees("Đã lưu bản sao lưu.").await?;
    // It is written down when the file is there.
    assert_eq!(exchange::passphrase(&page).await?, phrase);
    page.picture("backup-saved").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Xong").await?;
    page.find(Role::Button, "Sao lưu toàn bộ").await?;
    let backup = browser.new_download(&before).await?;
    ensure!(backup.to_string_lossy().contains("sao-luu"), "its name tells nobody what it is: {backup:?}");

    let page = browser.visit(&server, "nha").await?;
    log_visit(&page).await?;
    let newer = exchange::check_code(&browser, &server).await?;
    ensure!(newer != saved, "the second visit changed nothing");

    let page = exchange::receive(&browser, &server).await?;
    page.choose_file(&backup).await?;
    exchange::unlock(&page, &phrase).await?;
    page.find(Role::Heading, "Xem trước khi nhận").await?;
    page.picture("merge-or-replace").await?;
    page.click(Role::Button, "Thay toàn bộ bằng tệp này").await?;
    page.sees("1 thay đổi trên máy này không có trong tệp, thay là mất.").await?;
    page.sees("Trong đó 1 thay đổi chưa gửi cho ai").await?;
    page.find(Role::Button, "Lưu bản sao lưu").await?;
    let before = browser.downloads()?;
    ensure!(!page.names(Role::Button).await?.contains(&REPLACE.to_owned()), "nothing was saved yet");
    page.click(Role::Button, "Lưu bản sao lưu").await?;
    page.sees("Xem tệp sao lưu đã nằm trong máy chưa").await?;
    let replaced = browser.new_download(&before).await?;
    page.picture("replace").await?;
    page.is_accessible().await?;
    let phrase = exchange::passphrase(&page).await?;
    page.click(Role::Button, REPLACE).await?;
    page.sees("Đã thay toàn bộ").await?;
    assert_eq!(exchange::check_code(&browser, &server).await?, saved);

    // What was replaced lies in the copy made before: merged in, both are there.
    let page = exchange::receive(&browser, &server).await?;
    page.choose_file(&replaced).await?;
    exchange::unlock(&page, &phrase).await?;
    exchange::take_in(&page).await?;
    assert_eq!(exchange::check_code(&browser, &server).await?, newer);
    page.is_quiet().await
}

#[tokio::test]
async fn data_gone_with_their_second_copy_are_told_of_and_come_back_from_a_file() -> Result<()> {
    let server = Server::start()?;
    let profile = Profile::fresh()?;
    let (browser, page) = device(&server, &profile).await?;
    let file = exchange::save_package(&browser, &server).await?;
    let code = exchange::check_code(&browser, &server).await?;
    page.loses("indexeddb,file_systems").await?;
    // Not at the front door alone: no page passes the emptiness off for a ward.
    let page = browser.visit(&server, "chi-tieu").await?;
    page.sees("Dữ liệu trên máy này không còn").await?;
    page.sees("Máy từng có 40 nhà").await?;
    page.click(Role::Link, "Mở tệp Từng Nhà").await?;
    exchange::take(&page, &file).await?;
    assert_eq!(exchange::check_code(&browser, &server).await?, code);
    page.is_quiet().await
}
