//! The way to the home screen: one tap where the browser has it, pictures of the steps everywhere else.

use crate::ui::browser::Browser;
use crate::ui::components::{Dock, Icon, Kind, Note, Sign, Steps};
use crate::ui::device::{is_standalone, this_browser};
use crate::ui::install_prompt::{Answer, ask, use_is_offered};
use crate::ui::pages::install_picture::InstallPicture;
use crate::ui::preferences::use_words;
use crate::ui::route;
use crate::words::{Guide, Words};
use leptos::prelude::*;

/// Why and how to put the app on the home screen.
#[component]
pub fn InstallPage() -> impl IntoView {
    let words = use_words();
    let browser = this_browser();
    let why = move |words: &Words| {
        if browser.forgets_websites() { words.install.why_ios } else { words.install.why_everywhere }
    };
    let content = if is_standalone() {
        view! {
            <Note kind=Kind::Ok title=move || words.get().install.already>
                <p>{move || words.get().install.already_why}</p>
            </Note>
        }
        .into_any()
    } else {
        view! {
            <p>{move || why(words.get())}</p>
            <OneTap/>
            <ThisBrowser browser/>
            <OtherBrowsers browser/>
        }
        .into_any()
    };
    view! {
        <Sign title=move || words.get().install.title back=route::SETTINGS/>
        <main tabindex="-1">{content}</main>
        <Dock/>
    }
}

/// The browser's own button, as long as it offers one.
#[component]
fn OneTap() -> impl IntoView {
    let words = use_words();
    let is_offered = use_is_offered();
    let asking = Action::new_local(|(): &()| ask());
    let press = move |_| {
        asking.dispatch(());
    };
    view! {
        <Show when=move || is_offered.get()>
            <section>
                <p>{move || words.get().install.one_tap}</p>
                <button
                    class="btn main wide"
                    type="button"
                    disabled=move || asking.pending().get()
                    on:click=press
                >
                    <Icon name="smart"/>
                    {move || words.get().install.ask_now}
                </button>
            </section>
        </Show>
        {move || match asking.value().get() {
            Some(Answer::Accepted) => view! {
                <Note kind=Kind::Ok title=move || words.get().install.already is_live=true>
                    <p>{move || words.get().install.already_why}</p>
                </Note>
            }.into_any(),
            Some(Answer::Dismissed) => view! {
                <Note is_live=true>
                    <p>{move || words.get().install.dismissed}</p>
                </Note>
            }.into_any(),
            None => ().into_any(),
        }}
    }
}

/// The steps in this browser, with a picture of where the first one is.
#[component]
fn ThisBrowser(browser: Browser) -> impl IntoView {
    let words = use_words();
    let guide = move || guide(words.get(), browser);
    view! {
        <section class="card">
            <h2>{move || guide().browser}</h2>
            <Steps steps=Signal::derive(move || guide().steps.to_vec())/>
            <InstallPicture browser label=move || guide().picture/>
        </section>
    }
}

#[component]
fn OtherBrowsers(browser: Browser) -> impl IntoView {
    let words = use_words();
    let other = move |browser: Browser| {
        view! {
            <details class="card">
                <summary class="head unbroken">
                    <strong>{move || guide(words.get(), browser).browser}</strong>
                    <Icon name="down"/>
                </summary>
                <Steps steps=Signal::derive(move || guide(words.get(), browser).steps.to_vec())/>
            </details>
        }
    };
    view! {
        <section>
            <h2>{move || words.get().install.other_browsers}</h2>
            {Browser::ALL.into_iter().filter(|other| *other != browser).map(other).collect_view()}
        </section>
    }
}

/// Returns the steps to the home screen in a browser.
pub(super) fn guide(words: &'static Words, browser: Browser) -> &'static Guide {
    let install = &words.install;
    match browser {
        Browser::ChromeAndroid => &install.android_chrome,
        Browser::Computer => &install.computer,
        Browser::FirefoxAndroid => &install.firefox,
        Browser::IosOther => &install.ios_other,
        Browser::IosSafari => &install.ios_safari,
        Browser::Samsung => &install.samsung,
    }
}
