//! Every page in the practice ward: fit for everybody in light and dark, and never wider than the screen.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::server::Server;
use crate::pages::every::{open, routes};

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
    fits(Screen::SmallPhone, "vi").await
}

#[tokio::test]
async fn no_page_is_wider_than_a_small_screen_in_english() -> Result<()> {
    fits(Screen::SmallPhone, "en").await
}

#[tokio::test]
async fn no_page_is_wider_than_the_screen_when_text_is_twice_as_large() -> Result<()> {
    fits(Screen::LargeText, "vi").await
}

async fn fits(screen: Screen, language: &str) -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, screen).await?;
    let mut faults = Vec::new();
    let routes = routes(&browser, &server).await?;
    let choice = format!("localStorage.setItem('tung-nha:preferences', JSON.stringify({{ language: '{language}' }}))");
    browser.visit(&server, "").await?.run(&choice).await?;
    for route in routes {
        let page = open(&browser, &server, &route).await?;
        ensure!(page.run("return document.documentElement.lang").await? == language, "{route} is in another language");
        let wide = page.run(TOO_WIDE).await?;
        if wide.as_array().is_none_or(|wide| !wide.is_empty()) {
            page.picture(&format!("too-wide-{}", faults.len())).await?;
            faults.push(format!("{route}: {wide:#}"));
        }
    }
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}
