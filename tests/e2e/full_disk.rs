//! A device without room: whatever is refused stays in hand, and the same button saves it once there is room again.

use std::fs;

use anyhow::{Result, ensure};

use crate::harness::app_copy::AppCopy;
use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::page::{Page, Role};
use crate::harness::server::Server;
use crate::pages::{exchange, import, start, visit, walk};
use crate::register;

const FULL: &str = "Máy hết chỗ chứa, chưa lưu được.";
const WAY_OUT: &str = "Xóa bớt ảnh hoặc video trên máy, rồi bấm lại.";
const UNCHANGED: &str = "Dữ liệu trên máy không đổi.";

#[tokio::test]
async fn a_register_that_does_not_fit_is_taken_once_there_is_room() -> Result<()> {
    let app = app_on_a_small_device("full-register")?;
    let server = Server::start_with(&app.0)?;
    let profile = Profile::fresh()?;
    let browser = Browser::open(&profile, Screen::Phone).await?;
    let (_, list) = start::begin_with_list(&browser, &server, &profile).await?;
    let amount = register::amount();
    let before = exchange::check_code(&browser, &server).await?;
    for is_last in [false, true] {
        let page = browser.visit(&server, "nhap-excel").await?;
        import::read(&page, &list).await?;
        fill_device(&page).await?;
        page.click(Role::Button, &format!("Nhập {amount}")).await?;
        is_refused(&page).await?;
        page.sees(UNCHANGED).await?;
        empty_device(&page).await?;
        if is_last {
            import::take_in(&page, &amount).await?;
        } else {
            assert_eq!(exchange::check_code(&browser, &server).await?, before);
        }
    }
    assert_ne!(exchange::check_code(&browser, &server).await?, before);
    Ok(())
}

#[tokio::test]
async fn a_home_and_a_visit_that_do_not_fit_stay_in_their_forms() -> Result<()> {
    let app = app_on_a_small_device("full-forms")?;
    let server = Server::start_with(&app.0)?;
    let profile = Profile::fresh()?;
    let browser = Browser::open(&profile, Screen::Phone).await?;
    let (page, list) = start::begin_with_list(&browser, &server, &profile).await?;
    import::take(&page, &list).await?;

    let before = exchange::check_code(&browser, &server).await?;
    let page = browser.visit(&server, "nha").await?;
    walk::visit_next(&page).await?;
    let (outcome, step, note) = ("Đã hướng dẫn", "Lên mức 2", "Đã phát tờ rơi");
    visit::answer(&page, outcome, step, note).await?;
    for is_last in [false, true] {
        fill_device(&page).await?;
        page.click(Role::Button, "Xong,").await?;
        is_refused(&page).await?;
        page.sees(UNCHANGED).await?;
        page.sees("Chưa tự lưu được.").await?;
        visit::holds(&page, outcome, step, note).await?;
        empty_device(&page).await?;
        if is_last {
            visit::save(&page).await?;
        } else {
            assert_eq!(exchange::check_code(&browser, &server).await?, before);
            walk::go_on_with_draft(&browser.visit(&server, "nha").await?).await?;
        }
    }

    let before = exchange::check_code(&browser, &server).await?;
    let page = browser.visit(&server, "nha/moi").await?;
    page.fill("Số nhà", "99").await?;
    page.fill("Ngõ, phố", "Ngõ 12").await?;
    for is_last in [false, true] {
        fill_device(&page).await?;
        page.click(Role::Button, "Lưu").await?;
        is_refused(&page).await?;
        page.find(Role::Alert, FULL).await?;
        let icon = page.run("return document.querySelector('.toast use').getAttribute('href')").await?;
        assert_eq!(icon, serde_json::json!("#i-warn"));
        ensure!(page.find(Role::Textbox, "Số nhà").await?.prop("value").await?.as_deref() == Some("99"), "99 is lost");
        empty_device(&page).await?;
        if is_last {
            page.click(Role::Button, "Lưu").await?;
            page.sees("Đã thêm nhà.").await?;
        } else {
            assert_eq!(exchange::check_code(&browser, &server).await?, before);
            browser.visit(&server, "nha/moi").await?;
        }
    }
    assert_ne!(exchange::check_code(&browser, &server).await?, before);
    Ok(())
}

#[tokio::test]
async fn a_package_that_does_not_fit_is_taken_once_there_is_room() -> Result<()> {
    let app = app_on_a_small_device("full-package")?;
    let server = Server::start_with(&app.0)?;
    let [leaders, members] = [Profile::fresh()?, Profile::fresh()?];
    let leader = Browser::open(&leaders, Screen::Phone).await?;
    let (page, list) = start::begin_with_list(&leader, &server, &leaders).await?;
    import::take(&page, &list).await?;
    let package = exchange::save_package(&leader, &server).await?;
    let sent = exchange::check_code(&leader, &server).await?;
    leader.close().await?;

    let member = Browser::open(&members, Screen::SmallPhone).await?;
    let before = exchange::check_code(&member, &server).await?;
    for is_last in [false, true] {
        let page = exchange::receive(&member, &server).await?;
        exchange::look_at(&page, &package).await?;
        fill_device(&page).await?;
        page.click(Role::Button, "thay đổi vào máy").await?;
        is_refused(&page).await?;
        page.sees(UNCHANGED).await?;
        empty_device(&page).await?;
        if is_last {
            exchange::take_in(&page).await?;
        } else {
            assert_eq!(exchange::check_code(&member, &server).await?, before);
        }
    }
    assert_eq!(exchange::check_code(&member, &server).await?, sent);
    Ok(())
}

/// Put before the engine: it is told from outside whether there is room, as no browser can be.
const SHIM: &str = r#"
    const room = new BroadcastChannel("room");
    let isFull = false;
    room.onmessage = ({ data }) => { isFull = data; room.postMessage("heard"); };
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...row) {
      if (isFull) throw new DOMException("there is no room", "QuotaExceededError");
      return put.apply(this, row);
    };
"#;

/// Tells the engine until it has heard: it may only be starting.
const TELL: &str = r#"
    const room = new BroadcastChannel("room");
    const telling = setInterval(() => room.postMessage(IS_FULL), 20);
    await new Promise((resolve) => { room.onmessage = resolve; });
    clearInterval(telling);
    room.close();
"#;

/// The app on a device that can run out of room at a word.
fn app_on_a_small_device(name: &str) -> Result<AppCopy> {
    let app = AppCopy::new(name)?;
    let loader = app.0.join("engine_loader.js");
    let text = fs::read_to_string(&loader)?;
    fs::write(&loader, text.replacen(';', &format!(";{SHIM}"), 1))?;
    Ok(app)
}

/// Leaves no room for anything more.
async fn fill_device(page: &Page) -> Result<()> {
    page.run(&TELL.replace("IS_FULL", "true")).await.map(drop)
}

/// Leaves the room there was.
async fn empty_device(page: &Page) -> Result<()> {
    page.run(&TELL.replace("IS_FULL", "false")).await.map(drop)
}

/// Waits until the page says that there is no room, and what to do about it.
async fn is_refused(page: &Page) -> Result<()> {
    page.sees(FULL).await?;
    page.sees(WAY_OUT).await
}
