//! Where the ward stands, the names behind the numbers, and the report that keeps them.

use std::io::Read;

use anyhow::{Context, Result, ensure};

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::page::{Page, Role};
use crate::harness::server::Server;
use crate::pages::{start, visit, walk};

/// Opens the practice ward, and goes on without a network.
async fn practice(profile: &Profile, server: &mut Server, screen: Screen) -> Result<(Browser, Page)> {
    let browser = Browser::open(profile, screen).await?;
    let page = browser.visit(server, "").await?;
    start::practise(&page).await?;
    page.is_ready_offline().await?;
    server.stop();
    Ok((browser, page))
}

#[tokio::test]
async fn every_number_opens_its_names_by_ward_and_by_lane() -> Result<()> {
    let mut server = Server::start()?;
    let profile = Profile::fresh()?;
    let (browser, _page) = practice(&profile, &mut server, Screen::SmallPhone).await?;
    let page = browser.visit(&server, "chi-tieu").await?;
    page.sees("Cả phường: 8 chỉ tiêu, 60 hộ").await?;
    page.sees("Đủ cả 3 mục").await?;
    page.sees("mỗi tuần để kịp").await?;
    page.picture("targets").await?;
    page.is_accessible().await?;
    let page = browser.visit(&server, "chi-tieu?theo=ngo").await?;
    page.sees("Phố Bến Thử").await?;
    page.picture("targets-by-lane").await?;
    page.is_accessible().await?;
    page.click(Role::Link, "Phố Bến Thử").await?;
    page.sees("Phố Bến Thử: 8 chỉ tiêu, 12 hộ").await?;
    let links = page.names(Role::Link).await?;
    let is_only = |name: &&String| links.iter().filter(|other| other == name).count() == 1;
    let left = links.iter().find(|name| name.starts_with("còn ") && is_only(name));
    page.click(Role::Link, left.context("nobody is left")?).await?;
    page.sees("Chưa đạt").await?;
    ensure!(page.text().await?.contains("Phố Bến Thử"), "names of that street");
    page.is_quiet().await
}

#[tokio::test]
async fn report_keeps_the_numbers_it_was_sent_with_and_goes_to_word_and_excel() -> Result<()> {
    let mut server = Server::start()?;
    let profile = Profile::fresh()?;
    let (browser, _page) = practice(&profile, &mut server, Screen::Phone).await?;
    let page = browser.visit(&server, "bao-cao").await?;
    page.sees("Chưa có báo cáo nào").await?;
    page.is_accessible().await?;
    page.click(Role::Link, "Lập báo cáo").await?;
    page.find(Role::Button, "Xem báo cáo").await?;
    page.picture("report-new").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Xem báo cáo").await?;
    page.sees("I. KẾT QUẢ ĐẠT ĐƯỢC").await?;
    page.picture("report").await?;
    page.is_accessible().await?;
    let path = page.path().await?.trim_start_matches('/').to_owned();
    page.click(Role::Link, "Sửa lời").await?;
    page.fill("Kiến nghị", "Mời nhà mạng về khu một buổi tối.").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Lưu báo cáo").await?;
    page.sees("II. KIẾN NGHỊ").await?;
    page.click(Role::Button, "Chốt số và gửi").await?;
    page.sees("Chốt số liệu báo cáo này?").await?;
    page.run("document.querySelector('dialog[open] .main').click();").await?;
    page.sees("Số liệu đã chốt").await?;
    let sent = paper(&page).await?;

    let next = browser.visit(&server, "nha").await?;
    walk::visit_next(&next).await?;
    next.pick("Đã hướng dẫn").await?;
    visit::save(&next).await?;
    let page = browser.visit(&server, &path).await?;
    page.sees("Số liệu đã chốt").await?;
    assert_eq!(paper(&page).await?, sent, "what was sent stays");

    for (button, mark) in [("Tải Word", b"PK".as_slice()), ("Tải Excel", b"PK"), ("Tải CSV", b"\xef\xbb\xbf")] {
        let before = browser.downloads()?;
        page.click(Role::Button, button).await?;
        let file = browser.new_download(&before).await?;
        let mut start = vec![0; mark.len()];
        std::fs::File::open(&file)?.read_exact(&mut start)?;
        ensure!(start == mark, "{button} made {file:?}");
    }
    page.run("navigator.clipboard.writeText = async (text) => { window.copied = text };").await?;
    page.click(Role::Button, "Tin gửi Zalo").await?;
    page.sees("Chỉ có số chung, không có tên ai.").await?;
    page.picture("report-text").await?;
    page.is_accessible().await?;
    page.run("document.querySelector('dialog[open] .main').click();").await?;
    page.sees("Đã chép. Mở Zalo").await?;
    let copied = page.run("return window.copied").await?;
    let copied = copied.as_str().context("nothing was copied")?;
    ensure!(copied.lines().count() >= 10 && copied.contains("60 hộ") && !copied.contains("Nguyễn"), "{copied}");
    page.click(Role::Button, "Lập bản mới để sửa").await?;
    page.run("document.querySelector('dialog[open] .main').click();").await?;
    page.sees("Bác ghi lý do trước đã.").await?;
    page.is_quiet().await
}

