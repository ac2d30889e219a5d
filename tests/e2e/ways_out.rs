//! The ways a file leaves the device, each with the feature there, failing, and switched off.
//!
//! The system's own sheets cannot be driven: what the app hands them is recorded in their place.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::page::{Page, Role};
use crate::harness::server::Server;
use crate::pages::{exchange, import, start};

/// A share sheet and a dialog that saves; `window.answer` is what the person at them does.
const SHEETS: &str = "
    const answer = () => {
      const name = { cancel: 'AbortError', refuse: 'NotAllowedError' }[window.answer];
      if (name) throw new DOMException('', name);
    };
    const given = async (file, name, type) => { window.given = { name, type, text: await new Response(file).text() } };
    navigator.canShare = ({ files }) => files.every((file) => file.type === 'text/plain' && file.name.endsWith('.txt'));
    if (navigator.clipboard) navigator.clipboard.writeText = async (text) => given(text, 'chép.txt', null);
    navigator.share = async ({ files: [file] }) => {
      answer();
      if (window.answer === 'hang') await new Promise(() => {});
      await given(file, file.name, file.type);
    };
    window.showSaveFilePicker = async ({ suggestedName }) => {
      answer();
      let written;
      const write = async (bytes) => { written = bytes };
      return { createWritable: async () => ({ write, close: () => given(written, suggestedName, null) }) };
    };";

/// A browser that does as little as some do.
const NO_SHEETS: &str = "
    for (const name of ['share', 'canShare', 'clipboard']) {
      Object.defineProperty(Navigator.prototype, name, { value: undefined, writable: true });
    }
    delete window.showSaveFilePicker;";

/// An app opened from an iPhone's home screen.
const HOME_SCREEN: &str = "Object.defineProperty(Navigator.prototype, 'standalone', { value: true });";
const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

const SHARE: &str = "Gửi qua Zalo";
const SAVE: &str = "Lưu thành tệp";
const PLACE: &str = "Chọn chỗ lưu";
const COPY: &str = "Chép dạng chữ";
const NOTHING_NEW: &str = "Không có gì mới để gửi.";

/// Has a script run in every page before the page's own.
async fn before_every_page(page: &Page, script: &str) -> Result<()> {
    let script = json!({ "source": format!("{{{script}}}") });
    page.ask_browser_with("Page.addScriptToEvaluateOnNewDocument", script).await.map(drop)
}

/// Presses a button whose sheet the person answers so.
async fn press(page: &Page, button: &str, answer: &str) -> Result<()> {
    page.run(&format!("window.answer = '{answer}'; window.given = null;")).await?;
    page.click(Role::Button, button).await
}

/// Makes sure that what the sheet was given is a package, and returns the type it has.
async fn given(page: &Page) -> Result<Value> {
    let given = page.run("return window.given").await?;
    // Phones share no other ending, and refuse odd names.
    let name = given["name"].as_str().unwrap_or_default();
    assert!(name.is_ascii() && name.split_once('.').is_some_and(|(_, ending)| ending == "txt"), "{name}");
    assert!(given["text"].as_str().is_some_and(|text| text.starts_with("{\"format\":\"tung-nha\"")));
    Ok(given["type"].clone())
}

#[tokio::test]
async fn what_was_not_handed_out_is_not_counted_as_sent() -> Result<()> {
    let server = Server::start()?;
    let profile = Profile::fresh()?;
    let browser = Browser::open(&profile, Screen::SmallPhone).await?;
    let (page, list) = start::begin_with_list(&browser, &server, &profile).await?;
    before_every_page(&page, SHEETS).await?;
    import::take(&page, &list).await?;

    let page = exchange::send(&browser, &server).await?;
    press(&page, SHARE, "cancel").await?;
    page.sees("Chưa gửi.").await?;
    page.sees("Tệp vẫn còn ở đây. Bấm lại, hoặc bấm “Lưu thành tệp”.").await?;
    page.picture("share-cancelled").await?;
    page.is_accessible().await?;
    press(&page, SHARE, "refuse").await?;
    page.sees("Máy không mở được bảng chia sẻ").await?;
    page.picture("share-refused").await?;
    press(&page, PLACE, "cancel").await?;
    page.sees("Chưa lưu.").await?;
    press(&page, PLACE, "refuse").await?;
    page.sees("Chưa lưu được vào chỗ ấy.").await?;
    // A share sheet that never tells it was closed keeps nobody from going on.
    press(&page, SHARE, "hang").await?;
    ensure!(!page.find(Role::Button, SHARE).await?.is_enabled().await?);
    ensure!(page.find(Role::Button, PLACE).await?.is_enabled().await?);
    page.run("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))").await?;
    ensure!(page.find(Role::Button, SHARE).await?.is_enabled().await?);
    // What is saved or copied is not sent yet.
    exchange::save_unsent(&browser, &page).await?;
    page.click(Role::Button, COPY).await?;
    page.sees("Đã chép. Dán vào tin nhắn").await?;
    page.picture("copied").await?;
    page.is_accessible().await?;
    let page = exchange::send(&browser, &server).await?;
    page.find(Role::Button, SHARE).await?;
    assert!(!page.text().await?.contains(NOTHING_NEW), "nothing went out, and it counts as sent");

    press(&page, SHARE, "take").await?;
    page.sees("Đã gửi.").await?;
    page.sees(NOTHING_NEW).await?;
    // Chromium's sheet takes no other type.
    assert_eq!(given(&page).await?, json!("text/plain"));
    page.pick("Tất cả").await?;
    press(&page, PLACE, "take").await?;
    page.sees("Đã lưu tệp vào chỗ vừa chọn.").await?;
    given(&page).await?;
    page.click(Role::Button, "Đã gửi").await?;
    page.pick("Tất cả").await?;
    page.click(Role::Button, COPY).await?;
    page.click(Role::Button, "Đã gửi").await?;
    page.sees("Đã gửi.").await?;
    page.is_quiet().await
}

#[tokio::test]
async fn only_ways_that_lead_somewhere_are_offered() -> Result<()> {
    let server = Server::start()?;
    let profile = Profile::fresh()?;
    let browser = Browser::open(&profile, Screen::Phone).await?;
    let (page, list) = start::begin_with_list(&browser, &server, &profile).await?;
    before_every_page(&page, NO_SHEETS).await?;
    import::take(&page, &list).await?;
    let page = exchange::send(&browser, &server).await?;
    page.find(Role::Button, SAVE).await?;
    for way in [SHARE, PLACE, COPY] {
        assert_eq!(page.all(Role::Button, way).await?.len(), 0, "{way}");
    }
    page.picture("send-without-sheets").await?;
    exchange::save(&browser, &page).await?;

    // In an iPhone's home-screen app a download is a way into a preview and not out of it again.
    let identity = json!({ "userAgent": IPHONE, "platform": "iPhone" });
    page.ask_browser_with("Emulation.setUserAgentOverride", identity).await?;
    before_every_page(&page, HOME_SCREEN).await?;
    before_every_page(&page, SHEETS).await?;
    let page = exchange::send(&browser, &server).await?;
    page.pick("Tất cả").await?;
    page.sees("chọn “Lưu vào Tệp”").await?;
    assert_eq!(page.all(Role::Button, SAVE).await?.len(), 0);
    page.picture("send-on-an-iphone").await?;
    exchange::receive(&browser, &server)
        .await?
        .sees("Trước hết lưu tệp nhận được vào ứng dụng Tệp của iPhone.")
        .await?;
    page.picture("receive-on-an-iphone").await?;
    page.is_quiet().await
}
