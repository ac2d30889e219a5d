//! The base of every page object: finds what a person would, by role and visible name, and waits for it.

use std::cell::Cell;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::{By, Key, WebDriver, WebElement};
use tokio::time::{Instant, sleep_until};

use crate::harness::{in_project, wait_for};

/// Empties the page, and makes its parts one by one.
const PART: &str = r"
    document.body.replaceChildren();
    const part = (tag, properties, text = '') => {
      const element = Object.assign(document.createElement(tag), properties);
      element.textContent = text;
      document.body.append(element);
      return element;
    };
";

/// The least time between two presses.
const PACE: Duration = Duration::from_millis(350);

thread_local!(static LAST_PRESS: Cell<Option<Instant>> = const { Cell::new(None) });

/// Finds elements by role and accessible name.
const LOCATE: &str = include_str!("locate.js");

/// The ARIA roles that scenarios ask for, each called as ARIA calls it.
#[derive(Clone, Copy, Debug)]
pub enum Role {
    Alert,
    Button,
    Checkbox,
    Combobox,
    Heading,
    Link,
    Radio,
    Status,
    Textbox,
}

/// The page in the browser's front tab.
#[derive(Clone)]
pub struct Page {
    web: WebDriver,
}

impl Page {
    pub fn new(web: &WebDriver) -> Self {
        Self { web: web.clone() }
    }

    /// Waits for the visible element of `role` whose name is `name`, or else the only one whose name contains it.
    ///
    /// # Errors
    /// When none or several fit; the message lists the names there are.
    pub async fn find(&self, role: Role, name: &str) -> Result<WebElement> {
        let found = wait_for(name, || async {
            let found = self.all(role, name).await?;
            Ok((found.len() == 1).then_some(found))
        });
        match found.await {
            Ok(mut found) => found.pop().context("one was found"),
            Err(error) => {
                let seen = self.names(role).await?;
                Err(error.context(format!("no single {role:?} is named {name:?}; on the page are {seen:?}")))
            }
        }
    }

