//! Icons, and buttons that are only an icon.

use crate::ui::components::Link;
use leptos::prelude::*;

/// A stroke icon of the page's sprite, hidden from screen readers: the words beside it speak.
#[component]
pub fn Icon(
    /// The symbol's name without its "i-".
    #[prop(into)]
    name: Signal<&'static str>,
    /// "i-s" small, "i-l" large, "i-in" inside a line of text.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <svg class=format!("i {class}") aria-hidden="true">
            <use_ href=move || format!("#i-{}", name.get())></use_>
        </svg>
    }
}

/// The house of the logo, hidden from screen readers.
#[component]
pub fn Logo() -> impl IntoView {
    // What never changes is written out as text, and there `use_` would be no element: so the address is computed.
    let href = || "#logo";
    view! {
        <svg class="logo" viewBox="0 0 40 40" aria-hidden="true">
            <use_ href=href></use_>
        </svg>
    }
}

/// A button that shows only an icon; the label is read out.
#[component]
pub fn IconButton(
    icon: &'static str,
    #[prop(into)] label: TextProp,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button class="ib" type="button" aria-label=label on:click=move |_| on_press.run(())>
            <Icon name=icon/>
        </button>
    }
}

/// A link that shows only an icon; the label is read out.
#[component]
pub fn IconLink(
    icon: &'static str,
    #[prop(into)] label: TextProp,
    #[prop(into)] href: Signal<String>,
) -> impl IntoView {
    view! {
        <Link href class="ib" attr:aria-label=label>
            <Icon name=icon/>
        </Link>
    }
}
