//! The app by keyboard alone: whatever can be pressed is reached, seen to have the focus, and named.

use anyhow::{Result, bail, ensure};
use serde_json::json;
use thirtyfour::Key;

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::page::Page;
use crate::harness::server::Server;
use crate::pages::every::{open, routes};
use crate::pages::start;

/// More presses of the Tab key than any page takes to go round.
const MOST_TABS: usize = 400;

/// Tells of the element that has the focus, and marks it: what it is, whether one sees it, whether it was met before.
const FOCUSED: &str = r"
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const shows = (part) => {
      const style = part && getComputedStyle(part);
      return style && ((style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none');
    };
    const isSeen = [element, element.parentElement, element.closest('label')].some(shows);
    // A field for a date has several stops of its own.
    const isMet = element.dataset.met !== undefined && window.lastFocused !== element;
    window.lastFocused = element;
    element.dataset.met = '';
    const name = element.getAttribute('aria-label') || element.labels?.[0]?.textContent || element.textContent
      || element.title;
    return { what: element.outerHTML.slice(0, 160), name: name.replace(/\s+/g, ' ').trim(), isSeen, isMet };
";

/// Returns what can be pressed or typed into and did not get the focus. Of radio buttons of one name, one does: the arrow
/// keys choose among them.
const UNREACHED: &str = r"
    const able = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex=\'0\']';
    const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
    const isOfMetGroup = (element) => element.type === 'radio'
      && document.querySelector(`input[type=radio][name='${element.name}'][data-met]`) !== null;
    const unmet = [...document.querySelectorAll(able)].filter((element) => isShown(element)
      && element.tabIndex >= 0 && element.dataset.met === undefined && !isOfMetGroup(element));
    const pointed = [...document.body.querySelectorAll('*')].filter((element) => isShown(element)
      && getComputedStyle(element).cursor === 'pointer' && !element.closest(`${able}, label, button, input, option`));
    return [...unmet, ...pointed].map((element) => element.outerHTML.slice(0, 160));
";

#[tokio::test]
async fn whatever_can_be_pressed_is_reached_by_the_tab_key() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Desk).await?;
    let mut faults = Vec::new();
    for route in routes(&browser, &server).await? {
        let page = open(&browser, &server, &route).await?;
        for _ in 0..MOST_TABS {
            page.press(Key::Tab).await?;
            let focused = page.run(FOCUSED).await?;
            // Between the page's end and its beginning the focus is the browser's own.
            if focused.is_null() {
                continue;
            }
            // A page that was drawn anew on the way is gone round once more.
            if focused["isMet"] == json!(true) {
                if page.run(UNREACHED).await? == json!([]) {
                    break;
                }
                continue;
            }
            if focused["isSeen"] != json!(true) {
                faults.push(format!("{route}: the focus is not seen: {}", focused["what"]));
            }
            if focused["name"] == json!("") {
                faults.push(format!("{route}: without a name: {}", focused["what"]));
            }
        }
        let unreached = page.run(UNREACHED).await?;
        faults.extend(unreached.as_array().into_iter().flatten().map(|what| format!("{route}: not reached: {what}")));
    }
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

#[tokio::test]
async fn a_visit_is_logged_and_taken_back_by_keyboard() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Desk).await?;
    let page = browser.visit(&server, "").await?;
    start::practise(&page).await?;
    go_to(&page, "Ghi nhà tiếp theo").await?;
    page.press(Key::Enter).await?;
    page.sees("Ghi lượt thăm").await?;
    go_to(&page, "Đã hướng dẫn").await?;
    page.press(Key::Space).await?;
    go_to(&page, "Ghi chú").await?;
    page.press(Key::Space).await?;
    go_to(&page, "Xong,").await?;
    page.press(Key::Enter).await?;
    page.sees("Đã lưu lượt thăm").await?;
    go_to(&page, "Hoàn tác").await?;
    page.press(Key::Enter).await?;
    page.sees("Đã hoàn tác").await
}

/// Presses the Tab key until the focus is on what has this in its name.
async fn go_to(page: &Page, name: &str) -> Result<()> {
    let mut passed = Vec::new();
    for _ in 0..MOST_TABS {
        let focused = page.run(FOCUSED).await?;
        match focused["name"].as_str() {
            Some(found) if found.contains(name) => return Ok(()),
            found => passed.push(found.unwrap_or_default().to_owned()),
        }
        page.press(Key::Tab).await?;
    }
    bail!("nothing is named {name:?}; the focus passed {passed:?}")
}
