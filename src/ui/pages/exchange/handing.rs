//! A package on its way out: what the receiver will see, and the ways it can leave the device.

use crate::bridge::Answered;
use crate::engine::commands::make_package::{ConfirmHandOver, PackageMade, Tally};
use crate::ui::components::{Kind, Note, Say, use_toasts};
use crate::ui::engine::use_engine;
use crate::ui::pages::exchange::codes::ShowCodes;
use crate::ui::pages::exchange::ways_out::{Done, WaysOut};
use crate::ui::preferences::use_words;
use crate::ui::refusal::toast_refusal;
use js_sys::ArrayBuffer;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The package that was made, and the ways it can leave the device.
#[component]
pub fn Handing(made: (PackageMade, ArrayBuffer), is_locked: bool) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let toasts = use_toasts();
    let (package, bytes) = made;
    if package.holds.changes == 0 {
        return view! { <Say kind=Kind::Ok is_live=true>{move || words.get().exchange.nothing_new}</Say> }.into_any();
    }
    let Tally { households, residents, visits, names, phones, .. } = package.holds;
    let seen = [households, residents, names, phones, visits];
    let is_nameless = names == 0 && phones == 0;
    let said = move || {
        let words = words.get();
        match (is_locked, is_nameless) {
            (true, _) => (words.exchange.locked, words.exchange.locked_why),
            (false, true) => (words.sending.no_names, words.sending.no_names_why),
            (false, false) => (words.exchange.not_locked, words.exchange.not_locked_why),
        }
    };
    let shown = bytes.clone();
    let token = package.token;
    let confirm = move |done: Done| {
        spawn_local(async move {
            let confirmed: Answered<bool> = engine.save(ConfirmHandOver(token)).await;
            // An event is no reactive place: the words of this moment are meant.
            let words = words.get_untracked();
            match confirmed {
                Ok(true) => toasts.show(done(words), None),
                Ok(false) => toasts.show(words.sending.out_uncounted, None),
                Err(refusal) => toast_refusal(toasts, words, &refusal),
            }
        });
    };
    view! {
        <Note kind=Kind::Info icon=if is_locked { "lock" } else { "warn" } title=move || said().0>
            <p>{move || said().1}</p>
            <p class="sub">{move || (words.get().sending.sees)(words.get().format, seen)}</p>
        </Note>
        <WaysOut name=package.file_name bytes size=package.bytes is_hand_over=true on_out=confirm/>
        <ShowCodes package=shown size=package.bytes on_received=move |()| confirm(|words| words.codes.handed_over)/>
    }
    .into_any()
}
