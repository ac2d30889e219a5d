//! The sender's side: a button, and the screen that shows the codes.

use crate::ui::components::{FullScreen, Icon, Kind, Note, Say};
use crate::ui::pages::exchange::codes::awake::keep_awake;
use crate::ui::pages::exchange::codes::ending::{CloseButton, Fell};
use crate::ui::pages::exchange::codes::showing::{Showing, Stage};
use crate::ui::preferences::{use_address, use_words};
use js_sys::ArrayBuffer;
use leptos::prelude::*;

/// A package up to this size is offered to be shown, in bytes as a file: most get four times smaller on their way, and
/// take a minute then.
const OFFERED_LIMIT: u64 = 256 * 1024;

/// The button that shows a package as codes; nothing where the package is large.
#[component]
pub fn ShowCodes(
    package: ArrayBuffer,
    size: u64,
    /// The other device has the package.
    #[prop(into)]
    on_received: Callback<()>,
) -> impl IntoView {
    let words = use_words();
    let is_open = RwSignal::new(false);
    let package = StoredValue::new_local(package);
    let received = move |()| {
        is_open.set(false);
        on_received.run(());
    };
    (size <= OFFERED_LIMIT).then(|| {
        view! {
            <div class="stack-s">
                <button class="btn wide" type="button" on:click=move |_| is_open.set(true)>
                    <Icon name="codes"/>
                    {move || words.get().codes.show}
                </button>
                <p class="sub">{move || words.get().codes.show_hint}</p>
            </div>
            <Show when=move || is_open.get()>
                <FullScreen title=move || words.get().codes.show_title on_close=move |()| is_open.set(false)>
                    <Codes
                        package=package.get_value()
                        on_received=received
                        on_close=move |()| is_open.set(false)
                    />
                </FullScreen>
            </Show>
        }
    })
}

/// The codes, how far they are, and how fast they go.
#[component]
fn Codes(
    package: ArrayBuffer,
    #[prop(into)] on_received: Callback<()>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let words = use_words();
    let showing = Showing::begin(&package);
    keep_awake();
    view! {
        {move || match showing.stage.get() {
            Stage::Preparing => {
                view! { <Say kind=Kind::Unknown is_live=true>{move || words.get().codes.preparing}</Say> }.into_any()
            }
            Stage::Showing { parts } => view! { <Picture showing parts on_received/> }.into_any(),
            Stage::TooLarge => {
                view! {
                    <Note kind=Kind::Part is_live=true title=move || words.get().codes.too_large>
                        <p>{move || words.get().codes.too_large_why}</p>
                    </Note>
                }
                    .into_any()
            }
            Stage::Fell => view! { <Fell/> }.into_any(),
        }}
        <CloseButton on_close/>
    }
}

#[component]
fn Picture(showing: Showing, parts: u32, on_received: Callback<()>) -> impl IntoView {
    let words = use_words();
    let address = use_address();
    let is_running = showing.is_running;
    view! {
        <p>{move || (words.get().codes.show_how)(address.get())}</p>
        <canvas
            class="code"
            role="img"
            aria-label=move || words.get().codes.picture
            node_ref=showing.canvas
        ></canvas>
        <p role="status">
            {move || {
                let words = words.get();
                if is_running.get() {
                    (words.codes.extent)(words.format, parts, showing.seconds(parts))
                } else {
                    words.codes.paused.to_owned()
                }
            }}
        </p>
        <button class="btn main wide" type="button" on:click=move |_| on_received.run(())>
            <Icon name="okc"/>
            {move || words.get().codes.all_received}
        </button>
        <div class="two">
            <button
                class="btn wide"
                type="button"
                disabled=move || showing.is_slowest()
                on:click=move |_| showing.slower()
            >
                {move || words.get().codes.slower}
            </button>
            <button
                class="btn wide"
                type="button"
                disabled=move || showing.is_fastest()
                on:click=move |_| showing.faster()
            >
                {move || words.get().codes.faster}
            </button>
        </div>
        <p class="sub" role="status">{move || (words.get().codes.speed)(showing.codes_per_second())}</p>
        <button class="btn wide" type="button" on:click=move |_| showing.switch()>
            {move || if is_running.get() { words.get().codes.pause } else { words.get().codes.go_on }}
        </button>
    }
}
