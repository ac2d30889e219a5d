//! The register of a whole ward, through the screen: it can be stopped, every row that is wrong is listed, and all of it
//! goes in.

use anyhow::{Result, ensure};

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::page::{Page, Role};
use crate::harness::server::Server;
use crate::pages::{exchange, import, start};
use crate::register;

/// Presses the button that stops as soon as it is told how many rows are read: the driver would come too late.
const STOP_MIDWAY: &str = r"
    const look = (resolve) => {
      const stop = [...document.querySelectorAll('button')].find((button) => button.textContent.includes('Dừng'));
      const isTold = /Đang đọc: [\d.]+\/17\.5\d\d dòng/.test(document.body.textContent);
      if (!stop || !isTold) return setTimeout(look, 1, resolve);
      stop.click();
      resolve();
    };
    await new Promise(look);
";

#[tokio::test]
async fn a_wards_register_is_stopped_looked_at_and_taken_in() -> Result<()> {
    let server = Server::start()?;
    let profile = Profile::fresh()?;
    let browser = Browser::open(&profile, Screen::Phone).await?;
    let page = browser.visit(&server, "").await?;
    start::begin_ward(&page, "Phường Mẫu", "Phạm Thị Mẫu").await?;
    let (list, faulty) = register::write_ward(&profile.folder_for("Lists")?)?;
    let (households, people) = ("7.000", "17.500");
    ensure!(register::people(register::WARD_HOUSEHOLDS) == 17_500, "the list is another");
    let before = exchange::check_code(&browser, &server).await?;

    let page = browser.visit(&server, "nhap-excel").await?;
    page.choose_file(&list).await?;
    page.click(Role::Button, "Đọc thử").await?;
    page.run(STOP_MIDWAY).await?;
    page.sees("Đã dừng, chưa nhập gì.").await?;
    ensure!(exchange::check_code(&browser, &server).await? == before, "something was taken in");

    let page = browser.visit(&server, "nhap-excel").await?;
    import::read(&page, &list).await?;
    lists(&page, &faulty).await?;
    page.picture("ward-register").await?;
    import::take_in(&page, &format!("{households} hộ, {people} người")).await?;
    let (code, amount) = exchange::check_code(&browser, &server).await?;
    ensure!(amount == format!("{households} nhà, {people} người, 0 lượt thăm"), "{amount}");
    ensure!(code != before.0, "the check code is still that of the empty ward");
    page.is_quiet().await
}

/// Opens every list of rows to look at, and finds each faulty row there.
async fn lists(page: &Page, rows: &[u32]) -> Result<()> {
    page.run("document.querySelectorAll('details').forEach((details) => { details.open = true; })").await?;
    for row in rows {
        page.sees(&format!("dòng {row}, cột D")).await?;
    }
    Ok(())
}
