//! Scenarios of the shell: opening without a network, updating on the user's word, receiving a shared file.

use std::fs;

use anyhow::Result;
use serde_json::json;

use crate::harness::app_copy::AppCopy;
use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::page::Page;
use crate::harness::server::Server;
use crate::harness::wait_for;

#[tokio::test]
async fn app_opens_without_a_network_after_one_visit() -> Result<()> {
    let mut server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Phone).await?;
    let page = browser.visit(&server, "").await?;
    page.has_started().await?;
    page.is_ready_offline().await?;
    page.is_accessible().await?;
    page.is_quiet().await?;

    server.stop();
    page.reload().await?;
    page.has_started().await?;
    page.picture("offline").await?;
    // The host has no file of this name: the app answers the address itself.
    browser.visit(&server, "nha/khong-co-tep-nay").await?.has_started().await
}

#[tokio::test]
async fn browser_finds_the_app_fit_to_install() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Phone).await?;
    let page = browser.visit(&server, "").await?;
    page.is_ready_offline().await?;
    let manifest = page.ask_browser("Page.getAppManifest").await?;
    assert_eq!(manifest["errors"], json!([]));
    let base = server.address();
    let parsed = &manifest["manifest"];
    assert_eq!((&parsed["startUrl"], &parsed["scope"], &parsed["id"]), (&json!(base), &json!(base), &json!(base)));
    assert_eq!(parsed["shareTarget"]["action"], json!(format!("{base}nhan-tep")));
    let faults = page.ask_browser("Page.getInstallabilityErrors").await?;
    assert_eq!(faults["installabilityErrors"], json!([]));
    Ok(())
}

#[tokio::test]
async fn app_outlives_the_death_of_its_browser() -> Result<()> {
    let mut server = Server::start()?;
    let profile = Profile::fresh()?;
    let browser = Browser::open(&profile, Screen::SmallPhone).await?;
    browser.visit(&server, "").await?.is_ready_offline().await?;
    browser.kill();

    server.stop();
    let browser = Browser::open(&profile, Screen::SmallPhone).await?;
    browser.visit(&server, "").await?.has_started().await?;
    server.start_again()?;
    browser.visit(&server, "").await?.is_ready_offline().await
}

#[tokio::test]
async fn workers_start_from_the_cache() -> Result<()> {
    let mut server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Phone).await?;
    let page = browser.visit(&server, "").await?;
    page.is_ready_offline().await?;
    server.stop();
    for loader in ["engine_loader.js", "sheets_loader.js", "codes_loader.js"] {
        // A worker that cannot load says so through its error event, at the latest when its wasm is compiled.
        page.run(&format!(
            "await new Promise((resolve, reject) => {{
               const worker = new Worker('{loader}');
               worker.onerror = (event) => reject(event.message || 'the worker did not load');
               setTimeout(resolve, 1000);
             }});"
        ))
        .await?;
    }
    page.is_quiet().await
}

#[tokio::test]
async fn new_version_waits_for_the_users_word() -> Result<()> {
    let app = AppCopy::new("update")?;
    let server = Server::start_with(&app.0)?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Desk).await?;
    let page = browser.visit(&server, "").await?;
    page.is_ready_offline().await?;
    let first = cached_versions(&page).await?;
    assert_eq!(first.len(), 1);

    let script = fs::read_to_string(app.0.join("sw.js"))?;
    fs::write(app.0.join("sw.js"), script.replacen("const VERSION = \"", "const VERSION = \"next-", 1))?;
    // What did not change is taken from the version on the device: the host need not have it any more.
    fs::remove_file(app.0.join("icons/icon-512.png"))?;
    page.run("await (await navigator.serviceWorker.ready).update()").await?;
    wait_for("the new version", || async {
        Ok((page.run("return window.__updateReady").await? == json!(true)).then_some(()))
    })
    .await?;
    assert_eq!(cached_versions(&page).await?.len(), 2);

    page.run("window.stays = true; window.dispatchEvent(new Event('tung-nha:update-accepted'))").await?;
    wait_for("the page to load again", || async {
        Ok((page.run("return window.stays ?? false").await? == json!(false)).then_some(()))
    })
    .await?;
    page.is_ready_offline().await?;
    let second = cached_versions(&page).await?;
    assert_eq!(second.len(), 1);
    assert!(second[0].contains("next-"), "{second:?}");
    page.is_quiet().await
}

#[tokio::test]
async fn version_with_a_damaged_file_is_never_installed() -> Result<()> {
    let app = AppCopy::new("damaged")?;
    fs::write(app.0.join("icons/icon.svg"), "<svg/>")?;
    let server = Server::start_with(&app.0)?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Desk).await?;
    let page = browser.visit(&server, "").await?;
    let active = page
        .run(
            "const registration = await navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' });
             const worker = registration.installing;
             while (worker && worker.state !== 'redundant') await new Promise((resolve) => setTimeout(resolve, 20));
             return registration.active !== null;",
        )
        .await?;
    assert_eq!(active, json!(false));
    assert!(cached_versions(&page).await?.is_empty());
    // The app itself runs all the same.
    page.has_started().await
}

#[tokio::test]
async fn shared_file_waits_in_the_inbox() -> Result<()> {
    let file = std::env::temp_dir().join(format!("Khu 3 - tuần 37 {}.txt", std::process::id()));
    fs::write(&file, "{\"muc\":23}")?;
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Phone).await?;
    let page = browser.visit(&server, "").await?;
    page.is_ready_offline().await?;
    // A form with a real file is what the system sends when another app shares to this one.
    page.run(
        "const form = document.createElement('form');
         Object.assign(form, { action: 'nhan-tep', method: 'post', enctype: 'multipart/form-data' });
         form.append(Object.assign(document.createElement('input'), { type: 'file', name: 'tep' }));
         form.append(Object.assign(document.createElement('input'), { type: 'submit', value: 'Chia sẻ' }));
         document.body.append(form);",
    )
    .await?;
    page.choose_file(&file).await?;
    // Sent without leaving the page, the file stays where the worker laid it.
    let received = page
        .run(
            "const body = new FormData(document.querySelector('form[action=nhan-tep]'));
             await fetch('nhan-tep', { method: 'post', body, redirect: 'manual' });
             const inbox = await caches.open(`inbox-${new URL(document.baseURI).pathname}`);
             return Promise.all((await inbox.keys()).map(async (key) => {
               const response = await inbox.match(key);
               return [decodeURIComponent(response.headers.get('x-file-name')), await response.text()];
             }));",
        )
        .await?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
    assert_eq!(received, json!([[name, "{\"muc\":23}"]]));
    // Sent as the system does it, the page that takes received files opens.
    page.run("document.querySelector('form[action=nhan-tep]').submit()").await?;
    wait_for("the page of received files", || async { Ok(page.path().await?.contains("/gui-nhan").then_some(())) })
        .await?;
    page.has_started().await?;
    Ok(fs::remove_file(file)?)
}

/// The versions of the app the device holds.
async fn cached_versions(page: &Page) -> Result<Vec<String>> {
    let names = page.run("return (await caches.keys()).filter((name) => name.startsWith('app-'))").await?;
    Ok(serde_json::from_value(names)?)
}
