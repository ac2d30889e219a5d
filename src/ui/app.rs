//! The root: what every page relies on, and the one question that comes before any page.

use crate::ui::browser::in_app_browser;
use crate::ui::clock::provide_clock;
use crate::ui::components::provide_toasts;
use crate::ui::device::{is_standalone, user_agent};
use crate::ui::engine::provide_engine;
use crate::ui::pages::InAppBrowserPage;
use crate::ui::preferences::provide_preferences;
use crate::ui::shell::Shell;
use leptos::prelude::*;

/// The whole app. Inside another app's browser it shows only the way out: what is written there gets lost.
#[component]
pub fn App() -> impl IntoView {
    provide_preferences();
    provide_clock();
    provide_toasts();
    match in_app_browser(&user_agent()).filter(|_| !is_standalone()) {
        Some(host) => view! { <InAppBrowserPage host/> }.into_any(),
        None => {
            provide_engine();
            view! { <Shell/> }.into_any()
        }
    }
}
