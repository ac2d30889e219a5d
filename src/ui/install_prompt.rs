//! The browser's own offer to put the app on the home screen, kept by `boot.js` until somebody wants it.

use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::Event;
use wasm_bindgen_futures::JsFuture;

const KEPT_AS: &str = "__installPrompt";
const OFFER_CHANGED: &str = "tung-nha:install-offered";

/// What came of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Accepted,
    Dismissed,
}

/// Returns whether the browser offers to install the app right now.
pub(super) fn use_is_offered() -> Signal<bool> {
    let is_offered = RwSignal::new(kept().is_some());
    let listener = window_event_listener_untyped(OFFER_CHANGED, move |_| is_offered.set(kept().is_some()));
    on_cleanup(move || listener.remove());
    is_offered.into()
}

fn kept() -> Option<JsValue> {
    let prompt = js_sys::Reflect::get(&window(), &KEPT_AS.into()).ok()?;
    (!prompt.is_null() && !prompt.is_undefined()).then_some(prompt)
}

/// Shows the browser's question and waits for the answer. An offer can be used once only, so it is gone afterwards.
pub(super) async fn ask() -> Answer {
    match accepted().await {
        Ok(true) => Answer::Accepted,
        Ok(false) | Err(_) => Answer::Dismissed,
    }
}

async fn accepted() -> Result<bool, JsValue> {
    let Some(offer) = kept() else { return Ok(false) };
    js_sys::Reflect::set(&window(), &KEPT_AS.into(), &JsValue::NULL)?;
    window().dispatch_event(&Event::new(OFFER_CHANGED)?)?;
    let prompt: js_sys::Function = js_sys::Reflect::get(&offer, &"prompt".into())?.dyn_into()?;
    let shown: js_sys::Promise = prompt.call0(&offer)?.dyn_into()?;
    JsFuture::from(shown).await?;
    let choice: js_sys::Promise = js_sys::Reflect::get(&offer, &"userChoice".into())?.dyn_into()?;
    let choice = JsFuture::from(choice).await?;
    let outcome = js_sys::Reflect::get(&choice, &"outcome".into())?;
    Ok(outcome.as_string().as_deref() == Some("accepted"))
}
