//! What the browser says of the room it gives the app, and whether it will keep what is there.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::window;
use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The room the app has, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    pub used: u64,
    pub free: u64,
}

/// Returns how much room there is; `None` where the browser does not say.
pub async fn room() -> Option<Room> {
    let estimate = ask("estimate").await?;
    let bytes = |name: &str| Reflect::get(&estimate, &name.into()).ok()?.as_f64().map(|bytes| bytes as u64);
    let (used, quota) = (bytes("usage")?, bytes("quota")?);
    Some(Room { used, free: quota.saturating_sub(used) })
}

/// Returns whether the browser keeps the data until somebody deletes them; `None` where it does not say.
pub async fn is_lasting() -> Option<bool> {
    ask("persisted").await?.as_bool()
}

/// Asks the browser to keep the data until somebody deletes them, and returns whether it will.
pub async fn ask_to_last() -> bool {
    ask("persist").await.is_some_and(|answer| answer.is_truthy())
}

/// Calls a method of the storage manager, which may be missing with the whole manager.
async fn ask(method: &str) -> Option<JsValue> {
    let storage = Reflect::get(&window().navigator(), &"storage".into()).ok().filter(JsValue::is_object)?;
    let method: Function = Reflect::get(&storage, &method.into()).ok()?.dyn_into().ok()?;
    let asked: Promise = method.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(asked).await.ok()
}
