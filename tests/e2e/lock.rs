//! The lock: a PIN opens the data on the device, and without it nothing there can be read.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::page::Role;
use crate::harness::server::Server;
use crate::pages::{exchange, import, lock, start};

const PIN: &str = "804217";

#[tokio::test]
async fn ward_behind_a_pin_cannot_be_read_and_opens_again() -> Result<()> {
    let server = Server::start()?;
    let profile = Profile::fresh()?;
    let browser = Browser::open(&profile, Screen::Phone).await?;
    let (page, list) = start::begin_with_list(&browser, &server, &profile).await?;
    import::take(&page, &list).await?;
    let code = exchange::check_code(&browser, &server).await?;
    ensure!(
        page.traces(start::ME).await?.len() >= 2,
        "without a lock the name lies in the database and in the journal"
    );

    let page = browser.visit(&server, "may-nay").await?;
    page.click(Role::Button, "Bật khóa").await?;
    page.sees("Quên mã khóa là mất dữ liệu trên máy này").await?;
    lock::press(&page, "12345").await?;
    page.click(Role::Button, "Tiếp").await?;
    page.sees("Mã khóa cần từ 6 đến 8 chữ số.").await?;
    page.picture("lock-on").await?;
    page.is_accessible().await?;
    lock::turn_on(&page, PIN).await?;
    page.picture("lock-is-on").await?;
    page.is_accessible().await?;
    assert_eq!(page.traces(start::ME).await?, Vec::<String>::new(), "something plain is left");

    page.reload().await?;
    page.sees("Từng Nhà đang khóa").await?;
    page.picture("locked").await?;
    page.is_accessible().await?;
    ensure!(!page.text().await?.contains(start::ME), "the name is on the screen");
    for wrong in ["804218", "111111", "804271"] {
        lock::unlock(&page, wrong).await?;
        page.sees(if wrong == "804271" { "Chờ" } else { "Mã khóa chưa đúng." }).await?;
    }
    page.picture("locked-wait").await?;
    // Who loads the page anew waits all the same.
    page.reload().await?;
    page.sees("Chờ").await?;
    lock::wait(&page).await?;
    lock::unlock(&page, PIN).await?;
    page.sees("Khóa đang bật.").await?;
    // The browser writes titles into its history.
    assert_eq!(page.run("return document.title").await?, json!("Từng Nhà"));

    // A file that comes while the ward is locked waits for the PIN.
    page.click(Role::Button, "Khóa ngay").await?;
    page.sees("Từng Nhà đang khóa").await?;
    page.run(SHARE).await?;
    let page = browser.visit(&server, "gui-nhan?hop-thu=1").await?;
    page.sees("Từng Nhà đang khóa").await?;
    lock::unlock(&page, PIN).await?;
    page.sees("Tệp chữ này không phải tệp Từng Nhà.").await?;

    // The browser loses the database: the journal gives it back, as locked as it was.
    page.loses("indexeddb").await?;
    let page = browser.visit(&server, "may-nay").await?;
    lock::unlock(&page, PIN).await?;
    page.sees("Đã lấy lại dữ liệu từ bản dự phòng").await?;
    page.click(Role::Button, "Đã hiểu").await?;
    assert_eq!(page.traces(start::ME).await?, Vec::<String>::new(), "something plain came back");

    lock::turn_off(&page, PIN).await?;
    assert_eq!(exchange::check_code(&browser, &server).await?, code);
    page.is_quiet().await
}

/// Lays a file in the inbox, as the service worker does with what other apps share.
const SHARE: &str = "const inbox = await caches.open(`inbox-${new URL(document.baseURI).pathname}`);
  const headers = { 'content-type': 'text/plain', 'x-file-name': 'thu.txt' };
  await inbox.put(new URL('hop-thu/1', document.baseURI), new Response('Chào bác', { headers }));";

#[tokio::test]
async fn app_out_of_sight_locks_itself() -> Result<()> {
    let server = Server::start()?;
    let profile = Profile::fresh()?;
    let browser = Browser::open(&profile, Screen::SmallPhone).await?;
    let (page, list) = start::begin_with_list(&browser, &server, &profile).await?;
    import::take(&page, &list).await?;
    let page = browser.visit(&server, "may-nay").await?;
    page.click(Role::Button, "Bật khóa").await?;
    lock::turn_on(&page, PIN).await?;
    page.pick("1 phút").await?;
    // The clock is what counts: a phone that sleeps runs no timers.
    let leave = |minutes: u32| {
        format!(
            "const show = (hidden) => {{
               Object.defineProperty(document, 'hidden', {{ value: hidden, configurable: true }});
               document.dispatchEvent(new Event('visibilitychange', {{ bubbles: true }}));
             }};
             const now = Date.now;
             show(true);
             const later = now() + {minutes} * 60000;
             Date.now = () => later;
             show(false);
             Date.now = now;
             return true"
        )
    };
    ensure!(page.run(&leave(0)).await? == json!(true));
    page.sees("Khóa ngay").await?;
    ensure!(page.run(&leave(2)).await? == json!(true));
    page.sees("Từng Nhà đang khóa").await?;
    page.click(Role::Button, "Quên mã khóa?").await?;
    page.sees("Không có mã khóa thì không ai mở được").await?;
    page.picture("lock-forgotten").await?;
    page.is_accessible().await?;
    // What waits beside the data goes with them.
    page.run(SHARE).await?;
    page.run("sessionStorage.setItem('tung-nha:form:thu', '{}')").await?;
    page.click(Role::Button, "Xóa dữ liệu trên máy này").await?;
    page.click(Role::Button, "Xóa hết").await?;
    page.sees("bắt đầu từ đâu?").await?;
    assert_eq!(page.run(LEFT_BESIDE).await?, json!([]));
    Ok(())
}

/// What lies in the inbox, and forms that were left.
const LEFT_BESIDE: &str = "const inbox = await caches.open(`inbox-${new URL(document.baseURI).pathname}`);
  const files = (await inbox.keys()).map(({ url }) => url);
  return [...files, ...Object.keys(sessionStorage).filter((key) => key.startsWith('tung-nha:form:'))]";
