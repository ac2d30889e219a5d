//! Two people work on the same home, apart from each other.

use anyhow::Result;

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::page::{Page, Role};
use crate::harness::server::Server;
use crate::pages::{exchange, import, start, walk};

const ME: &str = "Phạm Thị Mẫu";

/// Writes a note on a home in its form.
async fn write_note(browser: &Browser, server: &Server, home: &str, note: &str) -> Result<Page> {
    let page = browser.visit(server, &format!("{home}/sua")).await?;
    page.fill("Ghi chú", note).await?;
    page.click(Role::Button, "Lưu").await?;
    page.sees(note).await?;
    Ok(page)
}

#[tokio::test]
async fn two_versions_stand_side_by_side_until_one_is_chosen() -> Result<()> {
    let server = Server::start()?;
    let [first, second] = [Profile::fresh()?, Profile::fresh()?];
    let leader = Browser::open(&first, Screen::Phone).await?;
    let (page, list) = start::begin_with_list(&leader, &server, &first).await?;
    import::take(&page, &list).await?;
    walk::open_first_in_sight(&page).await?;
    let home = page.path().await?.trim_start_matches('/').to_owned();
    let package = exchange::save_package(&leader, &server).await?;
    let member = Browser::open(&second, Screen::SmallPhone).await?;
    exchange::take(&exchange::receive(&member, &server).await?, &package).await?;
    walk::say_who(&member.visit(&server, "nha").await?, ME).await?;

    write_note(&leader, &server, &home, "Cổng xanh").await?;
    write_note(&member, &server, &home, "Cổng sau chợ").await?;
    let from_member = exchange::save_package(&member, &server).await?;
    let page = exchange::receive(&leader, &server).await?;
    exchange::take(&page, &from_member).await?;

    // Both are kept, and told of, where files are exchanged and at the home itself.
    page.click(Role::Link, "1 chỗ hai bản khác nhau").await?;
    page.sees("Cổng xanh").await?;
    page.sees("Cổng sau chợ").await?;
    page.picture("conflict").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Chọn bản này").await?;
    page.sees("Chọn một bản trước đã.").await?;
    let page = leader.visit(&server, &home).await?;
    page.pick("Cổng xanh").await?;
    page.picture("conflict-at-home").await?;
    page.click(Role::Button, "Chọn bản này").await?;
    page.sees("Đã chọn xong").await?;
    let page = leader.visit(&server, "gui-nhan/khac").await?;
    page.sees("Không còn chỗ nào khác nhau").await?;

    // What was decided holds on the other device; the version that was not chosen can still be read there.
    let from_leader = exchange::save_package(&leader, &server).await?;
    exchange::take(&exchange::receive(&member, &server).await?, &from_leader).await?;
    assert_eq!(exchange::check_code(&member, &server).await?, exchange::check_code(&leader, &server).await?);
    let page = member.visit(&server, &home).await?;
    page.sees("Cổng xanh").await?;
    page.sees("Cổng sau chợ").await?;
    page.is_quiet().await
}
