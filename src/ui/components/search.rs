//! A field to search in.

use crate::ui::components::Icon;
use leptos::prelude::*;

/// A search field with the count of what was found.
#[component]
pub fn SearchField(
    /// What is searched, read out and shown while nothing is typed.
    #[prop(into)]
    label: TextProp,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    /// "12 nhà", once something was searched.
    #[prop(optional, into)]
    count: Option<TextProp>,
) -> impl IntoView {
    let placeholder = label.clone();
    view! {
        <div class="search" role="search">
            <Icon name="search"/>
            <input
                class="in"
                type="search"
                enterkeyhint="search"
                autocomplete="off"
                spellcheck="false"
                aria-label=label
                placeholder=placeholder
                prop:value=value
                on:input=move |event| on_input.run(event_target_value(&event))
            />
            <span class="cnt" role="status">
                {count.map(|count| move || count.get())}
            </span>
        </div>
    }
}
