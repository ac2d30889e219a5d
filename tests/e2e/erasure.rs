//! Somebody asks for it and is erased: here, and wherever the next file goes.

use anyhow::{Context, Result};

use crate::harness::browser::Screen;
use crate::harness::page::{Page, Role};
use crate::harness::server::Server;
use crate::pages::{exchange, people, start, walk};

const NAME: &str = "Đèo Thị Xin Quên";

/// Opens the form of the person who asks.
async fn open_form(page: &Page) -> Result<()> {
    page.click(Role::Link, &format!("Sửa {NAME}")).await?;
    page.click(Role::Button, "Người này xin xóa dữ liệu").await
}

#[tokio::test]
async fn person_who_asks_is_erased_on_every_device_the_word_reaches() -> Result<()> {
    let server = Server::start()?;
    let [leader, member] = start::leader_and_member(&server, [Screen::SmallPhone, Screen::Phone]).await?;
    let page = leader.visit(&server, "nha").await?;
    let home = walk::open_first_home(&page).await?;
    let page = leader.visit(&server, &format!("{home}/them")).await?;
    people::write_first(&page, NAME, "1948").await?;
    page.click(Role::Button, "Lưu").await?;
    page.sees(NAME).await?;
    let old = exchange::save_package(&leader, &server).await?;
    exchange::take(&exchange::receive(&member, &server).await?, &old).await?;
    let page = member.visit(&server, &home).await?;
    page.sees(NAME).await?;
    assert_ne!(page.traces(NAME).await?, Vec::<String>::new(), "the name is looked for in the right places");

    let page = leader.visit(&server, &home).await?;
    open_form(&page).await?;
    page.picture("erase").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Xóa dữ liệu người này").await?;
    page.sees("Xóa rồi không lấy lại được.").await?;
    page.picture("erase-sure").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Không xóa").await?;
    page.click(Role::Button, "Xóa dữ liệu người này").await?;
    page.click(Role::Button, "Xóa hẳn").await?;
    page.sees("Đã xóa hẳn dữ liệu của người này.").await?;
    let page = leader.visit(&server, "nha/da-bo").await?;
    page.sees("Đã xóa theo yêu cầu").await?;
    page.picture("erased").await?;
    page.is_accessible().await?;
    assert_eq!(page.traces(NAME).await?, Vec::<String>::new());

    // The other device is told by name before it takes the file, and forgets too.
    let word = exchange::save_package(&leader, &server).await?;
    let sent = std::fs::read_to_string(&word).context("the package cannot be read")?;
    assert!(!sent.contains(NAME));
    let page = exchange::receive(&member, &server).await?;
    exchange::look_at(&page, &word).await?;
    page.sees("họ đã xin xóa dữ liệu").await?;
    page.sees(NAME).await?;
    page.picture("erased-by-file").await?;
    page.is_accessible().await?;
    exchange::take_in(&page).await?;
    let page = member.visit(&server, &home).await?;
    page.sees("người trong nhà").await?;
    assert!(!page.text().await?.contains(NAME));
    assert_eq!(page.traces(NAME).await?, Vec::<String>::new());

    // The file from before says nothing any more, on both.
    for browser in [&leader, &member] {
        let page = exchange::receive(browser, &server).await?;
        exchange::look_at(&page, &old).await?;
        page.sees("Máy đã có mọi thứ trong tệp này.").await?;
        assert_eq!(page.traces(NAME).await?, Vec::<String>::new());
    }
    assert_eq!(exchange::check_code(&member, &server).await?, exchange::check_code(&leader, &server).await?);
    page.is_quiet().await
}
