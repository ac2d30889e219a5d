//! Settings: for this device, by whoever holds it.

use crate::ui::components::{ChoiceChip, Dock, Kind, LinkRow, Note, Say, Sign, fresh_id};
use crate::ui::device::is_standalone;
use crate::ui::pages::MeRow;
use crate::ui::preferences::{Choices, Theme, use_preferences, use_words};
use crate::ui::route;
use crate::words::{Address, Language, Words};
use leptos::prelude::*;

/// Language, colours, text size, form of address, the home screen, the app itself.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let words = use_words();
    let preferences = use_preferences();
    view! {
        <Sign title=move || words.get().settings.title place=move || words.get().settings.where_/>
        <main tabindex="-1">
            <Show when=move || !preferences.is_kept()>
                <Note kind=Kind::Part icon="disk" title=move || words.get().settings.not_kept is_live=true>
                    <p>{move || words.get().settings.not_kept_why}</p>
                </Note>
            </Show>
            <Organisation/>
            <LanguageChoice/>
            <TextSizeChoice/>
            <ThemeChoice/>
            <AddressChoice/>
            <HomeScreen/>
            <About/>
        </main>
        <Dock/>
    }
}

/// One question of the page: chips, of which one is chosen.
#[component]
fn Question<T>(
    legend: fn(&Words) -> &'static str,
    options: &'static [T],
    name_of: fn(&Words, T) -> &'static str,
    chosen: fn(Choices) -> T,
    choose: fn(&mut Choices, T),
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let words = use_words();
    let preferences = use_preferences();
    let name = fresh_id("choice");
    let chip = move |option: T| {
        view! {
            <ChoiceChip
                name=name.clone()
                checked=Signal::derive(move || chosen(preferences.get()) == option)
                on_change=move |_| preferences.change(|choices| choose(choices, option))
            >
                {move || name_of(words.get(), option)}
            </ChoiceChip>
        }
    };
    view! {
        <fieldset>
            <legend class="big">{move || legend(words.get())}</legend>
            <div class="flow">{options.iter().copied().map(chip).collect_view()}</div>
        </fieldset>
    }
}

#[component]
fn LanguageChoice() -> impl IntoView {
    view! {
        <Question
            legend=|words| words.settings.language
            options=&Language::ALL
            name_of=|_, language: Language| language.name()
            chosen=|choices| choices.language
            choose=|choices, language| choices.language = language
        />
    }
}

#[component]
fn TextSizeChoice() -> impl IntoView {
    view! {
        <Question
            legend=|words| words.settings.text_size
            options=&[false, true]
            name_of=|words, is_large| if is_large { words.settings.text_large } else { words.settings.text_normal }
            chosen=|choices| choices.large_text
            choose=|choices, is_large| choices.large_text = is_large
        />
    }
}

#[component]
fn ThemeChoice() -> impl IntoView {
    view! {
        <Question
            legend=|words| words.settings.theme
            options=&Theme::ALL
            name_of=|words, theme| match theme {
                Theme::System => words.settings.theme_system,
                Theme::Light => words.settings.theme_light,
                Theme::Dark => words.settings.theme_dark,
            }
            chosen=|choices| choices.theme
            choose=|choices, theme| choices.theme = theme
        />
    }
}

#[component]
fn AddressChoice() -> impl IntoView {
    let words = use_words();
    let preferences = use_preferences();
    view! {
        <div class="stack-s">
            <Question
                legend=|words| words.settings.address
                options=&Address::ALL
                name_of=|_, address: Address| address.word()
                chosen=|choices| choices.address
                choose=|choices, address| choices.address = address
            />
            <p class="sub">{move || (words.get().settings.address_hint)(preferences.get().address)}</p>
        </div>
    }
}

/// Who uses the device, and the way to the ward's areas, teams and members.
#[component]
fn Organisation() -> impl IntoView {
    let words = use_words();
    view! {
        <MeRow/>
        <div class="card flat">
            <LinkRow
                href=route::ORGANISATION
                icon="team"
                title=move || words.get().organisation.title
                hint=move || words.get().organisation.import_excel
            />
            <LinkRow
                href=route::THIS_DEVICE
                icon="disk"
                title=move || words.get().this_device.title
                hint=move || words.get().this_device.place
            />
            <LinkRow
                href=route::removed()
                icon="trash"
                title=move || words.get().removal.title
                hint=move || words.get().removal.place
            />
        </div>
    }
}

/// The way to the page about the home screen, or the word that the app is there already.
#[component]
fn HomeScreen() -> impl IntoView {
    let words = use_words();
    if is_standalone() {
        return view! { <Say kind=Kind::Ok>{move || words.get().settings.installed}</Say> }.into_any();
    }
    view! {
        <div class="card flat">
            <LinkRow
                href=route::INSTALL
                icon="smart"
                title=move || words.get().settings.install
                hint=move || words.get().settings.install_hint
            />
        </div>
    }
    .into_any()
}

#[component]
fn About() -> impl IntoView {
    let words = use_words();
    let is_ready = RwSignal::new(is_ready_offline());
    let listener = window_event_listener_untyped("tung-nha:offline-ready", move |_| is_ready.set(is_ready_offline()));
    on_cleanup(move || listener.remove());
    view! {
        <section aria-labelledby="about">
            <h2 id="about">{move || words.get().settings.about}</h2>
            <p>{move || words.get().settings.about_text}</p>
            <Show when=move || is_ready.get()>
                <Say kind=Kind::Ok is_live=true>
                    {move || words.get().settings.ready_offline}
                </Say>
            </Show>
            <p class="sub">{move || (words.get().settings.version)(env!("CARGO_PKG_VERSION"))}</p>
        </section>
    }
}

/// Returns whether the whole app is on the device; `boot.js` knows.
fn is_ready_offline() -> bool {
    js_sys::Reflect::get(&window(), &"__offlineReady".into()).is_ok_and(|ready| ready.is_truthy())
}
