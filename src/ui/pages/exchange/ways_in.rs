//! The ways in that need no button: the inbox, files dropped anywhere on the page, and what is pasted.

use crate::exchange::within_message;
use crate::ui::engine::use_engine;
use crate::ui::files::{self, NamedFile};
use crate::ui::inbox::{self, FILES_ARRIVED};
use crate::ui::pages::exchange::arrival::Arrival;
use js_sys::Reflect;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{DataTransfer, DragEvent, Element, Event, File};

/// What the page says of the inbox.
#[derive(Clone, Copy)]
pub struct InboxFindings {
    /// It does not open, or not everything found room in it.
    pub lacks_files: RwSignal<bool>,
    /// Files wait in it, and the practice ward is open: they are the real one's and stay where they are.
    pub waits_for_ward: RwSignal<bool>,
}

/// Brings in what comes while the page is open, and turns to where it is looked at. Call it at the top of the page.
pub fn watch_ways_in(arrival: Arrival, to_receive: impl Fn() + Clone + 'static) -> InboxFindings {
    let overview = use_engine().overview();
    let found = InboxFindings { lacks_files: RwSignal::new(false), waits_for_ward: RwSignal::new(false) };
    let bring = move |files: Vec<NamedFile>| {
        if files.iter().any(|file| arrival.is_new(file)) {
            to_receive();
        }
        arrival.bring(files);
    };
    let look_into_inbox = {
        let bring = bring.clone();
        move || {
            let bring = bring.clone();
            let is_practice = overview.with_untracked(|overview| overview.is_practice);
            let epoch = arrival.epoch();
            spawn_local(async move {
                if is_practice {
                    found.waits_for_ward.try_set(inbox::has_files().await);
                    return;
                }
                let files = inbox::look().await;
                found.lacks_files.try_set(files.is_none() || inbox::lacks_files());
                if !arrival.is_over(epoch) {
                    bring(files.unwrap_or_default());
                }
            });
        }
    };
    look_into_inbox();
    let listeners = [
        window_event_listener_untyped(FILES_ARRIVED, move |_| look_into_inbox()),
        window_event_listener(ev::dragover, |event: DragEvent| {
            // Without this the browser would leave the app and open the file.
            if event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0)) {
                event.prevent_default();
            }
        }),
        window_event_listener(ev::drop, {
            let bring = bring.clone();
            move |event: DragEvent| {
                let files = files::files_of(event.data_transfer().and_then(|data| data.files()));
                if !files.is_empty() {
                    event.prevent_default();
                    bring(named(files));
                }
            }
        }),
        window_event_listener_untyped("paste", move |event| {
            let Some(data) = pasted(&event) else { return };
            let files = files::files_of(data.files());
            if !files.is_empty() {
                event.prevent_default();
                bring(named(files));
                return;
            }
            let text = data.get_data("text/plain").unwrap_or_default();
            // A field keeps what is pasted into it; elsewhere, only what may be a package is meant for the app.
            if !is_field(&event) && within_message(&text).starts_with('{') {
                event.prevent_default();
                bring(vec![files::from_text(within_message(&text))]);
            }
        }),
    ];
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
    found
}

fn named(files: Vec<File>) -> Vec<NamedFile> {
    files.into_iter().map(NamedFile::from).collect()
}

fn pasted(event: &Event) -> Option<DataTransfer> {
    Reflect::get(event, &"clipboardData".into()).ok()?.dyn_into().ok()
}

fn is_field(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.matches("input, textarea").unwrap_or_default())
}
