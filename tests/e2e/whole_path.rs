//! The whole path of the data: from an Excel file over the walk, a visit, a dead browser and a stopped server to a second
//! device, and back.

use anyhow::Result;

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::page::Role;
use crate::harness::server::Server;
use crate::pages::{exchange, import, start, visit, walk};
use crate::register;

const ME: &str = "Phạm Thị Mẫu";
const GUIDED: &str = "Đã hướng dẫn";
const STEP: &str = "Lên mức 2";

#[tokio::test]
async fn data_go_from_excel_over_a_dead_browser_to_equal_devices() -> Result<()> {
    let mut server = Server::start()?;
    let [first, second, third, fourth] = [Profile::fresh()?, Profile::fresh()?, Profile::fresh()?, Profile::fresh()?];

    // Excel, then the first door, where the browser dies in mid-form.
    let leader = Browser::open(&first, Screen::Phone).await?;
    let page = leader.visit(&server, "").await?;
    page.is_ready_offline().await?;
    start::begin_ward(&page, "Phường Mẫu", ME).await?;
    let list = register::write(&first.folder_for("Lists")?)?;
    import::take(&page, &list).await?;
    let walk_heading = page.find(Role::Heading, "Từng nhà").await?;
    assert_eq!(walk_heading.tag_name().await?, "h1");
    walk::visit_next(&page).await?;
    visit::answer(&page, GUIDED, STEP, "Đã phát tờ rơi").await?;
    page.picture("whole-path-visit").await?;
    leader.kill();

    // The draft is still there; the visit is saved, and kept without a server.
    let leader = Browser::open(&first, Screen::Phone).await?;
    let page = leader.visit(&server, "nha").await?;
    walk::go_on_with_draft(&page).await?;
    page.sees("Đang ghi dở từ").await?;
    visit::holds(&page, GUIDED, STEP, "Đã phát tờ rơi").await?;
    visit::save(&page).await?;
    let saved = exchange::check_code(&leader, &server).await?;
    let people = register::people();
    assert_eq!(saved.1, format!("{} nhà, {people} người, 1 lượt thăm", register::HOUSEHOLDS));
    page.is_ready_offline().await?;
    server.stop();
    page.reload().await?;
    assert_eq!(exchange::check_code(&leader, &server).await?, saved);
    server.start_again()?;

    // A second device takes everything in.
    let package = exchange::save_package(&leader, &server).await?;
    let name = package.file_name().unwrap_or_default().to_string_lossy();
    assert!(name.starts_with("tung-nha_phuong-mau_pham-thi-mau_20") && name.ends_with(".txt"), "{name}");
    let member = Browser::open(&second, Screen::SmallPhone).await?;
    let page_of_member = member.visit(&server, "").await?;
    start::open_file(&page_of_member).await?;
    exchange::take(&page_of_member, &package).await?;
    assert_eq!(exchange::check_code(&member, &server).await?, saved);

    // Both work on, apart from each other.
    walk::visit_next(&leader.visit(&server, "nha").await?).await?;
    visit::answer(&page, GUIDED, "Đã quan tâm", "Hẹn tối mai").await?;
    visit::save(&page).await?;
    walk::say_who(&member.visit(&server, "nha").await?, ME).await?;
    // While the word that says who it is still stands: it must not lie over the button, even on so small a screen.
    walk::visit_next(&page_of_member).await?;
    visit::answer(&page_of_member, "Chỉ khảo sát", STEP, "Máy cũ").await?;
    visit::save(&page_of_member).await?;
    let leaders = exchange::check_code(&leader, &server).await?;
    assert_ne!(leaders, exchange::check_code(&member, &server).await?);

    // Whatever the order, whoever has the same files has the same data.
    let from_leader = exchange::save_package(&leader, &server).await?;
    let from_member = exchange::save_package(&member, &server).await?;
    exchange::take(&exchange::receive(&leader, &server).await?, &from_member).await?;
    let equal = exchange::check_code(&leader, &server).await?;
    assert_eq!(equal.1, format!("{} nhà, {people} người, 3 lượt thăm", register::HOUSEHOLDS));
    exchange::take(&exchange::receive(&member, &server).await?, &from_leader).await?;
    assert_eq!(exchange::check_code(&member, &server).await?, equal);
    for (profile, files) in [(third, [&from_leader, &from_member]), (fourth, [&from_member, &from_leader])] {
        let newcomer = Browser::open(&profile, Screen::Phone).await?;
        for file in files {
            exchange::take(&exchange::receive(&newcomer, &server).await?, file).await?;
        }
        assert_eq!(exchange::check_code(&newcomer, &server).await?, equal);
    }
    page.is_quiet().await
}
