//! Digits to press, large enough to hit without glasses.

use crate::bridge::{PIN_DIGITS, Refusal};
use crate::ui::components::{Icon, Kind, Say, fresh_id};
use crate::ui::preferences::use_words;
use crate::ui::refusal::said;
use crate::words::Words;
use leptos::prelude::*;

/// The most digits that are taken.
const MOST_DIGITS: usize = *PIN_DIGITS.end();

/// A field of hidden digits with its keys. A keyboard types into it as well.
#[component]
pub fn PinPad(
    #[prop(into)] label: TextProp,
    digits: RwSignal<String>,
    #[prop(optional, into)] hint: Option<TextProp>,
    /// What is wrong, without blame.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// The keys do nothing: something is under way, or one has to wait.
    #[prop(into)]
    is_held: Signal<bool>,
    /// Enter was pressed.
    #[prop(into)]
    on_enter: Callback<()>,
) -> impl IntoView {
    let words = use_words();
    let id = fresh_id("pin");
    let press = move |digit: char| {
        digits.update(|digits| {
            if digits.len() < MOST_DIGITS {
                digits.push(digit);
            }
        });
    };
    let key = move |digit: char| {
        view! {
            <button class="btn" type="button" disabled=is_held on:click=move |_| press(digit)>
                {digit.to_string()}
            </button>
        }
    };
    let type_in = move |typed: String| {
        digits.set(typed.chars().filter(char::is_ascii_digit).take(MOST_DIGITS).collect());
    };
    view! {
        <div class="pin stack">
            <div class="field">
                <label for=id.clone()>{move || label.get()}</label>
                // No keyboard rises: the keys are below.
                <input
                    class="in"
                    id=id
                    type="text"
                    inputmode="none"
                    autocomplete="off"
                    prop:value=digits
                    disabled=is_held
                    aria-invalid=move || error.read().is_some().to_string()
                    on:input=move |event| type_in(event_target_value(&event))
                    on:keydown=move |event| {
                        if event.key() == "Enter" {
                            on_enter.run(());
                        }
                    }
                />
                {move || error.get().map(|error| view! { <Say kind=Kind::Bad is_live=true>{error}</Say> })}
                {hint.map(|hint| view! { <p class="sub">{move || hint.get()}</p> })}
            </div>
            <div class="keys">
                {('1'..='9').map(key).collect_view()}
                <span></span>
                {key('0')}
                <button
                    class="btn quiet"
                    type="button"
                    disabled=is_held
                    aria-label=move || words.get().lock.delete_digit
                    on:click=move |_| {
                        digits.update(|digits| {
                            digits.pop();
                        });
                    }
                >
                    <Icon name="back"/>
                </button>
            </div>
        </div>
    }
}

/// Returns what is said of a wrong PIN that may be tried again at once.
pub fn wrong_pin(words: &Words) -> String {
    let said = said(&Refusal::WrongPin { wait_ms: 0 }, words);
    format!("{} {}", said.what, said.way_out)
}
