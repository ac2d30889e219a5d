//! Every page in the practice ward: fit for everybody in light and dark, and never wider than the screen.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tung_nha::engine::seed;

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::page::{Page, Role};
use crate::harness::server::Server;
use crate::harness::wait_for;
use crate::pages::{start, walk};

/// The pages that every ward has. A household and a visit are found on the walk.
const ROUTES: [&str; 19] = [
    "bat-dau",
    "bat-dau/phuong-moi",
    "cai-dat",
    "chi-tieu",
    "chi-tieu/sua",
    "gui-nhan?muc=gui",
    "gui-nhan?muc=nhan",
    "gui-nhan?muc=so",
    "man-hinh-chinh",
    "nha",
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

/// Returns what reaches beyond the screen and does not lie in a part that scrolls by itself.
const TOO_WIDE: &str = r"
    const width = screen.width;
    const scrolls = (element) => element && element !== document.documentElement
      && (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
    const wide = [...document.body.querySelectorAll('*')].filter((element) => element.checkVisibility()
      && element.getBoundingClientRect().right > width + 1 && !scrolls(element.parentElement));
    const total = document.documentElement.scrollWidth;
    return [...(total > width ? [`the page: ${total} of ${width}`] : []),
      ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 200))];
";

#[tokio::test]
async fn every_page_is_accessible_in_light_and_dark() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Phone).await?;
    let mut faults = Vec::new();
    for route in routes(&browser, &server).await? {
        let page = open(&browser, &server, &route).await?;
        for look in ["light", "dark"] {
            let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": look }] });
            page.ask_browser_with("Emulation.setEmulatedMedia", features).await?;
            if let Err(fault) = page.is_accessible().await {
                faults.push(format!("{look}: {fault:#}"));
            }
        }
    }
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

#[tokio::test]
async fn no_page_is_wider_than_a_small_screen() -> Result<()> {
    fits(Screen::SmallPhone).await
}

#[tokio::test]
async fn no_page_is_wider_than_the_screen_when_text_is_twice_as_large() -> Result<()> {
    fits(Screen::LargeText).await
}

async fn fits(screen: Screen) -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, screen).await?;
    let mut faults = Vec::new();
    for route in routes(&browser, &server).await? {
        let page = open(&browser, &server, &route).await?;
        let wide = page.run(TOO_WIDE).await?;
        if wide.as_array().is_none_or(|wide| !wide.is_empty()) {
            page.picture(&format!("too-wide-{}", faults.len())).await?;
            faults.push(format!("{route}: {wide:#}"));
        }
    }
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

/// Fills a practice ward and returns the address of every page.
async fn routes(browser: &Browser, server: &Server) -> Result<Vec<String>> {
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
    let item = format!("chi-tieu/sua/{}", seed::id(&["CX-2022", "H01"]));
    Ok(ROUTES.map(str::to_owned).into_iter().chain([household, visit, edit, add, person, item]).collect())
}

/// Opens a page and waits until it shows what it was opened for.
async fn open(browser: &Browser, server: &Server, route: &str) -> Result<Page> {
    let page = browser.visit(server, route).await?;
    wait_for("the page's content", || async {
        let is_ready = "return document.querySelector('h1') !== null && document.querySelector('.skeleton') === null";
        Ok((page.run(is_ready).await? == Value::Bool(true)).then_some(()))
    })
    .await?;
    Ok(page)
}
