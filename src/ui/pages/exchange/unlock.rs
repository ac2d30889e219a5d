//! A locked file: its passphrase is asked for, as often as it takes.

use crate::bridge::Refusal;
use crate::ui::components::{Field, Icon};
use crate::ui::pages::exchange::arrival::Arrival;
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use leptos::prelude::*;

/// Asks for the passphrase, or leaves the file.
#[component]
pub fn Unlock(
    /// Why the last try did not open it.
    refusal: Option<Refusal>,
    arrival: Arrival,
) -> impl IntoView {
    let words = use_words();
    let phrase = arrival.phrase;
    view! {
        {refusal.map(|refusal| view! { <RefusalNote refusal/> })}
        <section class="card" aria-labelledby="unlock">
            <h2 id="unlock">{move || words.get().exchange.unlock_title}</h2>
            <p>{move || words.get().exchange.unlock_why}</p>
            <Field
                label=move || words.get().exchange.passphrase
                value=phrase
                on_input=move |text| phrase.set(text)
                hint=move || words.get().exchange.unlock_hint
            />
            <button
                class="btn main wide"
                type="button"
                disabled=move || phrase.read().trim().is_empty()
                on:click=move |_| arrival.unlock()
            >
                <Icon name="lock"/>
                {move || words.get().exchange.unlock}
            </button>
            <button class="btn wide" type="button" on:click=move |_| arrival.leave()>
                {move || words.get().exchange.leave}
            </button>
        </section>
    }
}
