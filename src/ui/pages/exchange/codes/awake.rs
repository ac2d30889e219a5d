//! Keeping the screen lit while two devices look at each other, where the browser does that.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Keeps the screen lit for as long as the component is shown. Where the browser does not, nothing else changes.
pub fn keep_awake() {
    let lock = StoredValue::new_local(None::<JsValue>);
    let hold = move || {
        spawn_local(async move {
            let Some(held) = request().await else { return };
            // Who asked may be gone by then.
            if let Some(unused) = lock.try_set_value(Some(held.clone())) {
                drop(unused);
                release(&held);
            }
        });
    };
    hold();
    // The browser lets go of it when the app goes to the background.
    let listener = window_event_listener_untyped("visibilitychange", move |_| {
        if !document().hidden() {
            hold();
        }
    });
    on_cleanup(move || {
        listener.remove();
        if let Some(held) = lock.try_update_value(Option::take).flatten() {
            release(&held);
        }
    });
}

async fn request() -> Option<JsValue> {
    let locks = Reflect::get(&window().navigator(), &"wakeLock".into()).ok().filter(JsValue::is_object)?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let promise: Promise = request.call1(&locks, &"screen".into()).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

fn release(lock: &JsValue) {
    let release = Reflect::get(lock, &"release".into()).ok().and_then(|method| method.dyn_into::<Function>().ok());
    // One that the browser took back is released already.
    drop(release.map(|release| release.call0(lock)));
}
