//! The databases the browser keeps, listed without making any.

use crate::storage::refusal::Refusal;
use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A database the browser keeps.
pub(super) struct Listed {
    pub name: String,
    pub version: u32,
}

/// Lists what the browser keeps, without making anything.
///
/// # Errors
/// The browser offers no IndexedDB, or cannot list what it keeps.
pub(super) async fn databases() -> Result<Vec<Listed>, Refusal> {
    let factory: ListingFactory = Reflect::get(&js_sys::global(), &"indexedDB".into())?.into();
    if factory.is_falsy() {
        return Err(Refusal::new("NotSupportedError", "this browser offers no IndexedDB"));
    }
    let listed: Array = JsFuture::from(factory.databases()?).await?.unchecked_into();
    let of = |entry: &JsValue, part: &str| Reflect::get(entry, &part.into()).ok();
    let listed = listed.iter().filter_map(|entry| {
        let version = of(&entry, "version")?.as_f64()?;
        Some(Listed { name: of(&entry, "name")?.as_string()?, version: version as u32 })
    });
    Ok(listed.collect())
}

#[wasm_bindgen]
extern "C" {
    /// `IDBFactory` with the listing that web-sys does not offer.
    type ListingFactory;

    #[wasm_bindgen(method, catch)]
    fn databases(this: &ListingFactory) -> Result<Promise, JsValue>;
}
