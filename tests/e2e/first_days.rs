//! Scenarios of the first days: a register taken in, taken back and taken in again; practice that touches nothing; data
//! that are gone.

use anyhow::Result;

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::page::Role;
use crate::harness::server::Server;
use crate::pages::{exchange, import, start};
use crate::register;

#[tokio::test]
async fn register_is_taken_back_and_the_same_one_again_says_nothing_new() -> Result<()> {
    let server = Server::start()?;
    let profile = Profile::fresh()?;
    let browser = Browser::open(&profile, Screen::SmallPhone).await?;
    let page = browser.visit(&server, "").await?;
    page.picture("first-run").await?;
    start::begin_ward(&page, "Phường Mẫu", "").await?;
    let list = register::write(&profile.folder_for("Lists")?)?;

    page.choose_file(&list).await?;
    page.sees("Chọn tờ cần nhập").await?;
    page.picture("import-sheets").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Đọc thử").await?;
    page.sees("So với dữ liệu trên máy").await?;
    page.picture("import-compared").await?;
    page.is_accessible().await?;
    page.click(Role::Button, &format!("Nhập {}", register::amount())).await?;
    page.click(Role::Button, "Hoàn tác lần nhập này").await?;
    page.sees("Đã hoàn tác").await?;

    page.click(Role::Button, "Nhập từ Excel").await?;
    import::take(&page, &list).await?;
    let page = browser.visit(&server, "to-chuc").await?;
    page.sees(&format!("{} nhà", register::HOUSEHOLDS)).await?;
    page.picture("organisation").await?;
    page.is_accessible().await?;
    let page = browser.visit(&server, "nhap-excel").await?;
    page.choose_file(&list).await?;
    page.click(Role::Button, "Đọc thử").await?;
    page.sees("Danh sách này không có gì mới").await
}

#[tokio::test]
async fn what_is_typed_of_a_new_team_outlives_a_reload() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::SmallPhone).await?;
    let page = browser.visit(&server, "").await?;
    start::practise(&page).await?;
    let page = browser.visit(&server, "to-chuc").await?;
    page.click(Role::Link, "Thêm tổ").await?;
    page.fill("Tên tổ", "Tổ công nghệ số khu 9").await?;
    page.reload().await?;
    page.sees("Chữ gõ dở lần trước vẫn còn đây").await?;
    let field = page.find(Role::Textbox, "Tên tổ").await?;
    assert_eq!(field.prop("value").await?.as_deref(), Some("Tổ công nghệ số khu 9"));
    page.click(Role::Button, "Lưu").await?;
    page.sees("Đã lưu Tổ công nghệ số khu 9").await?;
    page.click(Role::Link, "Tổ công nghệ số khu 9").await?;
    page.sees("Chưa có ai trong tổ này.").await?;
    let page = browser.visit(&server, "to-chuc/to/moi").await?;
    page.find(Role::Textbox, "Tên tổ").await?;
    assert!(!page.text().await?.contains("Chữ gõ dở"), "what was saved is kept no longer");
    page.is_quiet().await
}

#[tokio::test]
async fn what_is_typed_of_a_new_ward_outlives_a_reload() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::SmallPhone).await?;
    let page = browser.visit(&server, "").await?;
    page.click(Role::Link, "Lập phường mới từ Excel").await?;
    page.fill("Tên phường, xã", "Phường Mẫu").await?;
    page.fill("Ai dùng máy này?", "Phạm Thị Mẫu").await?;
    page.reload().await?;
    for (label, typed) in [("Tên phường, xã", "Phường Mẫu"), ("Ai dùng máy này?", "Phạm Thị Mẫu")] {
        let field = page.find(Role::Textbox, label).await?;
        assert_eq!(field.prop("value").await?.as_deref(), Some(typed));
    }
    page.click(Role::Button, "Lưu, rồi nhập Excel").await?;
    page.find(Role::Heading, "Nhập từ Excel").await?;
    // It has become the ward; nothing of it is left beside the data.
    assert_eq!(page.run("return localStorage.getItem('tung-nha:new-ward')").await?, serde_json::Value::Null);
    page.is_quiet().await
}

