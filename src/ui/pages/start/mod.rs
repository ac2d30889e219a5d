//! The first run: three doors to begin with, or the word that data are gone.

mod lost;
mod new_ward;
mod porch;

pub use new_ward::NewWardPage;

use crate::engine::commands::open_ward::Workspace;
use crate::ui::browser::Browser;
use crate::ui::components::{Icon, Kind, Link, Logo, Note, Steps};
use crate::ui::device::{is_standalone, this_browser};
use crate::ui::engine::use_engine;
use crate::ui::frame::{name_tab, use_leave};
use crate::ui::kept::marker;
use crate::ui::pages::install::guide;
use crate::ui::pages::start::lost::DataGone;
use crate::ui::pages::start::porch::{Porch, PorchSign};
use crate::ui::preferences::{use_address, use_preferences, use_words};
use crate::ui::route;
use crate::words::{Language, Words};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Where to begin. On an iPhone that would forget everything, the way to the home screen comes first.
#[component]
pub fn StartPage() -> impl IntoView {
    let words = use_words();
    let address = use_address();
    let overview = use_engine().overview();
    name_tab((move || words.get().start.begin).into(), move || words.get().shell.app_name);
    // What is empty and was not: the person must not take it for a first run.
    let lost = Memo::new(move |_| overview.read().is_empty().then(marker).flatten());
    let ways = move || match forgetful_browser() {
        Some(browser) => view! { <InstallFirst browser/> }.into_any(),
        None => view! { <Ways/> }.into_any(),
    };
    view! {
        <main class="narrow" tabindex="-1">
            <header class="welcome">
                <div class="plate big">
                    <Logo/>
                    <h1 tabindex="-1">{move || words.get().shell.app_name}</h1>
                </div>
                <p>{move || words.get().start.motto}</p>
            </header>
            {move || lost.get().map(|marker| view! { <DataGone marker/> })}
            {ways}
            <Note kind=Kind::Ok icon="shield" title=move || words.get().start.on_this_device>
                <p>{move || (words.get().start.on_this_device_why)(address.get())}</p>
            </Note>
            <LookButtons/>
        </main>
    }
}

/// Returns the browser, if it clears a website's data after a week and the app does not run from the home screen.
fn forgetful_browser() -> Option<Browser> {
    let browser = this_browser();
    (browser.forgets_websites() && !is_standalone()).then_some(browser)
}

/// The three doors.
#[component]
fn Ways() -> impl IntoView {
    let words = use_words();
    let address = use_address();
    let practise = use_practising();
    let text = move |title: fn(&Words) -> &'static str, why: fn(&Words) -> &'static str| {
        view! {
            <span>
                <strong>{move || title(words.get())}</strong>
                {move || why(words.get())}
            </span>
        }
    };
    view! {
        <section aria-labelledby="begin">
            <h2 id="begin">{move || (words.get().start.where_to_begin)(address.get())}</h2>
            <nav class="choose" aria-label=move || words.get().start.ways>
                <Link href=route::EXCHANGE>
                    <Porch sign=PorchSign::Letter/>
                    {text(|words| words.start.open_file, |words| words.start.open_file_why)}
                </Link>
                <Link href=route::new_ward()>
                    <Porch sign=PorchSign::Table/>
                    {text(|words| words.start.new_ward, |words| words.start.new_ward_why)}
                </Link>
                <button type="button" on:click=move |_| practise()>
                    <Porch sign=PorchSign::House/>
                    {text(|words| words.start.practise, |words| words.start.practise_why)}
                </button>
            </nav>
        </section>
    }
}

/// Opens the practice ward and goes for its walk.
fn use_practising() -> impl Fn() + Clone + 'static {
    let engine = use_engine();
    let leave = use_leave();
    move || {
        // The gate takes this page away while the ward opens, so all that comes after is held here.
        let leave = leave.clone();
        spawn_local(async move {
            // What keeps it from opening is said by the gate, in place of the page.
            engine.open(Workspace::Practice).await;
            leave(route::HOMES);
        });
    }
}

/// The steps to the home screen, before anything is entered that would be lost.
#[component]
fn InstallFirst(browser: Browser) -> impl IntoView {
    let words = use_words();
    let practise = use_practising();
    let guide = move || guide(words.get(), browser);
    view! {
        <section class="card" aria-labelledby="first">
            <h2 id="first">{move || words.get().start.install_first}</h2>
            <p>{move || words.get().install.why_ios}</p>
            <Steps steps=Signal::derive(move || guide().steps.to_vec())/>
            <button class="btn quiet wide" type="button" on:click=move |_| practise()>
                {move || words.get().start.look_only}
            </button>
        </section>
    }
}

/// Text size and language, for those who cannot read the page yet.
#[component]
fn LookButtons() -> impl IntoView {
    let words = use_words();
    let preferences = use_preferences();
    let size = move || {
        let start = &words.get().start;
        if preferences.get().large_text { start.smaller_text } else { start.larger_text }
    };
    let other = move || match preferences.get().language {
        Language::Vietnamese => Language::English,
        Language::English => Language::Vietnamese,
    };
    // Events are no reactive places: the language of that moment is meant.
    let change_language = move |_| {
        let language = untrack(other);
        preferences.change(|choices| choices.language = language);
    };
    view! {
        <div class="two">
            <button
                class="btn small"
                type="button"
                on:click=move |_| preferences.change(|choices| choices.large_text = !choices.large_text)
            >
                {size}
            </button>
            <button class="btn small" type="button" lang=move || other().tag() on:click=change_language>
                <Icon name="talk" class="i-s"/>
                {move || other().name()}
            </button>
        </div>
    }
}
