//! A question that stops everything.

use crate::ui::components::fresh_id;
use leptos::html;
use leptos::prelude::*;

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
