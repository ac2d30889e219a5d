//! The head of a page: an enamel street sign.

use crate::ui::components::{IconLink, Logo, Plate};
use crate::ui::frame::name_tab;
use crate::ui::preferences::use_words;
use leptos::prelude::*;

/// The sign with the page's title, which also names the tab and takes the focus when the page is opened.
#[component]
pub fn Sign(
    #[prop(into)] title: TextProp,
    /// Where one is: the area, the house, the day of the figures.
    #[prop(optional, into)]
    place: Option<TextProp>,
    /// The address one level up; its arrow stands before the title.
    #[prop(optional, into)]
    back: Option<Signal<String>>,
    /// What the arrow does, where it is more than going back.
    #[prop(optional, into)]
    back_label: Option<TextProp>,
    /// The house number on a plate.
    #[prop(optional, into)]
    house: Option<TextProp>,
    /// `IconLink`s and `IconButton`s at the end.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let words = use_words();
    name_tab(title.clone(), move || words.get().shell.app_name);
    let back_label = back_label.unwrap_or_else(|| (move || words.get().common.back).into());
    let shows_logo = back.is_none() && house.is_none();
    view! {
        <header class="sign">
            {back.map(|href| view! { <IconLink icon="back" label=back_label href/> })}
            {house.map(|number| view! { <Plate number/> })}
            {shows_logo.then(|| view! { <Logo/> })}
            <div class="t">
                <h1 tabindex="-1">{move || title.get()}</h1>
                {place.map(|place| view! { <p>{move || place.get()}</p> })}
            </div>
            {children.map(|children| view! { <div class="tools">{children()}</div> })}
        </header>
    }
}
