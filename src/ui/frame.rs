//! Going from page to page: where the focus goes, where the page was scrolled to, what the tab is called.

use crate::ui::engine::EngineLink;
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{FocusOptions, HtmlElement, MouseEvent, ScrollRestoration};
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use std::collections::HashMap;

/// How many frames a page coming back has to grow long enough again.
const FRAMES_TO_RESTORE: u32 = 60;

/// How far and how long after the first the second tap of a double tap comes at most.
const DOUBLE_TAP_PX: i32 = 24;
const DOUBLE_TAP_MS: f64 = 300.0;

/// Returns the path the app lives under, without a slash at its end: "" at the root of a host.
pub(super) fn base_path() -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let after_scheme = base.split_once("://").map_or("", |(_, rest)| rest);
    let path = after_scheme.split_once('/').map_or("", |(_, path)| path);
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    if folder.is_empty() { String::new() } else { format!("/{folder}") }
}

/// Loads the app from its first page: nothing of the ward is left in memory then.
pub(super) fn begin_anew() {
    if let Err(thrown) = window().location().set_href(&format!("{}/", base_path())) {
        leptos::logging::warn!("the page does not load anew: {thrown:?}");
    }
}

/// Lets the focus follow to the new page's title, and puts a page one goes back to where it was. Needs the router.
pub(super) fn follow_navigation() {
    let location = use_location();
    let address = Memo::new(move |_| format!("{}?{}", location.pathname.get(), location.search.get()));
    let positions = StoredValue::new(HashMap::<String, f64>::new());
    let shown = StoredValue::new(String::new());
    provide_context(Shown(shown));
    let is_coming_back = StoredValue::new(false);
    let last_change = StoredValue::new(0.0);
    hold_stray_taps(last_change);

    if let Ok(history) = window().history() {
        // The browser restores before the page is there again; the app knows better. Where it refuses, nothing is lost.
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    let back = window_event_listener(ev::popstate, move |_| is_coming_back.set_value(true));
    let scroll = window_event_listener(ev::scroll, move |_| {
        let position = window().scroll_y().unwrap_or_default();
        positions.update_value(|positions| {
            positions.insert(shown.get_value(), position);
        });
    });
    on_cleanup(move || {
        back.remove();
        scroll.remove();
    });

    Effect::new(move |before: Option<String>| {
        let address = address.get();
        shown.set_value(address.clone());
        if before.as_ref().is_some_and(|before| *before != address) {
            last_change.set_value(now());
            let position = positions.with_value(|positions| positions.get(&address).copied());
            // By then every listener of the same event has run: only now is it known which way the person went.
            request_animation_frame(move || {
                focus_title();
                if let Some(position) = position.filter(|_| is_coming_back.get_value()) {
                    restore(position, FRAMES_TO_RESTORE);
                }
                is_coming_back.set_value(false);
            });
        }
        address
    });
}

/// The second tap of a double tap, when the first has led to another page, was not meant for what stands there now.
fn hold_stray_taps(last_change: StoredValue<f64>) {
    let last_tap = StoredValue::new(None::<(f64, i32, i32)>);
    let on_tap = Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| {
        // A key presses a button where the focus is, and has no place on the screen.
        if event.detail() == 0 {
            return;
        }
        let (now, x, y) = (now(), event.client_x(), event.client_y());
        let is_second = last_tap.get_value().is_some_and(|(then, left, top)| {
            let is_near = (x - left).abs() <= DOUBLE_TAP_PX && (y - top).abs() <= DOUBLE_TAP_PX;
            is_near && now - then <= DOUBLE_TAP_MS && last_change.get_value() > then
        });
        if is_second {
            event.prevent_default();
            event.stop_immediate_propagation();
        }
        last_tap.set_value(Some((now, x, y)));
    });
    // Before anything on the page hears of it.
    let outcome = window().add_event_listener_with_callback_and_bool("click", on_tap.as_ref().unchecked_ref(), true);
    if outcome.is_ok() {
        // The shell lives as long as the page.
        on_tap.forget();
    }
}

fn now() -> f64 {
    js_sys::Date::now()
}

/// The address whose page is shown, as scrolled positions are kept by it.
#[derive(Clone, Copy)]
struct Shown(StoredValue<String>);

/// Returns what keeps a page's state in its address: the query changes, the page stays, and going back finds both.
/// Call it at the top of a component; give it the query without its question mark.
pub(super) fn use_kept_query() -> impl Fn(&str) + Copy + Send + Sync + 'static {
    let shown = use_context::<Shown>();
    move |query| {
        let (Ok(history), Ok(path)) = (window().history(), window().location().pathname()) else { return };
        let address = if query.is_empty() { path.clone() } else { format!("{path}?{query}") };
        let state = history.state().unwrap_or_default();
        if history.replace_state_with_url(&state, "", Some(&address)).is_ok()
            && let Some(Shown(shown)) = shown
        {
            shown.set_value(format!("{path}?{query}"));
        }
    }
}

/// Moves the focus to the page's title, so that it is read out and the next Tab starts there.
fn focus_title() {
    let title = document().query_selector("h1").ok().flatten();
    if let Some(title) = title.and_then(|title| title.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // A page without a focusable title keeps the focus where it was.
        let _ = title.focus_with_options(&options);
    }
}

/// Moves the focus to the first element a selector finds, and with it into sight. One that cannot take the focus leaves
/// it where it was.
pub(super) fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Moves the focus to the first field that is wrong, once the page says so.
pub(super) fn focus_first_error() {
    request_animation_frame(|| focus("[aria-invalid=\"true\"]"));
}

/// Returns what goes to another page in place of this one, so that going back does not open this one again.
pub(super) fn use_leave() -> impl Fn(&str) + Clone + 'static {
    let navigate = use_navigate();
    move |address| navigate(address, NavigateOptions { replace: true, ..NavigateOptions::default() })
}

fn restore(position: f64, frames: u32) {
    window().scroll_to_with_x_and_y(0.0, position);
    let reached = window().scroll_y().unwrap_or_default();
    if frames > 0 && (reached - position).abs() > 1.0 {
        request_animation_frame(move || restore(position, frames - 1));
    }
}

/// Names the tab after the page for as long as it is shown; behind a lock after the app alone, for the browser writes
/// titles into its history.
pub(super) fn name_tab(title: TextProp, app_name: impl Fn() -> &'static str + 'static) {
    // Inside another app's browser there is no engine, and nothing to lock.
    let has_lock = use_context::<EngineLink>().map(EngineLink::has_lock);
    Effect::new(move |_| {
        let is_locked = has_lock.is_some_and(|has_lock| has_lock.get());
        let name = if is_locked { app_name().to_owned() } else { format!("{} - {}", title.get(), app_name()) };
        document().set_title(&name);
    });
}
