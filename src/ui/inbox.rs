//! The inbox: files other apps shared into this one, or opened with it, lie there until the app has taken them.

use crate::ui::files::NamedFile;
use crate::ui::frame::base_path;
use js_sys::{Array, decode_uri_component};
use leptos::prelude::window;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Blob, Cache, CacheStorage, Request, Response};
use wasm_bindgen_futures::JsFuture;

/// The event that tells of files laid in while the app is open (see `boot.js`).
pub const FILES_ARRIVED: &str = "tung-nha:files-arrived";

/// Takes the files out; each goes to whoever takes it first. `None` if the browser does not open the inbox.
pub async fn take() -> Option<Vec<NamedFile>> {
    let mut files = Vec::new();
    let Some(caches) = caches() else { return Some(files) };
    let cache: Cache = JsFuture::from(caches.open(&name())).await.ok()?.unchecked_into();
    for request in Array::from(&JsFuture::from(cache.keys()).await.ok()?).iter() {
        let request: Request = request.unchecked_into();
        let file = laid_in(&cache, &request).await;
        // What was handed out is the page's now; what could not be is of no use to keep.
        let was_there = JsFuture::from(cache.delete_with_request(&request)).await;
        // What does not go away comes again: better twice than never.
        if was_there.map_or(true, |was_there| was_there.is_truthy()) {
            files.push(file);
        }
    }
    Some(files)
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

/// Returns a file that lies in the inbox; it comes without its content where that cannot be read.
async fn laid_in(cache: &Cache, request: &Request) -> NamedFile {
    let response = JsFuture::from(cache.match_with_request(request)).await;
    let Some(response) = response.ok().and_then(|response| response.dyn_into::<Response>().ok()) else {
        return NamedFile { name: String::new(), content: None };
    };
    let said = |header: &str| response.headers().get(header).ok().flatten();
    let name = said("x-file-name").and_then(|name| decode_uri_component(&name).ok()).map(String::from);
    let is_unreadable = said("x-unreadable").is_some();
    let content = async { JsFuture::from(response.blob().ok()?).await.ok()?.dyn_into::<Blob>().ok() };
    NamedFile { name: name.unwrap_or_default(), content: if is_unreadable { None } else { content.await } }
}
