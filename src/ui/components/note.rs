//! States in words: a note, a tag, a sentence.

use crate::ui::components::{DoorGlyph, Icon, Kind};
use crate::ui::door::Door;
use leptos::prelude::*;

/// What happened, whether the data are safe, what to do. Something gone wrong is read out at once.
#[component]
pub fn Note(
    #[prop(optional)] kind: Kind,
    /// An icon that says it better than the kind's own.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// The first line, strong.
    #[prop(optional, into)]
    title: Option<TextProp>,
    /// Whether the note appears while the page is open, and so is read out.
    #[prop(optional)]
    is_live: bool,
    /// Paragraphs and buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let role = match kind {
        Kind::Bad => Some("alert"),
        _ => is_live.then_some("status"),
    };
    view! {
        <div class=format!("note {}", kind.class()) role=role>
            <Icon name=icon.unwrap_or(kind.icon())/>
            <div>
                {title.map(|title| view! { <strong>{move || title.get()}</strong> })}
                {children.map(|children| children())}
            </div>
        </div>
    }
}

/// A state in a word or two, with colour and picture.
#[component]
pub fn Tag(
    #[prop(optional)] kind: Kind,
    #[prop(optional)] icon: Option<&'static str>,
    /// A door instead of an icon.
    #[prop(optional)]
    door: Option<Door>,
    children: Children,
) -> impl IntoView {
    view! { <span class=format!("tag {}", kind.class())>{picture(kind, icon, door)} <span>{children()}</span></span> }
}

/// A sentence with its picture.
#[component]
pub fn Say(
    #[prop(optional)] kind: Kind,
    #[prop(optional)] icon: Option<&'static str>,
    /// A door instead of an icon.
    #[prop(optional)]
    door: Option<Door>,
    /// Whether the sentence changes while the page is open, and so is read out.
    #[prop(optional)]
    is_live: bool,
    /// The id by which a field names the sentence as its own.
    #[prop(optional, into)]
    id: Option<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <p class=format!("say {}", kind.class()) role=is_live.then_some("status") id=id>
            {picture(kind, icon, door)}
            <span>{children()}</span>
        </p>
    }
}

fn picture(kind: Kind, icon: Option<&'static str>, door: Option<Door>) -> AnyView {
    match door {
        Some(door) => view! { <DoorGlyph door/> }.into_any(),
        None => view! { <Icon name=icon.unwrap_or(kind.icon()) class="i-s"/> }.into_any(),
    }
}
