//! The harness itself: what it finds is what a person would find.

use anyhow::Result;

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::page::{Page, Role};
use crate::harness::server::Server;

/// Puts parts of every kind in the place of the app.
const FURNISH: &str = r"
    part('h1', {}, 'Từng Nhà');
    part('button', { hidden: true }, 'Gửi');
    const send = part('button', {}, ' Gửi\n 23 mục ');
    part('button', {}, 'Gửi lại');
    part('a', { href: '#x' }, 'Xem');
    part('label', { htmlFor: 'note' }, 'Ghi chú');
    const note = part('input', { id: 'note', value: 'cũ' });
    const label = part('label', {}, 'Đã đến');
    label.append(Object.assign(document.createElement('input'), { type: 'checkbox' }));
    const said = part('output', { ariaLabel: 'Trạng thái' });
    send.onclick = () => { said.textContent = `Đã gửi: ${note.value}`; };
";

async fn furnished(browser: &Browser, server: &Server) -> Result<Page> {
    let page = browser.visit(server, "").await?;
    page.has_started().await?;
    page.furnish(FURNISH).await?;
    Ok(page)
}

#[tokio::test]
async fn elements_are_found_by_role_and_name_and_hidden_ones_are_not() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Desk).await?;
    let page = furnished(&browser, &server).await?;

    assert_eq!(page.names(Role::Button).await?, ["Gửi 23 mục", "Gửi lại"]);
    assert_eq!(page.names(Role::Link).await?, ["Xem"]);
    assert_eq!(page.names(Role::Textbox).await?, ["Ghi chú"]);
    assert_eq!(page.all(Role::Button, "Gửi").await?.len(), 2);
    assert_eq!(page.find(Role::Heading, "Từng Nhà").await?.tag_name().await?, "h1");
    assert!(!page.find(Role::Checkbox, "Đã đến").await?.is_selected().await?);

    page.fill("Ghi chú", "vắng nhà").await?;
    page.click(Role::Button, "23 mục").await?;
    page.sees("Đã gửi: vắng nhà").await?;
    assert_eq!(page.find(Role::Status, "Trạng thái").await?.text().await?, "Đã gửi: vắng nhà");
    browser.close().await
}
