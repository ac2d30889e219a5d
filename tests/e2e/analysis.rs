//! The ward as tables, made offline, and read back.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use zip::ZipArchive;

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::page::Role;
use crate::harness::server::Server;
use crate::pages::start;

#[tokio::test]
async fn the_ward_leaves_as_tables_without_names_unless_somebody_asks_for_them() -> Result<()> {
    let mut server = Server::start()?;
    let profile = Profile::fresh()?;
    let browser = Browser::open(&profile, Screen::SmallPhone).await?;
    let page = browser.visit(&server, "").await?;
    start::practise(&page).await?;
    page.is_ready_offline().await?;
    server.stop();
    let page = browser.visit(&server, "bao-cao").await?;
    page.click(Role::Link, "Dữ liệu để phân tích").await?;
    page.sees("Mỗi hộ, mỗi người vẫn còn một mã").await?;
    page.picture("analysis").await?;
    page.is_accessible().await?;
    let people = number_before(&page.text().await?, " người").context("the page says how many people there are")?;
    page.click(Role::Button, "Lập tệp").await?;
    page.sees("Tệp đã lập xong").await?;
    page.picture("analysis-ready").await?;
    page.is_accessible().await?;
    let before = browser.downloads()?;
    page.click(Role::Button, "Lưu thành tệp").await?;
    let nameless = browser.new_download(&before).await?;
    let name = nameless.file_name().unwrap_or_default().to_string_lossy().into_owned();
    ensure!(name.starts_with("tung-nha_phan-tich_phuong-tap-duot_") && name.ends_with("_khong-ten.zip"), "{name}");
    ensure!(rows(&nameless, "residents")?.len() == people, "{people} people are counted");
    ensure!(rows(&nameless, "statuses")?.len() > people, "everybody with every item");
    for table in ["residents", "households", "members"] {
        let text = read(&nameless, table)?;
        ensure!(!text.contains("Nguyễn") && !text.contains("Ngõ"), "nobody is named in {table}");
    }

    page.pick("Có tên").await?;
    page.sees("Tệp này có dữ liệu cá nhân").await?;
    page.picture("analysis-named").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Lập tệp có tên").await?;
    page.sees("Lập tệp có tên người dân?").await?;
    page.run("[...document.querySelectorAll('dialog[open] button')].at(-1).click();").await?;
    page.sees("Tệp đã lập xong").await?;
    let before = browser.downloads()?;
    page.click(Role::Button, "Lưu thành tệp").await?;
    let named = browser.new_download(&before).await?;
    ensure!(rows(&named, "residents")?.len() == people, "the same people");
    ensure!(rows(&named, "residents")?.iter().any(|row| row.contains("Nguyễn")), "by their names");
    page.is_quiet().await
}

/// Returns the number that stands before some words: "60 hộ, 150 người".
fn number_before(text: &str, words: &str) -> Option<usize> {
    let before = text.match_indices(words).map(|(place, _)| text.get(..place).unwrap_or_default());
    let numbers = before.filter_map(|before| before.rsplit(' ').next()?.replace('.', "").parse().ok());
    numbers.into_iter().next()
}

/// Returns a table of an export.
fn read(file: &Path, table: &str) -> Result<String> {
    let mut text = String::new();
    ZipArchive::new(File::open(file)?)?.by_name(&format!("{table}.csv"))?.read_to_string(&mut text)?;
    Ok(text)
}

/// Returns the rows of a table, without its head.
fn rows(file: &Path, table: &str) -> Result<Vec<String>> {
    Ok(read(file, table)?.lines().skip(1).map(str::to_owned).collect())
}
