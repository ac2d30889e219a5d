//! What stands over the page: a question that stops everything, a task that fills the screen.

use crate::ui::components::fresh_id;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

/// A dialog over the page, only for what cannot be undone. The safest answer comes first; leaving it is always safe.
#[component]
pub fn Dialog(
    #[prop(into)] open: Signal<bool>,
    /// The dialog was left without an answer.
    #[prop(into)]
    on_close: Callback<()>,
    /// The question.
    #[prop(into)]
    title: TextProp,
    children: Children,
) -> impl IntoView {
    let id = fresh_id("dialog");
    let labelled_by = id.clone();
    let dialog = NodeRef::<html::Dialog>::new();
    // The element opens itself: only so does it keep the page behind it out of reach.
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if !open.get() {
            dialog.close();
        } else if !dialog.open() && dialog.show_modal().is_err() {
            leptos::logging::warn!("the dialog does not open");
        }
    });
    view! {
        <dialog class="sheet" node_ref=dialog aria-labelledby=labelled_by on:close=move |_| on_close.run(())>
            <h2 id=id>{move || title.get()}</h2>
            {children()}
        </dialog>
    }
}

/// A task that fills the screen for as long as this is shown: the page behind it is out of reach.
#[component]
pub fn FullScreen(
    #[prop(into)] title: TextProp,
    /// The task was left by the key or gesture for it. Buttons are for the children to have.
    #[prop(into)]
    on_close: Callback<()>,
    children: Children,
) -> impl IntoView {
    let id = fresh_id("task");
    let labelled_by = id.clone();
    let dialog = NodeRef::<html::Dialog>::new();
    let opener = StoredValue::new_local(document().active_element());
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if !dialog.open() && dialog.show_modal().is_err() {
            leptos::logging::warn!("the dialog does not open");
        }
    });
    // The browser gives the focus back only to who closes a dialog, not to who takes it away.
    on_cleanup(move || {
        let opener = opener.try_get_value().flatten().and_then(|opener| opener.dyn_into::<HtmlElement>().ok());
        request_animation_frame(move || drop(opener.map(|opener| opener.focus())));
    });
    view! {
        <dialog class="task" node_ref=dialog aria-labelledby=labelled_by on:close=move |_| on_close.run(())>
            <h2 id=id>{move || title.get()}</h2>
            {children()}
        </dialog>
    }
}
