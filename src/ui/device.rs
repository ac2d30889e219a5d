//! What the app runs in here: the browser, and whether it was opened from the home screen.

use crate::ui::browser::Browser;
use crate::ui::files;
use crate::ui::hand_over::Abilities;
use leptos::prelude::window;
use leptos::wasm_bindgen::JsValue;

/// Returns the browser's own word for what it is.
pub(super) fn user_agent() -> String {
    window().navigator().user_agent().unwrap_or_default()
}

/// Returns which browser this is.
pub(super) fn this_browser() -> Browser {
    Browser::of(&user_agent(), window().navigator().max_touch_points())
}

/// Returns what this browser lets files do.
pub(super) fn abilities() -> Abilities {
    Abilities {
        browser: this_browser(),
        is_standalone: is_standalone(),
        shares_files: files::can_share(),
        picks_place: files::can_pick_place(),
        copies: files::can_copy(),
    }
}

/// Returns whether the app runs on its own, opened from the home screen.
pub(super) fn is_standalone() -> bool {
    let shows_alone = ["standalone", "minimal-ui", "fullscreen", "window-controls-overlay"].into_iter().any(|mode| {
        let query = window().match_media(&format!("(display-mode: {mode})"));
        query.ok().flatten().is_some_and(|query| query.matches())
    });
    let ios_says = js_sys::Reflect::get(&window().navigator(), &"standalone".into());
    shows_alone || ios_says.is_ok_and(|value| value == JsValue::TRUE)
}
