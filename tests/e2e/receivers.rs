//! Sending only what is needed: what one receiver lacks, their homes, and figures alone.

use anyhow::Result;

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::page::{Page, Role};
use crate::harness::server::Server;
use crate::pages::{exchange, import, start, visit, walk};

const MEMBER: &str = "Lê Văn Hai";

async fn visit_next(browser: &Browser, server: &Server) -> Result<Page> {
    let page = browser.visit(server, "nha").await?;
    walk::visit_next(&page).await?;
    visit::answer(&page, "Đã hướng dẫn", "Lên mức 2", "").await?;
    visit::save(&page).await?;
    Ok(page)
}

#[tokio::test]
async fn each_receiver_is_sent_what_they_lack_and_told_what_they_will_see() -> Result<()> {
    let server = Server::start()?;
    let [first, second] = [Profile::fresh()?, Profile::fresh()?];
    let leader = Browser::open(&first, Screen::Phone).await?;
    let (page, list) = start::begin_with_list(&leader, &server, &first).await?;
    import::take(&page, &list).await?;
    let page = leader.visit(&server, "to-chuc/nguoi/moi").await?;
    page.fill("Họ và tên", MEMBER).await?;
    page.click(Role::Button, "Lưu").await?;
    page.sees(&format!("Đã lưu {MEMBER}")).await?;

    // Of whom no file has come, nothing is known.
    let page = exchange::send(&leader, &server).await?;
    page.pick("Gửi riêng một người").await?;
    page.sees("Chưa nhận tệp nào của người này, nên gửi tất cả.").await?;
    let package = exchange::save(&leader, &page).await?;
    let member = Browser::open(&second, Screen::SmallPhone).await?;
    exchange::take(&exchange::receive(&member, &server).await?, &package).await?;
    walk::say_who(&member.visit(&server, "nha").await?, MEMBER).await?;
    visit_next(&member, &server).await?;
    let from_member = exchange::save_package(&member, &server).await?;
    exchange::take(&exchange::receive(&leader, &server).await?, &from_member).await?;
    visit_next(&leader, &server).await?;
    // What goes to others meanwhile says nothing of this receiver.
    exchange::save_package(&leader, &server).await?;

    let page = exchange::send(&leader, &server).await?;
    page.pick("Gửi riêng một người").await?;
    page.sees("còn thiếu 1 thay đổi").await?;
    page.sees("Người nhận sẽ thấy: 0 nhà, 0 người, 0 tên, 0 số điện thoại, 1 lượt thăm.").await?;
    page.sees("Trong tệp không có tên hay số điện thoại của người dân.").await?;
    page.picture("to-one").await?;
    page.is_accessible().await?;
    page.click(Role::Checkbox, "Chỉ nhà người này phụ trách").await?;
    page.sees("Không có gì mới để gửi.").await?;
    page.click(Role::Checkbox, "Chỉ nhà người này phụ trách").await?;
    let package = exchange::save(&leader, &page).await?;
    exchange::take(&exchange::receive(&member, &server).await?, &package).await?;
    assert_eq!(exchange::check_code(&member, &server).await?, exchange::check_code(&leader, &server).await?);
    let page = leader.visit(&server, "gui-nhan?muc=so").await?;
    page.sees("người này còn thiếu 1 thay đổi").await?;
    page.sees("Mọi thay đổi đều đã gửi đi.").await?;
    page.picture("receipts").await?;
    page.is_accessible().await?;

    // Figures alone are read before they go, and hold nobody's name.
    let page = exchange::send(&leader, &server).await?;
    page.pick("Chỉ số liệu").await?;
    page.sees("Số liệu Phường Mẫu").await?;
    page.picture("figures").await?;
    page.is_accessible().await?;
    let figures = std::fs::read_to_string(exchange::save_unsent(&leader, &page).await?)?;
    for secret in [start::ME, MEMBER, "Nguyễn", "Trần", "090"] {
        assert!(!figures.contains(secret), "{secret} in {figures}");
    }
    page.is_quiet().await
}
