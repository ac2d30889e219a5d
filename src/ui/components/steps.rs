//! What to do, one thing after another.

use leptos::prelude::*;

/// Numbered steps.
#[component]
pub fn Steps(#[prop(into)] steps: Signal<Vec<&'static str>>) -> impl IntoView {
    view! {
        <ol class="steps">
            {move || steps.get().into_iter().map(|step| view! { <li><span>{step}</span></li> }).collect_view()}
        </ol>
    }
}
