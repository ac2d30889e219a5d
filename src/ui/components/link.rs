//! Numbers that open their names.

use leptos::prelude::*;
use leptos_router::components::A;

/// A number whose people or houses stand behind it. The dotted line says so, everywhere alike.
#[component]
pub fn Names(#[prop(into)] href: String, children: Children) -> impl IntoView {
    view! {
        <A href attr:class="names">
            {children()}
        </A>
    }
}

/// The same look for a small action inside a sentence.
#[component]
pub fn NamesButton(#[prop(into)] on_press: Callback<()>, children: Children) -> impl IntoView {
    view! {
        <button class="names" type="button" on:click=move |_| on_press.run(())>
            {children()}
        </button>
    }
}
