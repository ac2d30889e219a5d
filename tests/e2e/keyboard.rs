//! Everything by keyboard alone, and named for those who hear the page.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use thirtyfour::Key;

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::keyboard;
use crate::harness::page::{Page, Role};
use crate::harness::server::Server;
use crate::pages::{every, exchange, start, visit, walk};

/// What only a finger or an eye can use, one of each kind, in the place of the app.
const UNFIT: &str = r"
    part('button', {}, 'Gửi');
    part('button', { tabIndex: -1 }, 'Bỏ qua');
    part('div', {}, 'Chạm').addEventListener('click', () => {});
    part('button', {});
    const still = document.adoptedStyleSheets = [new CSSStyleSheet()];
    still[0].replaceSync('.still:focus { outline: none; box-shadow: none } .under { position: fixed; top: 300px }');
    part('button', { className: 'still' }, 'Lặng');
    part('button', { className: 'under' }, 'Khuất');
    Object.assign(part('p', { className: 'under' }, 'Che').style, { width: '100%', height: '5rem', background: 'white' });
";

#[tokio::test]
async fn what_the_keyboard_cannot_use_is_found() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Phone).await?;
    let page = browser.visit(&server, "").await?;
    keyboard::note_clickable(&page).await?;
    page.reload().await?;
    page.has_started().await?;
    page.furnish(UNFIT).await?;
    let faults = keyboard::reaches_everything(&page).await.err().context("all is well, it says")?.to_string();
    for fault in [
        "not reached: <button tabindex=\"-1\">Bỏ qua",
        "only for a finger: <div>Chạm",
        "without a name: {\"type\":\"role\",\"value\":\"button\"}",
        "focus not seen: <button class=\"still\">Lặng",
        "covered by <p class=\"under\"",
    ] {
        ensure!(faults.contains(fault), "{fault} is not found in\n{faults}");
    }
    ensure!(!faults.contains("Gửi"), "{faults}");
    Ok(())
}

#[tokio::test]
async fn the_tab_key_reaches_everything_on_every_page() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Phone).await?;
    let mut faults = Vec::new();
    let routes = every::routes(&browser, &server).await?;
    keyboard::note_clickable(&browser.visit(&server, "").await?).await?;
    for route in routes {
        let page = every::open(&browser, &server, &route).await?;
        faults.extend(keyboard::reaches_everything(&page).await.err().map(|fault| format!("{fault:#}")));
    }
    let page = every::open(&browser, &server, "nha").await?;
    walk::choose(&page, 2).await?;
    faults.extend(keyboard::reaches_everything(&page).await.err().map(|fault| format!("choosing: {fault:#}")));
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

#[tokio::test]
async fn a_visit_is_saved_and_taken_back_by_keyboard() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Phone).await?;
    let page = browser.visit(&server, "").await?;
    keyboard::enter(&page, Role::Button, "Dùng thử").await?;
    walk::finds(&page, 60).await?;
    let unvisited = walk::count(&page, "Chưa đến").await?;
    keyboard::enter(&page, Role::Button, "Chưa đến").await?;
    walk::finds_rows(&page, unvisited).await?;
    let door = page.names(Role::Link).await?.into_iter().find(|name| name.starts_with("Số nhà"));
    let door = door.context("every house was visited")?;
    keyboard::enter(&page, Role::Link, &door).await?;
    keyboard::enter(&page, Role::Link, "Ghi lượt thăm").await?;

    keyboard::choose(&page, "Đã hướng dẫn").await?;
    keyboard::choose(&page, "Lên mức 2").await?;
    keyboard::go_to(&page, Role::Textbox, "Ghi chú").await?;
    page.write("Đã phát tờ rơi").await?;
    visit::holds(&page, "Đã hướng dẫn", "Lên mức 2", "Đã phát tờ rơi").await?;
    keyboard::enter(&page, Role::Button, "Xong,").await?;
    page.sees("Đã lưu lượt thăm").await?;
    keyboard::enter(&page, Role::Button, "Hoàn tác").await?;
    page.sees("Đã hoàn tác").await?;
    keyboard::enter(&page, Role::Link, "Từng nhà").await?;
    walk::counts(&page, "Chưa đến", unvisited).await?;
    // What was written is a draft again.
    keyboard::enter(&page, Role::Link, &door).await?;
    keyboard::enter(&page, Role::Link, "Ghi tiếp bản đang dở").await?;
    visit::holds(&page, "Đã hướng dẫn", "Lên mức 2", "Đã phát tờ rơi").await?;
    page.is_quiet().await
}

#[tokio::test]
async fn files_are_chosen_and_a_question_is_left_by_keyboard() -> Result<()> {
    let server = Server::start()?;
    let profile = Profile::fresh()?;
    let browser = Browser::open(&profile, Screen::Phone).await?;
    let (page, list) = start::begin_with_list(&browser, &server, &profile).await?;
    opens_files(&page).await?;
    page.choose_file(&list).await?;
    page.find(Role::Button, "Đọc thử").await?;
    keyboard::reaches_everything(&page).await?;
    keyboard::enter(&page, Role::Button, "Đọc thử").await?;
    page.sees("So với dữ liệu trên máy").await?;
    keyboard::reaches_everything(&page).await?;
    keyboard::enter(&page, Role::Button, "Nhập 40 hộ").await?;
    page.sees("Đã nhập").await?;
    opens_files(&exchange::receive(&browser, &server).await?).await?;

    // The question takes the focus, keeps it, and gives it back.
    let page = browser.visit(&server, "gui-nhan?muc=so").await?;
    let opener = page.find(Role::Button, "Hoàn tác cả tệp").await?;
    keyboard::enter(&page, Role::Button, "Hoàn tác cả tệp").await?;
    page.sees("Hoàn tác cả tệp này?").await?;
    ensure!(focus_is_in_question(&page).await?, "the question does not take the focus");
    keyboard::reaches_everything(&page).await?;
    page.press(Key::Escape).await?;
    ensure!(page.has_focus(&opener).await?, "the focus does not come back to what asked");
    page.is_quiet().await
}

/// Goes to the page's file field and has it ask for a file.
async fn opens_files(page: &Page) -> Result<()> {
    page.ask_browser_with("Page.setInterceptFileChooserDialog", json!({ "enabled": true })).await?;
    let field = page.file_field().await?;
    page.run("document.querySelector('input[type=file]').onclick = ({ isTrusted }) => { window.asked = isTrusted; }")
        .await?;
    keyboard::go_on_to(page, &field).await?;
    page.press(Key::Enter).await?;
    ensure!(page.run("return window.asked").await? == json!(true), "no file was asked for");
    page.ask_browser_with("Page.setInterceptFileChooserDialog", json!({ "enabled": false })).await.map(drop)
}

async fn focus_is_in_question(page: &Page) -> Result<bool> {
    Ok(page.run("return document.querySelector('dialog:modal').contains(document.activeElement)").await? == json!(true))
}
