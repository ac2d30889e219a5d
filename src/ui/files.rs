//! Files in and out of the browser: reading what was picked, handing out what was made.

use crate::ui::frame::base_path;
use js_sys::{Array, ArrayBuffer, Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::{document, window};
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{
    Blob, BlobPropertyBag, Cache, DomException, File, FileList, FilePropertyBag, HtmlAnchorElement, Request, Response,
    Url,
};
use wasm_bindgen_futures::JsFuture;

/// A file as it came: its name, which proves nothing, and its bytes.
#[derive(Clone, Debug)]
pub struct IncomingFile {
    pub name: String,
    pub bytes: ArrayBuffer,
}

/// Returns the files of a list.
#[must_use]
pub fn files_of(list: Option<FileList>) -> Vec<File> {
    let list = list.map(|list| (0..list.length()).filter_map(|place| list.get(place)).collect::<Vec<_>>());
    list.unwrap_or_default()
}

/// Reads a file; `None` if the browser cannot (it was moved or deleted meanwhile).
pub async fn read(file: &Blob) -> Option<IncomingFile> {
    // What another app shared has no name.
    let name = file.dyn_ref::<File>().map(File::name).unwrap_or_default();
    let bytes = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(IncomingFile { name, bytes: bytes.dyn_into().ok()? })
}

/// Reads the first and the last bytes of a file, at most so many each; `None` as in [`read`].
pub async fn read_ends(file: &Blob, length: u32) -> Option<[Vec<u8>; 2]> {
    let length = f64::from(length);
    let ends = [(0.0, length), ((file.size() - length).max(0.0), file.size())];
    let mut read = [const { Vec::new() }; 2];
    for (bytes, (start, end)) in read.iter_mut().zip(ends) {
        let part = file.slice_with_f64_and_f64(start, end).ok()?;
        *bytes = Uint8Array::new(&JsFuture::from(part.array_buffer()).await.ok()?).to_vec();
    }
    Some(read)
}

/// Returns pasted text as a file.
#[must_use]
pub fn from_text(text: &str) -> IncomingFile {
    IncomingFile { name: String::new(), bytes: Uint8Array::from(text.as_bytes()).buffer() }
}

/// What became of a file that was handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandedOut {
    /// The system took it.
    Done,
    /// The person changed their mind.
    Cancelled,
    /// The browser does not do this; another way is needed.
    Refused,
}

/// Phones share only files of a few kinds; plain text is one of them, JSON is not.
fn as_text_file(name: &str, bytes: &ArrayBuffer) -> Option<File> {
    let options = FilePropertyBag::new();
    options.set_type("text/plain");
    File::new_with_buffer_source_sequence_and_options(&Array::of1(bytes), name, &options).ok()
}

fn share_data(name: &str, bytes: &ArrayBuffer) -> Option<Object> {
    let data = Object::new();
    let files = Array::of1(&as_text_file(name, bytes)?.into());
    Reflect::set(&data, &"files".into(), &files).ok()?;
    Some(data)
}

fn navigator_method(name: &str) -> Option<Function> {
    Reflect::get(&window().navigator(), &name.into()).ok()?.dyn_into().ok()
}

/// Returns whether the system's share sheet takes files from this browser.
#[must_use]
pub fn can_share() -> bool {
    let probe = share_data("tung-nha", &ArrayBuffer::new(1));
    let answer = navigator_method("canShare")
        .zip(probe)
        .and_then(|(can_share, probe)| can_share.call1(&window().navigator(), &probe).ok());
    answer.is_some_and(|answer| answer.is_truthy()) && navigator_method("share").is_some()
}

/// Opens the system's share sheet. Call it straight from a tap: browsers refuse it otherwise.
pub async fn share(name: &str, bytes: &ArrayBuffer) -> HandedOut {
    let promise = share_data(name, bytes)
        .zip(navigator_method("share"))
        .and_then(|(data, share)| share.call1(&window().navigator(), &data).ok()?.dyn_into::<Promise>().ok());
    let Some(promise) = promise else { return HandedOut::Refused };
    match JsFuture::from(promise).await {
        Ok(_) => HandedOut::Done,
        Err(thrown) if is_abort(&thrown) => HandedOut::Cancelled,
        Err(_) => HandedOut::Refused,
    }
}

fn is_abort(thrown: &JsValue) -> bool {
    thrown.dyn_ref::<DomException>().is_some_and(|exception| exception.name() == "AbortError")
}

/// Saves a file into the downloads folder.
pub fn download(name: &str, bytes: &ArrayBuffer) -> HandedOut {
    let options = BlobPropertyBag::new();
    options.set_type("text/plain");
    let blob = Blob::new_with_buffer_source_sequence_and_options(&Array::of1(bytes), &options);
    let url = blob.and_then(|blob| Url::create_object_url_with_blob(&blob));
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    let (Ok(url), Some(link)) = (url, link) else { return HandedOut::Refused };
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser has taken hold of the bytes by the next turn; the address is of no use after that.
    leptos::prelude::set_timeout(
        move || {
            let _ = Url::revoke_object_url(&url);
        },
        std::time::Duration::from_secs(60),
    );
    HandedOut::Done
}

/// Copies a file's text.
pub async fn copy(bytes: &ArrayBuffer) -> HandedOut {
    let Ok(text) = String::from_utf8(Uint8Array::new(bytes).to_vec()) else { return HandedOut::Refused };
    if copy_text(&text).await { HandedOut::Done } else { HandedOut::Refused }
}

/// Copies a text; `false` where the browser does not let it.
pub async fn copy_text(text: &str) -> bool {
    // Without a secure connection there is no clipboard at all, and asking it would throw.
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into());
    if !clipboard.is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}

/// Takes the files other apps shared into this one, and empties the inbox the service worker laid them in.
pub async fn take_inbox() -> Vec<Blob> {
    let mut files = Vec::new();
    let Ok(caches) = window().caches() else { return files };
    // The service worker names it after its scope, so that two wards on one host do not open each other's.
    let Ok(cache) = JsFuture::from(caches.open(&format!("inbox-{}/", base_path()))).await else { return files };
    let cache: Cache = cache.unchecked_into();
    let Ok(keys) = JsFuture::from(cache.keys()).await else { return files };
    for request in Array::from(&keys).iter() {
        let request: Request = request.unchecked_into();
        files.extend(cached(&cache, &request).await);
        // What was handed out is the page's now; what could not be is of no use to keep.
        let _ = JsFuture::from(cache.delete_with_request(&request)).await;
    }
    files
}

async fn cached(cache: &Cache, request: &Request) -> Option<Blob> {
    let response = JsFuture::from(cache.match_with_request(request)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    JsFuture::from(response.blob().ok()?).await.ok()?.dyn_into().ok()
}
