//! Files in and out of the browser: reading what was picked, handing out what was made.

use crate::ui::hand_over::HandedOut;
use js_sys::{Array, ArrayBuffer, Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::{document, window};
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{Blob, BlobPropertyBag, DomException, File, FileList, FilePropertyBag, HtmlAnchorElement, Url};
use wasm_bindgen_futures::JsFuture;

/// Returns the files of a list.
#[must_use]
pub fn files_of(list: Option<FileList>) -> Vec<File> {
    let list = list.map(|list| (0..list.length()).filter_map(|place| list.get(place)).collect::<Vec<_>>());
    list.unwrap_or_default()
}

/// A file that came, under the name it came with; what was pasted has none.
pub struct NamedFile {
    pub name: String,
    /// `None` if the browser does not hand it out.
    pub content: Option<Blob>,
    /// Its address in the inbox, if it came that way.
    pub inbox_address: Option<String>,
}

impl From<File> for NamedFile {
    fn from(file: File) -> Self {
        Self { name: file.name(), content: Some(file.into()), inbox_address: None }
    }
}

/// Reads a file; `None` if the browser cannot (it was moved or deleted meanwhile).
pub async fn read(file: &Blob) -> Option<ArrayBuffer> {
    JsFuture::from(file.array_buffer()).await.ok()?.dyn_into().ok()
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
pub fn from_text(text: &str) -> NamedFile {
    nameless(&Uint8Array::from(text.as_bytes()).buffer())
}

/// Returns bytes that came another way as a file.
#[must_use]
pub fn nameless(bytes: &ArrayBuffer) -> NamedFile {
    NamedFile { name: String::new(), content: blob(bytes), inbox_address: None }
}

/// Returns bytes as the browser keeps them: off the heap, and on the disk when there are many. `None` if there is no room.
#[must_use]
pub fn blob(bytes: &ArrayBuffer) -> Option<Blob> {
    Blob::new_with_buffer_source_sequence(&Array::of1(bytes)).ok()
}

fn as_file(name: &str, media_type: &str, bytes: &ArrayBuffer) -> Option<File> {
    let options = FilePropertyBag::new();
    options.set_type(media_type);
    File::new_with_buffer_source_sequence_and_options(&Array::of1(bytes), name, &options).ok()
}

fn share_data(name: &str, media_type: &str, bytes: &ArrayBuffer) -> Option<Object> {
    let data = Object::new();
    let files = Array::of1(&as_file(name, media_type, bytes)?.into());
    Reflect::set(&data, &"files".into(), &files).ok()?;
    Some(data)
}

/// Returns a method a browser may not have.
fn method(target: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(target, &name.into()).ok()?.dyn_into().ok()
}

/// Calls a method and waits for what it promises.
async fn call(target: &JsValue, name: &str, arguments: &Array) -> Result<JsValue, JsValue> {
    let method = method(target, name).ok_or(JsValue::UNDEFINED)?;
    JsFuture::from(Promise::resolve(&method.apply(target, arguments)?)).await
}

/// Returns whether the system's share sheet takes files from this browser.
#[must_use]
pub fn can_share() -> bool {
    let navigator = window().navigator();
    let probe = share_data("tung-nha.txt", TEXT, &ArrayBuffer::new(1));
    let answer = method(&navigator, "canShare")
        .zip(probe)
        .and_then(|(can_share, probe)| can_share.call1(&navigator, &probe).ok());
    answer.is_some_and(|answer| answer.is_truthy()) && method(&navigator, "share").is_some()
}

/// Opens the system's share sheet. Call it straight from a tap: browsers refuse it otherwise.
pub async fn share(name: &str, media_type: &str, bytes: &ArrayBuffer) -> HandedOut {
    let Some(data) = share_data(name, media_type, bytes) else { return HandedOut::Refused };
    outcome(call(&window().navigator(), "share", &Array::of1(&data)).await)
}

/// Returns whether the person can choose where a file is saved.
#[must_use]
pub fn can_pick_place() -> bool {
    method(&window(), SAVE_PICKER).is_some()
}

const SAVE_PICKER: &str = "showSaveFilePicker";

/// Saves a file where the person chooses. Call it straight from a tap.
pub async fn save_to_place(name: &str, bytes: &ArrayBuffer) -> HandedOut {
    let options = Object::new();
    // A new object takes every key.
    drop(Reflect::set(&options, &"suggestedName".into(), &name.into()));
    let saved = async {
        let place = call(&window(), SAVE_PICKER, &Array::of1(&options)).await?;
        let writer = call(&place, "createWritable", &Array::new()).await?;
        call(&writer, "write", &Array::of1(bytes)).await?;
        // Only now the file lies there.
        call(&writer, "close", &Array::new()).await
    };
    outcome(saved.await)
}

fn outcome(answer: Result<JsValue, JsValue>) -> HandedOut {
    match answer {
        Ok(_) => HandedOut::Done,
        Err(thrown) if is_abort(&thrown) => HandedOut::Cancelled,
        Err(_) => HandedOut::Refused,
    }
}

fn is_abort(thrown: &JsValue) -> bool {
    thrown.dyn_ref::<DomException>().is_some_and(|exception| exception.name() == "AbortError")
}

/// The type packages and figures go by. Phones share only files of a few kinds; plain text is one of them, JSON is not.
pub const TEXT: &str = "text/plain";

/// Saves a file of a type into the downloads folder.
pub fn download(name: &str, media_type: &str, bytes: &ArrayBuffer) -> HandedOut {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
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

/// Returns whether there is a clipboard; without a secure connection there is none, and asking it would throw.
#[must_use]
pub fn can_copy() -> bool {
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into());
    clipboard.is_ok_and(|clipboard| clipboard.is_object())
}

/// Copies a text; `false` where the browser does not let it.
pub async fn copy_text(text: &str) -> bool {
    can_copy() && JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}
