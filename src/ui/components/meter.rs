//! Shares as a bar, and long work on its way.

use crate::ui::preferences::use_words;
use leptos::prelude::*;

/// Returns a width in per cent, in steps of a tenth: never full before all is done, never nothing when something is.
fn width(part: u64, all: u64) -> f64 {
    if part == 0 || all == 0 {
        return 0.0;
    }
    let tenths = u128::from(part) * 1_000 / u128::from(all);
    let shown = if part < all { tenths.clamp(10, 990) } else { 1_000 };
    shown as f64 / 10.0
}

fn css_width(part: u64, all: u64) -> String {
    format!("{}%", width(part, all))
}

/// Done, under way, the rest, not asked. The sentence beside it, or `label`, says the same.
#[component]
pub fn Meter(
    #[prop(into)] done: Signal<u64>,
    #[prop(optional, into)] under_way: Signal<u64>,
    #[prop(optional, into)] not_asked: Signal<u64>,
    #[prop(into)] all: Signal<u64>,
    /// The sentence that is read out.
    #[prop(into)]
    label: TextProp,
) -> impl IntoView {
    let part = move |class: &'static str, part: Signal<u64>| {
        let shows = Memo::new(move |_| part.get() > 0);
        move || shows.get().then(|| view! { <i class=class style:width=move || css_width(part.get(), all.get())></i> })
    };
    view! {
        <div class="meter" role="img" aria-label=label>
            {part("m-ok", done)}
            {part("m-mid", under_way)}
            {part("m-unk", not_asked)}
        </div>
    }
}

/// Long work: what it does, how far it is, and how to stop it.
#[component]
pub fn Progress(
    /// "Đang đọc tệp".
    #[prop(into)]
    label: TextProp,
    #[prop(into)] done: Signal<u64>,
    #[prop(into)] all: Signal<u64>,
    #[prop(optional, into)] on_stop: Option<Callback<()>>,
    /// What stopping means: "Dừng, không nhận".
    #[prop(optional, into)]
    stop_label: Option<TextProp>,
) -> impl IntoView {
    let words = use_words();
    let stop_label = stop_label.unwrap_or_else(|| (move || words.get().common.stop).into());
    let name = label.clone();
    let sentence: TextProp =
        (move || format!("{}: {}", label.get(), words.get().format.done_of(done.get(), all.get()))).into();
    let spoken = sentence.clone();
    let stop = move |on_stop: Callback<()>| {
        view! {
            <button class="btn small quiet" type="button" on:click=move |_| on_stop.run(())>
                {move || stop_label.get()}
            </button>
        }
    };
    view! {
        <div class="card">
            <strong>{move || sentence.get()}</strong>
            <div
                class="meter"
                role="progressbar"
                aria-label=name
                aria-valuemin="0"
                aria-valuemax=move || all.get().to_string()
                aria-valuenow=move || done.get().to_string()
                aria-valuetext=spoken
            >
                <i class="m-ok" style:width=move || css_width(done.get(), all.get())></i>
            </div>
            {on_stop.map(stop)}
        </div>
    }
}
