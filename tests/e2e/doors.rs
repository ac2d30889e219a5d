//! The walk and the people behind its doors: finding them, many doors at once, adding, editing and moving people.

use anyhow::{Context, Result, ensure};

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::page::{Page, Role};
use crate::harness::server::Server;
use crate::pages::{import, people, start, walk};

/// The homes of the practice ward.
const PRACTICE_HOMES: usize = 60;

#[tokio::test]
async fn doors_are_found_however_they_are_typed() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Phone).await?;
    let page = practice(&browser, &server).await?;
    let all = PRACTICE_HOMES;
    page.picture("walk").await?;

    walk::search(&page, "doan").await?;
    page.sees("Đoàn").await?;
    let found = walk::count(&page, "Tất cả").await?;
    ensure!(found < all, "{found} of {all} homes are named Đoàn");
    walk::search(&page, "0900000").await?;
    walk::finds(&page, all).await?;
    walk::search(&page, "không có ai").await?;
    page.sees("Không thấy “không có ai” trong 60 nhà").await?;
    page.picture("walk-nothing").await?;
    ensure!(page.path().await?.contains("tim="), "{}", page.path().await?);
    page.click(Role::Button, "Xem tất cả").await?;
    walk::finds(&page, all).await?;

    page.click(Role::Button, "Chưa đến").await?;
    walk::finds_rows(&page, walk::count(&page, "Chưa đến").await?).await?;
    page.picture("walk-unvisited").await?;
    page.is_quiet().await
}

#[tokio::test]
async fn doors_are_in_sight_below_the_filters() -> Result<()> {
    let server = Server::start()?;
    for (screen, least) in [(Screen::Phone, 2), (Screen::SmallPhone, 1)] {
        let profile = Profile::fresh()?;
        let browser = Browser::open(&profile, screen).await?;
        let (page, list) = start::begin_with_list(&browser, &server, &profile).await?;
        import::take(&page, &list).await?;
        let doors = walk::in_sight(&page).await?;
        ensure!(doors >= least, "{doors} doors are in sight, not {least}");
    }
    Ok(())
}

#[tokio::test]
async fn going_back_finds_the_walk_as_it_was() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Phone).await?;
    let page = practice(&browser, &server).await?;
    walk::search(&page, "thi").await?;
    let found = walk::rows(&page).await?;
    // A person rests before tapping: by then the browser has said that the page was scrolled.
    page.run("window.scrollTo(0, 600); await new Promise((done) => setTimeout(done, 200))").await?;
    walk::open_first_in_sight(&page).await?;
    page.find(Role::Link, "Ghi lượt thăm").await?;
    page.picture("household").await?;
    page.run("history.back()").await?;
    walk::finds_rows(&page, found).await?;
    let at = walk::scrolled_to(&page).await?;
    ensure!((at - 600.0).abs() < 2.0, "scrolled to {at}");
    page.is_quiet().await
}

#[tokio::test]
async fn many_doors_are_logged_at_once_and_taken_back() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Phone).await?;
    let page = practice(&browser, &server).await?;
    page.click(Role::Button, "Chưa đến").await?;
    let unvisited = walk::count(&page, "Chưa đến").await?;
    let absent = walk::count(&page, "Vắng").await?;

    walk::choose(&page, 3).await?;
    page.sees("Đã chọn 3 nhà:").await?;
    page.picture("walk-choosing").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Vắng nhà").await?;
    page.sees("Đã ghi 3 nhà vắng.").await?;
    walk::counts(&page, "Chưa đến", unvisited - 3).await?;
    walk::counts(&page, "Vắng", absent + 3).await?;

    page.click(Role::Button, "Hoàn tác").await?;
    walk::counts(&page, "Chưa đến", unvisited).await?;
    walk::counts(&page, "Vắng", absent).await?;

    walk::choose(&page, 2).await?;
    page.click(Role::Button, "Hẹn lại").await?;
    page.picture("walk-postpone").await?;
    page.click(Role::Button, "Ghi lịch hẹn").await?;
    page.sees("Đã hẹn lại 2 nhà: ngày mai.").await?;
    walk::counts(&page, "Chưa đến", unvisited - 2).await?;
    page.is_quiet().await
}

#[tokio::test]
async fn people_are_added_corrected_and_moved() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::SmallPhone).await?;
    let page = practice(&browser, &server).await?;
    page.click(Role::Link, "Thêm nhà").await?;
    page.click(Role::Button, "Lưu").await?;
    page.sees("Ghi ít nhất số nhà, ngõ hoặc địa chỉ.").await?;
    page.fill("Số nhà", "99").await?;
    page.fill("Ngõ, phố", "Ngõ 12").await?;
    page.picture("home-form").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Lưu").await?;
    page.sees("Đã thêm nhà.").await?;
    page.sees("Chưa ghi ai trong nhà").await?;

    page.click(Role::Link, "Thêm người").await?;
    people::write_first(&page, "Hoàng Thị Kiểm", "54").await?;
    page.click(Role::Button, "Lưu").await?;
    page.sees("Chưa đọc được ngày sinh này.").await?;
    page.picture("people-form").await?;
    page.click(Role::Button, "Sửa thành 1954").await?;
    // Leaving loses nothing.
    page.click(Role::Link, "Quay lại").await?;
    page.click(Role::Link, "Thêm người").await?;
    page.sees("Chữ gõ dở lần trước vẫn còn đây").await?;
    people::press_twice(&page, "Lưu").await?;
    page.sees("Đã thêm 1 người.").await?;
    page.sees("1 người trong nhà").await?;
    page.sees("(1954)").await?;
    // The number of what is left leads to the names of it.
    page.click(Role::Button, " mục").await?;
    ensure!(page.run("return document.activeElement.id").await? == "people", "the number leads elsewhere");

    page.click(Role::Link, "Sửa Hoàng Thị Kiểm").await?;
    page.fill("Số điện thoại", "01681234567").await?;
    page.click(Role::Button, "Lưu").await?;
    page.sees("nay không gọi được").await?;
    page.click(Role::Button, "Sửa thành 0381 234 567").await?;
    people::move_to(&page, "tran").await?;
    page.picture("person-form").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Lưu").await?;
    page.sees("Đã chuyển Hoàng Thị Kiểm.").await?;
    page.sees("0381 234 567").await?;
    page.picture("household-moved").await?;
    page.click(Role::Button, "Hoàn tác").await?;
    people::lives_elsewhere(&page, "Hoàng Thị Kiểm").await?;
    page.is_quiet().await
}

#[tokio::test]
async fn consent_is_never_chosen_beforehand() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Phone).await?;
    let page = practice(&browser, &server).await?;
    walk::open_first_in_sight(&page).await?;
    page.click(Role::Button, "Ghi câu trả lời của nhà").await?;
    for name in page.names(Role::Radio).await? {
        let radio = page.all(Role::Radio, &name).await?.pop().context("it was named")?;
        ensure!(!radio.is_selected().await?, "{name} is chosen");
    }
    page.click(Role::Button, "Lưu").await?;
    page.sees("Chọn câu trả lời của nhà.").await?;
    page.pick("Đồng ý cho lưu thông tin").await?;
    page.pick("Nói trực tiếp").await?;
    page.picture("consent").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Lưu").await?;
    page.sees("Đã ghi ý kiến của nhà.").await?;
    page.sees("nói trực tiếp").await?;
    page.is_quiet().await
}

async fn practice(browser: &Browser, server: &Server) -> Result<Page> {
    let page = browser.visit(server, "").await?;
    start::practise(&page).await?;
    walk::finds(&page, PRACTICE_HOMES).await?;
    Ok(page)
}
