//! The bars at the bottom, a rail on the left where there is room.

use crate::ui::components::{Icon, Link};
use crate::ui::preferences::use_words;
use crate::ui::route;
use crate::words::Words;
use leptos::prelude::*;

/// The main action of the page and, below it, the way to the other pages.
#[component]
pub fn Dock(
    /// A page that is one task hides the other pages: a visit, a guide.
    #[prop(default = true)]
    has_nav: bool,
    /// The action floats over the page instead of standing on a bar of its own.
    #[prop(optional)]
    is_quick: bool,
    /// One main button, and what is said about saving.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let words = use_words();
    let class = if is_quick { "quick" } else { "act" };
    let actions = move |children: Children| {
        view! {
            <div class=class role="region" aria-label=move || words.get().shell.page_actions>
                {children()}
            </div>
        }
    };
    view! {
        <div class="dock">
            {children.map(actions)}
            {has_nav.then(|| view! { <Nav/> })}
        </div>
    }
}

/// The way to the main pages.
#[component]
pub fn Nav() -> impl IntoView {
    let words = use_words();
    let tab = move |href: &'static str, icon: &'static str, name: fn(&Words) -> &'static str| {
        view! {
            <Link href>
                <Icon name=icon/>
                {move || name(words.get())}
            </Link>
        }
    };
    view! {
        <nav class="nav" aria-label=move || words.get().shell.main_navigation>
            {tab(route::HOMES, "walk", |words| words.shell.tab_walk)}
            {tab(route::TARGETS, "goal", |words| words.shell.tab_targets)}
            {tab(route::EXCHANGE, "swap", |words| words.shell.tab_exchange)}
            {tab(route::SETTINGS, "menu", |words| words.shell.tab_settings)}
        </nav>
    }
}
