//! Fields: a label, what is typed, a hint, and one sentence when something is wrong.

use crate::ui::components::{Kind, Say, fresh_id};
use leptos::prelude::*;

/// As many letters as every device can read back, however long each is written.
const LINE_LETTERS: u32 = 1365;

/// The ids that tie a field to its sentences.
#[derive(Clone)]
struct Ids {
    input: String,
    hint: String,
    error: String,
}

impl Ids {
    fn fresh() -> Self {
        Self { input: fresh_id("field"), hint: fresh_id("hint"), error: fresh_id("error") }
    }

    /// Names what describes the field right now.
    fn described_by(&self, has_hint: bool, has_error: bool) -> Option<String> {
        let names: Vec<&str> = [(has_error, &self.error), (has_hint, &self.hint)]
            .into_iter()
            .filter(|(is_shown, _)| *is_shown)
            .map(|(_, id)| id.as_str())
            .collect();
        (!names.is_empty()).then(|| names.join(" "))
    }
}

/// A line to type in.
#[component]
pub fn Field(
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    #[prop(optional, into)] hint: Option<TextProp>,
    /// What is wrong, without blame.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// A correction of one tap behind the error: a `NamesButton`.
    #[prop(optional, into)]
    correction: ViewFn,
    /// "text", "tel", "date", "password" …
    #[prop(default = "text")]
    input_type: &'static str,
    /// The keyboard a phone shows: "numeric", "tel".
    #[prop(optional)]
    input_mode: Option<&'static str>,
    #[prop(default = "off")] autocomplete: &'static str,
) -> impl IntoView {
    let ids = Ids::fresh();
    let has_hint = hint.is_some();
    let input = {
        let ids = ids.clone();
        view! {
            <input
                class="in"
                id=ids.input.clone()
                type=input_type
                inputmode=input_mode
                autocomplete=autocomplete
                maxlength=LINE_LETTERS
                prop:value=value
                aria-invalid=move || error.read().is_some().to_string()
                aria-describedby=move || ids.described_by(has_hint, error.read().is_some())
                on:input=move |event| on_input.run(event_target_value(&event))
            />
        }
    };
    framed(ids, label, hint, error, correction, input)
}

/// Several lines to type in.
#[component]
pub fn TextArea(
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let ids = Ids::fresh();
    let has_hint = hint.is_some();
    let input = {
        let ids = ids.clone();
        view! {
            <textarea
                class="in"
                id=ids.input.clone()
                prop:value=value
                aria-invalid=move || error.read().is_some().to_string()
                aria-describedby=move || ids.described_by(has_hint, error.read().is_some())
                on:input=move |event| on_input.run(event_target_value(&event))
            ></textarea>
        }
    };
    framed(ids, label, hint, error, ViewFn::default(), input)
}

/// One of a list.
#[component]
pub fn SelectField(
    #[prop(into)] label: TextProp,
    /// The chosen option's value.
    #[prop(into)]
    value: Signal<String>,
    #[prop(into)] on_change: Callback<String>,
    /// Values with their names, in the order of the list.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let ids = Ids::fresh();
    let has_hint = hint.is_some();
    let option = move |(key, name): (String, String)| {
        let own = key.clone();
        view! {
            <option value=key prop:selected=move || *value.read() == own>
                {name}
            </option>
        }
    };
    let input = {
        let ids = ids.clone();
        view! {
            <select
                class="in"
                id=ids.input.clone()
                aria-invalid=move || error.read().is_some().to_string()
                aria-describedby=move || ids.described_by(has_hint, error.read().is_some())
                on:change=move |event| on_change.run(event_target_value(&event))
            >
                {move || options.get().into_iter().map(option).collect_view()}
            </select>
        }
    };
    framed(ids, label, hint, error, ViewFn::default(), input)
}

/// Puts a label before an input, and its sentences behind it.
fn framed(
    ids: Ids,
    label: TextProp,
    hint: Option<TextProp>,
    error: Signal<Option<String>>,
    correction: ViewFn,
    input: impl IntoView,
) -> impl IntoView {
    let Ids { input: input_id, hint: hint_id, error: error_id } = ids;
    let has_error = Memo::new(move |_| error.read().is_some());
    view! {
        <div class="field">
            <label for=input_id>{move || label.get()}</label>
            {input}
            {move || {
                let (id, correction) = (error_id.clone(), correction.clone());
                has_error
                    .get()
                    .then(|| {
                        view! {
                            <Say kind=Kind::Bad id is_live=true>
                                {move || error.get()}
                                " "
                                {correction.run()}
                            </Say>
                        }
                    })
            }}
            {hint.map(|hint| view! { <p class="sub" id=hint_id>{move || hint.get()}</p> })}
        </div>
    }
}
