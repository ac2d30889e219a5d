//! Choices: chips for filters and short answers, lines for longer ones.

use crate::ui::components::Icon;
use leptos::prelude::*;

/// Whether one or several of a group can be chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    #[default]
    One,
    Several,
}

impl Choice {
    const fn input_type(self) -> &'static str {
        match self {
            Self::One => "radio",
            Self::Several => "checkbox",
        }
    }
}

/// A chip with a real radio or checkbox inside. Put chips of one group in a `fieldset` with a `legend`.
#[component]
pub fn ChoiceChip(
    #[prop(optional)] choice: Choice,
    /// The group's name, shared by its radios.
    #[prop(into)]
    name: String,
    #[prop(into)] checked: Signal<bool>,
    /// The new state.
    #[prop(into)]
    on_change: Callback<bool>,
    children: Children,
) -> impl IntoView {
    view! {
        <label class="chip">
            <input
                type=choice.input_type()
                name=name
                prop:checked=checked
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            {children()}
        </label>
    }
}

/// A chip that is pressed or not: a filter.
#[component]
pub fn PressChip(
    #[prop(into)] pressed: Signal<bool>,
    #[prop(into)] on_press: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            class="chip"
            type="button"
            aria-pressed=move || pressed.get().to_string()
            on:click=move |_| on_press.run(())
        >
            {children()}
        </button>
    }
}

/// A line to choose, with a picture or a box before its words.
#[component]
pub fn ChoiceLine(
    #[prop(optional)] choice: Choice,
    /// The group's name, shared by its radios.
    #[prop(into)]
    name: String,
    #[prop(into)] checked: Signal<bool>,
    /// The new state.
    #[prop(into)]
    on_change: Callback<bool>,
    /// A picture in place of the box.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// A second line.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    children: Children,
) -> impl IntoView {
    let mark = match icon {
        Some(icon) => view! { <Icon name=icon/> }.into_any(),
        None => view! {
            <span class="dot" class:sq=choice == Choice::Several>
                <Icon name="check"/>
            </span>
        }
        .into_any(),
    };
    view! {
        <label class="opt">
            <input
                type=choice.input_type()
                name=name
                prop:checked=checked
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            {mark}
            <span class="grow">
                {children()} {hint.map(|hint| view! { <span class="sub">{move || hint.get()}</span> })}
            </span>
        </label>
    }
}
