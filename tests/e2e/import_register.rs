//! Scenarios of the first days: a ward is named, its register comes from Excel; practice never touches it.

use std::path::PathBuf;

use anyhow::Result;
use rust_xlsxwriter::Workbook;

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::in_project;
use crate::harness::page::Role;
use crate::harness::server::Server;
use crate::pages::first_run::FirstRun;
use crate::pages::import_register::ImportRegister;

/// Three households of five people; one telephone number is no number.
const ROWS: [[&str; 6]; 6] = [
    ["Hộ số", "Họ và tên", "Năm sinh", "Quan hệ với chủ hộ", "Số điện thoại", "Địa chỉ"],
    ["1", "Nguyễn Văn Bình", "1958", "Chủ hộ", "0912345678", "Số 3 ngõ 6, tổ 52, khu 4B"],
    ["", "Trần Thị Lan", "1961", "Vợ", "", ""],
    ["2", "Lê Minh Đức", "1985", "Chủ hộ", "khong co", "Số 5 ngõ 6, tổ 52, khu 4B"],
    ["3", "Phạm Thị Hoa", "1990", "Chủ hộ", "0987654321", "Số 7 ngõ 6, tổ 52, khu 4B"],
    ["", "Vũ Gia Huy", "2015", "Con", "", ""],
];

/// Writes a small register and returns where it is.
fn register(name: &str) -> Result<PathBuf> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Khu 4B")?;
    for (row, cells) in (0..).zip(ROWS) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell)?;
        }
    }
    let folder = in_project("target/e2e");
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(name);
    workbook.save(&path)?;
    Ok(path)
}

#[tokio::test]
async fn register_from_excel_fills_a_new_ward() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Phone).await?;
    let page = browser.visit(&server, "").await?;
    let first_run = FirstRun::open(page.clone()).await?;
    page.picture("first-run").await?;
    page.is_accessible().await?;
    first_run.name_ward("Phường Cao Xanh", "Vũ Thị Hạnh").await?;

    let import = ImportRegister(page.clone());
    page.is_accessible().await?;
    import.choose(&register("khu-4b.xlsx")?).await?;
    page.picture("import-sheets").await?;
    page.is_accessible().await?;
    import.read().await?;
    page.sees("Số điện thoại không đúng").await?;
    page.picture("import-compared").await?;
    page.is_accessible().await?;
    import.take(3, 5).await?;
    page.picture("import-taken").await?;

    browser.visit(&server, "to-chuc").await?.sees("Khu 4B").await?;
    page.sees("3 nhà").await?;
    page.picture("organisation").await?;
    page.is_accessible().await?;
    page.is_quiet().await
}

#[tokio::test]
async fn same_register_again_says_nothing_new_and_import_can_be_undone() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::SmallPhone).await?;
    let page = browser.visit(&server, "").await?;
    FirstRun::open(page.clone()).await?.name_ward("Phường Cao Xanh", "").await?;
    let import = ImportRegister(page.clone());
    let file = register("hai-lan.xlsx")?;
    import.choose(&file).await?;
    page.picture("import-columns-small").await?;
    import.read().await?;
    import.take(3, 5).await?;
    page.click(Role::Button, "Hoàn tác lần nhập này").await?;
    page.sees("Đã hoàn tác").await?;

    browser.visit(&server, "nhap-excel").await?;
    import.choose(&file).await?;
    import.read().await?;
    import.take(3, 5).await?;
    browser.visit(&server, "nhap-excel").await?;
    import.choose(&file).await?;
    import.read().await?;
    page.sees("Danh sách này không có gì mới").await
}

#[tokio::test]
async fn file_that_is_no_spreadsheet_is_refused_in_plain_words() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Phone).await?;
    let page = browser.visit(&server, "").await?;
    FirstRun::open(page.clone()).await?.name_ward("Phường Cao Xanh", "").await?;
    let file = in_project("target/e2e/danh-sach.xlsx");
    std::fs::create_dir_all(in_project("target/e2e"))?;
    std::fs::write(&file, b"%PDF-1.4 not a register at all")?;
    page.choose_file(&file).await?;
    page.sees("Đây là tệp PDF.").await?;
    page.sees("Dữ liệu trên máy không đổi.").await
}

#[tokio::test]
async fn practice_stays_over_a_reload_and_leaves_nothing_behind() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Phone).await?;
    let page = browser.visit(&server, "").await?;
    FirstRun::open(page.clone()).await?;
    page.click(Role::Button, "Dùng thử").await?;
    page.sees("Đang dùng thử").await?;
    page.reload().await?;
    page.sees("Đang dùng thử").await?;
    page.picture("practice").await?;
    page.click(Role::Button, "Thoát và xóa").await?;
    FirstRun::open(page).await.map(drop)
}

#[tokio::test]
async fn lost_data_are_told_of() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Phone).await?;
    let page = browser.visit(&server, "").await?;
    FirstRun::open(page.clone()).await?;
    // What a device that had 62 homes keeps beside its data, when the data are gone.
    page.run("localStorage.setItem('tung-nha:had', JSON.stringify({ households: 62, at_ms: 1663335660000 }))").await?;
    page.reload().await?;
    page.sees("Dữ liệu trên máy này không còn").await?;
    page.sees("Máy từng có 62 nhà, thấy lần cuối ngày 16/9/2022.").await?;
    page.picture("data-gone").await?;
    page.is_accessible().await
}
