//! Every page of the app, in the practice ward.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use tung_nha::engine::shared_id;

use crate::harness::browser::Browser;
use crate::harness::page::{Page, Role};
use crate::harness::server::Server;
use crate::harness::wait_for;
use crate::pages::{start, walk};

/// The pages that every ward has. A household and a visit are found on the walk.
const ROUTES: [&str; 25] = [
    "bao-cao",
    "bao-cao/moi",
    "bat-dau",
    "bat-dau/phuong-moi",
    "cai-dat",
    "chi-tieu",
    "chi-tieu/sua",
    "gui-nhan/khac",
    "gui-nhan/trung",
    "gui-nhan?muc=gui",
    "gui-nhan?muc=nhan",
    "gui-nhan?muc=so",
    "man-hinh-chinh",
    "may-nay",
    "nha",
    "nha/da-bo",
    "nha/moi",
    "nhap-excel",
    "ten",
    "to-chuc",
    "to-chuc/khu/moi",
    "to-chuc/nguoi/moi",
    "to-chuc/phuong/moi",
    "to-chuc/to/moi",
    "toi-la",
];

/// The link beside those that edit a person.
const EDIT_HOME: &str = "Sửa nhà này";

/// Fills a practice ward and returns the address of every page.
///
/// # Errors
/// When a page cannot be reached.
pub async fn routes(browser: &Browser, server: &Server) -> Result<Vec<String>> {
    let page = browser.visit(server, "").await?;
    start::practise(&page).await?;
    walk::visit_next(&page).await?;
    let visit = page.path().await?;
    let visit = visit.trim_start_matches('/').to_owned();
    let household = visit.strip_suffix("/luot").context("a visit has its address below the household's")?.to_owned();
    let page = open(browser, server, &household).await?;
    page.sees("người trong nhà").await?;
    let edits = page.names(Role::Link).await?.into_iter().find(|name| name.starts_with("Sửa ") && name != EDIT_HOME);
    page.click(Role::Link, &edits.context("nobody can be edited")?).await?;
    let person = page.path().await?.trim_start_matches('/').to_owned();
    let edit = format!("{household}/sua");
    let add = format!("{household}/them");
    let item = format!("chi-tieu/sua/{}", shared_id(&["CX-2022", "H01"]));
    Ok(ROUTES.map(str::to_owned).into_iter().chain([household, visit, edit, add, person, item]).collect())
}

/// Opens a page and waits until it shows what it was opened for.
///
/// # Errors
/// When it does not.
pub async fn open(browser: &Browser, server: &Server, route: &str) -> Result<Page> {
    let page = browser.visit(server, route).await?;
    // What stands there while the app is loading has a heading too.
    page.has_started().await?;
    wait_for("the page's content", || async {
        let is_ready = "return document.querySelector('h1') !== null && document.querySelector('.skeleton') === null";
        Ok((page.run(is_ready).await? == Value::Bool(true)).then_some(()))
    })
    .await?;
    ensure!(!page.text().await?.contains("Không có trang này"), "{route} leads nowhere");
    Ok(page)
}