#[tokio::test]
async fn targets_are_copied_changed_closed_and_stay_once_a_report_was_sent() -> Result<()> {
    let mut server = Server::start()?;
    let profile = Profile::fresh()?;
    let (browser, _page) = practice(&profile, &mut server, Screen::SmallPhone).await?;
    let page = browser.visit(&server, "chi-tieu/sua").await?;
    page.sees("Đang áp dụng").await?;
    page.click(Role::Link, "Thêm bộ chỉ tiêu").await?;
    page.choose("Bắt đầu giống bộ nào", "Mẫu có sẵn: 2026").await?;
    page.picture("set-new").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Lập bộ chỉ tiêu").await?;
    page.sees("Nộp hồ sơ trên Cổng quốc gia").await?;
    page.sees("Chưa áp dụng").await?;
    page.fill("Từ ngày", "01012022").await?;
    page.click(Role::Button, "Lưu bộ chỉ tiêu").await?;
    page.sees("Đang áp dụng").await?;
    page.picture("set").await?;
    page.is_accessible().await?;
    page.click(Role::Link, "Tài khoản và quét mã QR").await?;
    page.tick("Người thường trú").await?;
    page.click(Role::Button, "Lưu mục").await?;
    page.sees("người, từ 15 tuổi, người thường trú, mục tiêu 100%").await?;

    let page = browser.visit(&server, "bao-cao/moi").await?;
    page.click(Role::Button, "Xem báo cáo").await?;
    page.sees("I. KẾT QUẢ ĐẠT ĐƯỢC").await?;
    page.click(Role::Button, "Chốt số và gửi").await?;
    page.run("document.querySelector('dialog[open] .main').click();").await?;
    page.sees("Số liệu đã chốt").await?;
    let page = browser.visit(&server, "chi-tieu/sua").await?;
    page.sees("Có báo cáo đã gửi tính theo bộ này").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Lập bản mới của bộ này").await?;
    page.fill("Vì sao phải sửa", "Phường giao lại chỉ tiêu").await?;
    page.run("document.querySelector('dialog[open] .main').click();").await?;
    page.sees("Đã lập bản mới").await?;
    page.click(Role::Button, "Đóng bộ này").await?;
    page.sees("Mở lại bộ này").await?;
    page.is_accessible().await?;
    let page = browser.visit(&server, "chi-tieu").await?;
    page.sees("8 chỉ tiêu").await?;
    page.sees("Lên sàn Voso").await?;
    page.is_quiet().await
}

/// Returns the words of the paper.
async fn paper(page: &Page) -> Result<String> {
    let words = page.run("return document.querySelector('.a4').innerText").await?;
    Ok(words.as_str().unwrap_or_default().to_owned())
}
