//! The inbox: files other apps shared into this one, or that were opened with it, lie there until the person is done
//! with them. A phone may close the app at any moment, and a second share begins it anew.

use crate::ui::files::NamedFile;
use crate::ui::frame::base_path;
use crate::ui::kept::{keep_opening, opening};
use js_sys::{Array, Reflect, decode_uri_component};
use leptos::prelude::window;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Cache, CacheStorage, Request, Response};
use wasm_bindgen_futures::JsFuture;

/// The event that tells of files laid in while the app is open (see `boot.js`).
pub const FILES_ARRIVED: &str = "tung-nha:files-arrived";

/// Returns the files that lie in it; each stays until it is removed. `None` if the browser does not open the inbox.
pub async fn look() -> Option<Vec<NamedFile>> {
    let mut files = Vec::new();
    let Some(caches) = caches() else { return Some(files) };
    let (cache, requests) = opened(&caches).await?;
    for request in requests.iter() {
        files.extend(laid_in(&cache, request.unchecked_ref()).await);
    }
    Some(files)
}

/// Returns whether a file lies in it, without touching any.
pub async fn has_files() -> bool {
    let Some(caches) = caches() else { return false };
    opened(&caches).await.is_some_and(|(_, requests)| requests.length() > 0)
}

async fn opened(caches: &CacheStorage) -> Option<(Cache, Array)> {
    let cache: Cache = JsFuture::from(caches.open(&name())).await.ok()?.unchecked_into();
    let requests = Array::from(&JsFuture::from(cache.keys()).await.ok()?);
    Some((cache, requests))
}

/// Notes that a file is about to be opened: one that ends the app is told by that at the next start.
pub fn begin_opening(address: &str) {
    let mut addresses = opening();
    if !addresses.iter().any(|kept| kept == address) {
        addresses.push(address.to_owned());
        keep_opening(&addresses);
    }
}

/// Notes that the app got over opening a file.
pub fn end_opening(address: &str) {
    let mut addresses = opening();
    addresses.retain(|kept| kept != address);
    keep_opening(&addresses);
}

/// Returns whether the app stopped while it was opening a file.
pub fn has_stopped_at(address: &str) -> bool {
    opening().iter().any(|kept| kept == address)
}

/// Removes a file that the person is done with.
pub async fn remove(address: &str) {
    end_opening(address);
    let Some(caches) = caches() else { return };
    // What does not go away is looked at again at the next start: better twice than never.
    if let Ok(cache) = JsFuture::from(caches.open(&name())).await {
        let _ = JsFuture::from(cache.unchecked_into::<Cache>().delete_with_str(address)).await;
    }
}

/// Returns whether files that were opened with the app found no room in the inbox (see `boot.js`).
pub fn lacks_files() -> bool {
    Reflect::get(&window(), &"__filesLost".into()).is_ok_and(|lost| lost.is_truthy())
}

/// Deletes the inbox with whatever lies in it.
///
/// # Errors
/// The browser does not delete it; with its words.
pub async fn delete() -> Result<(), String> {
    let Some(caches) = caches() else { return Ok(()) };
    let deleted = JsFuture::from(caches.delete(&name())).await;
    deleted.map(drop).map_err(|thrown| format!("the inbox: {thrown:?}"))
}

/// Without a secure connection there is no inbox.
fn caches() -> Option<CacheStorage> {
    window().caches().ok().filter(|caches| !caches.is_undefined())
}

/// The service worker names it after its scope, so that two wards on one host do not open each other's.
fn name() -> String {
    format!("inbox-{}/", base_path())
}

/// Returns a file that lies in the inbox, or `None` if it was removed meanwhile. It comes without its content where that
/// cannot be read.
async fn laid_in(cache: &Cache, request: &Request) -> Option<NamedFile> {
    let mut file = NamedFile { name: String::new(), content: None, inbox_address: Some(request.url()) };
    let Ok(response) = JsFuture::from(cache.match_with_request(request)).await else { return Some(file) };
    let response: Response = response.dyn_into().ok()?;
    let said = |header: &str| response.headers().get(header).ok().flatten();
    file.name =
        said("x-file-name").and_then(|name| decode_uri_component(&name).ok()).map(String::from).unwrap_or_default();
    if said("x-unreadable").is_none()
        && let Ok(content) = response.blob()
    {
        file.content = JsFuture::from(content).await.ok().and_then(|content| content.dyn_into().ok());
    }
    Some(file)
}
