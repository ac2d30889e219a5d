//! A person who uses nothing but the keyboard.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::{Key, WebElement};

use crate::harness::page::{Page, Role};

/// Looks on while somebody goes through a page with the Tab key.
const WATCH: &str = include_str!("keyboard.js");

/// Notes every element that listens to clicks, before the app puts it on the page.
const NOTE_CLICKABLE: &str = r"
    window.clickable = new WeakSet();
    const listen = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (type, ...rest) {
      if (type === 'click' && this instanceof Element) window.clickable.add(this);
      return listen.call(this, type, ...rest);
    };
";

/// Roles that a screen reader comes to without there being anything to do.
const IDLE_ROLES: [&str; 6] = ["RootWebArea", "main", "heading", "dialog", "region", "group"];

/// How many presses lead at most from one thing on the page to the next, and from the end back to the beginning.
const PRESSES: usize = 4;

/// Stops a person passes at most on the way to something.
const FAR: usize = 200;

/// Has every page that is loaded from now on note what listens to clicks.
///
/// # Errors
/// When the browser does not answer.
pub async fn note_clickable(page: &Page) -> Result<()> {
    let script = json!({ "source": NOTE_CLICKABLE });
    page.ask_browser_with("Page.addScriptToEvaluateOnNewDocument", script).await.map(drop)
}

/// Goes on with the Tab key to the element of `role` named `name`.
///
/// # Errors
/// When the focus does not come there.
pub async fn go_to(page: &Page, role: Role, name: &str) -> Result<()> {
    go_on_to(page, &page.find(role, name).await?).await.with_context(|| format!("on the way to {name}"))
}

/// Goes on with the Tab key to an element.
///
/// # Errors
/// When the focus does not come there.
pub async fn go_on_to(page: &Page, element: &WebElement) -> Result<()> {
    for _ in 0..FAR {
        if page.has_focus(element).await? {
            return Ok(());
        }
        page.press(Key::Tab).await?;
    }
    bail!("the focus does not come there")
}

/// Goes to something and presses Enter.
///
/// # Errors
/// When the focus does not come there.
pub async fn enter(page: &Page, role: Role, name: &str) -> Result<()> {
    go_to(page, role, name).await?;
    page.press(Key::Enter).await
}

/// Chooses the radio named `name`: Tab leads to its group, the arrows to itself.
///
/// # Errors
/// When the focus does not come there.
pub async fn choose(page: &Page, name: &str) -> Result<()> {
    let radio = page.find(Role::Radio, name).await?;
    let group = format!("return document.activeElement.name === {}", json!(radio.prop("name").await?));
    for _ in 0..FAR {
        if page.has_focus(&radio).await? {
            return page.press(Key::Space).await;
        }
        let is_in_group = page.run(&group).await? == json!(true);
        page.press(if is_in_group { Key::Down } else { Key::Tab }).await?;
    }
    bail!("the focus does not come to {name}")
}

/// Goes through the page and checks that the Tab key reaches whatever can be done, seen and in sight, that all of it has
/// a name, and that nothing answers only to a finger.
///
/// # Errors
/// When something is not so; the message names each element.
pub async fn reaches_everything(page: &Page) -> Result<()> {
    page.run(WATCH).await?;
    let stops: usize = serde_json::from_value(page.run("return keyboard.stops").await?)?;
    for _ in 0..(stops + 1) * PRESSES {
        page.press(Key::Tab).await?;
        if page.run("return keyboard.arrive()").await? == json!(true) {
            break;
        }
    }
    let mut faults: Vec<String> = serde_json::from_value(page.run("return keyboard.faults()").await?)?;
    faults.extend(nameless(page).await?);
    ensure!(faults.is_empty(), "on {}:\n{}", page.path().await?, faults.join("\n"));
    Ok(())
}

/// What can take the focus and has no name for a screen reader.
async fn nameless(page: &Page) -> Result<BTreeSet<String>> {
    let tree = page.ask_browser("Accessibility.getFullAXTree").await?;
    let nodes = tree["nodes"].as_array().context("the browser shows no tree")?;
    let is = |node: &Value, property: &str| {
        let mut properties = node["properties"].as_array().into_iter().flatten();
        properties.any(|one| one["name"] == property && one["value"]["value"] == true)
    };
    let is_nameless = |node: &&Value| {
        let is_idle = IDLE_ROLES.iter().any(|role| node["role"]["value"] == *role);
        is(node, "focusable") && !is_idle && node["name"]["value"].as_str().is_none_or(str::is_empty)
    };
    Ok(nodes.iter().filter(is_nameless).map(|node| format!("without a name: {}", node["role"])).collect())
}
