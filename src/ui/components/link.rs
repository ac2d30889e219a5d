//! Links to the app's own pages.

use crate::ui::components::Icon;
use crate::ui::frame::base_path;
use leptos::prelude::*;
use leptos_router::components::A;

/// A link to a page of the app, under whatever path the app lives; it marks itself when its page is shown. Use it in
/// place of the router's own link, which takes no notice of the path.
#[component]
pub fn Link(
    /// An address of `route`.
    #[prop(into)]
    href: Signal<String>,
    #[prop(optional)] class: &'static str,
    children: Children,
) -> impl IntoView {
    let base = base_path();
    view! {
        <A href=move || format!("{base}{}", href.read()) attr:class=class>
            {children()}
        </A>
    }
}

/// A row of a list that leads to a page, and says what is there.
#[component]
pub fn LinkRow(
    #[prop(into)] href: Signal<String>,
    icon: &'static str,
    #[prop(into)] title: TextProp,
    #[prop(into)] hint: TextProp,
) -> impl IntoView {
    view! {
        <Link href class="row">
            <Icon name=icon/>
            <span class="b">
                <strong>{move || title.get()}</strong>
                <span class="sub">{move || hint.get()}</span>
            </span>
            <Icon name="next" class="go"/>
        </Link>
    }
}

/// A number whose people or houses stand behind it. The dotted line says so, everywhere alike.
#[component]
pub fn Names(#[prop(into)] href: Signal<String>, children: Children) -> impl IntoView {
    view! {
        <Link href class="names">
            {children()}
        </Link>
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
