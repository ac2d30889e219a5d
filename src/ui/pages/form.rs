//! What the forms of records share: nothing typed is lost.
//!
//! A form that is left keeps its text until the tab is closed, together with what it had shown: saved later, it still
//! replaces exactly what its author had seen.

use crate::engine::basis::Basis;
use crate::ui::components::{Icon, Kind, Note};
use crate::ui::kept::keep_typed;
use crate::ui::kept_forms::{PREFIX, forget_form, keep_form, kept_form};
use crate::ui::preferences::use_words;
use crate::ui::saving::Busy;
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A form: what it showed, and what is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form<R, T> {
    pub before: R,
    pub basis: Basis,
    pub typed: T,
}

/// A form that is open.
pub struct Opened<R, T> {
    /// The form as it was when the page was opened, or left before that.
    pub form: Form<R, T>,
    /// What is typed now.
    pub typed: RwSignal<T>,
    /// The text comes from a form that was left.
    pub is_kept: RwSignal<bool>,
    key: String,
}

impl<R, T> Opened<R, T>
where
    R: Clone + Serialize + DeserializeOwned + 'static,
    T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    /// Opens a form, with what was typed where it was left. `name` is the form's address.
    pub fn new(name: &str, fresh: Form<R, T>) -> Self {
        let key = key_of(name);
        let kept: Option<Form<R, T>> = kept_form(&key);
        let is_kept = kept.is_some();
        let start = fresh.typed.clone();
        let form = kept.unwrap_or(fresh);
        let typed = RwSignal::new(form.typed.clone());
        let is_kept = RwSignal::new(is_kept);
        let (kept_key, forgotten_key, shown) = (key.clone(), key.clone(), form.clone());
        let keep = move |typed| keep_form(&kept_key, &Form { typed, ..shown.clone() });
        keep_typed(typed, start, keep, move || forget(&forgotten_key));
        Self { form, typed, is_kept, key }
    }

    /// Returns the name under which the text is kept.
    pub fn key(&self) -> String {
        self.key.clone()
    }
}

/// Returns the name under which the text of the form at an address is kept.
pub fn key_of(address: &str) -> String {
    format!("{PREFIX}{address}")
}

/// Forgets what was typed: it is saved, or was dropped.
pub fn forget(key: &str) {
    forget_form(key);
}

/// Says that text of a form left before stands here, and lets it be dropped.
#[component]
pub fn KeptNote(#[prop(into)] is_kept: Signal<bool>, #[prop(into)] on_drop: Callback<()>) -> impl IntoView {
    let words = use_words();
    view! {
        <Show when=move || is_kept.get()>
            <Note kind=Kind::Info icon="pen" title=move || words.get().household_form.kept>
                <button class="btn small" type="button" on:click=move |_| on_drop.run(())>
                    {move || words.get().household_form.kept_drop}
                </button>
            </Note>
        </Show>
    }
}

/// The one main button of a form.
#[component]
pub fn SaveBar(#[prop(into)] label: TextProp, busy: Busy, #[prop(into)] on_save: Callback<()>) -> impl IntoView {
    view! {
        <button class="btn main wide" type="button" disabled=move || busy.is_on() on:click=move |_| on_save.run(())>
            <Icon name="check"/>
            {move || label.get()}
        </button>
    }
}

/// Says that leaving loses nothing.
#[component]
pub fn KeptHint() -> impl IntoView {
    let words = use_words();
    view! { <p class="sub">{move || words.get().household_form.kept_hint}</p> }
}