    /// All visible elements of `role` named `name`: those of exactly that name, or else those that contain it.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn all(&self, role: Role, name: &str) -> Result<Vec<WebElement>> {
        let arguments = vec![json!(role.aria()), json!(name), json!(false)];
        Ok(self.web.execute(LOCATE, arguments).await?.elements()?)
    }

    /// The names of all visible elements of `role`, in reading order.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn names(&self, role: Role) -> Result<Vec<String>> {
        let arguments = vec![json!(role.aria()), json!(""), json!(true)];
        Ok(self.web.execute(LOCATE, arguments).await?.convert()?)
    }

    /// Waits for an element and clicks it.
    ///
    /// # Errors
    /// When it does not come or something covers it.
    pub async fn click(&self, role: Role, name: &str) -> Result<()> {
        let press = async || {
            let element = self.find(role, name).await?;
            // The bar at the bottom covers what would be scrolled only just into sight.
            element.scroll_into_view().await?;
            sleep_until(next_press()).await;
            let outcome = element.click().await;
            LAST_PRESS.set(Some(Instant::now()));
            Ok(outcome?)
        };
        // What is on the page may be drawn anew between the look and the click; a person just clicks again.
        match press().await {
            Err(error) if is_stale(&error) => press().await,
            outcome => outcome,
        }
    }

    /// Chooses the radio named `name` by a click on its label: the radio itself is often hidden.
    ///
    /// # Errors
    /// When there is no such radio or something covers its label.
    pub async fn pick(&self, name: &str) -> Result<()> {
        self.click_label(Role::Radio, name).await
    }

    /// Ticks the checkbox named `name`, or takes its tick away, by a click on its label.
    ///
    /// # Errors
    /// When there is no such checkbox or something covers its label.
    pub async fn tick(&self, name: &str) -> Result<()> {
        self.click_label(Role::Checkbox, name).await
    }

    async fn click_label(&self, role: Role, name: &str) -> Result<()> {
        let choice = self.find(role, name).await?.to_json()?;
        let label = self.web.execute("return arguments[0].labels[0]", vec![choice]).await?.element()?;
        label.scroll_into_view().await?;
        Ok(label.click().await?)
    }

    /// Chooses `option` of the list labelled `label`.
    ///
    /// # Errors
    /// When there is no such list or option.
    pub async fn choose(&self, label: &str, option: &str) -> Result<()> {
        let list = self.find(Role::Combobox, label).await?;
        let option = list.find(By::XPath(format!(".//option[normalize-space()='{option}']"))).await?;
        Ok(option.click().await?)
    }

    /// Empties the text field labelled `label` and types `text`.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn fill(&self, label: &str, text: &str) -> Result<()> {
        let field = self.find(Role::Textbox, label).await?;
        field.clear().await?;
        Ok(field.send_keys(text).await?)
    }

    /// Hands the file at `path` to the page's file field, which is often hidden behind a button.
    ///
    /// # Errors
    /// When there is no file field.
    pub async fn choose_file(&self, path: &Path) -> Result<()> {
        self.choose_files(&[path]).await
    }

    /// Hands several files to the page's file field at once.
    ///
    /// # Errors
    /// When there is no file field, or it takes only one.
    pub async fn choose_files(&self, paths: &[&Path]) -> Result<()> {
        let paths: Vec<_> = paths.iter().map(|path| path.to_string_lossy()).collect();
        Ok(self.file_field().await?.send_keys(paths.join("\n")).await?)
    }

    /// Waits for the page's file field.
    ///
    /// # Errors
    /// When there is none.
    pub async fn file_field(&self) -> Result<WebElement> {
        wait_for("a file field", || async {
            let fields = self.web.execute("return [...document.querySelectorAll('input[type=file]')]", vec![]).await?;
            Ok(fields.elements()?.pop())
        })
        .await
    }

    /// Presses a key where the focus is.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn press(&self, key: Key) -> Result<()> {
        Ok(self.web.action_chain().send_keys(key).perform().await?)
    }

    /// Types where the focus is.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn write(&self, text: &str) -> Result<()> {
        Ok(self.web.action_chain().send_keys(text).perform().await?)
    }

    /// Tells whether the focus is on an element.
    ///
    /// # Errors
    /// When the element is not on the page any more.
    pub async fn has_focus(&self, element: &WebElement) -> Result<bool> {
        let script = "return arguments[0] === document.activeElement";
        Ok(self.web.execute(script, vec![element.to_json()?]).await?.convert()?)
    }

    /// Waits until `text` can be read on the page.
    ///
    /// # Errors
    /// When it does not come; the message holds what can be read.
    pub async fn sees(&self, text: &str) -> Result<()> {
        let seen = wait_for(text, || async { Ok(self.text().await?.contains(text).then_some(())) }).await;
        match seen {
            Ok(()) => Ok(()),
            Err(error) => Err(error.context(format!("on the page: {}", self.text().await?))),
        }
    }

    /// Everything that can be read on the page, one line a line, spaces joined.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn text(&self) -> Result<String> {
        let text: String = self.web.execute("return document.body.innerText", vec![]).await?.convert()?;
        let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        Ok(lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"))
    }

    /// The path and query the page is at.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn path(&self) -> Result<String> {
        let url = self.web.current_url().await?;
        Ok(url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path())))
    }

    /// Puts other parts in the place of the app: `parts` calls `part(tag, properties, text)` for each.
    ///
    /// # Errors
    /// When `parts` throws.
    pub async fn furnish(&self, parts: &str) -> Result<()> {
        self.run(&format!("{PART}{parts}")).await.map(drop)
    }

    /// Loads the page again.
    ///
    /// # Errors
    /// When it cannot be loaded.
    pub async fn reload(&self) -> Result<()> {
        Ok(self.web.refresh().await?)
    }

    /// Runs the body of a function, which may `await`, in the page and hands back what it returns.
    ///
    /// # Errors
    /// When it throws.
    pub async fn run(&self, body: &str) -> Result<Value> {
        let script = format!(
            "const done = arguments[0]; (async () => {{ {body} }})()
               .then((value) => done([true, value ?? null]), (error) => done([false, String(error)]));"
        );
        match self.web.execute_async(script, vec![]).await?.convert()? {
            (true, value) => Ok(value),
            (false, error) => bail!("in the page: {error}"),
        }
    }

    /// Returns where on this device a text lies as it stands: rows, private files, what pages keep.
    ///
    /// # Errors
    /// When something cannot be read.
    pub async fn traces(&self, text: &str) -> Result<Vec<String>> {
        let script = include_str!("traces.js").replace("ARGUMENT_TEXT", &json!(text).to_string());
        Ok(serde_json::from_value(self.run(&script).await?)?)
    }

    /// Takes what is stored here away, as browsers do: `kinds` are "indexeddb" and "file_systems", with a comma between.
    ///
    /// # Errors
    /// When the browser does not know a kind.
    pub async fn loses(&self, kinds: &str) -> Result<()> {
        let origin = self.run("return location.origin").await?;
        let what = json!({ "origin": origin, "storageTypes": kinds });
        self.ask_browser_with("Storage.clearDataForOrigin", what).await.map(|_| ())
    }

    /// Waits until the app has taken the place of what stood there while it was loading.
    ///
    /// # Errors
    /// When it does not start; the message holds what can be read.
    pub async fn has_started(&self) -> Result<()> {
        let started = "return document.querySelector('#app > *') && !document.querySelector('.opening')";
        let seen = wait_for("the app to start", || async {
            Ok((self.web.execute(started, vec![]).await?.json() == &json!(true)).then_some(()))
        });
        match seen.await {
            Ok(()) => Ok(()),
            Err(error) => Err(error.context(format!("on the page: {}", self.text().await?))),
        }
    }

    /// Asks the browser's developer tools, whose answers no script in the page can have.
    ///
    /// # Errors
    /// When the tools do not know `method`.
    pub async fn ask_browser(&self, method: &str) -> Result<Value> {
        self.ask_browser_with(method, json!({})).await
    }

    /// Asks or tells the browser's developer tools with parameters.
    ///
    /// # Errors
    /// When the tools do not know `method` or refuse the parameters.
    pub async fn ask_browser_with(&self, method: &str, parameters: Value) -> Result<Value> {
        Ok(self.web.cdp().send_raw(method, parameters).await?)
    }

    /// Waits until the service worker holds the whole app.
    ///
    /// # Errors
    /// When it does not get there.
    pub async fn is_ready_offline(&self) -> Result<()> {
        let ready = "return window.__offlineReady === true && navigator.serviceWorker.controller !== null";
        wait_for("the service worker", || async {
            Ok((self.web.execute(ready, vec![]).await?.json() == &json!(true)).then_some(()))
        })
        .await
    }

    /// Writes a picture of the page to `target/e2e/<name>.png`.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn picture(&self, name: &str) -> Result<()> {
        let folder = in_project("target/e2e");
        std::fs::create_dir_all(&folder)?;
        Ok(self.web.screenshot(&folder.join(format!("{name}.png"))).await?)
    }

    /// Checks the page with axe.
    ///
    /// # Errors
    /// When axe finds a violation: the message names each rule and the elements.
    pub async fn is_accessible(&self) -> Result<()> {
        let axe = in_project("target/tools/npm/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&axe).with_context(|| format!("{} is missing", axe.display()))?;
        self.web.execute(axe, vec![]).await?;
        let violations = self
            .run(
                "const { violations } = await axe.run(document);
                 return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);",
            )
            .await?;
        if !violations.as_array().is_some_and(Vec::is_empty) {
            bail!("axe finds on {}: {violations:#}", self.path().await?);
        }
        Ok(())
    }

    /// Checks that nothing went wrong behind the page: no error, no warning, no broken policy, since the last look.
    ///
    /// # Errors
    /// When the console holds a complaint.
    pub async fn is_quiet(&self) -> Result<()> {
        let entries = self.web.browser_log().await?;
        let complaints: Vec<_> = entries.iter().filter(|entry| matches!(&*entry.level, "SEVERE" | "WARNING")).collect();
        if !complaints.is_empty() {
            bail!("the console complains: {complaints:#?}");
        }
        Ok(())
    }
}

/// Returns when a person could press again: the app takes what comes sooner for the end of a double tap.
fn next_press() -> Instant {
    LAST_PRESS.get().map_or_else(Instant::now, |last| last + PACE)
}

impl Role {
    fn aria(self) -> String {
        format!("{self:?}").to_lowercase()
    }
}

/// Tells that an element was drawn anew after it was found.
fn is_stale(error: &anyhow::Error) -> bool {
    format!("{error:#}").contains("stale element")
}