#[tokio::test]
async fn practice_stays_over_a_reload_and_leaves_nothing_behind() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Phone).await?;
    let page = browser.visit(&server, "").await?;
    start::practise(&page).await?;
    page.reload().await?;
    page.sees("Đang dùng thử").await?;
    page.picture("practice").await?;
    // A file of real people that comes meanwhile is not taken into what is deleted.
    page.run(SHARE_INTO_INBOX).await?;
    let page = browser.visit(&server, "gui-nhan?hop-thu=1").await?;
    page.sees("Có tệp thật đang chờ.").await?;
    page.picture("practice-real-file").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Thoát và xóa").await?;
    page.sees("bắt đầu từ đâu?").await?;
    let page = browser.visit(&server, "gui-nhan").await?;
    page.sees("Tệp chữ này không phải tệp Từng Nhà.").await
}

/// Lays a file where the service worker does.
const SHARE_INTO_INBOX: &str = "
    const base = new URL(document.baseURI).pathname;
    await (await caches.open(`inbox-${base}`)).put(`${base}hop-thu/1`, new Response('Nguyễn Văn A'));";

const INBOXES: &str = "return (await caches.keys()).filter((name) => name.startsWith('inbox-'))";

#[tokio::test]
async fn data_deleted_by_hand_are_gone_for_good() -> Result<()> {
    let server = Server::start()?;
    let profile = Profile::fresh()?;
    let browser = Browser::open(&profile, Screen::SmallPhone).await?;
    let (page, list) = start::begin_with_list(&browser, &server, &profile).await?;
    import::take(&page, &list).await?;
    let page = browser.visit(&server, "may-nay").await?;
    page.sees("chưa gửi cho ai").await?;
    page.picture("this-device").await?;
    page.is_accessible().await?;
    page.run(SHARE_INTO_INBOX).await?;
    page.click(Role::Button, "Xóa dữ liệu trên máy này").await?;
    page.sees("xóa là mất hẳn").await?;
    page.picture("wipe").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Xóa hết").await?;
    page.sees("bắt đầu từ đâu?").await?;
    page.reload().await?;
    page.sees("bắt đầu từ đâu?").await?;
    assert!(!page.text().await?.contains("Dữ liệu trên máy này không còn"), "nothing was lost: it was deleted");
    assert_eq!(page.run(INBOXES).await?, serde_json::json!([]), "what was shared and not looked at is deleted too");
    page.is_quiet().await
}

#[tokio::test]
async fn lost_data_are_told_of() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Phone).await?;
    let page = browser.visit(&server, "").await?;
    page.sees("bắt đầu từ đâu?").await?;
    // What a device that had 62 homes keeps beside its data, when the data are gone.
    page.run("localStorage.setItem('tung-nha:had', JSON.stringify({ households: 62, at_ms: 1663335660000 }))").await?;
    page.reload().await?;
    page.sees("Dữ liệu trên máy này không còn").await?;
    page.sees("Máy từng có 62 nhà, thấy lần cuối ngày 16/9/2022.").await?;
    page.picture("data-gone").await?;
    page.is_accessible().await
}

#[tokio::test]
async fn database_the_browser_deleted_comes_back() -> Result<()> {
    let server = Server::start()?;
    let profile = Profile::fresh()?;
    let browser = Browser::open(&profile, Screen::Phone).await?;
    let (page, list) = start::begin_with_list(&browser, &server, &profile).await?;
    import::take(&page, &list).await?;
    let code = exchange::check_code(&browser, &server).await?;

    page.loses("indexeddb").await?;
    let page = browser.visit(&server, "").await?;
    page.sees("Đã lấy lại dữ liệu từ bản dự phòng").await?;
    page.picture("data-back").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Đã hiểu").await?;
    assert_eq!(exchange::check_code(&browser, &server).await?, code);
    Ok(())
}
