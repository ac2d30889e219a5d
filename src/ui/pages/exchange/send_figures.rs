//! Figures alone on their way out: a page of text, read here before it is sent.

use crate::engine::queries::figures::FiguresQuestion;
use crate::ui::clock;
use crate::ui::components::{Skeleton, use_toasts};
use crate::ui::engine::use_engine;
use crate::ui::figures_text::{figures_file_name, figures_text};
use crate::ui::pages::exchange::ways_out::{Done, WaysOut};
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use js_sys::Uint8Array;
use leptos::prelude::*;

/// The figures as text, and the ways they can leave the device. Nothing is handed over by that.
#[component]
pub fn SendFigures() -> impl IntoView {
    let words = use_words();
    let toasts = use_toasts();
    let figures = use_engine().follow(|| FiguresQuestion);
    view! {
        {move || match figures.get() {
            None => view! { <Skeleton/> }.into_any(),
            Some(Err(refusal)) => view! { <RefusalNote refusal/> }.into_any(),
            Some(Ok(figures)) => {
                let name = figures_file_name(&figures, clock::read());
                let text = figures_text(&figures, words.get());
                let bytes = Uint8Array::from(text.as_bytes()).buffer();
                let size = text.len() as u64;
                view! {
                    <pre class="card figures" tabindex="0" role="region" aria-label=move || words.get().sending.figures>
                        {text}
                    </pre>
                    <WaysOut
                        name
                        bytes
                        size
                        on_out=move |done: Done| {
                            // An event is no reactive place: the words of this moment are meant.
                            toasts.show(done(words.get_untracked()), None);
                        }
                    />
                }
                    .into_any()
            }
        }}
    }
}
