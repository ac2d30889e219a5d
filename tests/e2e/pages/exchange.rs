//! Sending and receiving.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::harness::browser::Browser;
use crate::harness::page::{Page, Role};
use crate::harness::server::Server;

/// The page of received files.
pub const RECEIVE: &str = "gui-nhan?muc=nhan";

/// The heading above the check code.
const CHECK_CODE: &str = "Mã đối chiếu";

/// Saves what is new since the last time as a file, and returns where it lies.
///
/// # Errors
/// When nothing is new, or the file does not come.
pub async fn save_package(browser: &Browser, server: &Server) -> Result<PathBuf> {
    save(browser, &send(browser, server).await?).await
}

/// Saves the file that the page of sending shows, says that it was sent, and returns where it lies.
///
/// # Errors
/// As [`save_package`].
pub async fn save(browser: &Browser, page: &Page) -> Result<PathBuf> {
    let file = save_unsent(browser, page).await?;
    page.click(Role::Button, "Đã gửi").await?;
    page.sees("Đã gửi.").await?;
    Ok(file)
}

/// Saves the file that the page of sending shows, and returns where it lies: nobody has it yet.
///
/// # Errors
/// When the file does not come.
pub async fn save_unsent(browser: &Browser, page: &Page) -> Result<PathBuf> {
    let before = browser.downloads()?;
    page.click(Role::Button, "Lưu thành tệp").await?;
    page.sees("Đã lưu tệp vào thư mục Tải về").await?;
    browser.new_download(&before).await
}

/// Takes a file in on the page of received files.
///
/// # Errors
/// When the file is refused, or brings nothing new.
pub async fn take(page: &Page, file: &Path) -> Result<()> {
    look_at(page, file).await?;
    take_in(page).await
}

/// Brings a file on the page of received files, and has it shown what it would bring.
///
/// # Errors
/// When the file is refused.
pub async fn look_at(page: &Page, file: &Path) -> Result<()> {
    page.choose_file(file).await?;
    page.find(Role::Heading, "Xem trước khi nhận").await.map(|_| ())
}

/// Takes in what was looked at.
///
/// # Errors
/// When it is refused, or brings nothing new.
pub async fn take_in(page: &Page) -> Result<()> {
    page.click(Role::Button, "thay đổi vào máy").await?;
    page.sees("Đã nhận").await
}

/// Goes to the page of sending.
///
/// # Errors
/// When it cannot be loaded.
pub async fn send(browser: &Browser, server: &Server) -> Result<Page> {
    browser.visit(server, "gui-nhan?muc=gui").await
}

/// Has files locked, or not locked any more.
///
/// # Errors
/// When the page of sending offers no lock.
pub async fn switch_lock(page: &Page) -> Result<()> {
    page.click(Role::Checkbox, "Khóa tệp bằng câu mật").await
}

/// Reads the passphrase on the page of sending.
///
/// # Errors
/// When none is shown.
pub async fn passphrase(page: &Page) -> Result<String> {
    let shown = page.run("return document.querySelector('.passphrase').innerText").await?;
    Ok(shown.as_str().context("no passphrase")?.to_owned())
}

/// Types a passphrase for the locked file on the page of received files.
///
/// # Errors
/// When no file waits for one.
pub async fn unlock(page: &Page, passphrase: &str) -> Result<()> {
    page.sees("Gõ câu mật người gửi đọc cho.").await?;
    page.fill("Câu mật", passphrase).await?;
    page.click(Role::Button, "Mở khóa").await
}

/// Goes to the page of received files.
///
/// # Errors
/// When it cannot be loaded.
pub async fn receive(browser: &Browser, server: &Server) -> Result<Page> {
    browser.visit(server, RECEIVE).await
}

/// Reads the check code of the device, and with it how much there is: "40 nhà, 100 người, 1 lượt thăm".
///
/// # Errors
/// When the page shows none.
pub async fn check_code(browser: &Browser, server: &Server) -> Result<(String, String)> {
    // Loaded anew, so that it is the code of what lies in the storage.
    let page = browser.visit(server, "gui-nhan?muc=so").await?;
    page.sees("lượt thăm").await?;
    let text = page.text().await?;
    let mut lines = text.lines().skip_while(|line| *line != CHECK_CODE).skip(1);
    let code = lines.next().context("no check code")?;
    let counts = lines.find(|line| line.ends_with("lượt thăm")).context("no counts")?;
    Ok((code.to_owned(), counts.to_owned()))
}
