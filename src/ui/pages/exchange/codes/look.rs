//! The receiver's side: a button, what the camera is for, and the screen that looks through it.

use crate::ui::components::{FullScreen, Icon, Kind, Note, Progress, Say};
use crate::ui::files;
use crate::ui::pages::exchange::arrival::Arrival;
use crate::ui::pages::exchange::codes::awake::keep_awake;
use crate::ui::pages::exchange::codes::camera::{Camera, CameraFault};
use crate::ui::pages::exchange::codes::ending::{CloseButton, Fell};
use crate::ui::pages::exchange::codes::sight::{Sight, Stage};
use crate::ui::preferences::{use_address, use_words};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The button that receives a package by camera; nothing where the browser lets no page use one.
#[component]
pub fn ReadCodes(arrival: Arrival) -> impl IntoView {
    let words = use_words();
    let is_open = RwSignal::new(false);
    let close = move |()| is_open.set(false);
    Camera::is_offered().then(|| {
        view! {
            <section class="card">
                <button class="btn wide" type="button" on:click=move |_| is_open.set(true)>
                    <Icon name="camera"/>
                    {move || words.get().codes.look}
                </button>
                <p class="sub">{move || words.get().codes.look_hint}</p>
            </section>
            <Show when=move || is_open.get()>
                <FullScreen title=move || words.get().codes.look_title on_close=close>
                    <Looking arrival on_close=close/>
                </FullScreen>
            </Show>
        }
    })
}

/// From the explanation to the package, which goes the way of any file.
#[component]
fn Looking(arrival: Arrival, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let sight = Sight::new();
    keep_awake();
    let look = move || {
        spawn_local(async move {
            if let Some(bytes) = sight.look().await {
                on_close.run(());
                arrival.bring(vec![files::nameless(&bytes)]);
            }
        });
    };
    view! {
        {move || match sight.stage.get() {
            Stage::Explaining => view! { <Explanation on_start=move |()| look()/> }.into_any(),
            Stage::Starting => {
                view! { <Say kind=Kind::Unknown is_live=true>{move || words.get().codes.camera_starts}</Say> }
                    .into_any()
            }
            Stage::Looking => view! { <Viewfinder sight/> }.into_any(),
            Stage::NoCamera(fault) => view! { <NoCamera fault on_retry=move |()| look()/> }.into_any(),
            Stage::Fell => view! { <Fell/> }.into_any(),
        }}
        <CloseButton on_close/>
    }
}

/// What the camera is for, before the device asks.
#[component]
fn Explanation(#[prop(into)] on_start: Callback<()>) -> impl IntoView {
    let words = use_words();
    let address = use_address();
    view! {
        <p>{move || (words.get().codes.look_how)(address.get())}</p>
        <p class="sub">{move || words.get().codes.look_private}</p>
        <button class="btn main wide" type="button" on:click=move |_| on_start.run(())>
            <Icon name="camera"/>
            {move || words.get().codes.start_camera}
        </button>
    }
}

/// What the camera sees, and how much of the package is here.
#[component]
fn Viewfinder(sight: Sight) -> impl IntoView {
    let words = use_words();
    let progress = sight.progress;
    let quarters = Memo::new(move |_| progress.get().map(|progress| progress.received * 4 / progress.parts.max(1)));
    let said = move || {
        let words = &words.get().codes;
        match (quarters.get(), sight.is_lost.get()) {
            (_, true) => words.lost_sight,
            (None, false) => words.aim,
            (Some(0 | 1), false) => words.in_sight,
            (Some(2), false) => words.half_here,
            (Some(_), false) => words.nearly_here,
        }
    };
    view! {
        <video
            class="viewfinder"
            aria-label=move || words.get().codes.viewfinder
            node_ref=sight.video
            autoplay
            muted
            playsinline
        ></video>
        <p role="status">{said}</p>
        <Show when=move || quarters.get().is_some()>
            <Progress
                label=move || words.get().codes.received
                done=Signal::derive(move || progress.get().map_or(0, |progress| progress.received.into()))
                all=Signal::derive(move || progress.get().map_or(1, |progress| progress.parts.into()))
            />
        </Show>
    }
}

/// Why there is no picture, and what can be done about it.
#[component]
fn NoCamera(fault: CameraFault, #[prop(into)] on_retry: Callback<()>) -> impl IntoView {
    let words = use_words();
    let address = use_address();
    let said = move || {
        let (words, address) = (&words.get().codes, address.get());
        match fault {
            CameraFault::Denied => (words.denied, (words.denied_why)(address)),
            CameraFault::Absent => (words.absent, words.absent_why.to_owned()),
            CameraFault::Busy => (words.busy, (words.busy_why)(address)),
        }
    };
    view! {
        <Note kind=Kind::Part icon="camera" is_live=true title=move || said().0>
            <p>{move || said().1}</p>
        </Note>
        <button class="btn main wide" type="button" on:click=move |_| on_retry.run(())>
            {move || words.get().codes.try_again}
        </button>
    }
}
