//! Deleting everything on this device, after asking.

use crate::ui::components::{Dialog, Icon, use_toasts};
use crate::ui::engine::use_engine;
use crate::ui::frame::begin_anew;
use crate::ui::preferences::use_words;
use crate::ui::refusal::toast_refusal;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The way to delete everything here.
#[component]
pub fn Wipe(
    /// What will be lost, said before it is.
    children: Children,
) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let toasts = use_toasts();
    let is_asked = RwSignal::new(false);
    let wipe = move |_| {
        is_asked.set(false);
        spawn_local(async move {
            match engine.wipe().await {
                Ok(()) => begin_anew(),
                // After an event the words of this moment are meant.
                Err(refusal) => toast_refusal(toasts, words.get_untracked(), &refusal),
            }
        });
    };
    view! {
        <button class="btn danger wide" type="button" on:click=move |_| is_asked.set(true)>
            <Icon name="trash"/>
            {move || words.get().this_device.wipe}
        </button>
        <Dialog
            open=is_asked
            on_close=move |()| is_asked.set(false)
            title=move || words.get().this_device.wipe_sure
        >
            {children()}
            <button class="btn main wide" type="button" on:click=move |_| is_asked.set(false)>
                {move || words.get().this_device.keep}
            </button>
            <button class="btn danger wide" type="button" on:click=wipe>
                {move || words.get().this_device.wipe_now}
            </button>
        </Dialog>
    }
}
