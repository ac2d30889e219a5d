//! Opened inside another app: the way out, over the whole screen. No data are taken here.

use crate::ui::browser::InAppBrowser;
use crate::ui::components::{Icon, Steps};
use crate::ui::files::copy_text;
use crate::ui::frame::name_tab;
use crate::ui::preferences::{use_address, use_words};
use leptos::prelude::*;

/// How to open the app in a real browser.
#[component]
pub fn InAppBrowserPage(
    /// The app it was opened in.
    host: InAppBrowser,
) -> impl IntoView {
    let words = use_words();
    let address = use_address();
    let link = document().base_uri().ok().flatten().unwrap_or_default();
    let copying = {
        let link = link.clone();
        Action::new_local(move |(): &()| {
            let link = link.clone();
            async move { copy_text(&link).await }
        })
    };
    let title = move || {
        let words = &words.get().in_app;
        (words.opened_inside)(host.name().unwrap_or(words.another_app))
    };
    name_tab(title.into(), move || words.get().shell.app_name);
    let answer = move || match copying.value().get() {
        Some(true) => view! { <p>{move || words.get().in_app.copied}</p> }.into_any(),
        Some(false) => {
            let link = link.clone();
            view! {
                <p>{move || words.get().in_app.copy_by_hand}</p>
                <p class="address">{link}</p>
            }
            .into_any()
        }
        None => ().into_any(),
    };
    view! {
        <main class="full" tabindex="-1">
            <Icon name="warn" class="i-l"/>
            <h1 tabindex="-1">{title}</h1>
            <p>{move || (words.get().in_app.why)(address.get())}</p>
            <Steps steps=Signal::derive(move || words.get().in_app.steps.to_vec())/>
            <button
                class="btn lamp wide"
                type="button"
                on:click=move |_| {
                    copying.dispatch(());
                }
            >
                <Icon name="copy"/>
                {move || words.get().in_app.copy_link}
            </button>
            <div class="stack-s" role="status">{answer}</div>
            <p class="sub">{move || words.get().in_app.no_such_button}</p>
        </main>
    }
}
