//! Files locked with a passphrase: sent, opened on another device, and as other programs lock and open them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use tung_nha::model::text::fold;

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::jose;
use crate::harness::page::{Page, Role};
use crate::harness::server::Server;
use crate::pages::{exchange, import, start};

const OWN: &str = "tổ bảy họp tối thứ sáu";
const LOCKED: &str = "Không có câu mật thì không ai mở được tệp.";
const UNLOCKED: &str = "Tệp này có khóa, đã mở bằng câu mật.";
const UNCHANGED: &str = "Dữ liệu trên máy không đổi.";

/// A device with a ward in it, and the page it sends on.
async fn leader(server: &Server, profile: &Profile) -> Result<(Browser, Page)> {
    let browser = Browser::open(profile, Screen::Phone).await?;
    let (page, list) = start::begin_with_list(&browser, server, profile).await?;
    import::take(&page, &list).await?;
    let page = exchange::send(&browser, server).await?;
    Ok((browser, page))
}

/// The sealed file cut, and with one letter of what was sealed exchanged.
fn broken(sealed: &Path, folder: &Path) -> Result<[PathBuf; 2]> {
    let mut bytes = fs::read(sealed)?;
    let [cut, altered] = ["nửa.txt", "sửa.txt"].map(|name| folder.join(name));
    let middle = bytes.len() / 2;
    fs::write(&cut, &bytes[..middle])?;
    bytes[middle] = if bytes[middle] == b'A' { b'B' } else { b'A' };
    fs::write(&altered, bytes)?;
    Ok([cut, altered])
}

#[tokio::test]
async fn locked_file_opens_on_another_device_with_its_passphrase() -> Result<()> {
    let server = Server::start()?;
    let [first, second] = [Profile::fresh()?, Profile::fresh()?];
    let (leader, page) = leader(&server, &first).await?;

    page.sees("Tệp chưa khóa.").await?;
    exchange::switch_lock(&page).await?;
    page.sees(LOCKED).await?;
    let proposed = exchange::passphrase(&page).await?;
    page.picture("sealed-send").await?;
    page.is_accessible().await?;
    let sealed = exchange::save(&leader, &page).await?;
    // It is read out once the file is gone.
    page.sees("Không có gì mới để gửi.").await?;
    assert_eq!(exchange::passphrase(&page).await?, proposed);
    ensure!(!fs::read_to_string(&sealed)?.contains("tung-nha"), "it can be read");

    // The choice is kept, the phrase is not.
    page.reload().await?;
    page.sees("Đổi câu khác").await?;
    assert_ne!(exchange::passphrase(&page).await?, proposed);

    let member = Browser::open(&second, Screen::SmallPhone).await?;
    let page = exchange::receive(&member, &server).await?;
    page.choose_file(&sealed).await?;
    page.sees("Tệp đã khóa").await?;
    page.picture("sealed-receive").await?;
    page.is_accessible().await?;
    exchange::unlock(&page, "hoa gạo đầu ngõ bảy").await?;
    page.sees("Câu mật chưa đúng, tệp vẫn khóa.").await?;
    page.sees(UNCHANGED).await?;
    page.picture("sealed-wrong").await?;
    page.is_accessible().await?;
    exchange::unlock(&page, &fold(&proposed).to_uppercase()).await?;
    page.sees(UNLOCKED).await?;
    page.picture("sealed-preview").await?;
    exchange::take_in(&page).await?;
    assert_eq!(exchange::check_code(&member, &server).await?, exchange::check_code(&leader, &server).await?);
    page.is_quiet().await
}

#[tokio::test]
async fn locked_files_wait_in_line_and_broken_ones_are_named() -> Result<()> {
    let server = Server::start()?;
    let profile = Profile::fresh()?;
    let (browser, page) = leader(&server, &profile).await?;
    exchange::switch_lock(&page).await?;
    page.sees(LOCKED).await?;
    let phrase = exchange::passphrase(&page).await?;
    let sealed = exchange::save(&browser, &page).await?;
    let [cut, altered] = broken(&sealed, &profile.folder_for("Lists")?)?;

    let page = exchange::receive(&browser, &server).await?;
    page.choose_files(&[&sealed, &cut, &altered, &sealed]).await?;
    page.sees("Tệp đã khóa").await?;
    page.click(Role::Button, "Không nhận").await?;
    page.sees("Tệp bị cắt cụt, thiếu phần cuối.").await?;
    page.sees(UNCHANGED).await?;
    page.click(Role::Button, "Còn 2 tệp nữa đang chờ.").await?;
    exchange::unlock(&page, &phrase).await?;
    page.sees("Tệp bị hỏng trên đường gửi.").await?;
    page.sees(UNCHANGED).await?;
    page.click(Role::Button, "Còn 1 tệp nữa đang chờ.").await?;
    exchange::unlock(&page, "một hai ba bốn").await?;
    page.sees("Câu mật chưa đúng, tệp vẫn khóa.").await?;
    exchange::unlock(&page, &phrase).await?;
    page.sees(UNLOCKED).await?;
    page.sees("Máy đã có mọi thứ trong tệp này.").await?;
    page.click(Role::Button, "Đóng").await?;
    page.sees("Chọn tệp người khác gửi").await?;
    page.is_quiet().await
}

#[tokio::test]
async fn other_programs_open_what_is_locked_here_and_lock_what_is_opened_here() -> Result<()> {
    let server = Server::start()?;
    let [first, second] = [Profile::fresh()?, Profile::fresh()?];
    let (leader, page) = leader(&server, &first).await?;
    exchange::switch_lock(&page).await?;
    page.click(Role::Button, "Đổi câu khác").await?;
    page.click(Role::Button, "Tự đặt câu mật").await?;
    page.fill("Tự đặt câu mật", "tổ bảy").await?;
    page.click(Role::Button, "Dùng câu này").await?;
    page.sees("Câu này ngắn quá").await?;
    page.is_accessible().await?;
    page.fill("Tự đặt câu mật", OWN).await?;
    page.click(Role::Button, "Dùng câu này").await?;
    assert_eq!(exchange::passphrase(&page).await?, OWN);
    page.sees(LOCKED).await?;
    let sealed = exchange::save(&leader, &page).await?;
    ensure!(jose::open(&sealed, OWN).is_err(), "the marks count");
    let package = jose::open(&sealed, "to bay hop toi thu sau")?;
    ensure!(package.starts_with(b"{\"format\":\"tung-nha\",\"version\":1"), "it is no package");

    let folder = second.folder_for("Lists")?;
    let [plain, again] = ["trần.json", "khóa.json"].map(|name| folder.join(name));
    fs::write(&plain, package)?;
    fs::write(&again, jose::seal(&plain, "hoa gao dau ngo")?)?;
    let member = Browser::open(&second, Screen::Phone).await?;
    let page = exchange::receive(&member, &server).await?;
    page.choose_file(&again).await?;
    exchange::unlock(&page, "Hoa gạo đầu ngõ").await?;
    page.sees(UNLOCKED).await?;
    exchange::take_in(&page).await?;
    assert_eq!(exchange::check_code(&member, &server).await?, exchange::check_code(&leader, &server).await?);
    page.is_quiet().await
}
