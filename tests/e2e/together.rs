//! Two people work on the same home, apart from each other.

use anyhow::{Context, Result};

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::page::{Page, Role};
use crate::harness::server::Server;
use crate::pages::{exchange, import, people, start, walk};

/// The link beside those that edit a person.
const EDIT_HOME: &str = "Sửa nhà này";

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
    let [leader, member] = start::leader_and_member(&server, [Screen::Phone, Screen::SmallPhone]).await?;
    let page = leader.visit(&server, "nha").await?;
    walk::open_first_in_sight(&page).await?;
    let home = page.path().await?.trim_start_matches('/').to_owned();

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

#[tokio::test]
async fn home_taken_off_the_list_comes_back_when_somebody_else_was_there() -> Result<()> {
    let server = Server::start()?;
    let [leader, member] = start::leader_and_member(&server, [Screen::SmallPhone, Screen::Phone]).await?;

    // One person goes and is put back, on the page of the home and on the list of what was taken off.
    let page = leader.visit(&server, "nha").await?;
    let home = walk::open_first_home(&page).await?;
    let edit = page.names(Role::Link).await?.into_iter().find(|name| name.starts_with("Sửa ") && name != EDIT_HOME);
    let edit = edit.context("nobody can be edited")?;
    let name = edit.trim_start_matches("Sửa ").to_owned();
    page.click(Role::Link, &edit).await?;
    page.click(Role::Button, "Bỏ người này khỏi danh sách").await?;
    page.click(Role::Button, "Bỏ khỏi danh sách").await?;
    page.sees("Chọn lý do trước đã.").await?;
    page.pick("Đã chuyển đi").await?;
    page.picture("removal").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Bỏ khỏi danh sách").await?;
    page.sees(&format!("Đã bỏ {name}.")).await?;
    page.click(Role::Button, "1 người đã bỏ").await?;
    page.picture("removed-at-home").await?;
    page.is_accessible().await?;
    let page = leader.visit(&server, "nha/da-bo").await?;
    page.sees("Đã chuyển đi").await?;
    page.picture("removed").await?;
    page.is_accessible().await?;
    page.click(Role::Button, &format!("Lấy lại {name}")).await?;
    page.sees("Chưa bỏ nhà nào, người nào").await?;

    // The whole home goes, while somebody else is there.
    let page = leader.visit(&server, &format!("{home}/sua")).await?;
    page.click(Role::Button, "Bỏ nhà này khỏi danh sách").await?;
    page.pick("Cả nhà đã chuyển đi").await?;
    page.click(Role::Button, "Bỏ khỏi danh sách").await?;
    page.sees("Đã bỏ nhà khỏi danh sách.").await?;
    let page = leader.visit(&server, &home).await?;
    page.sees("Không có nhà này").await?;
    write_note(&member, &server, &home, "Vẫn ở đây").await?;
    let from_member = exchange::save_package(&member, &server).await?;
    exchange::take(&exchange::receive(&leader, &server).await?, &from_member).await?;
    let page = leader.visit(&server, "gui-nhan/khac").await?;
    page.sees("Nhà này đã có người bỏ").await?;
    page.picture("revived").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Giữ trong danh sách").await?;
    page.sees("Không còn chỗ nào khác nhau").await?;
    let page = leader.visit(&server, &home).await?;
    page.sees("Vẫn ở đây").await?;
    page.sees(&name).await?;
    page.is_quiet().await
}

#[tokio::test]
async fn file_taken_by_mistake_is_undone_as_if_it_had_never_come() -> Result<()> {
    let server = Server::start()?;
    let [first, second] = [Profile::fresh()?, Profile::fresh()?];
    let leader = Browser::open(&first, Screen::Phone).await?;
    let (page, list) = start::begin_with_list(&leader, &server, &first).await?;
    import::take(&page, &list).await?;
    let package = exchange::save_package(&leader, &server).await?;
    let member = Browser::open(&second, Screen::SmallPhone).await?;
    let page = exchange::receive(&member, &server).await?;
    exchange::take(&page, &package).await?;
    page.picture("taken").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Hoàn tác cả tệp").await?;
    page.sees("Đã hoàn tác cả tệp.").await?;
    let page = member.visit(&server, "").await?;
    page.sees("bắt đầu từ đâu?").await?;
    exchange::take(&exchange::receive(&member, &server).await?, &package).await?;
    assert_eq!(exchange::check_code(&member, &server).await?, exchange::check_code(&leader, &server).await?);

    // The list of intakes offers it too, until something stands on it or it was passed on.
    walk::say_who(&member.visit(&server, "nha").await?, start::ME).await?;
    exchange::save_package(&member, &server).await?;
    let page = member.visit(&server, "gui-nhan?muc=so").await?;
    page.sees("Đã hoàn tác").await?;
    assert_eq!(page.all(Role::Button, "Hoàn tác cả tệp").await?.len(), 0);
    page.is_quiet().await
}

#[tokio::test]
async fn person_entered_twice_is_joined_and_taken_apart_again() -> Result<()> {
    let server = Server::start()?;
    let profile = Profile::fresh()?;
    let browser = Browser::open(&profile, Screen::SmallPhone).await?;
    let (page, list) = start::begin_with_list(&browser, &server, &profile).await?;
    import::take(&page, &list).await?;
    let home = walk::open_first_home(&page).await?;
    for name in ["Hồ Văn Trùng", "Ho Van Trung"] {
        let page = browser.visit(&server, &format!("{home}/them")).await?;
        people::write_first(&page, name, "1960").await?;
        page.click(Role::Button, "Lưu").await?;
        page.sees(name).await?;
    }

    let page = browser.visit(&server, "gui-nhan").await?;
    page.click(Role::Link, "1 chỗ nghi trùng").await?;
    page.sees("Cùng tên, trong một nhà").await?;
    page.picture("duplicate").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Là một người").await?;
    page.sees("Không có ai, nhà nào nghi trùng").await?;
    let page = browser.visit(&server, &home).await?;
    page.sees("gộp từ nhiều lần ghi").await?;
    page.pick("Hồ Văn Trùng").await?;
    page.picture("joined").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Chọn bản này").await?;
    page.sees("Đã chọn xong").await?;

    // Both are there again, each as it was decided; and they are not suspected again.
    page.click(Role::Link, "Sửa Hồ Văn Trùng").await?;
    page.click(Role::Button, "Tách ra thành hai người").await?;
    page.picture("take-apart").await?;
    page.click(Role::Button, "Tách ra").await?;
    page.sees("Đã tách ra.").await?;
    let page = browser.visit(&server, &home).await?;
    page.sees("người trong nhà").await?;
    assert_eq!(page.all(Role::Link, "Sửa Hồ Văn Trùng").await?.len(), 2);
    let page = browser.visit(&server, "gui-nhan/trung").await?;
    page.sees("Không có ai, nhà nào nghi trùng").await?;
    page.is_quiet().await
}
