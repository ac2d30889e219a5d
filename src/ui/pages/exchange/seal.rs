//! The passphrase that locks what is sent: proposed, changed for another, or made up.

use crate::exchange::{Passphrase, PassphraseTooShort, proposed_passphrase};
use crate::model::text::clean;
use crate::ui::components::{Choice, ChoiceLine, Field, Icon, fresh_id};
use crate::ui::preferences::{Preferences, use_preferences, use_words};
use leptos::prelude::*;
use leptos::wasm_bindgen::throw_str;

/// Whether files are locked, and with what. The phrase is kept nowhere else, and goes with the page.
#[derive(Clone, Copy)]
pub struct Sealing {
    preferences: Preferences,
    phrase: RwSignal<String>,
}

impl Sealing {
    /// Starts with a proposed phrase. Call it at the top of a page.
    pub fn new() -> Self {
        Self { preferences: use_preferences(), phrase: RwSignal::new(propose()) }
    }

    /// Returns the phrase that files are locked with, as it is read out; `None` if they are not locked.
    pub fn phrase(self) -> Option<String> {
        self.preferences.get().locks_files.then(|| self.phrase.get())
    }
}

fn propose() -> String {
    // Every browser that can run this has a source of randomness; without one, nothing may be locked.
    proposed_passphrase(getrandom::u64().unwrap_or_else(|error| throw_str(&error.to_string())))
}

/// The choice to lock files, and the phrase.
#[component]
pub fn SealChoice(sealing: Sealing) -> impl IntoView {
    let words = use_words();
    let Sealing { preferences, phrase } = sealing;
    let is_on = Memo::new(move |_| preferences.get().locks_files);
    view! {
        <ChoiceLine
            choice=Choice::Several
            name=fresh_id("seal")
            checked=is_on
            on_change=move |is_on| preferences.change(|choices| choices.locks_files = is_on)
            hint=move || words.get().exchange.seal_hint
        >
            {move || words.get().exchange.seal}
        </ChoiceLine>
        <Show when=move || is_on.get()>
            <Phrase phrase>
                <button class="btn wide" type="button" on:click=move |_| phrase.set(propose())>
                    {move || words.get().exchange.another_passphrase}
                </button>
                <OwnPhrase phrase/>
            </Phrase>
        </Show>
    }
}

/// The phrase a file was locked with, which stays to be written down.
#[component]
pub fn SealedWith(sealing: Sealing) -> impl IntoView {
    move || sealing.phrase().map(|_| view! { <Phrase phrase=sealing.phrase/> })
}

/// The phrase, large enough to be read out.
#[component]
fn Phrase(
    phrase: RwSignal<String>,
    /// The ways to another one.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let words = use_words();
    view! {
        <section class="card" aria-labelledby="passphrase">
            <h2 id="passphrase">{move || words.get().exchange.passphrase}</h2>
            <output class="passphrase" lang="vi">{move || phrase.get()}</output>
            <p class="sub">{move || words.get().exchange.passphrase_not_kept}</p>
            {children.map(|children| children())}
        </section>
    }
}

/// A phrase somebody makes up.
#[component]
fn OwnPhrase(phrase: RwSignal<String>) -> impl IntoView {
    let words = use_words();
    let typed = RwSignal::new(String::new());
    let is_short = RwSignal::new(false);
    let use_typed = move || {
        // An event is no reactive place: what is typed at this moment is meant.
        let text = clean(&typed.get_untracked());
        let made_up = Passphrase::made_up(&text);
        is_short.set(made_up == Err(PassphraseTooShort));
        if made_up.is_ok() {
            phrase.set(text);
            typed.set(String::new());
        }
    };
    view! {
        <details>
            <summary class="flow">
                {move || words.get().exchange.own_passphrase}
                <Icon name="down" class="i-s chev"/>
            </summary>
            <div class="stack">
                <Field
                    label=move || words.get().exchange.own_passphrase
                    value=typed
                    on_input=move |text| {
                        is_short.set(false);
                        typed.set(text);
                    }
                    hint=move || words.get().exchange.own_passphrase_hint
                    error=Signal::derive(move || {
                        is_short.get().then(|| words.get().exchange.own_passphrase_short.to_owned())
                    })
                />
                <button class="btn wide" type="button" on:click=move |_| use_typed()>
                    {move || words.get().exchange.use_passphrase}
                </button>
            </div>
        </details>
    }
}
