//! A few views of one thing, side by side.

use leptos::prelude::*;

/// The row of `Tab`s, or of router links that mark themselves current.
#[component]
pub fn Tabs(
    /// What the views differ in: "Phạm vi".
    #[prop(into)]
    label: TextProp,
    children: Children,
) -> impl IntoView {
    view! { <div class="tabs" role="group" aria-label=label>{children()}</div> }
}

/// One view to choose.
#[component]
pub fn Tab(
    #[prop(into)] pressed: Signal<bool>,
    #[prop(into)] on_press: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <button type="button" aria-pressed=move || pressed.get().to_string() on:click=move |_| on_press.run(())>
            {children()}
        </button>
    }
}
